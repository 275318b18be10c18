"""Curves are seen to bend where steps and epsilons are not given: said as numbers on the screen.

`make sweep` measures all of them, `make test` every third function.
"""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from mathlib.derivative_studies.secant_steps import angle_in_picture
from scenes.epsilon_delta import EpsilonDelta
from scenes.linear_approximation import LinearApproximation
from scenes.secant_to_tangent import SecantToTangent
from scenes.stage.base import DARK, Window
from scenes.stage.limits import delta_views
from scenes.stage.plane import Plane
from scenes.stage.text import MAIN, MAIN_WITH_NAMES, Typesetter

VISIBLE = 8
"""Degrees on the screen between a secant and the tangent that nobody overlooks."""

TEXTBOOK = {
    "x^2": (0, 1), "x^2 - 4x + 3": (1,), "4 - x^2": (1,), "x^3": (1,), "x^3 - 3x": ("0.5",), "x^3 - x": (1,),
    "x^3 - 6x^2 + 9x": (2,), "x^4": (1,), "sqrt(x)": (1, 4, 9), "sqrt(x + 1)": (3,), "x^(3/2)": (4,),
    "cbrt(x)": (1, 8), "1/x": ("0.5", 1, 2), "1/x^2": (1,), "1/(1 + x^2)": (1,), "x/(1 + x^2)": ("0.5",),
    "x/(x + 1)": (1,), "exp(x)": (0, 1), "exp(-x)": (0, 1), "2^x": (1,), "exp(-x^2)": ("0.5", 1),
    "x*exp(-x)": ("0.5", "1.7"), "exp(5x)": (1,), "log(x)": ("0.01", 1, 2), "x*log(x)": (1,),
    "log(1 + x^2)": (1,), "sin(x)": ("pi/4", 1), "sin(3x)": ("0.4",), "sin(100x)": ("0.01",),
    "cos(x)": (0, "pi/3", 2), "tan(x)": ("pi/4",), "atan(x)": (1,), "exp(-x)*sin(x)": (1,), "cosh(x)": (1,),
    "tanh(x)": (1,), "sigmoid(x)": (1,), "softplus(x)": (0,), "1e-6*x^3": (200,),
}  # fmt: skip
CASES = [(function, point) for function, points in TEXTBOOK.items() for point in points]

DRAWN = list(TEXTBOOK)[:: 1 if os.environ.get("UPHILL_COUNT") else 3]
SHARE = len(DRAWN) / len(TEXTBOOK)
ROOM = 1 if SHARE == 1 else 0.6
"""Of a share of the functions, quantiles may be that much smaller."""

POINTS = ("-3", "-1.5", "-0.4", "0.3", "0.8", "1.3", "2.5", "6")


def shown(function: str, point: Any) -> tuple[Any, Plane]:
    """The study, and the plane on which its secants are drawn."""
    study = SecantToTangent.Params(function=function, point=point).study
    return study, Plane(Typesetter(DARK), Window.of(*study.window), MAIN)


def angles(function: str, point: Any) -> list[float]:
    """The angles on the screen between the tangent and the first secants."""
    study, plane = shown(function, point)
    a, h, f = float(study.at), float(study.steps[0]), study.function

    def direction(x: float, y: float) -> float:
        across, up, _ = plane.at(x, y) - plane.at(a, float(f(a)))
        return float(np.degrees(np.arctan2(up, across)))

    tangent = direction(a + h, float(f(a)) + float(study.slope) * h)
    left = direction(a - h, float(f(a - h))) + 180
    return [abs((secant - tangent + 90) % 180 - 90) for secant in (direction(a + h, float(f(a + h))), left)]


def test_there_are_fifty_textbook_cases() -> None:
    assert len(CASES) >= 50


@pytest.mark.parametrize(("function", "point"), CASES)
def test_the_first_secant_of_a_textbook_case_is_plainly_not_the_tangent(function: str, point: Any) -> None:
    assert max(angles(function, point)) >= VISIBLE


def test_of_hundreds_of_cases_nearly_all_show_the_first_secants_apart_from_the_tangent() -> None:
    """The others are inflections or straight in sight; the quantiles are those of the larger and smaller."""
    found = []
    for function in DRAWN:
        for point in POINTS:
            try:
                study = SecantToTangent.Params(function=function, point=point).study
            except ValidationError:
                continue
            secants, (across, up) = list(study.secants.values())[:2], study.window
            slopes = ((float(m), float(study.slope)) for m in secants)
            found.append(sorted(angle_in_picture(*pair, across, up) for pair in slopes))
    small, large = np.array(found).T
    assert len(found) > 250 * SHARE
    assert np.mean(large >= VISIBLE) >= (0.98 if SHARE == 1 else 0.97)
    assert (np.quantile(large, [0.1, 0.25, 0.5]) >= np.array([12, 14, 20]) * ROOM).all()
    assert (np.quantile(small, [0.1, 0.25, 0.5]) >= np.array([5, 6, 9]) * ROOM).all()


def test_the_last_secants_of_a_textbook_case_cannot_be_told_from_the_tangent() -> None:
    for function, point in CASES:
        study = SecantToTangent.Params(function=function, point=point).study
        errors = [abs(float(slope) - float(study.slope)) for slope in study.secants.values()]
        assert max(errors[-2:]) <= 0.02 * max(errors), (function, point)


def test_curves_are_seen_to_bend_beside_epsilon_and_delta() -> None:
    """How far the graph is off the line through its ends in sight, in heights of the frame."""
    found = []
    for function in DRAWN:
        for point in ("0.8", "2.5"):
            try:
                study = EpsilonDelta.Params(function=function, point=point).study
            except ValidationError:
                continue
            plane = Plane(Typesetter(DARK), delta_views(study).wide, MAIN_WITH_NAMES)
            found.append(sagitta(plane, study.function, float(study.at)))
    assert len(found) > 70 * SHARE
    assert min(found) >= 0.05
    assert (np.quantile(found, [0.05, 0.25, 0.5]) >= [0.1, 0.15, 0.2]).all()


def sagitta(plane: Plane, f: Any, a: float) -> float:
    piece = max(plane.graph(f).pieces, key=lambda piece: bool(piece[0, 0] <= a <= piece[-1, 0]))
    points = plane.at(*piece.T)[:, :2]
    (across, up), off = points[-1] - points[0], points - points[0]
    return float(np.abs(across * off[:, 1] - up * off[:, 0]).max() / np.hypot(across, up) / plane.place[3])


def test_first_gaps_of_linear_approximations_are_seen() -> None:
    """In half heights of the picture."""
    found = []
    for function in DRAWN:
        for point in POINTS[::2]:
            try:
                study = LinearApproximation.Params(function=function, point=point).study
            except ValidationError:
                continue
            gaps = [abs(float((m - study.slope) * h)) for h, m in list(study.secants.items())[:2]]
            found.append(max(gaps) / study.half_height)
    assert len(found) > 120 * SHARE
    assert min(found) >= 0.12
    assert np.median(found) >= 0.3
    assert max(found) <= 0.8
