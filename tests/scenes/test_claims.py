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
from tests.scenes.discovery import name_of, samples_of, scene_classes
from tests.scenes.staging import letterings, perform

NUMBER = re.compile(r"(=|approx) (-?\d[\d.]*(?: times 10\^\(-?\d+\))?)(?=\s*(?:\$|\\|\)|quad|,))")
"""A number in Typst that is said to be equal to something, or about equal, and ends there."""


IN_CAPTION = re.compile(r"([=≈]) (−?\d[\d.]*(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)(?![\w/√π·])")
"""The same in a caption."""


PERFORMANCES = [(scene, params) for scene in scene_classes() for params in ({}, *samples_of(scene))]

performed = pytest.mark.parametrize(
    "number", range(len(PERFORMANCES)), ids=[f"{scene.__name__}-{name_of(p)}" for scene, p in PERFORMANCES]
)


@cache
def shown_and_claimed(
    number: int,
) -> tuple[tuple[tuple[str, str, str], ...], list[dict[str, Any]], list[sympy.Expr]]:
    """Of a performance: relation, number and beat of what was on stage after a beat or in its caption;
    claims; inputs."""
    scene_class, params = PERFORMANCES[number]
    shown: dict[tuple[str, str, str], None] = {}

    def look(scene: BeatScene, beat: str) -> None:
        for lettering in letterings(scene):
            if isinstance(lettering, Inscription):
                for relation, text in NUMBER.findall(lettering.source):
                    shown["≈" if relation == "approx" else "=", plain(text), beat] = None
            elif isinstance(lettering, Readout):
                relation, _, text = lettering.source.partition(" ")
                if not lettering.related:
                    relation, text = lettering.measure().relation, lettering.source.lstrip("≈≤")
                shown[relation, plain(text.strip().rstrip("°")), beat] = None

    scene = perform(scene_class, look, **params)
    for record in scene.records:
        for relation, text in IN_CAPTION.findall(record.caption):
            shown[relation, plain(text.rstrip(".")), record.name] = None
    claims = [claim for record in scene.records for claim in record.numbers]
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


@performed
def test_every_number_on_stage_or_in_a_caption_is_claimed_or_is_what_a_claim_was_computed_from(
    number: int,
) -> None:
    shown, claims, parameters = shown_and_claimed(number)
    values = (plain(str(value)) for claim in claims for value in claim.values())
    texts = {re.sub("^[=≈≤] ", "", value) for value in values}
    inputs = {abs(float(value)) for claim in claims for value in numbers_in(tuple(claim.values()))}
    inputs |= {abs(float(value)) for value in parameters} | {0.0}
    missing = [
        (relation, text, beat)
        for relation, text, beat in shown
        if text not in texts and not (relation == "=" and abs(float(real(text))) in inputs)
    ]
    assert len(shown) > 2
    assert missing == []


@performed
def test_every_claim_names_a_function_of_mathlib_and_how_its_number_is_known(
    number: int,
) -> None:
    _, claims, _ = shown_and_claimed(number)
    assert claims
    for claim in claims:
        assert claim["computed_by"].startswith(f"{mathlib.__name__}.")
        assert callable(resolve_name(claim["computed_by"]))
        assert claim["how"]
        assert claim["status"] in {"exact", "rounded", "rounded down", "rounded up"}
        rounded = ("≈ ", "≤ ") if claim["status"] == "rounded up" else "≈ "
        assert claim["shown"].startswith("= " if claim["status"] == "exact" else rounded)
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
