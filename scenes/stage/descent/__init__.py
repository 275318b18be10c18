"""Small maps of descents, and the formulas of gradient descent."""

from scenes.stage.descent.descent_formulas import DescentFormulas
from scenes.stage.descent.small_map import SmallMap, small_maps

__all__ = ["DescentFormulas", "SmallMap", "small_maps"]
