"""All mistakes of a lesson are reported in one run, by the scenes themselves, before anything is drawn."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.studio.conftest import REPOSITORY, Project

LESSON = """\
titel = "Mistakes"
[[clip]]
scene = "secant_to_tangant"
[[clip]]
scene = "secant_to_tangent"
name = "typed"
functoin = "x"
[[clip]]
scene = "secant_to_tangent"
name = "types"
function = 3
point = [1, 2]
title = 4
[[clip]]
scene = "partial_slices"
name = "pairs"
point = 0.5
[[clip]]
scene = "secant_to_tangent"
name = "unparsable"
function = "x^2 + 3*("
[[clip]]
scene = "secant_to_tangent"
name = "outside"
function = "log(x)"
point = -1
[[clip]]
scene = "epsilon_delta"
name = "jump"
function = "abs(x)/x"
point = 0
[[clip]]
scene = "secant_to_tangent"
name = "corner"
function = "abs(x)"
point = 0
[[clip]]
scene = "partial_slices"
name = "crease"
function = "abs(x)*y"
point = [0, 2]
[[clip]]
scene = "steepest_ascent"
name = "summit"
function = "x^2 + y^2"
point = [0, 0]
[[clip]]
scene = "secant_to_tangent"
name = "wide"
function = "sqrt(x)"
point = 1
steps = [2, 0.5]
[[clip]]
scene = "secant_to_tangent"
name = "wide"
theme = "pink"
function = "log(x)"
point = -2
[clip.captions]
name_the_limt = "x"
"""
REFUSALS = [
    ("1:1", "there is no field 'titel' here; did you mean 'title'?"),
    ("3:9", "there is no scene 'secant_to_tangant'; did you mean 'secant_to_tangent'?"),
    ("7:1", "there is no field 'functoin' here; did you mean 'function'?"),
    ("11:12", 'function: must be a formula in quotes, as in "x^2"'),
    ("12:9", 'point: must be a number, such as 0.5 or "pi/4"'),
    ("13:9", "title: must be text, in quotes"),
    ("17:9", "point: must be a list, as in [1, 0.5]"),
    ("21:22", "function: column 10: "),
    ("26:9", "log(x) has no tangent at x = −1: f has no value at −1"),
    (
        "31:9",
        "abs(x)/x has no limit at 0: to the left of 0 f(x) approaches −1; to the right f(x) approaches 1",
    ),
    ("36:9", "abs(x) has no tangent at x = 0: to the left of 0 the slopes approach −1; to the right the"),
    (
        "41:9",
        "there is no partial derivative along x, with y held at 2: to the left of 0 the slopes approach",
    ),
    ("46:9", "the gradient of x^2 + y^2 at (0, 0) is zero: every direction is flat here"),
    ("52:9", "f has no value at −1, where a secant would end; take smaller steps"),
    ("55:8", "there is a clip 'wide' already"),
    ("56:9", "theme must be one of dark, light, not 'pink'"),
    ("58:9", "log(x) has no tangent at x = −2: f has no value at −2"),
    ("60:1", "there is no beat 'name_the_limt' here; did you mean 'name_the_limit'?"),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Project:
    """The real scenes, and nothing rendered."""
    unwanted = shutil.ignore_patterns("__pycache__")
    for folder in ("mathlib", "scenes"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder, ignore=unwanted)
    (tmp_path / "lessons").mkdir()
    (tmp_path / "renders").mkdir()
    return Project(tmp_path)


def test_every_mistake_of_a_lesson_is_reported_at_once_in_order_at_its_place_with_what_would_be_right(
    checkout: Project,
) -> None:
    (checkout.root / "lessons/mine.toml").write_text(LESSON)
    done = checkout.studio("render", "lessons/mine.toml", "--jobs", "2")
    assert done.returncode == 2
    assert all(line.startswith("checked the parameters of ") for line in done.stdout.splitlines())
    lines = done.stderr.splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"lessons/mine.toml:{place}" for place, _ in REFUSALS]
    for line, (place, message) in zip(lines, REFUSALS, strict=True):
        assert line.startswith(f"lessons/mine.toml:{place}: {message}")
    assert list((checkout.root / "renders").iterdir()) == []
