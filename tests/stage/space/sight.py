"""What a viewer sees of graphs over the ground, found by walking along lines of sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenes.stage.space import Box

Array = NDArray[np.float64]

PER_CHUNK = 200


@dataclass(frozen=True)
class View:
    """A box, `relief` times as high as its ground is wide, seen in orthographic projection."""

    box: Box
    azimuth: float
    elevation: float
    relief: float = 0.62
    steps: int = 1500

    def visible(
        self, functions: Sequence[Callable[[Array, Array], Array]], right: Array, up: Array
    ) -> NDArray[np.int_]:
        """The number of the first function met at each place of the screen, -1 where none is.

        Places are in units of the ground's longer side, from the centre of the box.
        """
        if not len(right):
            return np.zeros(0, dtype=int)
        parts = [
            self._visible(functions, right[k : k + PER_CHUNK, None], up[k : k + PER_CHUNK, None])
            for k in range(0, len(right), PER_CHUNK)
        ]
        return np.concatenate(parts)

    def _visible(
        self, functions: Sequence[Callable[[Array, Array], Array]], right: Array, up: Array
    ) -> NDArray[np.int_]:
        (x0, x1), (y0, y1), (z0, z1) = self.box.x, self.box.y, self.box.z
        widest = max(x1 - x0, y1 - y0)
        near = np.linspace(1, -1, self.steps)
        u = near * np.cos(self.azimuth) - right * np.sin(self.azimuth)
        v = near * np.sin(self.azimuth) + right * np.cos(self.azimuth)
        w = (up + near * np.sin(self.elevation)) / np.cos(self.elevation)
        x, y = (x0 + x1) / 2 + widest * u, (y0 + y1) / 2 + widest * v
        z = (z0 + z1) / 2 + w * (z1 - z0) / self.relief
        inside = (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1) & (z >= z0) & (z <= z1)
        firsts = []
        for function in functions:
            with np.errstate(invalid="ignore", divide="ignore"):
                above = np.where(inside, z - function(x, y), np.nan)
                met = above[:, :-1] * above[:, 1:] <= 0
            step, row = met.argmax(axis=1), np.arange(len(met))
            before, after = above[row, step], above[row, step + 1]
            firsts.append(np.where(met.any(axis=1), step + before / (before - after), self.steps))
        first = np.array(firsts)
        return np.where(first.min(axis=0) < self.steps, first.argmin(axis=0), -1)
