"""Pictures of functions of one variable."""

from scenes.stage.one_variable.composition_column import CompositionColumn
from scenes.stage.one_variable.composition_panels import CompositionPanels
from scenes.stage.one_variable.power_column import PowerColumn
from scenes.stage.one_variable.rule_columns import ProductColumn, ProductRuleColumn, SumColumn
from scenes.stage.one_variable.secant_pair import SecantPair, secant_table
from scenes.stage.one_variable.sum_graphs import SumGraphs
from scenes.stage.one_variable.tangent_panel import TangentPanel

__all__ = [
    "CompositionColumn",
    "CompositionPanels",
    "PowerColumn",
    "ProductColumn",
    "ProductRuleColumn",
    "SecantPair",
    "SumColumn",
    "SumGraphs",
    "TangentPanel",
    "secant_table",
]
