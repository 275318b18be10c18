"""A tilted plane over the ground of a space, or a part of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.base import Theme
from scenes.stage.drawing import FACE, Color
from scenes.stage.projection import (
    EDGE_WIDTH,
    MESH_WIDTH,
    Cells,
    Grid,
    HeightField,
    Pieces,
    Projection,
    clipped,
    presence,
    rgb,
)

Array = NDArray[np.float64]

DISC_CORNERS = 72
STRIDE, LONG = 4, 8
"""Edges of a disc that are painted in one stroke; how many such strokes make a disc."""


class GraphPlane(HeightField):
    """The plane z = c + a (x - x0) + b (y - y0), clipped to the box.

    `tilt` places it. `outline`, the corners of shape (n, 2) of a convex polygon of the ground in
    counterclockwise order, restricts it to a part: see `rectangle` and `disc`.

    >>> from scenes.stage.base import DARK
    >>> plane = GraphPlane(DARK, "tangent").tilt((1, 2, 5), slopes=(3, -1))
    >>> float(plane.height_at(np.array(2.0), np.array(2.0)))
    8.0
    """

    mesh_opacity = 0.22

    def __init__(self, theme: Theme, role: str, outline: Array | None = None, opacity: float = 0.55) -> None:
        super().__init__(theme)
        self.role, self.opacity = role, opacity
        self.outline = outline
        self.height_at = self._height_at
        self.tilt((0.0, 0.0, 0.0), (0.0, 0.0))

    def tilt(self, point: tuple[float, float, float], slopes: tuple[float, float]) -> GraphPlane:
        """Go through a point (x0, y0, c) with the slopes a and b in x and in y."""
        self.point, self.slopes = point, slopes
        return self

    def is_seen_from_above(self, space: Projection) -> bool:
        """Whether the viewer sees the upper side."""
        theta, phi = space.azimuth.get_value(), space.elevation.get_value()
        steepness = self.slopes[0] * np.cos(theta) + self.slopes[1] * np.sin(theta)
        return bool(steepness * space.height_scale / space.ground_scale < np.tan(phi))

    @property
    def bounds(self) -> Array:
        """The half-planes of the ground (a, b, c), a x + b y + c >= 0, that the outline is made of."""
        if self.outline is None:
            return np.zeros((0, 3))
        corners = np.asarray(self.outline, dtype=float)
        dx, dy = (np.roll(corners, -1, axis=0) - corners).T
        lengths = np.hypot(dx, dy)
        a, b = -dy / lengths, dx / lengths
        return np.column_stack([a, b, -(a * corners[:, 0] + b * corners[:, 1])])

    @property
    def state(self) -> tuple[object, ...]:
        outline = None if self.outline is None else np.asarray(self.outline).tobytes()
        return self, self.point, self.slopes, outline

    def _height_at(self, x: Array, y: Array) -> Array:
        x0, y0, c = self.point
        return np.asarray(c + self.slopes[0] * (x - x0) + self.slopes[1] * (y - y0))

    def cells(self, space: Projection, xs: Array, ys: Array) -> Cells:
        heights = self.height_at(*np.meshgrid(xs, ys, indexing="ij"))
        colors = np.broadcast_to(self.shade, (len(xs) - 1, len(ys) - 1, 4))
        bounds = self.bounds
        return Cells(heights, *presence(space.box, xs, ys, heights, bounds), bounds, colors)

    @property
    def shade(self) -> Color:
        return (*rgb(self.theme, self.role), 1.0)

    def pieces(self, space: Projection, grid: Grid) -> list[Pieces]:
        """The plane in the box as one polygon, the lines of its mesh, and its edges."""
        corners = self._corners(space)
        if len(corners) < 3:
            return []
        every = self.mesh_every
        inner = [places[every:-1:every] if every else places[:0] for places in grid]
        mesh = np.concatenate([_chords(corners, axis, places) for axis, places in enumerate(inner)])
        edges = self._edges(corners)
        edge_color = tuple(self.edge_colors(np.array(self.shade)).tolist())
        layers = (
            (corners[None], self.shade, FACE),
            (mesh, self.mesh_color, MESH_WIDTH),
            (edges, edge_color, EDGE_WIDTH),
        )
        return [
            Pieces.seen(
                space, self._raised(part), [shade] * len(part), width, depths=np.full(len(part), depth)
            )
            for depth, (part, shade, width) in enumerate(layers)
        ]

    def _edges(self, corners: Array) -> Array:
        """The edges of what is in the box: of a disc several in one stroke, so few that no cut runs twice
        through it."""
        count = len(corners)
        stride = STRIDE if self.outline is not None and count == len(self.outline) >= LONG * STRIDE else 1
        ring = np.vstack([corners, corners[:1]])
        return ring[np.minimum(np.arange(0, count, stride)[:, None] + np.arange(stride + 1), count)]

    def _corners(self, space: Projection) -> Array:
        """The corners, of shape (n, 2), of the ground under what is in the box."""
        outline = rectangle(space.box.x, space.box.y) if self.outline is None else self.outline
        corners = self._raised(np.asarray(outline, dtype=float))
        for axis, (low, high) in enumerate((space.box.x, space.box.y, space.box.z)):
            for sign, limit in ((1, low), (-1, high)):
                inside = sign * (corners[:, axis] - limit)
                if inside.max() <= 0:
                    return np.zeros((0, 2))
                if inside.min() < 0:
                    corners = clipped(corners[None], inside[None])[0]
        return corners[:, :2]

    def _raised(self, ground: Array) -> Array:
        """Points of the plane over points of the ground."""
        return np.concatenate([ground, self._height_at(*np.moveaxis(ground, -1, 0))[..., None]], axis=-1)


def _chords(corners: Array, axis: int, places: Array) -> Array:
    """The parts (m, 2, 2) of lines across an axis at some places that lie in a convex polygon (n, 2)."""
    after = np.roll(corners, -1, axis=0)
    here, there = corners[:, axis] - places[:, None], after[:, axis] - places[:, None]
    crossing = (here < 0) != (there < 0)
    crossing &= crossing.sum(axis=1, keepdims=True) == 2
    lines, edges = np.nonzero(crossing)
    share = (here[lines, edges] / (here[lines, edges] - there[lines, edges]))[:, None]
    return np.asarray(corners[edges] + share * (after[edges] - corners[edges])).reshape(-1, 2, 2)


def rectangle(x: tuple[float, float], y: tuple[float, float]) -> Array:
    """The outline of a rectangle of the ground."""
    return np.array([[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]]])


def disc(centre: tuple[float, float], radius: float, corners: int = DISC_CORNERS) -> Array:
    """The outline of a disc of the ground, a polygon of many corners."""
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    return np.array(centre) + radius * np.column_stack([np.cos(angles), np.sin(angles)])
