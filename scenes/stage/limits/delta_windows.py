"""The windows that show an epsilon and its delta."""

from __future__ import annotations

from dataclasses import dataclass

from mathlib.epsilon_delta import Delta
from mathlib.function import exact_plain
from mathlib.limit_studies import Entry, EpsilonDeltaStudy
from scenes.stage.axes import check_ticks
from scenes.stage.base import Window
from scenes.stage.limits.point_windows import distance_in_sight, surroundings

FOLLOWED, SEEN = 3.5, 1.6
"""How many epsilons from the limit the graph is followed at the most, and what is seen at the least."""

SIDEWAYS = 4
"""How many deltas from the point the farther end of f within epsilon is of interest."""


@dataclass(frozen=True)
class DeltaViews:
    """A window with the first epsilon and its delta from afar, and one from close by for each delta."""

    wide: Window
    close: tuple[Window, ...]


def delta_views(study: EpsilonDeltaStudy, advice: str = "") -> DeltaViews:
    """The windows of a study; ValueError, with the advice, where coordinates of one cannot be written."""
    close = tuple(_close_window(delta) for delta in study.deltas)
    for delta, window in zip(study.deltas, close, strict=True):
        check_ticks(f"epsilon = {exact_plain(delta.epsilon)}", window.spans, advice=advice)
    return DeltaViews(_wide_window(study), close)


def _wide_window(study: EpsilonDeltaStudy) -> Window:
    """The surroundings of the point, with the first band and window, f(a) and the witness."""
    delta = study.first
    limit, epsilon = float(delta.limit), float(delta.epsilon)
    heights = [float(y) for y in (study.value, study.witness.value) if y is not None]
    return surroundings(
        study.function,
        (float(delta.at), limit),
        half=max(3 * delta.value, 1.25 * _sight(delta)),
        least=1.7 * delta.value,
        follow=FOLLOWED * epsilon,
        keep=[*heights, limit - SEEN * epsilon, limit + SEEN * epsilon],
    )


def rows_in_sight(study: EpsilonDeltaStudy, window: Window) -> tuple[tuple[float, Entry, Entry], ...]:
    """Values of f on both sides of the point, at distances that a window shows."""
    most = 2 * study.first.value
    return study.approach(distance_in_sight(study.function, float(study.at), window, most))


def _close_window(delta: Delta) -> Window:
    """The band and the window of delta, and not much more."""
    at, limit, epsilon = float(delta.at), float(delta.limit), float(delta.epsilon)
    return Window.around(at, limit, 1.6 * _sight(delta), 2 * epsilon)


def _sight(delta: Delta) -> float:
    """Both reaches, unless one of them is far beyond delta."""
    far = max(delta.left.value, delta.right.value)
    return max(delta.value, min(far, SIDEWAYS * delta.value))
