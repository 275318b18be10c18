"""Pictures of functions of two variables."""

from scenes.stage.two_variables.clear_view import clearest_view, first_in_sight
from scenes.stage.two_variables.partial_formulas import PartialFormulas, both_values
from scenes.stage.two_variables.slice_picture import PARTIAL_ROLES, Slice

__all__ = [
    "PARTIAL_ROLES",
    "PartialFormulas",
    "Slice",
    "both_values",
    "clearest_view",
    "first_in_sight",
]
