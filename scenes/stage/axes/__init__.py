"""Axes in two dimensions: scales, windows that suit a function, and the move to another window."""

from scenes.stage.axes.axes import FramedAxes, axis_names, height_name, ticks_for
from scenes.stage.axes.scale_marks import TICK_GAP, room_between
from scenes.stage.axes.window_fit import LARGER_STEPS, MODERATE, check_ticks, window_for
from scenes.stage.axes.zoom import Zoom

__all__ = [
    "LARGER_STEPS",
    "MODERATE",
    "TICK_GAP",
    "FramedAxes",
    "Zoom",
    "axis_names",
    "check_ticks",
    "height_name",
    "room_between",
    "ticks_for",
    "window_for",
]
