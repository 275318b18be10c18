"""Pictures of functions of one variable."""

from scenes.stage.one_variable.composition_column import CompositionColumn, composition_formulas
from scenes.stage.one_variable.composition_panels import CompositionPanels
from scenes.stage.one_variable.rule_columns import PowerColumn, ProductColumn, ProductRuleColumn, SumColumn
from scenes.stage.one_variable.secant_pair import SecantPair
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
    "composition_formulas",
]
