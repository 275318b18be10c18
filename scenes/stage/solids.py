"""What stands in a space: surfaces, curves, the sheet of a cut, the floor."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import ManimColor
from numpy.typing import NDArray

from scenes.stage.space import FAR, NEAR, WITHIN, Box, Cut, Item, Paints, Space
from scenes.stage.theme import Theme

Array = NDArray[np.float64]
Color = tuple[float, float, float, float]

SEAM = 0.006
"""How far each face reaches over its neighbours, in Manim's units, so that no seam shows."""

LIGHT = np.array([-0.45, -0.35, 0.82])
"""Where the light comes from, in the space's own directions."""


def _rgb(theme: Theme, role: str) -> tuple[float, float, float]:
    red, green, blue = ManimColor(theme[role]).to_rgb()
    return float(red), float(green), float(blue)


class Surface(Item):
    """The graph of heights over a grid of the ground, in shaded faces with a quiet mesh.

    `front_opacity` scales what lies on the viewer's side of the space's cut. Faces where the height is
    not finite, or beyond the box, are left out.
    """

    def __init__(self, theme: Theme, xs: Array, ys: Array, heights: Array, mesh_every: int = 4) -> None:
        super().__init__()
        self.front_opacity = 1.0
        self.theme = theme
        self.xs, self.ys, self.heights, self.mesh_every = xs, ys, heights, mesh_every
        self._kept: tuple[object, dict[int, Paints]] | None = None

    @classmethod
    def of(
        cls, theme: Theme, function: Callable[[Array, Array], Array], box: Box, faces: int = 28
    ) -> Surface:
        """The graph of a function over the ground of a box, in `faces` x `faces` faces."""
        xs, ys = np.linspace(*box.x, faces + 1), np.linspace(*box.y, faces + 1)
        return cls(theme, xs, ys, function(*np.meshgrid(xs, ys, indexing="ij")))

    def paints(self, space: Space, side: int, paints: Paints) -> None:
        opacity = self.opacity * (self.front_opacity if space.cut and side == NEAR else 1)
        if opacity < 0.004:
            return
        kept = self._by_side(space)[side]
        paints.depths.extend(kept.depths)
        if opacity > 0.996:
            paints.shapes.extend(kept.shapes)
        else:
            paints.shapes.extend(
                (shape, width, (r, g, b, a * opacity)) for shape, width, (r, g, b, a) in kept.shapes
            )

    def _by_side(self, space: Space) -> dict[int, Paints]:
        view = (space.azimuth.get_value(), space.elevation.get_value(), space.cut, space.place)
        if self._kept is None or self._kept[0] != view:
            sides = {side: Paints([], []) for side in (FAR, WITHIN, NEAR)}
            self._add_faces(space, sides)
            self._add_mesh(space, sides)
            self._kept = (view, sides)
        return self._kept[1]

    def _corners(self) -> Array:
        """Corners of the faces, of shape (faces, 4, 3)."""
        x, y = np.meshgrid(self.xs, self.ys, indexing="ij")
        grid = np.stack([x, y, self.heights], axis=-1)
        return np.stack([grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]], 2).reshape(-1, 4, 3)

    def _add_faces(self, space: Space, sides: dict[int, Paints]) -> None:
        corners = self._corners()
        low, high = space.box.z
        z = corners[..., 2]
        corners = corners[(np.isfinite(z) & (z >= low - 1e-9) & (z <= high + 1e-9)).all(axis=1)]
        colors = self._shades(space, corners)
        signed = space.sides(corners[..., 0], corners[..., 1])
        near, far = (signed >= 0).all(axis=1), (signed <= 0).all(axis=1)
        for side, chosen in ((NEAR, near), (FAR, far & ~near)):
            _add_polygons(space, sides[side], corners[chosen], colors[chosen])
        for index in np.flatnonzero(~near & ~far):
            for side, sign in ((NEAR, 1), (FAR, -1)):
                part = _half(corners[index], sign * signed[index])
                _add_polygons(space, sides[side], part[None], colors[index : index + 1])

    def _shades(self, space: Space, corners: Array) -> Array:
        """Colours by height and by the angle to the light, of shape (faces, 4)."""
        low, high = (np.array(_rgb(self.theme, f"surface_{end}")) for end in ("low", "high"))
        bottom, top = space.box.z
        level = np.clip((corners[..., 2].mean(axis=1) - bottom) / (top - bottom), 0, 1)
        model = np.stack(space._model(*np.moveaxis(corners, -1, 0)), axis=-1)
        normals = np.cross(model[:, 2] - model[:, 0], model[:, 3] - model[:, 1])
        normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12
        light = 0.72 + 0.28 * np.clip(normals @ LIGHT, -1, 1)
        colors = (low + level[:, None] * (high - low)) * light[:, None]
        return np.column_stack([np.clip(colors, 0, 1), np.ones(len(colors))])

    def _add_mesh(self, space: Space, sides: dict[int, Paints]) -> None:
        color, lift = (*_rgb(self.theme, "ink"), 0.28), 0.6 / len(self.xs)
        across = [(np.full_like(self.ys, x), self.ys, h) for x, h in zip(self.xs, self.heights, strict=True)]
        along = [(self.xs, np.full_like(self.xs, y), h) for y, h in zip(self.ys, self.heights.T, strict=True)]
        for line in (*across[:: self.mesh_every], *along[:: self.mesh_every]):
            _add_segments(space, sides, np.stack(line, axis=1), color, 0.012, lift)


