"""Every number that a scene shows is claimed, and every claim names what computed it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pkgutil import resolve_name

import pytest
import sympy

import mathlib
from mathlib.arithmetic import ExpressionError
from mathlib.function import real
from scenes.stage.scene import BeatScene
from studio.base import Words, context_of, english_words, status_text
from tests.scenes.discovery import scene_classes
from tests.scenes.performances import each_sample, performance, plain
from tests.scenes.staging import perform


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


@each_sample
def test_every_number_on_stage_or_in_a_caption_is_claimed_or_is_what_a_claim_was_computed_from(
    scene_class: type[BeatScene], sample: int
) -> None:
    performed = performance(scene_class, sample)
    claims, parameters = performed.claims, numbers_in(tuple(dict(performed.params or {}).values()))
    values = (plain(str(value)) for claim in claims for value in claim.values())
    texts = {re.sub("^[=≈≤] ", "", value) for value in values}
    inputs = {abs(float(value)) for claim in claims for value in numbers_in(tuple(claim.values()))}
    inputs |= {abs(float(value)) for value in parameters} | {0.0}
    missing = [
        (relation, text, beat)
        for relation, text, beat in dict.fromkeys(performed.shown)
        if text not in texts and not (relation == "=" and abs(float(real(text))) in inputs)
    ]
    assert len(performed.shown) > 2
    assert missing == []


@each_sample
def test_what_a_claim_says_in_english_is_in_the_table_that_languages_translate(
    scene_class: type[BeatScene], sample: int
) -> None:
    marked = Words("xx", {"numbers": {text: f"§ {text}" for text in english_words()["numbers"]}})
    said = {
        text
        for claim in performance(scene_class, sample).claims
        for text in (str(claim["name"]), *status_text(claim).split(", "), *context_of(claim))
    }
    english = {text for text in said if re.search(r"[A-Za-z]{2}", text)}
    assert {text for text in english if "§" not in marked.translate("numbers", text)} == set()


@each_sample
def test_every_claim_names_a_function_of_mathlib_and_how_its_number_is_known(
    scene_class: type[BeatScene], sample: int
) -> None:
    claims = performance(scene_class, sample).claims
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
