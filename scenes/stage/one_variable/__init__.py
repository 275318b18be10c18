"""Pictures of functions of one variable."""

from scenes.stage.one_variable.closeups import check_ticks, close_view, first_distance, wide_view
from scenes.stage.one_variable.epsilon_delta_panel import GREED, SIDES, Ledger, decimals_for
from scenes.stage.one_variable.epsilon_delta_picture import Tolerance
from scenes.stage.one_variable.limit_definition import definition, reading
from scenes.stage.one_variable.rise_and_run import RiseAndRun
from scenes.stage.one_variable.secants import (
    check_secants,
    places_that_tell,
    show_slope,
    steps_that_suit,
    window_of_secants,
)
from scenes.stage.one_variable.slope_formulas import LOWER, SlopeFormulas

__all__ = [
    "GREED",
    "LOWER",
    "SIDES",
    "Ledger",
    "RiseAndRun",
    "SlopeFormulas",
    "Tolerance",
    "check_secants",
    "check_ticks",
    "close_view",
    "decimals_for",
    "definition",
    "first_distance",
    "places_that_tell",
    "reading",
    "show_slope",
    "steps_that_suit",
    "wide_view",
    "window_of_secants",
]
