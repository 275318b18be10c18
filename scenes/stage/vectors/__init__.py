"""Vectors of a plane: arrows, components, shadows, angles, and what is plotted against an angle."""

from scenes.stage.vectors.angle_mark import AngleMark
from scenes.stage.vectors.angle_plot import AnglePlot
from scenes.stage.vectors.arrow_pair import ArrowPair
from scenes.stage.vectors.arrow_scale import common_scale, scales_of_two
from scenes.stage.vectors.component_shadows import PARTS, ComponentShadows
from scenes.stage.vectors.direction_dial import DirectionDial
from scenes.stage.vectors.dot_product_formulas import DotProductFormulas
from scenes.stage.vectors.level_gap import LevelGap
from scenes.stage.vectors.round_factors import roundest
from scenes.stage.vectors.turning_grid import TurningGrid
from scenes.stage.vectors.vector_name import drawn_factor, factor_markup, vector_name
from scenes.stage.vectors.vectors import Components, Shadow, Vector, VectorArrow, offset

__all__ = [
    "PARTS",
    "AngleMark",
    "AnglePlot",
    "ArrowPair",
    "ComponentShadows",
    "Components",
    "DirectionDial",
    "DotProductFormulas",
    "LevelGap",
    "Shadow",
    "TurningGrid",
    "Vector",
    "VectorArrow",
    "common_scale",
    "drawn_factor",
    "factor_markup",
    "offset",
    "roundest",
    "scales_of_two",
    "vector_name",
]
