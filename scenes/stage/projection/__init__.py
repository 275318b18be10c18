"""Orthographic projection of space, and the order in which graphs over the ground are painted."""

from scenes.stage.projection.clipping import Pieces, by_cut, clipped, dividing_lines, joined, parts_between
from scenes.stage.projection.columns import Columns
from scenes.stage.projection.height_field import (
    EDGE_WIDTH,
    INVISIBLE,
    MESH_WIDTH,
    Bools,
    Cells,
    Grid,
    HeightField,
    by_four,
    color_tuples,
    facing_of,
    presence,
)
from scenes.stage.projection.projection import (
    FAR,
    NEAR,
    WITHIN,
    Box,
    Cut,
    Item,
    Projection,
    rgb,
    slack_of,
)

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
    "by_cut",
    "by_four",
    "clipped",
    "color_tuples",
    "dividing_lines",
    "facing_of",
    "joined",
    "parts_between",
    "presence",
    "rgb",
    "slack_of",
]
