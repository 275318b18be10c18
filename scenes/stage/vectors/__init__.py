"""Vectors of a plane: arrows, components, shadows, angles, and what is plotted against an angle."""

from scenes.stage.vectors.angle_mark import AngleMark
from scenes.stage.vectors.angle_plot import AnglePlot
from scenes.stage.vectors.direction_dial import DirectionDial
from scenes.stage.vectors.vectors import Components, Shadow, Vector, VectorArrow, offset

__all__ = [
    "AngleMark",
    "AnglePlot",
    "Components",
    "DirectionDial",
    "Shadow",
    "Vector",
    "VectorArrow",
    "offset",
]
