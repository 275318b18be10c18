"""Pictures of functions of two variables."""

from scenes.stage.two_variables.angle_mark import AngleMark
from scenes.stage.two_variables.angle_plot import AnglePlot
from scenes.stage.two_variables.clear_view import clearest_view, first_in_sight
from scenes.stage.two_variables.direction_dial import DirectionDial
from scenes.stage.two_variables.gradient_formulas import GRAD, SLOPE, GradientFormulas, U
from scenes.stage.two_variables.landscape import Landscape, SurfaceLine, view_uphill
from scenes.stage.two_variables.partial_formulas import PartialFormulas, both_values
from scenes.stage.two_variables.path_trace import PathTrace, inner_ground
from scenes.stage.two_variables.slice_picture import PARTIAL_ROLES, Slice
from scenes.stage.two_variables.vectors import Components, Shadow, Vector, VectorArrow, offset
from scenes.stage.two_variables.vertical_cut import VerticalCut

__all__ = [
    "GRAD",
    "PARTIAL_ROLES",
    "SLOPE",
    "AngleMark",
    "AnglePlot",
    "Components",
    "DirectionDial",
    "GradientFormulas",
    "Landscape",
    "PartialFormulas",
    "PathTrace",
    "Shadow",
    "Slice",
    "SurfaceLine",
    "U",
    "Vector",
    "VectorArrow",
    "VerticalCut",
    "both_values",
    "clearest_view",
    "first_in_sight",
    "inner_ground",
    "offset",
    "view_uphill",
]
