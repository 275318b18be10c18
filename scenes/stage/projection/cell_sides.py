"""Which sides of the cells of a graph are drawn as lines of its mesh, and which as its edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenes.stage.projection.height_field import Bools

Signs = NDArray[np.float64]


@dataclass(frozen=True)
class Sides:
    """Sides of n x m cells, of shape (n, m, 4), each line at the nearer of the two cells that share it.

    A `rim` is where the graph ends, a `fold` where it turns away from the viewer.
    """

    mesh: Bools
    rim: Bools
    fold: Bools


def sides_of(present: Bools, facing: Signs, towards: tuple[int, int], mesh_every: int) -> Sides:
    """The sides that are drawn, where `towards` are the signs of the direction to the viewer."""
    sides = Sides(*(np.zeros((*present.shape, 4), dtype=bool) for _ in range(3)))
    for axis, (low_side, high_side) in enumerate(((1, 3), (2, 0))):
        padded = np.pad(np.moveaxis(present, axis, 0), [(1, 1), (0, 0)])
        signs = np.pad(np.moveaxis(facing, axis, 0), [(1, 1), (0, 0)])
        low, high = padded[:-1], padded[1:]
        at_high = high & (~low | (towards[axis] > 0))
        at_low = low & ~at_high
        mesh = np.zeros_like(low)
        if mesh_every:
            mesh[mesh_every:-1:mesh_every] = True
        fold = low & high & (signs[:-1] != signs[1:])
        for drawn, line in ((sides.mesh, mesh), (sides.rim, low ^ high), (sides.fold, fold)):
            by_axis = np.moveaxis(drawn, axis, 0)
            by_axis[..., high_side] = (line & at_high)[:-1]
            by_axis[..., low_side] = (line & at_low)[1:]
    return sides