def _half(corners: Array, signed: Array) -> Array:
    """The part of a polygon where the signed distance is positive."""
    kept = []
    for k in range(len(corners)):
        here, there = signed[k - 1], signed[k]
        if here * there < 0:
            kept.append(corners[k - 1] + here / (here - there) * (corners[k] - corners[k - 1]))
        if there >= 0:
            kept.append(corners[k])
    return np.array(kept)


def _add_polygons(space: Space, paints: Paints, corners: Array, colors: Array) -> None:
    if not corners.size:
        return
    screen = space.at(corners[..., 0], corners[..., 1], corners[..., 2])[..., :2]
    outward = screen - screen.mean(axis=1, keepdims=True)
    outward /= np.linalg.norm(outward, axis=-1, keepdims=True) + 1e-9
    shapes = (screen + SEAM * outward).reshape(len(screen), -1)
    depths = space.nearness(corners[..., 0], corners[..., 1]).mean(axis=1)
    paints.extend(depths, shapes, 0.0, map(tuple, colors.tolist()))


def _add_segments(
    space: Space, sides: dict[int, Paints], line: Array, color: Color, width: float, lift: float
) -> None:
    low, high = space.box.z
    seen = np.isfinite(line[:, 2]) & (line[:, 2] >= low - 1e-9) & (line[:, 2] <= high + 1e-9)
    keep = seen[:-1] & seen[1:]
    screen = space.at(*line.T)[:, :2]
    shapes = np.hstack([screen[:-1], screen[1:]])[keep]
    middles = ((line[:-1] + line[1:]) / 2)[keep]
    depths = space.nearness(middles[:, 0], middles[:, 1]) + lift
    signed = space.sides(middles[:, 0], middles[:, 1])
    for side, chosen in ((NEAR, signed >= 0), (FAR, signed < 0)):
        sides[side].extend(depths[chosen], shapes[chosen], width, [color] * int(chosen.sum()))


