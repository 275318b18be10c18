"""Pictures of functions of one variable."""

from scenes.stage.one_variable.approach import Approach
from scenes.stage.one_variable.delta_windows import close_window, wide_window
from scenes.stage.one_variable.epsilon_delta_column import EpsilonDeltaColumn
from scenes.stage.one_variable.neighbourhood import Neighbourhood
from scenes.stage.one_variable.point_windows import distance_in_sight, surroundings
from scenes.stage.one_variable.rule_columns import PowerColumn, ProductColumn, ProductRuleColumn, SumColumn
from scenes.stage.one_variable.sum_graphs import SumGraphs

__all__ = [
    "Approach",
    "EpsilonDeltaColumn",
    "Neighbourhood",
    "PowerColumn",
    "ProductColumn",
    "ProductRuleColumn",
    "SumColumn",
    "SumGraphs",
    "close_window",
    "distance_in_sight",
    "surroundings",
    "wide_window",
]
