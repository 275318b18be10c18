"""Pictures of functions of one variable."""

from scenes.stage.one_variable.approach import Approach
from scenes.stage.one_variable.composition_column import CompositionColumn, composition_formulas
from scenes.stage.one_variable.composition_panels import CompositionPanels
from scenes.stage.one_variable.delta_windows import check_windows, close_window, rows_in_sight, wide_window
from scenes.stage.one_variable.deviation import Deviation
from scenes.stage.one_variable.epsilon_delta_column import EpsilonDeltaColumn
from scenes.stage.one_variable.failing_views import deviations, failing_views
from scenes.stage.one_variable.limit_fails_column import LimitFailsColumn
from scenes.stage.one_variable.neighbourhood import Neighbourhood
from scenes.stage.one_variable.point_windows import distance_in_sight, surroundings
from scenes.stage.one_variable.rule_columns import PowerColumn, ProductColumn, ProductRuleColumn, SumColumn
from scenes.stage.one_variable.secant_pair import SecantPair
from scenes.stage.one_variable.sum_graphs import SumGraphs
from scenes.stage.one_variable.tangent_panel import TangentPanel

__all__ = [
    "Approach",
    "CompositionColumn",
    "CompositionPanels",
    "Deviation",
    "EpsilonDeltaColumn",
    "LimitFailsColumn",
    "Neighbourhood",
    "PowerColumn",
    "ProductColumn",
    "ProductRuleColumn",
    "SecantPair",
    "SumColumn",
    "SumGraphs",
    "TangentPanel",
    "check_windows",
    "close_window",
    "composition_formulas",
    "deviations",
    "distance_in_sight",
    "failing_views",
    "rows_in_sight",
    "surroundings",
    "wide_window",
]
