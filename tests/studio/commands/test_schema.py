"""The JSON schema is what the scenes say now, admits the lessons and rejects what the studio refuses."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from studio.commands.json_schema import SCHEMA, caption_schema, lesson_schema
from tests.studio.conftest import REPOSITORY

OURS = [REPOSITORY / "lessons" / f"{name}.toml" for name in ("primer", "deep-learning", "deutsch")]
"""The lessons of the project; those of its users are none of its business."""

LESSONS = [*OURS, *sorted((REPOSITORY / "tests/scenes/languages").glob("*.toml"))]


def test_a_beat_with_cases_takes_one_text_or_a_text_for_each() -> None:
    validator = Draft202012Validator(caption_schema({"near": "Near.", "far": "Far."}))
    for right in ("One.", {"near": "a", "far": "b"}):
        assert list(validator.iter_errors(right)) == []
    for wrong in (3, {"near": "a"}, {"near": "a", "far": "b", "else": "c"}, {"near": "a", "far": 3}):
        assert list(validator.iter_errors(wrong)) != []


def errors(text: str) -> list[Any]:
    schema = json.loads((REPOSITORY / SCHEMA).read_bytes())
    return list(Draft202012Validator(schema).iter_errors(tomllib.loads(text)))


def test_the_schema_in_the_repository_is_current() -> None:
    schema = lesson_schema(REPOSITORY)
    Draft202012Validator.check_schema(schema)
    assert json.loads((REPOSITORY / SCHEMA).read_bytes()) == schema, "run `make schema`"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_schema_admits_the_lessons(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_lessons_name_the_schema_for_editors(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert (path.parent / first.removeprefix("#:schema ")).resolve() == REPOSITORY / SCHEMA


@pytest.mark.parametrize(
    "mistake",
    [
        'titel = "x"',
        'theme = "sepia"',
        'quality = "8k"',
        'fonts = "Noto"',
        'language = "Deutsch"',
        '[[clip]]\nscene = "secant"',
        '[[clip]]\nname = "a"',
        '[[clip]]\nscene = "secant_to_tangent"\nname = "A B"',
        '[[clip]]\nscene = "secant_to_tangent"\nfunktion = "x"',
        '[[clip]]\nscene = "secant_to_tangent"\nfunction = 3',
        '[[clip]]\nscene = "secant_to_tangent"\nsteps = 1',
        '[[clip]]\nscene = "partial_slices"\npoint = [1]',
        '[[clip]]\nscene = "partial_slices"\n[clip.captions]\nno_beat = "x"',
        '[[clip]]\nscene = "epsilon_delta"\n[clip.words]\nband = 3',
    ],
)
def test_mistakes_are_rejected(mistake: str) -> None:
    good = '\n[[clip]]\nscene = "epsilon_delta"\n'
    assert errors(good) == []
    assert errors(f"{mistake}\n{good}") != []
