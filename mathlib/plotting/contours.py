"""Level curves: where f(x, y) has one value, as polylines whose vertices truly lie on the curve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import contourpy
import numpy as np
from numpy.typing import NDArray

from mathlib.calculus import gradient
from mathlib.function import Array, Function
from mathlib.plotting.sampling import decimals, nice_ticks

Window = tuple[tuple[float, float], tuple[float, float]]

RARE = 3
"""How many times as far apart as all others the rarest values may be, to count."""

ROUNDING = 2.0**-40
"""The share of their size by which all values differ at the least, if f is not constant but for rounding."""

NEWTON_STEPS = 10
ON_THE_CURVE = 1e-10
"""How far from the level a vertex may be, in units of the spread of f over the window."""


def inside(points: Array, window: Window, room: float = 0.0) -> NDArray[np.bool_]:
    """Whether each of some points, of shape (..., 2), lies in a window, with some room to its edges."""
    low, high = np.array(window).T
    return np.asarray(((points >= low + room) & (points <= high - room)).all(axis=-1))


@dataclass(frozen=True, eq=False)
class LevelCurve:
    """The curve f = level: its polylines, each of shape (n, 2); a closed one ends where it began."""

    level: float
    lines: tuple[Array, ...]


def level_curves(
    f: Function, levels: Sequence[float], window: Window, resolution: int = 160
) -> tuple[LevelCurve, ...]:
    """The level curves {(x, y) : f(x, y) = level} inside `window` = ((x0, x1), (y0, y1)).

    A grid of `resolution` cells each way finds them; Newton steps along the gradient,
    p - (f(p) - level) grad f / |grad f|^2, bring each vertex onto the curve. What cannot be brought
    there within one cell is no part of a level curve (a jump, a pole): there the line is cut.
    ValueError where f has no value anywhere in the window.

    >>> f = Function.parse("x^2 + y^2", ("x", "y"))
    >>> (circle,) = level_curves(f, [1], ((-2, 2), (-2, 2)))[0].lines
    >>> bool(np.allclose(np.hypot(*circle.T), 1, atol=1e-12))
    True
    """
    xs, ys, zs = _grid(f, window, resolution)
    reach = float(np.hypot(xs[1] - xs[0], ys[1] - ys[0]))
    spread = _spread(zs)
    partials = gradient(f)
    return tuple(
        LevelCurve(
            float(level),
            tuple(
                part
                for line in _contours(xs, ys, zs, level)
                for part in _settled(f, partials, line, level, reach, spread)
            ),
        )
        for level in levels
    )


def nice_levels(f: Function, window: Window, count: int = 8) -> tuple[float, ...]:
    """About `count` evenly spaced round levels that f takes inside the window; poles do not count.

    >>> nice_levels(Function.parse("x + y", ("x", "y")), ((0, 1), (0, 1)), 4)
    (0.5, 1.0, 1.5)
    """
    _, _, zs = _grid(f, window, 80)
    low, less, more, high = np.percentile(zs[np.isfinite(zs)], (1, 2, 98, 99))
    if high - low > RARE * (more - less) > 0:  # Along a line of the grid, where rounding spoils 0/0.
        low, high = less, more
    if not high - low > ROUNDING * max(abs(low), abs(high)):
        return (float(low),)
    ticks = nice_ticks(float(low), float(high), count)
    places = decimals(ticks[1] - ticks[0]) if len(ticks) > 1 else 12
    return tuple(float(round(tick, places)) for tick in ticks if low < tick < high)


def bowl_levels(f: Function, window: Window, about: float | None = None, count: int = 9) -> tuple[float, ...]:
    """Levels whose distance from one grows with the square, so that the curves of a bowl are evenly apart.

    They lie above and below the level `about`, by default the least one that f takes inside the window.

    >>> levels = bowl_levels(Function.parse("x^2 + y^2", ("x", "y")), ((-1, 1), (-1, 1)), count=3)
    >>> [round(level, 1) for level in levels]
    [0.0, 0.4, 1.0]
    """
    _, _, zs = _grid(f, window, 80)
    finite = zs[np.isfinite(zs)]
    middle = float(finite.min()) if about is None else about
    low, high = np.percentile(finite, (5, 95))
    unit = max(float(high) - middle, middle - float(low)) / count**2
    ranks = (np.arange(-count, count) + 0.5).tolist()
    levels = [middle + float(np.sign(rank)) * unit * rank**2 for rank in ranks]
    seen = tuple(level for level in levels if finite.min() < level < high)
    return seen or (float(low),)


def _grid(f: Function, window: Window, resolution: int) -> tuple[Array, Array, Array]:
    xs, ys = (np.linspace(low, high, resolution + 1) for low, high in window)
    zs = np.asarray(f(*np.meshgrid(xs, ys)), dtype=float)
    if not np.isfinite(zs).any():
        raise ValueError(f"the function has no value anywhere in the window {window}")
    return xs, ys, zs


def _contours(xs: Array, ys: Array, zs: Array, level: float) -> list[Array]:
    """Where the grid's values cross a level, and where they only touch it, from either side."""
    lines = _crossings(xs, ys, zs, level)
    if not (zs == level).any():
        return lines
    same = 1e-3 * (xs[1] - xs[0])
    known = np.vstack(lines) if lines else np.full((1, 2), np.inf)
    touching = _crossings(xs, ys, -zs, -level)
    return lines + [part for line in touching for part in _away_from(line, known, same)]


def _crossings(xs: Array, ys: Array, zs: Array, level: float) -> list[Array]:
    """The edges of where the values are greater than a level."""
    contours = contourpy.contour_generator(xs, ys, np.ma.masked_invalid(zs))
    return cast(list[Array], contours.lines(level))


def _away_from(line: Array, known: Array, distance: float) -> list[Array]:
    """The parts of a line away from known points, with the vertices at which they join on."""
    away = np.array([np.abs(known - point).max(axis=1).min() > distance for point in line])
    wanted = away | np.append(away[1:], False) | np.append(False, away[:-1])
    runs = np.split(np.arange(len(line)), np.flatnonzero(np.diff(wanted)) + 1)
    return [line[run] for run in runs if wanted[run[0]] and len(run) > 1]


def _spread(zs: Array) -> float:
    low, high = np.percentile(zs[np.isfinite(zs)], (5, 95))
    return float(high - low) or 1.0


def _settled(
    f: Function, partials: tuple[Function, ...], line: Array, level: float, reach: float, spread: float
) -> list[Array]:
    """The line with its vertices brought onto f = level, cut where that fails."""
    points = line.copy()
    for _ in range(NEWTON_STEPS):
        move = _newton_move(f, partials, points, level)
        reached = points - move
        outside = np.isnan(f(*reached.T))
        points = np.where(outside[:, None], points - move / 2, reached)
    with np.errstate(invalid="ignore"):
        close = np.abs(f(*points.T) - level) <= ON_THE_CURVE * spread
        near = np.linalg.norm(points - line, axis=1) <= reach
    lost = np.flatnonzero(~(close & near))
    parts = np.split(points, np.unique(np.concatenate([lost, lost + 1])))
    return [part for part in parts if len(part) > 1 and np.ptp(part, axis=0).any()]


def _newton_move(f: Function, partials: tuple[Function, ...], points: Array, level: float) -> Array:
    missing = f(*points.T) - level
    slope = np.column_stack([part(*points.T) for part in partials])
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        move = (missing / (slope**2).sum(axis=1))[:, None] * slope
    return np.where((missing == 0)[:, None], 0.0, move)
