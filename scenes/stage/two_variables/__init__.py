"""Pictures of functions of two variables."""

from scenes.stage.two_variables.angle_plot import AnglePlot
from scenes.stage.two_variables.direction_dial import Compass
from scenes.stage.two_variables.gradient_formulas import SLOPE, GradientFormulas
from scenes.stage.two_variables.landscape import Hill, HillLine, view_of
from scenes.stage.two_variables.live_slope import LiveSlope
from scenes.stage.two_variables.partial_formulas import PartialFormulas, side_by_side, terms_of
from scenes.stage.two_variables.path_trace import BALL_RADIUS, Trail
from scenes.stage.two_variables.slice_picture import Slice, clearest_view

__all__ = [
    "BALL_RADIUS",
    "SLOPE",
    "AnglePlot",
    "Compass",
    "GradientFormulas",
    "Hill",
    "HillLine",
    "LiveSlope",
    "PartialFormulas",
    "Slice",
    "Trail",
    "clearest_view",
    "side_by_side",
    "terms_of",
    "view_of",
]
