"""Every number that a scene shows is claimed, and every claim names what computed it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pkgutil import resolve_name
from typing import Any

import pytest
import sympy

import mathlib
from mathlib.arithmetic import ExpressionError
from mathlib.function import real
from scenes.stage.scene import BeatScene
from scenes.stage.text import Inscription, Readout
from tests.scenes.discovery import FUNCTIONS, kind_of, scene_classes
from tests.scenes.staging import letterings, perform

NUMBER = re.compile(r"(=|approx) (-?\d[\d.]*(?: times 10\^\(-?\d+\))?)(?=\s*(?:\$|\\|\)|quad|,))")
"""A number in Typst that is said to be equal to something, or about equal, and ends there."""


IN_CAPTION = re.compile(r"([=≈]) (−?\d[\d.]*(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)(?![\w/√π·])")
"""The same in a caption."""


def performances() -> Iterator[Any]:
    for scene in scene_classes():
        yield pytest.param(scene, "", "", id=f"{scene.__name__}-default")
        for f, point in FUNCTIONS[kind_of(scene)]:
            yield pytest.param(scene, f, point, id=f"{scene.__name__}-{f}")


PERFORMANCES = list(performances())


@cache
def shown_and_claimed(
    scene_class: type[BeatScene], function: str, point: Any
) -> tuple[tuple[tuple[str, str, str], ...], list[dict[str, Any]], list[sympy.Expr]]:
    """Relation, number and beat of what was on stage after a beat or in its caption; claims; inputs."""
    shown: dict[tuple[str, str, str], None] = {}

    def look(scene: BeatScene, beat: str) -> None:
        for lettering in letterings(scene):
            if isinstance(lettering, Inscription):
                for relation, number in NUMBER.findall(lettering.source):
                    shown["≈" if relation == "approx" else "=", plain(number), beat] = None
            elif isinstance(lettering, Readout):
                relation, _, number = lettering.source.partition(" ")
                shown[relation, plain(number.strip().rstrip("°")), beat] = None

    scene = perform(scene_class, look, **({"function": function, "point": point} if function else {}))
    for record in scene.records:
        for relation, number in IN_CAPTION.findall(record.caption):
            shown[relation, plain(number.rstrip(".")), record.name] = None
    claims = [number for record in scene.records for number in record.numbers]
    parameters = (getattr(scene.params, name) for name in type(scene.params).model_fields)
    return tuple(shown), claims, list(numbers_in(tuple(parameters)))


def plain(number: str) -> str:
    """A number of Typst, or of the screen, in ASCII."""
    raised = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    return re.sub(r" times 10\^\((-?\d+)\)|×10(\S+)", r"e\1\2", number.replace("−", "-").translate(raised))


def numbers_in(value: object) -> Iterator[sympy.Expr]:
    if isinstance(value, tuple):
        for part in value:
            yield from numbers_in(part)
    elif isinstance(value, sympy.Expr):
        yield value
    elif isinstance(value, str):
        try:
            yield real(plain(value))
        except ExpressionError:
            return


@pytest.mark.parametrize(("scene_class", "function", "point"), PERFORMANCES)
def test_every_number_on_stage_or_in_a_caption_is_claimed_or_is_what_a_claim_was_computed_from(
    scene_class: type[BeatScene], function: str, point: Any
) -> None:
    shown, claims, parameters = shown_and_claimed(scene_class, function, point)
    texts = {plain(str(value)).removeprefix("= ").removeprefix("≈ ") for c in claims for value in c.values()}
    inputs = {abs(float(number)) for claim in claims for number in numbers_in(tuple(claim.values()))}
    inputs |= {abs(float(number)) for number in parameters} | {0.0}
    missing = [
        (relation, number, beat)
        for relation, number, beat in shown
        if number not in texts and not (relation == "=" and abs(float(real(number))) in inputs)
    ]
    assert len(shown) > 2
    assert missing == []


@pytest.mark.parametrize(("scene_class", "function", "point"), PERFORMANCES)
def test_every_claim_names_a_function_of_mathlib_and_how_its_number_is_known(
    scene_class: type[BeatScene], function: str, point: Any
) -> None:
    _, claims, _ = shown_and_claimed(scene_class, function, point)
    assert claims
    for claim in claims:
        assert claim["computed_by"].startswith(f"{mathlib.__name__}.")
        assert callable(resolve_name(claim["computed_by"]))
        assert claim["how"]
        assert claim["status"] in {"exact", "rounded", "rounded down", "rounded up"}
        assert claim["shown"].startswith("= " if claim["status"] == "exact" else "≈ ")
    json.dumps(claims, allow_nan=False)


@pytest.mark.parametrize(
    ("text", "point", "epsilons", "side"),
    [("relu(x)", "0", ("1", "1/2"), "left"), ("1/(x - 2)", "1", ("5", "1"), "left")],
)
def test_a_reach_without_end_is_strict_json(
    text: str, point: str, epsilons: tuple[str, ...], side: str
) -> None:
    (scene_class,) = (scene for scene in scene_classes() if scene.__name__ == "EpsilonDelta")
    scene = perform(scene_class, function=text, point=point, epsilons=epsilons)
    claims = [number for record in scene.records for number in record.numbers]
    read = json.loads(json.dumps(claims, allow_nan=False))
    (reach,) = (claim for claim in read if claim["name"] == f"{side} reach")
    assert (reach["shown"].partition(" ")[2], reach["value"]) == ("∞", None)
