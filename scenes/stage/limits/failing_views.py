"""What is seen of the windows in which something fails, near a point without a limit."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from math import isfinite, nan

import numpy as np
from manim import VGroup

from mathlib.epsilon_delta import FailingWindow
from mathlib.function import exact_plain
from mathlib.limit_studies import LimitFailsStudy
from mathlib.plotting import MARGIN, value_range
from scenes.stage.animation import Scalar
from scenes.stage.axes import check_ticks
from scenes.stage.base import Window
from scenes.stage.limits.deviation import Deviation
from scenes.stage.plane import Plane

AROUND, NEAR = 1.5, 0.35
"""How far to each side is seen, and from where on heights are looked at, in units of delta."""

BESIDE = 1.5
"""How many epsilons above and below a number that is said to be the limit are seen."""

LONGEST_TICKS = (9, 10)


@dataclass(frozen=True)
class FailingView:
    """What is seen of a window, and from where to where L is moved in it, as shares of its height."""

    seen: Window
    start: float
    end: float


def failing_views(study: LimitFailsStudy) -> list[FailingView]:
    """The views of all windows of a study; ValueError where one cannot be drawn."""
    views = [_view(study, window) for window in study.windows]
    for view, window in zip(views, study.windows, strict=True):
        subject = f"the graph within {exact_plain(window.delta)} of the point"
        check_ticks(subject, view.seen.spans, longest=LONGEST_TICKS)
    return views


def deviations(plane: Plane, study: LimitFailsStudy, window: FailingWindow, level: Scalar) -> VGroup:
    """The witnesses of a window, x and x', and how far they are from a level, beside epsilon."""
    (x,), epsilon = study.function.typst_variables, float(study.epsilon)
    found = VGroup()
    for name, point in zip((x, f"{x}'"), window.witnesses, strict=False):
        height = nan if point.value is None else float(point.value)
        found.add(Deviation(plane, float(point.x), height, level, epsilon, "epsilon", name))
    return found


def _view(study: LimitFailsStudy, window: FailingWindow) -> FailingView:
    """A little more than the window, as high as f is there but for what is nearest to the point."""
    f, at, delta, epsilon = study.function, float(study.at), float(window.delta), float(study.epsilon)
    heights = [y for y in (claim.shown.value for claim in study.limits.values()) if isfinite(y)]
    for near, far in ((-delta, -NEAR * delta), (NEAR * delta, delta)):
        with suppress(ValueError):
            heights += value_range(f, at + near, at + far)
    start, end = _tried(study, window)
    heights += [aim + side * BESIDE * epsilon for aim in (start, end) for side in (-1, 1)]
    pad = MARGIN * (max(heights) - min(heights))
    seen = Window(at - AROUND * delta, at + AROUND * delta, min(heights) - pad, max(heights) + pad)
    return FailingView(seen, *((y - seen.bottom) / seen.height for y in (start, end)))


def _tried(study: LimitFailsStudy, window: FailingWindow) -> tuple[float, float]:
    """The heights of the witnesses or, where they have none, one at which f is seen and one beside it."""
    values = [float(point.value) for point in window.witnesses if point.value is not None]
    if values:
        return values[0], values[-1]
    at, middle = float(study.at), float(window.delta) / 2
    beside = study.function(np.array([at - middle, at + middle]))
    start = float(beside[np.isfinite(beside)][0]) if np.isfinite(beside).any() else 0.0
    return start, start + float(study.epsilon)
