"""A function and its variable keep the names that a lesson gives them, in all that is shown and recorded."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError

from scenes.directional_derivative import DirectionalDerivative
from scenes.epsilon_delta import EpsilonDelta
from scenes.gradient_vector import GradientVector
from scenes.linear_approximation import LinearApproximation
from scenes.partial_slices import PartialSlices
from scenes.secant_to_tangent import SecantToTangent
from scenes.stage.scene import BeatScene
from scenes.stage.text import Inscription
from scenes.steepest_ascent import SteepestAscent
from scenes.tangent_plane import TangentPlane
from tests.scenes.discovery import kind_of, scene_classes
from tests.scenes.staging import flaws_of_layout, perform

SCENES = [scene for scene in scene_classes() if kind_of(scene) == "one variable"]
USUAL = re.compile(r"\b[fx]\b")
PLACEHOLDER = re.compile(r'part\("foot", (x|\[x\])\)')

named = pytest.mark.parametrize("scene_class", SCENES, ids=lambda scene: scene.__name__)


def performed(scene_class: type[BeatScene], **params: Any) -> tuple[Any, str, list[str]]:
    """The scene after its end, everything that was written at the end of its beats, and flaws of layout."""
    written: list[str] = []
    flaws: list[str] = []

    def look(scene: Any, beat: str) -> None:
        family = scene.get_mobject_family_members()
        written.extend(PLACEHOLDER.sub("", part.source) for part in family if isinstance(part, Inscription))
        flaws.extend(f"{beat}: {flaw}" for flaw in flaws_of_layout(scene))

    scene = perform(scene_class, look, **params)
    written += [record.caption for record in scene.records]
    written += [
        f"{key} {value}" for record in scene.records for n in record.numbers for key, value in n.items()
    ]
    return scene, "\n".join(written), flaws


@named
@pytest.mark.parametrize(
    ("function", "names"),
    [
        ("g(t) = t^2", ("g", "t")),
        ("loss(w) = exp(-w^2)", ("loss", "w")),
        ("g(theta) = sin(theta)", ("g", "theta")),
        ("g(w1) = w1^3 - 2w1", ("g", "w_")),
        ("g1(y) = y^2 + 1", ("g", "y")),
    ],
)
def test_nothing_has_another_name(
    scene_class: type[BeatScene], function: str, names: tuple[str, str]
) -> None:
    _, written, flaws = performed(scene_class, function=function, point="0.8")
    assert [line for line in written.split("\n") if USUAL.search(line)] == []
    assert all(re.search(rf"\b{name}", written) for name in names)
    assert flaws == []


@named
def test_the_usual_names_are_f_and_x(scene_class: type[BeatScene]) -> None:
    _, written, _ = performed(scene_class)
    assert set(USUAL.findall(written)) == {"f", "x"}


@named
@pytest.mark.parametrize(
    ("params", "variable"),
    [
        ({"function": "t^2"}, "t"),
        ({"function": "w + w^2", "variables": ["w"]}, "w"),
        ({"function": "w1^2"}, "w₁"),
    ],
)
def test_a_variable_needs_no_left_hand_side(
    scene_class: type[BeatScene], params: dict[str, Any], variable: str
) -> None:
    scene = perform(scene_class, **params)
    assert (scene.words["x"], scene.words["y"]) == (variable, "y")
    assert any(variable in record.caption for record in scene.records)


@pytest.mark.parametrize("scene_class", [SecantToTangent, LinearApproximation])
def test_a_function_may_be_called_l(scene_class: type[BeatScene]) -> None:
    scene, written, flaws = performed(scene_class, function="L(w) = w^2", point=1)
    assert "L'(1) = 2" in "".join(record.caption for record in scene.records)
    assert "L(1 + h)" in written
    assert flaws == []


@named
def test_the_vertical_axis_has_a_name_of_its_own(scene_class: type[BeatScene]) -> None:
    for function, vertical in (("t^2", "y"), ("y^2", "f(y)"), ("g(y) = y^2", "g(y)")):
        across, up = (name.source.strip("$ ") for name in perform(scene_class, function=function).plane.names)
        assert across != up
        assert up == vertical


@pytest.mark.parametrize(
    ("scene_class", "params", "letter", "kind"),
    [
        (SecantToTangent, {"function": "h^2"}, "h for the step", "variable"),
        (SecantToTangent, {"function": "a^2"}, "a for the point", "variable"),
        (SecantToTangent, {"function": "m(x) = x^2"}, "m for slopes", "function"),
        (SecantToTangent, {"function": "f^2", "variables": ["f"]}, "f for the function", "variable"),
        (LinearApproximation, {"function": "M^2"}, "M for bounds", "variable"),
        (LinearApproximation, {"function": "r(t) = t^2"}, "r for errors", "function"),
        (EpsilonDelta, {"function": "L(w) = w^2"}, "L for the limit", "function"),
        (EpsilonDelta, {"function": "epsilon^2"}, "ε for the band", "variable"),
        (SteepestAscent, {"function": "h(x, y) = x^2 + y^2"}, "h for steps", "function"),
        (SteepestAscent, {"function": "L(theta, b) = theta*b"}, "θ for angles", "variable"),
        (DirectionalDerivative, {"function": "f(u, v) = u*v"}, "u for the unit vector", "variable"),
        (TangentPlane, {"function": "p(x, y) = x*y"}, "p for the point", "function"),
        (GradientVector, {"function": "C(q, x) = x*q"}, "q for another point", "variable"),
    ],
)
def test_letters_of_the_scene_are_refused(
    scene_class: type[BeatScene], params: dict[str, Any], letter: str, kind: str
) -> None:
    message = f"the scene needs the letter {letter}; call the {kind} something else"
    with pytest.raises(ValidationError, match=message) as refused:
        scene_class.Params(**params)
    assert refused.value.errors()[0]["ctx"]["error"].field == "function"


def test_two_axes_of_a_space_never_have_one_name() -> None:
    scene = perform(TangentPlane, function="x^2 + z^2", point=(1, 2))
    assert [name.source.strip("$ ") for name in scene.space.axes.names] == ["x", "z", "y"]
    assert scene.formulas.plane.source.strip("$ ").startswith("y &= f(")


@pytest.mark.parametrize(
    "scene_class",
    [PartialSlices, SteepestAscent, GradientVector, DirectionalDerivative, TangentPlane],
    ids=lambda scene: scene.__name__,
)
def test_names_may_be_words(scene_class: type[BeatScene]) -> None:
    function = "loss(weight, bias) = (weight + bias - 1)^2 + weight^2"
    _, written, flaws = performed(scene_class, function=function, point=(1, 1))
    assert {"weight", "bias"} <= set(re.findall(r"\b[a-z]+\b", written))
    assert flaws == []


def test_no_step_has_the_name_of_a_variable() -> None:
    scene = perform(DirectionalDerivative, function="T(x, t) = exp(-t)*sin(x)", point=(1, 0))
    assert "g(h, s)" in scene.formulas.turned.source


def test_a_variable_called_value_leaves_the_values_of_the_record() -> None:
    scene = perform(EpsilonDelta, function="value^2", variables=["value"], point=3)
    (limit,) = (n for record in scene.records for n in record.numbers if n["name"] == "limit")
    heights = [n["value"] for record in scene.records for n in record.numbers if n["name"] == "f(value)"]
    assert limit["value"] == 9
    assert all(isinstance(height, float) for height in heights)


def test_a_refusal_names_the_function() -> None:
    with pytest.raises(ValidationError, match=r"g has no value at 0, where a secant would end"):
        SecantToTangent.Params(function="g(w) = 1/w", point=0.5, steps=[0.5, 0.1])
