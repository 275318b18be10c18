"""Slopes in a direction: a map with a grid along it, formulas, and slopes in all directions compared."""

from scenes.stage.directions.compared_slopes import ComparedSlopes
from scenes.stage.directions.directional_formulas import DirectionalFormulas
from scenes.stage.directions.turned_map import TurnedMap

__all__ = ["ComparedSlopes", "DirectionalFormulas", "TurnedMap"]
