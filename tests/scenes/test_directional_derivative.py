"""Cut, slice, secants, grid and plot of a directional derivative, read back through their axes."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.directional_derivative import DirectionalDerivative
from tests.scenes.staging import check_at_the_end_of, flaws_of_layout, perform

STEP = 1e-5
UNEVEN = "x^2*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0"
CASES: list[Any] = [
    pytest.param({}, lambda x, y: x**2 + x * y + y**2, (0.5, 1), (-0.6, 0.8), id="default"),
    pytest.param(
        {"function": "sin(x)*cos(y)", "point": (0.7, 0.4), "direction": (5, -12)},
        lambda x, y: np.sin(x) * np.cos(y),
        (0.7, 0.4),
        (5 / 13, -12 / 13),
        id="waves",
    ),
    pytest.param(
        {"function": "1e-3*x^2*y", "point": (200, -300), "direction": (0, "-1/7")},
        lambda x, y: 1e-3 * x**2 * y,
        (200, -300),
        (0, -1),
        id="large",
    ),
]


at_the_end_of = partial(check_at_the_end_of, DirectionalDerivative)


def slope_in(f: Any, p: Any, u: Any) -> float:
    """A central difference along a unit vector: truth from outside mathlib."""
    (x, y), (a, b) = p, np.array(u) * STEP * (1 + np.hypot(*p))
    return float((f(x + a, y + b) - f(x - a, y - b)) / (2 * np.hypot(a, b)))


@pytest.mark.parametrize(("params", "f", "p", "u"), CASES[1:])
def test_the_surface_is_cut_along_u_and_the_tangent_has_its_slope(
    params: Any, f: Any, p: Any, u: Any
) -> None:
    def check(scene: Any) -> None:
        line = scene.tangent.line
        run = (line[-1] - line[0])[:2]
        assert run / np.linalg.norm(run) == pytest.approx(u, abs=1e-9)
        assert (line[-1] - line[0])[2] / np.linalg.norm(run) == pytest.approx(slope_in(f, p, u), rel=1e-6)
        cut = scene.surface.cut
        assert np.cross(cut.direction, u) == pytest.approx(0, abs=1e-9)

    at_the_end_of("name_the_limit", check, **params)


@pytest.mark.parametrize(("params", "f", "p", "u"), CASES)
def test_the_flat_slice_is_f_along_u(params: Any, f: Any, p: Any, u: Any) -> None:
    def check(scene: Any) -> None:
        h, z = scene.slice.panel.coordinates(scene.slice.graph.points[::4]).T
        heights = f(p[0] + h * u[0], p[1] + h * u[1])
        assert np.abs(z - heights).max() < 1e-6 * np.ptp(heights)
        start, end = scene.slice.panel.coordinates(scene.slice.line.points[[0, -1]])
        assert (end - start)[1] / (end - start)[0] == pytest.approx(slope_in(f, p, u), rel=1e-6)

    at_the_end_of("name_the_limit", check, **params)


@pytest.mark.parametrize(("params", "f", "p", "u"), CASES)
def test_secants_join_the_point_to_both_sides_and_the_table_has_their_slopes(
    params: Any, f: Any, p: Any, u: Any
) -> None:
    def check(scene: Any) -> None:
        panel, steps = scene.slice.panel, scene.study.secants.steps
        for row, step in zip(scene.study.secants.table, map(float, steps), strict=True):
            for side, cell in zip((1, -1), row[1:], strict=True):
                h = side * step
                slope = (f(p[0] + h * u[0], p[1] + h * u[1]) - f(*p)) / h
                assert float(cell.shown.value) == pytest.approx(slope, rel=1e-6)
        scene.h.set_value(float(steps[0]))
        scene.update_mobjects(0)
        for line, dot in zip(scene.secants.lines, scene.secants.dots, strict=True):
            start, end = panel.coordinates(line.points[[0, -1]])
            over, height = panel.coordinates(dot.get_center())
            assert height == pytest.approx(f(p[0] + over * u[0], p[1] + over * u[1]), rel=1e-6)
            along = (end - start)[1] / (end - start)[0]
            assert start[1] + along * (over - start[0]) == pytest.approx(height, rel=1e-6)
        ends = [tuple(end.line[0][:2]) for end in scene.ends]
        assert np.array(ends) == pytest.approx(np.array(p) + np.outer((1, -1), u) * float(steps[0]))

    at_the_end_of("close_in", check, **params)


@pytest.mark.parametrize(("params", "f", "p", "u"), CASES[1:])
def test_along_twice_u_the_slope_is_twice_as_great(params: Any, f: Any, p: Any, u: Any) -> None:
    def check(scene: Any) -> None:
        panel = scene.slice.panel
        h, z = panel.coordinates(scene.doubled.points[::4]).T
        heights = f(p[0] + 2 * h * u[0], p[1] + 2 * h * u[1])
        assert np.abs(z - heights).max() < 1e-6 * np.ptp(heights)
        start, end = panel.coordinates(scene.steeper.points[[0, -1]])
        assert (end - start)[1] / (end - start)[0] == pytest.approx(2 * slope_in(f, p, u), rel=1e-6)

    at_the_end_of("take_twice_the_vector", check, **params)


@pytest.mark.parametrize(("params", "f", "p", "u"), CASES[:2])
def test_the_grid_turns_until_its_axis_lies_along_u(params: Any, f: Any, p: Any, u: Any) -> None:
    def check(scene: Any) -> None:
        plane = scene.map.plane
        assert plane.unit[0] == pytest.approx(plane.unit[1])
        along, across = scene.map.grid.axes.points.reshape(2, 4, 3)[:, [0, 3]]
        for line, direction in ((along, u), (across, (-u[1], u[0]))):
            start, end = plane.coordinates(line)
            assert np.cross(end - start, direction) == pytest.approx(
                0, abs=1e-6 * np.linalg.norm(end - start)
            )
            assert np.cross(np.array(p) - start, direction) == pytest.approx(0, abs=1e-6 * plane.window.width)
        arrow = scene.map.unit_vectors[0]
        moved = np.diff(plane.coordinates([arrow.tails[0], arrow.tips[0]]), axis=0)[0]
        assert moved / np.linalg.norm(moved) == pytest.approx(u, abs=1e-9)
        scene.angle.set_value(0)
        scene.update_mobjects(0)
        h, z = scene.slice.panel.coordinates(scene.slice.graph.points[::4]).T
        assert np.abs(z - f(p[0] + h, p[1])).max() < 1e-6 * (1 + np.abs(z).max())

    at_the_end_of("turn_the_grid", check, **params)


@pytest.mark.parametrize(
    ("params", "caption", "rows"),
    [
        ({}, "By the chain rule the two partial derivatives suffice: x moves at u₁, y at u₂.", ("= 0.8",)),
        (
            {"function": UNEVEN, "point": (0, 0)},
            "Here the partial derivatives do not give it: ∂f/∂x u₁ + ∂f/∂y u₂ = 0.",
            ("= 0", "= 0.288"),
        ),
        (
            {"function": UNEVEN, "point": (0, 0), "direction": (1, 0)},
            "Here the two partial derivatives give the same number. That is not so for every function.",
            ("= 0", "= 0"),
        ),
        (
            {"function": "abs(x) + 2y", "point": (0, 1), "direction": (0, -3)},
            "Here the two partial derivatives say nothing of it: they do not both exist.",
            ("= -2",),
        ),
    ],
)
def test_what_the_partial_derivatives_say_is_compared(
    params: Any, caption: str, rows: tuple[str, ...]
) -> None:
    def check(scene: Any) -> None:
        f = scene.formulas
        written = [f.by_partials.source.rpartition("\\\\")[2], f.again.source][-len(rows) :]
        if len(rows) == 1 and "holds" in scene.study.cases:
            written = [f.by_partials.source]
        assert [row in text for row, text in zip(rows, written, strict=True)] == [True] * len(rows)

    scene = at_the_end_of("ask_the_partials", check, **params)
    assert scene.records[7].caption == caption


def test_the_exception_has_slopes_that_its_partial_derivatives_do_not_give() -> None:
    def check(scene: Any) -> None:
        plot = scene.other.plot
        predicted, measured = (plot.coordinates(curve.points[::4]).T for curve in scene.other.curves)
        phi = np.radians(measured[0])
        assert np.abs(measured[1] - np.cos(phi) ** 2 * np.sin(phi)).max() < 1e-5
        assert np.abs(predicted[1]).max() < 1e-9
        x, y, z = scene.other.cut.curve.line.T
        inside = x**2 + y**2 > 0
        x, y, z = x[inside], y[inside], z[inside]
        assert np.abs(z - x**2 * y / (x**2 + y**2)).max() < 1e-9
        assert scene.other.angle() == pytest.approx(np.degrees(np.arctan2(0.8, -0.6)))

    at_the_end_of("meet_an_exception", check)


def test_the_record_tells_what_was_shown() -> None:
    scene = perform(DirectionalDerivative)
    shown = {number["name"]: number["shown"] for record in scene.records for number in record.numbers}
    assert shown["length of the direction"] == "= 5"
    assert (shown["component 1 of u"], shown["component 2 of u"]) == ("= −0.6", "= 0.8")
    assert (shown["directional derivative"], shown["limit along 2 u"]) == ("= 0.8", "= 1.6")
    assert (shown["partial derivative in x"], shown["partial derivative in y"]) == ("= 2", "= 2.5")
    assert shown["sum of partial derivatives times components of u"] == "= 0.8"
    assert shown["slope of another function"] == "= 0.288"
    assert shown["the same by its partial derivatives"] == "= 0"


def test_the_authors_names_are_used() -> None:
    scene = perform(DirectionalDerivative, function="L(w, b) = w^2 + 3b", point=(1, 2), direction=(0, 1))
    assert [name.source for name in scene.map.plane.names] == ["$ w $", "$ b $"]
    assert "(partial L)/(partial w)" in scene.formulas.by_partials.source
    assert (
        scene.records[1].caption
        == "Only the direction counts. Here v has length 1 already: it is the unit vector u."
    )
    assert (
        scene.records[4].caption
        == "The limit is the directional derivative of L at p = (1, 2) along u: D_u L = 3."
    )


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"direction": (0, 0)}, "the zero vector, which points nowhere"),
        (
            {"function": "sqrt(x^2 + y^2)", "point": (0, 0), "direction": (3, 4)},
            r"along \(3, 4\), by the step h: to the left of 0 the slopes approach −1; to the right .* 1",
        ),
        ({"function": "cbrt(x*y)", "point": (0, 0), "direction": (1, 1)}, "fall without bound.*rise without"),
        ({"function": "x^2*y/(x^2 + y^2)", "point": (0, 0)}, "has no value at .0, 0., where its slope"),
        ({"function": "exp(-(x^2 + y^2))", "point": (40, 0), "direction": (1, 0)}, "more figures"),
        ({"function": "g(x, y) = x*y"}, "needs the letter g"),
    ],
)
def test_what_has_no_slope_is_refused_with_both_sides(params: Any, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        DirectionalDerivative.Params(**params)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        (
            {"function": "x + sin(2*pi*x)^2 + y", "steps": [2, 1]},
            "at each of these steps, both have",
        ),
        ({"function": "x*abs(x)^0.1 + 0*y"}, "only for still smaller steps"),
    ],
)
def test_captions_say_no_more_of_secants_than_is_so(params: Any, said: str) -> None:
    """Between steps of a period slopes differ; those of an odd function agree at every step."""
    scene = perform(DirectionalDerivative, point=(0, 0), direction=(1, 0), **params)
    (caption,) = (record.caption for record in scene.records if record.name == "close_in")
    assert said in caption


@pytest.mark.parametrize(
    "params",
    [
        pytest.param(
            {"function": "x + 1 + y/0.0013", "point": ("-1.7", "0.00039"), "direction": ("-0.001", 700)},
            id="a point along a unit vector of many digits",
        ),
        pytest.param(
            {
                "function": "(((x - 2)/460)^3 + (x - 2)/460)/((x - 2)/460)",
                "point": (-458, "0.1"),
                "direction": ("pi", "1/3"),
            },
            id="hundreds along an edge that is seen from its end",
        ),
    ],
)
def test_long_numbers_are_legible_and_apart(params: dict[str, Any]) -> None:
    flaws: list[str] = []
    perform(DirectionalDerivative, lambda scene, beat: flaws.extend(flaws_of_layout(scene)), **params)
    assert flaws == []