class SpaceCurve(Item):
    """A polyline in space. `within` puts it into the cut: in front of the far side, behind the near one.

    `lift` moves it towards the viewer for the sorting, so that a surface does not cover its own curve.
    """

    def __init__(
        self, theme: Theme, role: str, width: float = 5, within: bool = False, dashed: bool = False
    ) -> None:
        super().__init__()
        self.color_of_line = _rgb(theme, role)
        self.line_width, self.within, self.dashed = width, within, dashed
        self.lift = 0.06
        self.line = np.zeros((0, 3))

    def draw(self, line: Array) -> SpaceCurve:
        """Show this polyline of shape (n, 3), in coordinates of the space."""
        self.line = line
        return self

    def paints(self, space: Space, side: int, paints: Paints) -> None:
        if len(self.line) < 2 or (self.within and space.cut and side != WITHIN):
            return
        sides = {each: Paints([], []) for each in (FAR, WITHIN, NEAR)}
        color = (*self.color_of_line, self.opacity)
        _add_segments(space, sides, self.line, color, self.line_width * 0.01, self.lift)
        chosen = (FAR, NEAR) if self.within and space.cut else (side,)
        step = 2 if self.dashed else 1
        for each in chosen:
            paints.depths.extend(sides[each].depths[::step])
            paints.shapes.extend(sides[each].shapes[::step])


class SpaceDot(SpaceCurve):
    """A point in space: a line of no length with a round end."""

    def __init__(self, theme: Theme, role: str, diameter: float = 18, within: bool = True) -> None:
        super().__init__(theme, role, diameter, within)
        self.lift = 0.1

    def move(self, x: float, y: float, z: float) -> SpaceDot:
        self.draw(np.array([[x, y, z], [x, y, z]]))
        return self


class Sheet(Item):
    """The vertical plane of a cut, from wall to wall and from the floor to the lid of the box."""

    def __init__(self, theme: Theme, role: str, fill: float = 0.2) -> None:
        super().__init__()
        self.color_of_sheet, self.fill = _rgb(theme, role), fill
        self.cut: Cut | None = None

    def paints(self, space: Space, side: int, paints: Paints) -> None:
        if self.cut is None or (side != WITHIN and space.cut):
            return
        ends = wall_to_wall(space, self.cut)
        low, high = space.box.z
        corners = [(*ends[0], low), (*ends[1], low), (*ends[1], high), (*ends[0], high)]
        screen = [space.at(*corner)[:2].tolist() for corner in corners]
        shape = [value for point in screen for value in point]
        paints.add(-9.0, shape, 0.0, (*self.color_of_sheet, self.fill * self.opacity))
        outline = shape + shape[:2]
        paints.add(-8.9, outline, 0.02, (*self.color_of_sheet, 0.7 * self.opacity))


def wall_to_wall(space: Space, cut: Cut) -> Array:
    """The ends, of shape (2, 2), of a cut's line over the ground inside the box."""
    point, direction = np.array(cut.point), np.array(cut.direction)
    low, high = -np.inf, np.inf
    for walls, p, d in zip((space.box.x, space.box.y), point, direction, strict=True):
        if abs(d) > 1e-12:
            first, last = sorted(((walls[0] - p) / d, (walls[1] - p) / d))
            low, high = max(low, first), min(high, last)
    return np.array([point + low * direction, point + high * direction])


class Floor(Item):
    """The ground of the box with its grid."""

    def __init__(self, theme: Theme, xs: Array, ys: Array) -> None:
        super().__init__()
        self.panel, self.grid = _rgb(theme, "panel"), _rgb(theme, "faint")
        self.xs, self.ys = xs, ys

    def paints(self, space: Space, side: int, paints: Paints) -> None:
        if side != (FAR if space.cut else NEAR):
            return
        (x0, x1), (y0, y1), (z0, _) = space.box.x, space.box.y, space.box.z
        rim = space.at([x0, x1, x1, x0, x0], [y0, y0, y1, y1, y0], z0)[:, :2]
        paints.add(-99.0, rim.ravel().tolist(), 0.0, (*self.panel, self.opacity))
        for x in self.xs:
            line = space.at([x, x], [y0, y1], z0)[:, :2]
            paints.add(-98.0, line.ravel().tolist(), 0.01, (*self.grid, 0.45 * self.opacity))
        for y in self.ys:
            line = space.at([x0, x1], [y, y], z0)[:, :2]
            paints.add(-98.0, line.ravel().tolist(), 0.01, (*self.grid, 0.45 * self.opacity))
        paints.add(-97.0, rim.ravel().tolist(), 0.02, (*self.grid, self.opacity))
