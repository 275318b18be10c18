"""A graph that swings too fast for its samples fills what it covers, and nothing else."""

from itertools import pairwise

import numpy as np
import pytest

from mathlib.function import parse
from mathlib.plotting import polylines
from mathlib.plotting.fast_swings import filled


@pytest.mark.parametrize("half", [1.6, 0.16, 0.016, 0.0016])
def test_near_zero_the_sine_of_a_reciprocal_reaches_from_its_least_to_its_greatest(
    half: float,
) -> None:
    points = np.concatenate(polylines(parse("sin(1/x)"), -half, half, -1.2, 1.2))
    assert len(points) < 4_000
    assert np.abs(points[:, 1]).max() <= 1
    near = half / 100 * np.linspace(-2, 2, 5)
    for low, high in pairwise(near):
        heights = points[(points[:, 0] >= low) & (points[:, 0] <= high), 1]
        assert heights.min() < -0.95
        assert heights.max() > 0.95


def test_what_swings_beyond_the_frame_fills_it_from_below_to_above() -> None:
    points = np.concatenate(polylines(parse("sin(1/x)/x"), -0.015, 0.015, -300, 300))
    for low in np.linspace(-0.0015, 0.0011, 14):
        heights = points[(points[:, 0] >= low) & (points[:, 0] <= low + 4e-4), 1]
        assert heights.min() < -299
        assert heights.max() > 299


def test_what_jumps_between_two_values_covers_nothing_between_them() -> None:
    points = np.concatenate(polylines(parse("sign(sin(1/x))"), -0.1, 0.1, -2, 2))
    assert set(np.round(points[:, 1], 12)) <= {-1.0, 1.0}


@pytest.mark.parametrize(("text", "pieces"), [("1/x - floor(1/x)", 9), ("tan(1/x)", 2)])
def test_jumps_and_poles_stay_gaps(text: str, pieces: int) -> None:
    assert len(polylines(parse(text), 0.1, 1, -1, 2)) >= pieces


def test_a_slow_curve_is_drawn_through_its_samples() -> None:
    (piece,) = polylines(np.sin, 0.0, 6.0, -2, 2)
    assert np.allclose(piece[:, 1], np.sin(piece[:, 0]), rtol=0, atol=1e-12)


def test_a_fast_curve_is_drawn_where_it_is_with_few_points() -> None:
    points = np.concatenate(polylines(parse("sin(1/x)"), -0.015, 0.015, -1.2, 1.2))
    xs = np.linspace(0.0071, 0.0149, 5000)
    beside = 6e-6 * np.abs(np.cos(1 / xs)) / xs**2  # What 1/5000 of the width makes of a steep curve.
    assert (np.abs(np.interp(xs, *points.T) - np.sin(1 / xs)) < 0.004 + beside).all()
    assert len(points) < 2500


@pytest.mark.parametrize("half", [1.5, 0.15, 0.015])
def test_near_zero_the_tangent_of_a_reciprocal_fills_the_frame(half: float) -> None:
    points = np.concatenate(polylines(parse("tan(1/x)"), -half, half, -17, 17))
    for low, high in pairwise(half / 100 * np.linspace(-2, 2, 5)):
        heights = points[(points[:, 0] >= low) & (points[:, 0] <= high), 1]
        assert heights.min() == pytest.approx(-17)
        assert heights.max() == pytest.approx(17)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("exp(5*sin(1/x))", 1e-12),
        ("sin(1/x)^9", 1e-12),
        ("tan(1/x)", 1e-11),
        ("sigmoid(1e4*(sin(1/x) + 0.9))", 1.0),
    ],
)
def test_a_graph_that_takes_all_values_between_two_is_not_parted(text: str, half: float) -> None:
    f, columns, xs = parse(text), np.linspace(-half, half, 401), np.linspace(-half, half, 16_001)
    _, ys, is_filled = filled(f, xs, f(xs), columns)
    assert is_filled.any()
    assert np.isfinite(ys[is_filled]).all()


@pytest.mark.parametrize("rate", [30, 1000])
def test_a_graph_that_leaves_out_an_interval_is_parted(rate: int) -> None:
    columns, xs = np.linspace(-1000, 1000, 401), np.linspace(-1000, 1000, 16_001)
    f = parse(f"1/sin({rate}*x)")
    _, ys, is_filled = filled(f, xs, f(xs), columns)
    assert np.isnan(ys[is_filled]).sum() > 3 * 390
    assert np.nanmin(np.abs(ys[is_filled])) > 0.999


@pytest.mark.parametrize("rate", [3, 17, 40])
def test_a_curve_reaches_the_frame_beside_each_of_its_poles(rate: int) -> None:
    pieces = polylines(lambda x: np.tan(rate * x), -1.5, 1.5, -8, 8)
    ends = [end for piece in pieces for end in piece[[0, -1]] if abs(end[0]) < 1.5]
    assert len(ends) >= 2 * rate // 3
    assert np.abs([y for _, y in ends]) == pytest.approx(8)


def test_a_curve_goes_on_to_where_it_jumps() -> None:
    lower, upper = polylines(np.floor, 0.2, 1.9, -1, 3)
    assert lower[-1] == pytest.approx([1, 0])
    assert upper[0] == pytest.approx([1, 1])


@pytest.mark.filterwarnings("error")
def test_values_beyond_all_bounds_beside_a_pole_do_no_harm() -> None:
    pieces = polylines(parse("exp(1/x)*sin(1/x)"), -1, 1, -5, 5)
    assert all(np.isfinite(piece).all() for piece in pieces)


@pytest.mark.parametrize("half", [0.15, 0.015, 0.0015])
def test_between_poles_what_no_value_reaches_is_left_out(half: float) -> None:
    pieces = polylines(parse("1/sin(1/x)"), -half, half, -15, 15)
    apart = [piece[:, 1].min() > 0.9 or piece[:, 1].max() < -0.9 for piece in pieces]
    assert np.mean(apart) > 0.97
    near = np.concatenate([p for p in pieces if np.abs(p[:, 0]).max() < half / 4])
    assert np.abs(near[:, 1]).min() == pytest.approx(1, abs=0.01)
    for low, high in pairwise(half / 100 * np.linspace(-2, 2, 5)):
        heights = near[(near[:, 0] >= low) & (near[:, 0] <= high), 1]
        assert (heights.min(), heights.max()) == pytest.approx((-15, 15))
