"""Orthographic projection of space, and the order in which graphs over the ground are painted."""

from scenes.stage.projection.clipping import Pieces, parts_between
from scenes.stage.projection.columns import Columns, Grid
from scenes.stage.projection.height_field import (
    EDGE_WIDTH,
    INVISIBLE,
    MESH_WIDTH,
    Bools,
    Cells,
    HeightField,
    by_four,
    color_tuples,
    facing_of,
    presence,
)
from scenes.stage.projection.projection import FAR, NEAR, WITHIN, Box, Cut, Item, Projection, rgb

__all__ = [
    "EDGE_WIDTH",
    "FAR",
    "INVISIBLE",
    "MESH_WIDTH",
    "NEAR",
    "WITHIN",
    "Bools",
    "Box",
    "Cells",
    "Columns",
    "Cut",
    "Grid",
    "HeightField",
    "Item",
    "Pieces",
    "Projection",
    "by_four",
    "color_tuples",
    "facing_of",
    "parts_between",
    "presence",
    "rgb",
]
