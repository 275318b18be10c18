"""Lines of sight: what of a point in a space the viewer sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scenes.stage.projection import Bools, HeightField, Projection
from scenes.stage.space.graph_plane import GraphPlane

Array = NDArray[np.float64]
Ints = NDArray[np.int_]

STEPS = 160

REFINEMENT = 12
"""Into how many parts a segment is divided along which the visibility changes."""

SLACK = 2e-3
"""How far from a graph, in heights of the box, a point lies on it."""


def in_sight(space: Projection, function: Callable[[Array, Array], Array], points: Array) -> Bools:
    """Whether the graph of `function` leaves the sight free on each of its points, of shape (n, 3).

    From each point a ray runs towards the viewer; where it meets ground under the graph, it is blocked.
    """
    box = space.box
    x, y, z = (coordinate[:, 1:] for coordinate in _sight_lines(space, points))
    within = (x >= box.x[0]) & (x <= box.x[1]) & (y >= box.y[0]) & (y <= box.y[1])
    heights = np.where(within, function(x, y), -np.inf)
    slack = 1e-3 * (box.z[1] - box.z[0])
    with np.errstate(invalid="ignore"):
        blocked = heights > z + slack
    return np.asarray(~blocked.any(axis=1))


def transparency(space: Projection, graphs: Sequence[HeightField], points: Array, side: int) -> Array:
    """The share of each of some points, of shape (n, 3), that reaches the viewer through graphs.

    It is the product of 1 - opacity over all places where the line of sight meets a graph on one side of the
    cut. A graph on which a point itself lies does not count there.
    """
    left = np.ones(len(points))
    for graph in graphs:
        if isinstance(graph, GraphPlane):
            rows, met = _meetings_with_a_plane(space, graph, points)
        else:
            rows, met = _meetings(space, graph, points)
        if not len(rows):
            continue
        counted = _in_box(space, *met.T) & graph.contains(met[:, 0], met[:, 1])
        if space.cut:
            counted &= (space.sides(met[:, 0], met[:, 1]) > 0) == (side > 0)
        np.multiply.at(left, rows[counted], 1 - graph.opacity_on(space, side))
    return left


def _meetings(space: Projection, graph: HeightField, points: Array) -> tuple[Ints, Array]:
    """Where lines of sight from some points meet a graph, and the numbers of the points."""
    x, y, z = _sight_lines(space, points)
    with np.errstate(invalid="ignore"):
        above = graph.height_at(x, y) - z
        below, over = above < 0, above >= 0
    here, there = above[:, :-1], above[:, 1:]
    crossing = below[:, :-1] & over[:, 1:] | over[:, :-1] & below[:, 1:]
    if not crossing.any():
        return np.zeros(0, int), np.zeros((0, 3))
    near = np.abs(above) <= SLACK * (space.box.z[1] - space.box.z[0])
    leaving = np.logical_and.accumulate(near | np.isnan(above), axis=1)[:, :-1]
    rows, steps = np.nonzero(crossing & ~leaving)
    share = here[rows, steps] / (here[rows, steps] - there[rows, steps])
    met = [c[rows, steps] + share * (c[rows, steps + 1] - c[rows, steps]) for c in (x, y, z)]
    return rows, np.stack(met, axis=-1)


def _meetings_with_a_plane(space: Projection, plane: GraphPlane, points: Array) -> tuple[Ints, Array]:
    """The same for a plane, which a line meets once."""
    (across, up, rise), reach = _sight(space)
    above = plane.height_at(points[:, 0], points[:, 1]) - points[:, 2]
    falling = rise - plane.slopes[0] * across - plane.slopes[1] * up
    with np.errstate(divide="ignore", invalid="ignore"):
        away = above / falling
    far = np.abs(above) > SLACK * (space.box.z[1] - space.box.z[0])
    rows = np.flatnonzero(far & (away >= 0) & (away <= reach))
    return rows, points[rows] + away[rows, None] * (across, up, rise)


def _sight_lines(space: Projection, points: Array) -> tuple[Array, Array, Array]:
    """Points on the way to the viewer, each coordinate of shape (n, k), until all are out of the box."""
    rates, reach = _sight(space)
    ends = [ends[int(rate > 0)] for rate, ends in zip(rates, _ends(space), strict=True)]
    with np.errstate(divide="ignore", invalid="ignore"):
        leaving = np.fmin((np.array(ends) - points) / rates, reach)  # NaN where it runs along a side
    last = leaving.min(axis=1).max(initial=0) / reach * STEPS
    steps = np.arange(int(np.clip(last, 0, STEPS - 2)) + 3) * (reach / STEPS)
    x, y, z = (points[:, [axis]] + rate * steps for axis, rate in enumerate(rates))
    return x, y, z


def _sight(space: Projection) -> tuple[tuple[float, float, float], float]:
    """By how much each coordinate grows towards the viewer, per unit of ground, and how far to walk."""
    box, azimuth = space.box, space.azimuth.get_value()
    rise = np.tan(space.elevation.get_value()) * space.ground_scale / space.height_scale
    reach = np.sqrt(2) * max(box.x[1] - box.x[0], box.y[1] - box.y[0])
    return (float(np.cos(azimuth)), float(np.sin(azimuth)), float(rise)), float(reach)


def _ends(space: Projection) -> tuple[tuple[float, float], ...]:
    return space.box.x, space.box.y, space.box.z


def _in_box(space: Projection, x: Array, y: Array, z: Array) -> Bools:
    inside = [(c >= low) & (c <= high) for c, (low, high) in zip((x, y, z), _ends(space), strict=True)]
    return np.asarray(np.logical_and.reduce(inside))


def visible_runs(
    space: Projection, graphs: Sequence[HeightField], line: Array, side: int
) -> Iterator[tuple[Array, float]]:
    """A polyline of shape (n, 3) in runs of one transparency each, with that."""
    shares = transparency(space, graphs, line, side)
    if len(line) > 2:
        line, shares = _refined(space, graphs, line, shares, side)
    segments = np.minimum(shares[:-1], shares[1:])
    bounds = np.flatnonzero(np.diff(segments)) + 1
    for first, last in pairwise((0, *bounds.tolist(), len(segments))):
        yield line[first : last + 1], float(segments[first])


def _refined(
    space: Projection, graphs: Sequence[HeightField], line: Array, shares: Array, side: int
) -> tuple[Array, Array]:
    """More vertices, with their transparencies, where the transparency changes along a line."""
    changing = np.flatnonzero(np.diff(shares))
    if not len(changing):
        return line, shares
    along = np.arange(1, REFINEMENT)[:, None, None] / REFINEMENT
    between = (line[changing] + along * (line[changing + 1] - line[changing])).swapaxes(0, 1).reshape(-1, 3)
    found = transparency(space, graphs, between, side)
    at = np.repeat(changing + 1, REFINEMENT - 1)
    return np.insert(line, at, between, axis=0), np.insert(shares, at, found)
