"""Pictures of functions of two variables."""

from scenes.stage.two_variables.clear_view import (
    clearest_view,
    landscape_in_sight,
    landscape_of_slices,
    landscape_uphill,
    view_across,
    view_of_a_path,
    views_of_a_plane,
)
from scenes.stage.two_variables.gradient_columns import GradientColumns
from scenes.stage.two_variables.gradient_formulas import GradientFormulas
from scenes.stage.two_variables.ground import ground_around
from scenes.stage.two_variables.landscape import Landscape, SurfaceLine
from scenes.stage.two_variables.map_and_landscape import Ground, MapAndLandscape, ground_of
from scenes.stage.two_variables.partial_formulas import PartialFormulas
from scenes.stage.two_variables.partial_symbols import (
    PARTIAL_ROLES,
    column_of,
    gradient_symbol,
    partial_symbols,
)
from scenes.stage.two_variables.path_trace import PathTrace
from scenes.stage.two_variables.slice_picture import Slice
from scenes.stage.two_variables.surface_in_sight import share_in_sight
from scenes.stage.two_variables.vertical_cut import VerticalCut

__all__ = [
    "PARTIAL_ROLES",
    "GradientColumns",
    "GradientFormulas",
    "Ground",
    "Landscape",
    "MapAndLandscape",
    "PartialFormulas",
    "PathTrace",
    "Slice",
    "SurfaceLine",
    "VerticalCut",
    "clearest_view",
    "column_of",
    "gradient_symbol",
    "ground_around",
    "ground_of",
    "landscape_in_sight",
    "landscape_of_slices",
    "landscape_uphill",
    "partial_symbols",
    "share_in_sight",
    "view_across",
    "view_of_a_path",
    "views_of_a_plane",
]
