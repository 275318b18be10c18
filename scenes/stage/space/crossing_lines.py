"""The lines in which a plane crosses the faces of a surface, and those along which the box clips them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.projection import (
    EDGE_WIDTH,
    HeightField,
    Pieces,
    Projection,
    color_tuples,
    dividing_lines,
    joined,
    slack_of,
)
from scenes.stage.space.graph_plane import GraphPlane
from scenes.stage.space.surface_faces import SurfaceFaces

Array = NDArray[np.float64]

AFTER = 1e-3
"""Added to the depth of a face for a line on it; faces are farther apart."""


def crossing_lines(
    space: Projection, surface: HeightField, plane: GraphPlane, faces: Pieces, behind: Array
) -> tuple[Pieces, Pieces]:
    """The lines that are an edge of the surface, and those that are an edge of the plane.

    They are an edge of what lies before the other on the nearer side of the line. `behind`, of shape (n, k),
    is how far the corners of the faces lie behind the plane.
    """
    faces, behind = faces.crossed(behind)
    points, numbers = _inside(dividing_lines(faces.points, behind), plane.bounds)
    nearness = space.nearness(faces.points[..., 0], faces.points[..., 1])
    away = nearness - nearness.mean(axis=1, keepdims=True)
    of_surface = ((behind * away).sum(axis=1) < 0)[numbers]
    colors = np.reshape(faces.colors, (-1, 4))[numbers]
    depths = faces.depths[numbers] + AFTER
    found = []
    for owner, mine, shades in (
        (surface, of_surface, colors),
        (plane, ~of_surface, np.broadcast_to(plane.shade, colors.shape)),
    ):
        edge_colors = color_tuples(owner.edge_colors(shades[mine]))
        found.append(Pieces(points[mine], edge_colors, EDGE_WIDTH, depths[mine]))
    return found[0], found[1]


def in_box(space: Projection, surface: SurfaceFaces) -> tuple[list[Pieces], list[Pieces]]:
    """The faces of a surface that is clipped to the box, and its lines, those where the box ends included."""
    first, *rest = surface.pieces(space)
    faces, lines = [first], rest
    slack = slack_of(space.box.z)
    heights = first.points[..., 2]
    for sign, limit in ((1, space.box.z[0]), (-1, space.box.z[1])):
        if (sign * (heights - limit)).min(initial=0) >= -slack:
            continue
        ends = [_end(surface.item, *some.crossed(_within(some, sign, limit, slack))) for some in faces]
        faces, lines = (
            [part for some in found for part in some.ahead(_within(some, sign, limit, slack))]
            for found in (faces, lines)
        )
        faces, lines = joined(faces), joined([*lines, *ends])
    return faces, lines


def _within(pieces: Pieces, sign: float, limit: float, slack: float) -> Array:
    """How far corners are above a height, or below it if the sign is negative."""
    away = sign * (pieces.points[..., 2] - limit)
    return np.where(np.abs(away) < slack, 0.0, away)


def _end(item: HeightField, faces: Pieces, inside: Array) -> Pieces:
    """The lines along which faces end."""
    colors = color_tuples(item.edge_colors(np.reshape(faces.colors, (-1, 4))))
    return Pieces(dividing_lines(faces.points, inside), colors, EDGE_WIDTH, faces.depths + AFTER)


def _inside(segments: Array, bounds: Array) -> tuple[Array, NDArray[np.int_]]:
    """The parts of segments (n, 2, d) over a convex part of the ground with these bounds, and their numbers.

    >>> bounds = np.array([[1.0, 0, 0], [-1, 0, 2]])
    >>> points, numbers = _inside(np.array([[[-1.0, 5], [1, 7]], [[3, 0], [4, 0]]]), bounds)
    >>> points.tolist(), numbers.tolist()
    ([[[0.0, 6.0], [1.0, 7.0]]], [0])
    """
    start, end = segments[:, 0], segments[:, 1]
    here, there = (ends[:, :2] @ bounds[:, :2].T + bounds[:, 2] for ends in (start, end))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = here / (here - there)
    outside = (here < 0) & (there < 0)
    first = np.where(here < 0, share, 0.0).max(axis=1, initial=0.0)
    last = np.where(there < 0, share, 1.0).min(axis=1, initial=1.0)
    numbers = np.flatnonzero((first < last) & ~outside.any(axis=1))
    way = end[numbers] - start[numbers]
    ends = [start[numbers] + share[numbers, None] * way for share in (first, last)]
    return np.stack(ends, axis=1), numbers
