"""Slices, tangents and values of partial derivatives agree, in the space and on the panel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.partial_slices import PartialSlices
from scenes.stage.drawing import Stroke
from scenes.stage.scene.beats import beats_of, caption_of
from scenes.stage.space import in_sight
from scenes.stage.two_variables import Slice
from tests.scenes.staging import perform
from tests.stage.redrawing import refresh

Height = Callable[[Any, Any], Any]

STEP = 1e-5
CASES: dict[str, tuple[dict[str, Any], Height, tuple[float, float]]] = {
    "default": ({}, lambda x, y: x**2 + x * y + y**2, (0.5, 1.0)),
    "waves": (
        {"function": "sin(x)*cos(y)", "point": (0.7, 0.4)},
        lambda x, y: np.sin(x) * np.cos(y),
        (0.7, 0.4),
    ),
    "bump": (
        {"function": "exp(-(x^2+y^2)/2)", "point": (0.8, 0.3)},
        lambda x, y: np.exp(-(x**2 + y**2) / 2),
        (0.8, 0.3),
    ),
}
EVERY_CASE = pytest.mark.parametrize("case", CASES)
EVERY_WAY = pytest.mark.parametrize("moving", [0, 1])


def points(stroke: Stroke, each: Slice) -> np.ndarray:
    """The corners of a stroke on the panel, read back through its axes."""
    corners = stroke.points.reshape(-1, 4, 3)
    return np.asarray(each.panel.coordinates(np.vstack([corners[:, 0], corners[-1:, 3]])))


def seen_of(scene: Any, each: Slice) -> dict[str, Any]:
    flat = {"dot": each.panel.coordinates(each.dot.get_center()), "graph": points(each.graph, each)}
    if len(each.line.points):
        flat["line"] = points(each.line, each)
    return flat | {
        "curve": each.curve.line,
        "tangent": each.tangent.line,
        "mark": scene.mark.line[0],
        "cut": scene.space.cut,
        "opacities": [item.opacity for item in each.items],
        "front": scene.space.surface.front_opacity,
    }


@cache
def performance(case: str) -> tuple[Any, dict[str, list[dict[str, Any]]]]:
    """The scene after its end, and what was seen of both slices at the end of every beat."""
    seen: dict[str, list[dict[str, Any]]] = {}

    def look(scene: Any, beat: str) -> None:
        seen[beat] = [seen_of(scene, each) for each in scene.slices]

    return perform(PartialSlices, look, **CASES[case][0]), seen


def partial(f: Height, moving: int, x: Any, y: Any) -> Any:
    """A central difference: truth from outside mathlib."""
    h, k = (STEP, 0.0) if moving == 0 else (0.0, STEP)
    return (f(x + h, y + k) - f(x - h, y - k)) / (2 * STEP)


def slope(line: np.ndarray) -> float:
    run, rise = line[-1] - line[0]
    return float(rise / run)


@EVERY_CASE
@EVERY_WAY
def test_the_slice_lies_on_the_surface_and_in_the_plane(case: str, moving: int) -> None:
    _, f, point = CASES[case]
    seen = performance(case)[1]["hold_x_still" if moving else "hold_y_still"][moving]
    x, y, z = seen["curve"].T
    assert z == pytest.approx(f(x, y), abs=1e-9)
    assert (x, y)[1 - moving] == pytest.approx(point[1 - moving])
    assert seen["cut"].side(x, y) == pytest.approx(0, abs=1e-9)
    assert seen["mark"] == pytest.approx((*point, f(*point)))
    assert seen["front"] < 0.2


@EVERY_CASE
@EVERY_WAY
def test_the_panel_shows_the_slice_as_a_function_of_one_variable(case: str, moving: int) -> None:
    _, f, point = CASES[case]
    seen = performance(case)[1]["hold_x_still" if moving else "carry_the_slice"][moving]
    along, heights = seen["graph"].T
    held = point[1 - moving]
    expected = f(along, held) if moving == 0 else f(held, along)
    assert heights == pytest.approx(expected, abs=1e-6)
    assert seen["dot"] == pytest.approx((point[moving], f(*point)), abs=1e-6)


@pytest.mark.parametrize(
    ("function", "point"),
    [
        ("x^3 - 3x*y^2", ("0.5", "0.5")),
        ("log(1+exp(x+2y))", ("0.2", "-0.4")),
        ("x^2 + 100y^2", (1, 1)),
        ("exp(-x^2-y^2)", ("0.5", "0.5")),
        ("1e-4*x^2 + y/100", (1, 1)),
    ],
)
def test_panels_fit_their_slices_and_have_one_scale_where_both_are_seen(function: str, point: Any) -> None:
    heights = []

    def look(scene: Any, beat: str) -> None:
        for moving, at in enumerate(("read_the_slope_in_x", "hold_x_still")):
            if beat == at:
                each = scene.slices[moving]
                heights.append(np.ptp(points(each.graph, each)[:, 1]) / each.panel.window.height)

    scene = perform(PartialSlices, look, function=function, point=point)
    assert len(heights) == 2
    assert all(0.7 <= share <= 0.9 for share in heights)
    one, other = (small.panel.window for small in scene.small)
    assert (one.bottom, one.top) == (other.bottom, other.top)


@EVERY_WAY
def test_the_flat_slice_starts_on_the_one_in_space(moving: int) -> None:
    scene, _ = performance("default")
    each = scene.slices[moving]
    each.carried.set_value(0)
    refresh(each.graph)
    start = each.graph.points[0]
    each.carried.set_value(1)
    refresh(each.graph)
    assert start == pytest.approx(scene.space.at(*each.curve.line[0]))


@EVERY_CASE
@EVERY_WAY
def test_the_tangents_in_panel_and_space_have_the_partial_derivative_as_slope(case: str, moving: int) -> None:
    _, f, point = CASES[case]
    seen = performance(case)[1]["hold_x_still" if moving else "read_the_slope_in_x"][moving]
    expected = partial(f, moving, *point)
    assert slope(seen["line"]) == pytest.approx(expected, abs=1e-5)
    assert slope(seen["tangent"][:, [moving, 2]]) == pytest.approx(expected, abs=1e-5)
    (u, v), (x, y) = seen["line"][0], (point[moving], f(*point))
    assert v + expected * (x - u) == pytest.approx(y, abs=1e-5)
    assert seen["tangent"][:, 1 - moving] == pytest.approx(point[1 - moving])


@pytest.mark.parametrize("y", [-0.76, 0.0, 1.76])
def test_slice_tangent_and_number_follow_the_sweeping_plane(y: float) -> None:
    _, f, (x, b) = CASES["default"]
    scene, _ = performance("default")
    first = scene.slices[0]
    for held in (y, b):
        scene.held[0].set_value(held)
        scene.at[1].set_value(held)
        refresh(first.graph, first.line, scene.live)
        along, heights = points(first.graph, first).T
        assert heights == pytest.approx(f(along, held), abs=1e-6)
        assert slope(points(first.line, first)) == pytest.approx(2 * x + held, abs=1e-6)
        shown = [readout.source for readout in scene.live.readouts]
        assert [float(text.replace("−", "-").strip("=≈ ")) for text in shown] == pytest.approx(
            [held, 2 * x + held]
        )
        assert all(text.startswith("=") for text in shown)


def test_at_last_both_tangents_stand_on_the_whole_surface() -> None:
    scene, seen = performance("default")
    for each in seen["keep_both"]:
        sheet, curve, tangent = each["opacities"]
        assert (sheet, curve, tangent) == (0, 1, 1)
        assert each["cut"] is None
    for small, value in zip(scene.small, (2, 2.5), strict=True):
        assert slope(points(small.line, small)) == pytest.approx(value, abs=1e-6)


def test_every_number_shown_is_in_the_record_with_what_it_claims() -> None:
    scene, _ = performance("default")
    numbers = {record.name: record.numbers for record in scene.records}
    shown = [(n["name"][-1], n["shown"], n["status"]) for n in numbers["keep_both"]]
    assert shown == [("x", "= 2", "exact"), ("y", "= 2.5", "exact")]
    for number in numbers["sweep_the_plane"]:
        assert number["value"] == pytest.approx(2 * 0.5 + float(number["y"].replace("−", "-")))
    assert [n["status"] for n in performance("waves")[0].records[3].numbers] == ["rounded"]


def test_partial_derivatives_alone_are_not_called_a_gradient() -> None:
    """Both are 0 at the origin, but along x = y the slope is 1/sqrt(2)."""
    scene = perform(PartialSlices, function="sqrt(abs(x*y))", point=(0, 0))
    assert scene.records[-1].caption.endswith("there is no gradient.")
    assert performance("default")[0].records[-1].caption.endswith("The gradient collects them.")


@pytest.mark.parametrize(
    ("function", "point", "slopes"),
    [
        ("(x^2+y^2)^0.55", (0, 0), (0, 0)),
        ("sqrt(x*y)", (0, 0), (0, 0)),
        ("sqrt(x^4+y^4) + 3x", (0, 0), (3, 0)),
        ("cbrt((x-1)^4) + y^2", (1, 2), (0, 4)),
        ("abs(x+2)^1.5 - y", (-2, 1), (0, -1)),
        ("y*(x-1)*abs(x-1)/(x-1) if x>1 else y*(x-1)", (1, 3), (3, 0)),
    ],
)
def test_a_slope_without_a_formula_is_shown_as_the_limit_that_it_is(
    function: str, point: Any, slopes: tuple[float, float]
) -> None:
    """The slopes were worked by hand. No number is put into a formula that has no value."""
    scene = perform(PartialSlices, function=function, point=point)
    said = next(record.caption for record in scene.records if record.name == "read_the_slope_in_x")
    for moving, (each, small, slope_here) in enumerate(zip(scene.slices, scene.small, slopes, strict=True)):
        assert slope(points(each.line, each)) == pytest.approx(slope_here, abs=1e-6)
        assert slope(points(small.line, small)) == pytest.approx(slope_here, abs=1e-6)
        assert slope(each.tangent.line[:, [moving, 2]]) == pytest.approx(slope_here, abs=1e-6)
        with np.errstate(all="ignore"):
            has_value = np.isfinite(scene.study.rules[moving](*map(float, point)))
        assert ("lim_" in scene.formulas[moving].value.source) == (not has_value)
        if moving == 0:
            assert ("no value" in said) == (not has_value)
    assert all(readout.source.startswith("=") for readout in scene.live.readouts)


def test_nothing_is_said_of_a_gradient_where_it_is_not_known_whether_there_is_one() -> None:
    study = replace(performance("default")[0].study, has_gradient=None)
    said = caption_of("keep_both", beats_of(PartialSlices)["keep_both"], study.cases, defaultdict(str))
    assert "gradient" not in said


def test_captions_name_the_case() -> None:
    """The slope of x^2 + 10 y^2 along x is 2 x, whatever y is; that of x y is y."""
    for function, said in (("x^2 + 10y^2", "stays the same"), ("x*y", "Watch its slope")):
        scene = perform(PartialSlices, function=function, point=(1, 1))
        captions = [record.caption for record in scene.records]
        assert sum(said in caption for caption in captions) == 1


@pytest.mark.parametrize(
    ("function", "point", "reason"),
    [
        ("abs(x) + y", (0, 1), "slopes approach"),
        ("log(x)*y", (-1, 1), "log"),
        ("x/y", (1, 0), "y"),
    ],
)
def test_a_point_without_partial_derivatives_is_refused(function: str, point: Any, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        PartialSlices.Params(function=function, point=point)


@pytest.mark.parametrize(
    ("function", "point"),
    [("x^2 - y^2", (0.6, 0.5)), ("sin(x)*cos(y)", (0.7, 0.4)), ("x - y", (1, 1)), ("sin(x+y)", (0.3, 0.4))],
)
def test_both_tangents_stand_apart_at_last_whatever_their_slopes(
    function: str, point: tuple[float, float]
) -> None:
    scene = perform(PartialSlices, function=function, point=point)
    top = scene.space.on_surface(np.array([scene.study.at]))[0]
    start, *ends = (
        scene.space.at(*(top + np.array(step)))[:2]
        for step in ((0, 0, 0), *((*np.eye(2)[k], scene.slices[k].slope()) for k in (0, 1)))
    )
    one, other = (complex(*(end - start)) for end in ends)
    assert abs(np.sin(np.angle(one / other))) > 0.3
    assert min(abs(one), abs(other)) > 0.3 * max(abs(one), abs(other))
    assert in_sight(scene.space, scene.study.function, top[None])[0]
