"""Three dimensions, drawn flat: surfaces, planes, curves, axes."""

from scenes.stage.projection import FAR, NEAR, WITHIN, Box, Cut, HeightField, Item, Projection
from scenes.stage.space.box_fit import box_for, box_over, box_reaching
from scenes.stage.space.graph_plane import GraphPlane, disc, rectangle
from scenes.stage.space.intersection import intersection
from scenes.stage.space.space import Resettle, Space, Turn
from scenes.stage.space.space_axes import SpaceAxes
from scenes.stage.space.space_curves import SpaceCurve, SpaceDot
from scenes.stage.space.space_items import Floor, Sheet, wall_to_wall
from scenes.stage.space.surface import Surface
from scenes.stage.space.visibility import in_sight, transparency
from scenes.stage.space.zoom import SpaceZoom

__all__ = [
    "FAR",
    "NEAR",
    "WITHIN",
    "Box",
    "Cut",
    "Floor",
    "GraphPlane",
    "HeightField",
    "Item",
    "Projection",
    "Resettle",
    "Sheet",
    "Space",
    "SpaceAxes",
    "SpaceCurve",
    "SpaceDot",
    "SpaceZoom",
    "Surface",
    "Turn",
    "box_for",
    "box_over",
    "box_reaching",
    "disc",
    "in_sight",
    "intersection",
    "rectangle",
    "transparency",
    "wall_to_wall",
]
