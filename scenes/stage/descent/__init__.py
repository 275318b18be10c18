"""Small maps of descents side by side, and the formulas of gradient descent."""

from scenes.stage.descent.compared_descents import ComparedDescents
from scenes.stage.descent.comparison_formulas import ComparisonFormulas
from scenes.stage.descent.descent_formulas import DescentFormulas
from scenes.stage.descent.small_map import SmallMap
from scenes.stage.descent.step_count import descending

__all__ = ["ComparedDescents", "ComparisonFormulas", "DescentFormulas", "SmallMap", "descending"]
