"""Pictures of functions of two variables."""

from scenes.stage.two_variables.clear_view import clearest_view, landscape_in_sight
from scenes.stage.two_variables.gradient_formulas import GradientFormulas
from scenes.stage.two_variables.landscape import Landscape, SurfaceLine
from scenes.stage.two_variables.partial_formulas import PartialFormulas
from scenes.stage.two_variables.path_trace import PathTrace
from scenes.stage.two_variables.slice_picture import PARTIAL_ROLES, Slice
from scenes.stage.two_variables.vertical_cut import VerticalCut

__all__ = [
    "PARTIAL_ROLES",
    "GradientFormulas",
    "Landscape",
    "PartialFormulas",
    "PathTrace",
    "Slice",
    "SurfaceLine",
    "VerticalCut",
    "clearest_view",
    "landscape_in_sight",
]
