"""The window that shows the secants of a study."""

from __future__ import annotations

from mathlib.studies import REACH, SecantStudy
from scenes.stage.base import Window
from scenes.stage.plane import window_about


def secant_window(study: SecantStudy) -> Window:
    """The graph around the point, with both ends of every secant."""
    f, a, widest = study.function, float(study.at), float(max(study.steps))
    ends = (float(f(a + side * float(h))) for h in study.steps for side in (1, -1))
    return window_about(f, a, widest, REACH * widest, [float(f(a)), *ends])
