"""Three dimensions, drawn flat: surfaces, curves, planes, axes."""

from scenes.stage.space.box_fit import box_for
from scenes.stage.space.space import FAR, NEAR, WITHIN, Box, Cut, Item, Resettle, Space
from scenes.stage.space.space_axes import SpaceMarks
from scenes.stage.space.space_items import Floor, Sheet, SpaceCurve, SpaceDot, wall_to_wall
from scenes.stage.space.surface import Surface
from scenes.stage.space.visibility import in_sight

__all__ = [
    "FAR",
    "NEAR",
    "WITHIN",
    "Box",
    "Cut",
    "Floor",
    "Item",
    "Resettle",
    "Sheet",
    "Space",
    "SpaceCurve",
    "SpaceDot",
    "SpaceMarks",
    "Surface",
    "box_for",
    "in_sight",
    "wall_to_wall",
]
