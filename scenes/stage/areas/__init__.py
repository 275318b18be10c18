"""Areas and volumes to scale: rectangles whose sides have signs, panels to hold them, boxes in space."""

from scenes.stage.areas.boxes import Box, Boxes
from scenes.stage.areas.growth import GrowingRectangle, growing_cube, magnified_parts
from scenes.stage.areas.names import name_in
from scenes.stage.areas.panel import Panel, row_of_panels
from scenes.stage.areas.signed_rectangle import SignedRectangle, hatching

__all__ = [
    "Box",
    "Boxes",
    "GrowingRectangle",
    "Panel",
    "SignedRectangle",
    "growing_cube",
    "hatching",
    "magnified_parts",
    "name_in",
    "row_of_panels",
]
