"""Graphs that swing faster than a picture can show, such as that of sin(1/x): they fill what they cover.

Samples of them would be a pattern that the graph does not have, another one in each window.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mathlib.function import Array

Mask = NDArray[np.bool_]
RealFunction = Callable[[Array], Array]

TURNS = 3
"""From how many turns in a column on it is filled."""

IRREGULAR = np.modf(np.arange(1, 65) * (np.sqrt(5) - 1) / 2)[0]
"""Where in a column values are looked for: at uneven distances, so that they beat with no period."""

ACROSS, NARROWINGS = np.linspace(-1, 1, 17), 4
"""Where around the best of them a higher or lower value is looked for, and how often, ever nearer."""

INNER, LEAST_GAP = slice(2, 62), 0.2
"""Between which of the sorted values of a column an interval may be left out, and how wide it must be, in
distances between their quartiles."""

CROSSING = 60
"""So many halvings, of a part of a column in which f may pass a level a million times, end at one of them."""

HALVINGS, PASSES = 40, 4

GROWN = 4
"""How much farther apart bisection must bring both sides of a tear for it to be a pole, and no jump."""


def filled(f: RealFunction, xs: Array, ys: Array, columns: Array) -> tuple[Array, Array, Mask]:
    """The samples, but only the lowest and the highest value of each column where f swings and has no jump.

    A column may have poles: its values then go far beyond any frame, and it is parted where they leave out an
    interval. The last result says which points are these. Columns lie between neighbours in `columns`.

    >>> columns, xs = np.linspace(0, 1, 5), np.linspace(0, 1, 81)
    >>> [float(filled(f, xs, f(xs), columns)[2].mean()) for f in (np.cos, lambda x: np.cos(300 * x))]
    [0.0, 1.0]
    """
    place = np.clip(np.searchsorted(columns, xs, side="right") - 1, 0, len(columns) - 2)
    swinging = _swinging(place, ys, len(columns) - 1)
    if len(swinging):
        swinging = swinging[~_jumps(f, xs, ys, place, swinging)]
    if not len(swinging):
        return xs, ys, np.zeros(len(xs), bool)
    lefts, widths = columns[swinging], columns[swinging + 1] - columns[swinging]
    below, above = _unreached(f, lefts, widths)
    least, most = (_extreme(f, lefts, widths, sign) for sign in (-1, 1))
    none = np.full(len(lefts), np.nan)
    is_parted = np.isfinite(below)
    new_xs = lefts[:, None] + widths[:, None] * np.linspace(0, 1, 7)
    new_ys = np.column_stack([none, least, below, none, above, most, none])
    is_shown = is_parted[:, None] | np.isfinite(new_ys)
    new_xs, new_ys = new_xs[is_shown], new_ys[is_shown]
    kept = ~np.isin(place, swinging)
    order = np.argsort(np.concatenate([xs[kept], new_xs]), kind="stable")
    is_new = np.concatenate([np.zeros(kept.sum(), bool), np.ones(len(new_xs), bool)])
    return np.concatenate([xs[kept], new_xs])[order], np.concatenate([ys[kept], new_ys])[order], is_new[order]


def _extreme(f: RealFunction, lefts: Array, widths: Array, sign: int) -> Array:
    """The highest value that is found in each column, or the lowest if the sign is -1."""
    places, reach, best = lefts[:, None] + widths[:, None] * IRREGULAR, widths / len(IRREGULAR), lefts
    for _ in range(NARROWINGS):
        best, _ = _best(f, places, sign)
        places = np.clip(best[:, None] + reach[:, None] * ACROSS, lefts[:, None], (lefts + widths)[:, None])
        reach = 2 * reach / len(ACROSS)
    return _best(f, places, sign)[1]


def _unreached(f: RealFunction, lefts: Array, widths: Array) -> tuple[Array, Array]:
    """The ends of an interval that no value in a column falls into, although values lie on both sides of it.

    A function with poles may have one, such as 1/sin(x); NaN where there is none.
    """
    places = lefts[:, None] + widths[:, None] * np.sort(IRREGULAR)
    values = np.sort(f(places))
    low, middle, high = np.percentile(values, (25, 50, 75), axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        scaled = np.arctan((values.T - middle) / (high - low)).T[:, INNER]  # Far out, values lie far apart.
    rows, widest = np.arange(len(values)), np.diff(scaled).argmax(axis=1) + INNER.start
    level = ((values[rows, widest] + values[rows, widest + 1]) / 2)[:, None]
    below = _extreme(lambda x: np.where(f(x) < level, f(x), np.nan), lefts, widths, 1)
    above = _extreme(lambda x: np.where(f(x) > level, f(x), np.nan), lefts, widths, -1)
    crossing = _crossing(f, places, level)
    below = np.fmax(below, np.where(crossing < level, crossing, -np.inf).max(axis=1))
    above = np.fmin(above, np.where(crossing >= level, crossing, np.inf).min(axis=1))
    is_open = (high > low) & (above - below > LEAST_GAP * (high - low))
    return np.where(is_open, below, np.nan), np.where(is_open, above, np.nan)


def _crossing(f: RealFunction, places: Array, level: Array) -> Array:
    """The values that bisection ends at in each row of places where f gets over a level, and where below it.

    Those of a function that is continuous there are near the level; at a pole they are far from it.
    """
    is_below = f(places) < level
    rows, ends = np.arange(len(places)), []
    for up in (True, False):
        turn = ((is_below[:, :-1] == up) & (is_below[:, 1:] != up)).argmax(axis=1)
        lefts, rights = places[rows, turn], places[rows, turn + 1]
        for _ in range(CROSSING):
            middles = (lefts + rights) / 2
            is_left = (f(middles) < level[:, 0]) == up
            lefts, rights = np.where(is_left, middles, lefts), np.where(is_left, rights, middles)
        ends += [lefts, rights]
    return f(np.column_stack(ends))


def _best(f: RealFunction, places: Array, sign: int) -> tuple[Array, Array]:
    """Of each row of places that with the greatest value, times the sign, and its value."""
    values = f(places)
    chosen = np.where(np.isfinite(values), sign * values, -np.inf).argmax(axis=1)
    rows = np.arange(len(places))
    return places[rows, chosen], values[rows, chosen]


def bisected_tears(
    f: RealFunction, lefts: Array, rights: Array, at_lefts: Array, at_rights: Array
) -> tuple[Mask, Array, Array]:
    """Whether f jumps or has a pole between the ends of each interval, as near as bisection brings them.

    Then the places on both sides of it, and the values there, each of shape (n, 2).
    """
    torn, growth, places, values = _bisected(f, lefts, rights, at_lefts, at_rights)
    return torn | (growth > 0.5), places, values


def _bisected(
    f: RealFunction, lefts: Array, rights: Array, at_lefts: Array, at_rights: Array
) -> tuple[Mask, Array, Array, Array]:
    """Where bisection meets no value; how far apart it leaves both sides, in first distances; both sides."""
    lefts, rights, at_lefts, at_rights = (np.array(part) for part in (lefts, rights, at_lefts, at_rights))
    gaps, torn = np.abs(at_rights - at_lefts), np.zeros(len(lefts), bool)
    for _ in range(HALVINGS if len(lefts) else 0):
        middles = (lefts + rights) / 2
        values = f(middles)
        splits = (lefts < middles) & (middles < rights) & ~torn
        torn |= splits & ~np.isfinite(values)
        with np.errstate(invalid="ignore"):
            is_left = np.abs(values - at_lefts) > np.abs(at_rights - values)
        for ends, heights, chosen in ((rights, at_rights, is_left), (lefts, at_lefts, ~is_left)):
            moved = splits & ~torn & chosen
            ends[moved], heights[moved] = middles[moved], values[moved]
    with np.errstate(divide="ignore", invalid="ignore"):
        growth = np.nan_to_num(np.abs(at_rights - at_lefts) / gaps)
    return torn, growth, np.column_stack([lefts, rights]), np.column_stack([at_lefts, at_rights])


def thinned(points: Array, unit: Array) -> Array:
    """Points of a polyline without those that are nearer than a unit to the line through their neighbours.

    >>> thinned(np.array([[0.0, 0], [1, 1], [2, 2.001], [3, 0]]), np.array([0.1, 0.1])).tolist()
    [[0.0, 0.0], [2.0, 2.001], [3.0, 0.0]]
    """
    for turn in range(PASSES if len(points) > 2 else 0):
        before, here, after = (points[k : len(points) - 2 + k] / unit for k in range(3))
        chord, off = after - before, here - before
        across = np.abs(chord[:, 0] * off[:, 1] - chord[:, 1] * off[:, 0])
        spare = across < np.hypot(*chord.T)
        spare[(turn + 1) % 2 :: 2] = False  # Never two neighbours at once.
        points = points[np.concatenate([[True], ~spare, [True]])]
    return points


def _swinging(place: NDArray[np.int_], ys: Array, count: int) -> NDArray[np.int_]:
    """The columns in which samples turn again and again, and all have values, but one at the most."""
    with np.errstate(invalid="ignore"):
        rises = np.sign(np.diff(ys))
    turns = np.bincount(place[1:-1], rises[:-1] * rises[1:] < 0, count)
    missing = np.bincount(place, ~np.isfinite(ys), count)
    return np.flatnonzero((turns >= TURNS) & (missing <= 1))


def _jumps(
    f: RealFunction, xs: Array, ys: Array, place: NDArray[np.int_], swinging: NDArray[np.int_]
) -> Mask:
    """Whether f is torn, and not by a pole, at the steepest place of each of some columns."""
    with np.errstate(invalid="ignore"):
        steps = np.where(place[:-1] == place[1:], np.abs(np.diff(ys)), -1.0)
    steps[np.isnan(steps)] = -1.0
    order = np.lexsort((steps, place[:-1]))
    last = order[np.searchsorted(place[:-1][order], swinging, side="right") - 1]
    torn, growth, *_ = _bisected(f, xs[last], xs[last + 1], ys[last], ys[last + 1])
    return (torn | (growth > 0.5)) & (growth < GROWN)
