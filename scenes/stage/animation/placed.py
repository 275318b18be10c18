"""Mobjects that stand exactly where they are put.

Manim moves a mobject by the difference to where it is, so every move adds a rounding, and a mobject that
was moved a hundred times differs in its last bits from one that was moved once. A beat must look the same
whether the beats before it were played or skipped, so what moves often is placed from its outlines instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import ORIGIN, Dot, Mobject, VMobject
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Placed(VMobject):
    """A mobject whose `move_to` a point depends on that point alone."""

    _outlines: list[tuple[Mobject, Array]] | None = None
    _extent: tuple[float, float] | None = None

    @property
    def outlines(self) -> list[tuple[Mobject, Array]]:
        """Each member's points relative to the centre of the whole."""
        if self._outlines is None:
            centre = self.get_center()
            members = self.family_members_with_points()
            self._outlines = [(member, member.points - centre) for member in members]
        return self._outlines

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height, the same wherever the mobject stands."""
        if self._extent is None or self._outlines is None:
            points = np.vstack([outline for _, outline in self.outlines])
            width, height = np.ptp(points[:, :2], axis=0)
            self._extent = (float(width), float(height))
        return self._extent

    def move_to(self, point_or_mobject: Any, aligned_edge: Any = ORIGIN, *args: Any, **kwargs: Any) -> Any:
        if isinstance(point_or_mobject, Mobject) or np.any(aligned_edge) or args or kwargs:
            return super().move_to(point_or_mobject, aligned_edge, *args, **kwargs)
        for member, outline in self.outlines:
            member.points = outline + np.asarray(point_or_mobject, dtype=float)
        return self

    def reduce_across_dimension(self, reduce_func: Callable[[Any], float], dim: int) -> float | None:
        """The least or greatest coordinate of all points, which Manim looks through one by one."""
        points = [member.points[:, dim] for member in self.family_members_with_points()]
        reduce_array = np.max if reduce_func is max else np.min
        return float(reduce_array(np.concatenate(points))) if points else None

    def get_points_defining_boundary(self) -> Array:
        """The ends of all curves, from which Manim takes centres and edges."""
        points = [member.points[start::4] for member in self.family_members_with_points() for start in (0, 3)]
        return np.concatenate(points) if points else np.empty((0, 3))

    def scale(self, *args: Any, **kwargs: Any) -> Any:
        self._outlines = None
        return super().scale(*args, **kwargs)


class Mark(Placed, Dot):
    """A dot that marks a point of a picture."""
