"""Random admissible functions and points are played without a flaw; the others are refused as documented.

`make sweep SEED=7 COUNT=300` draws other cases than `make test`, as many as you like.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from scenes.chain_rule import ChainRule
from scenes.epsilon_delta import EpsilonDelta
from scenes.linear_approximation import LinearApproximation
from scenes.partial_slices import PartialSlices
from scenes.secant_to_tangent import SecantToTangent
from scenes.stage.scene import BeatScene
from scenes.steepest_ascent import SteepestAscent
from tests.scenes.discovery import can_be_drawn_for, drawn_for, scene_classes
from tests.scenes.staging import flaws_of_layout, perform, validated

SCENES = [scene for scene in scene_classes() if can_be_drawn_for(scene)]
SEED = os.environ.get("UPHILL_SEED") or "1"
COUNT = int(os.environ.get("UPHILL_COUNT") or 2)
DOCUMENTED = Path(__file__).parents[2] / "docs" / "mathematics.md"

PLAYED: dict[str, tuple[type[BeatScene], str, Any]] = {
    "a value that exact arithmetic does not reach": (
        PartialSlices, "sigmoid(((x + 3)^2 + ((y - 2)/0.0055)^2))", (-1, "2.00687"),
    ),
    "a slope that algebra cannot tell from zero": (SecantToTangent, "tanh(((x - 0.25)/0.002) + 1)", "0.2486"),
    "a gradient that sympy does not know to be real": (
        SteepestAscent, "x + 3 - ((4*(y - 2) + 5)/(10*(y - 2)^2 - 2*(y - 2) + 0.5))", ("-1.75", "pi"),
    ),
    "algebra that takes seconds for every digit": (
        SecantToTangent, "0.012*tanh((1.5*(1.3x - 0.3)^3 + 10*(1.3x - 0.3)^2)*(13x - 3))", "1.81",
    ),
    "slopes in the ten thousands": (SecantToTangent, "250*(5*x^4 - 4*x^3 - 0.5*x^2 - 10*x)", -1),
    "slopes that change their sign and size": (SecantToTangent, "300*cosh(x - 1) + 820", "1.3"),
    "slopes of a millionth": (SecantToTangent, "0.0028*(x/430)", -1),
    "slopes that vanish beside others": (SecantToTangent, "1/(1 + ((2*x)^3)^2)", "-0.001"),
    "steps of a thousandth": (SecantToTangent, "1/(1 + ((x + 1)/0.001)^2)", "-0.9995"),
    "a curve so smooth that steps are stretched": (SecantToTangent, "5*((x - 1)/700)^3 + x/700", "pi/4"),
    "numbers of six signs beside a graph": (SecantToTangent, "0.0044*cos(x)", "0.8"),
    "powers of ten beside a graph": (SecantToTangent, "43*(200*x)^3", "0.02"),
    "a point of many digits": (SecantToTangent, "cosh(x)", "-0.99575"),
    "a formula for two lines": (
        SecantToTangent, "cos((3*x^2 + 1.5*x + 1.5)/(2*x^3 + 5*x^2 + 0.5*x - 0.1)) + sin(2*x)*exp(-x^2)", 2,
    ),
    "numbers of six signs below a graph": (
        EpsilonDelta, "40*(((2*x^4 - 1.5*x^3 - 0.1*x^2 - 10*x + 1)*x)*sin(x))", -1,
    ),
    "an epsilon of many digits": (
        EpsilonDelta, "0.002*(tanh((x - 0.5)/150) if x > 150 else exp(-((x - 0.5)/150)^2))", "-299.5",
    ),
    "numbers of six signs around a surface": (
        PartialSlices, "1*((x - 2)/610)^2 - 0.1*((x - 2)/610)*(y - 10) + 0.5*(y - 10)^2", (-608, "10.3"),
    ),
    "heights in the ten millions": (
        PartialSlices, "1.5*(x - 0.25)^2 - 10*(x - 0.25)*((y + 1)/0.001) - 2*((y + 1)/0.001)^2",
        ("1.25", "-0.9997"),
    ),
    "two long values side by side": (
        PartialSlices, "0.0035*(tanh(x/2 - 2*((y - 0.5)/0.049)) + (x/2 - 2*((y - 0.5)/0.049)))", (1, "-e/2"),
    ),
    "exponents that sympy would take for an immense degree": (
        PartialSlices, "exp(-((((x - 0.25)/240) - 2*(y - 10)))^2)", ("120.25", "9.6"),
    ),
    "numbers of five signs at a corner": (
        PartialSlices, "sign((((x - 10)/1.1) - 2*(y + 3)))", ("11.375", "-2.5"),
    ),
    "a surface a thousand wide": (
        SteepestAscent, "0.0055*(5*((x - 1)/0.03)^2 - 2*((x - 1)/0.03)*((y - 2)/870) - 5*((y - 2)/870)^2)",
        (1, -868),
    ),
    "a map of a hundredth": (SteepestAscent, "tan(3*(x - 1 - 2*(y - 0.5))^2 - 1.5)", ("0.5", "-1")),
    "a formula for two lines above a map": (
        SteepestAscent, "(10*(x*(y - 2))^3 - 10*(x*(y - 2)) + 0.5)*sigmoid(4*(x*(y - 2))^3 + 0.1)",
        ("0.3", "2.5"),
    ),
    "live numbers too wide for half a column each": (
        PartialSlices, "(1 - cos(x + 1))/(x + 1)^2 + ((1*(x + 1) + 0.1) - (x + 1))", ("-0.44", 1),
    ),
    "values of eight digits that hardly differ": (EpsilonDelta, "x^2 + 10^7", 1),
    "a curve of eight digits": (SecantToTangent, "x^2 + 10^7", 1),
    "multiples of pi at an axis": (SecantToTangent, "sin(x)", "pi/4"),
    "roots above a graph and below a high heading": (
        LinearApproximation, "log(1 + (2*((x - 0.25)/0.02))^2) + 2.6", "sqrt(2)",
    ),
    "a root in a quotient below a limit": (
        EpsilonDelta, "log(1 + (2*((x - 0.25)/0.02))^2) + 2.6", "sqrt(3)/3",
    ),
    "a bound that no float can hold": (LinearApproximation, "exp(-x^2)", 100),
    "slopes of a millionth over a map": (SteepestAscent, "tanh(2*((x - 1)*(y + 1)))", (3, 1)),
}  # fmt: skip
"""Cases that once failed."""

REFUSED: dict[str, tuple[type[BeatScene], str, Any, str]] = {
    "slopes beyond all numbers": (
        SteepestAscent, "exp(exp(exp((x - y)^2)))", (2, 0), "computed exactly",
    ),
    "slopes with twenty figures": (SecantToTangent, "exp(2*x^3 + 5*x)", 2, "more figures than"),
    "slopes that are as good as none": (SteepestAscent, "exp(-(x^2 + y^2))", (6, 0), "more figures"),
    "a jump nearer than any secant": (SecantToTangent, "x + floor(x)", "0.999999", "take another point"),
    "a formula that nobody could read": (
        PartialSlices, "(x*y + 1)^2/(x*y + 2)*(x*y + 3)^2*" * 6 + "x", (1, 1), "too long to be read",
    ),
    "a value that cannot be computed": (
        SecantToTangent, "220*sigmoid((x - 2)/0.0083)", 500, "computed exactly",
    ),
    "numbers too long for an axis": (EpsilonDelta, "x + 123456789123", 1, "moderate size"),
}  # fmt: skip


def flaws_of(scene_class: type[BeatScene], params: dict[str, Any]) -> list[str]:
    """What is wrong at the end of any beat of a scene that is fast-forwarded."""
    flaws: list[str] = []
    scene = perform(
        scene_class,
        lambda scene, beat: flaws.extend(f"{beat}: {flaw}" for flaw in flaws_of_layout(scene)),
        **params,
    )
    played = tuple(record.name for record in scene.records)
    flaws += [f"{beat} was not played" for beat in scene_class.beats() if beat not in played]
    flaws += [f"{record.name}: {record.caption}" for record in scene.records if "{" in record.caption]
    return flaws


@cache
def documented() -> tuple[re.Pattern[str], ...]:
    """The refusals that docs/mathematics.md lists, each with dots in place of what varies."""
    chapter = DOCUMENTED.read_text().partition("## What is refused")[2].partition("\n## ")[0]
    messages = re.findall(r"^\| `(.+?)` \|", chapter, re.MULTILINE)
    return tuple(re.compile(".+".join(map(re.escape, text.split("…"))), re.DOTALL) for text in messages)


@pytest.mark.parametrize("case", range(COUNT), ids=lambda case: f"seed-{SEED}-{case}")
@pytest.mark.parametrize("scene_class", SCENES, ids=lambda scene: scene.__name__)
def test_a_random_case_is_played_without_a_flaw_or_refused_as_documented(
    scene_class: type[BeatScene], case: int
) -> None:
    rng = Random(f"{scene_class.__name__} {SEED} {case}")
    params = drawn_for(scene_class, rng)
    try:
        validated(scene_class, params)
    except ValidationError as refused:
        for detail in refused.errors():
            given = str(detail["ctx"]["error"])
            assert any(message.fullmatch(given) for message in documented()), (params, given)
    else:
        assert flaws_of(scene_class, params) == [], params


@pytest.mark.parametrize("scene_class", SCENES, ids=lambda scene: scene.__name__)
def test_many_random_cases_are_admissible(scene_class: type[BeatScene]) -> None:
    drawn = [drawn_for(scene_class, Random(f"{scene_class.__name__} {SEED} {k}")) for k in range(COUNT)]
    assert 3 * sum(is_admissible(scene_class, params) for params in drawn) > COUNT


def is_admissible(scene_class: type[BeatScene], params: dict[str, Any]) -> bool:
    try:
        validated(scene_class, params)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", PLAYED)
def test_what_once_failed_is_played_without_a_flaw(name: str) -> None:
    scene_class, function, point = PLAYED[name]
    assert flaws_of(scene_class, {"function": function, "point": point}) == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_played_truly_is_refused_before_anything_is_drawn(name: str) -> None:
    scene_class, function, point, reason = REFUSED[name]
    with pytest.raises(ValidationError, match=reason) as refused:
        scene_class.Params(function=function, point=point)
    given = str(refused.value.errors()[0]["ctx"]["error"])
    assert any(message.fullmatch(given) for message in documented())


@pytest.mark.parametrize("outer", ["sqrt(u)", "abs(u)", "cbrt(u)"])
def test_a_chain_that_lacks_a_slope_is_refused_as_documented(outer: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ChainRule.Params(inner="sin(x)", outer=outer, point=0)
    given = str(refused.value.errors()[0]["ctx"]["error"])
    assert any(message.fullmatch(given) for message in documented())
