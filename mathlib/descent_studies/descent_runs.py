"""Descents on one loss from the same start, with several step sizes: where they lead, and how far."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathlib.arithmetic import Interval, enclosure, precision
from mathlib.descent import BITS, ENCLOSED, Minimum, Pair, Quadratic, Run, advice_on_scales, descend
from mathlib.function import Array, Claim, Function, doubles
from mathlib.linear_algebra import Vector
from mathlib.plotting import Window, heights_seen, square_about


@dataclass(frozen=True)
class DescentRuns:
    """A descent with one step size, `run`, and those with others from the same start, `compared`.

    The errors are counted from a stationary point, the `target`, if one is known: that of a quadratic loss,
    or a proven minimum. `curvatures` are the eigenvalues of the Hessian there, or else at the start.
    """

    function: Function
    data: tuple[Pair, ...]
    start: Vector
    run: Run
    compared: tuple[Run, ...]
    curvatures: tuple[Claim, Claim]
    quadratic: Quadratic | None
    minimum: Minimum | None
    is_standard: bool

    @property
    def at(self) -> tuple[float, float]:
        """The start in doubles."""
        return doubles(self.start)

    @property
    def points(self) -> list[tuple[float, float]]:
        """The data in doubles."""
        return list(map(doubles, self.data))

    @property
    def advice(self) -> str:
        """What to change where its pictures cannot be drawn."""
        return advice_on_scales(self.data)

    @cached_property
    def target(self) -> tuple[float, float] | None:
        """The stationary point in doubles."""
        if self.quadratic is not None:
            return doubles(self.quadratic.stationary_point(self.start))
        return self.minimum.at if self.minimum else None

    @property
    def level(self) -> float | None:
        """The loss at the stationary point."""
        return None if self.target is None else float(self.function(*self.target))

    @cached_property
    def directions(self) -> tuple[tuple[float, float], ...]:
        """Vectors along the eigenvectors of the Hessian at the stationary point."""
        if self.quadratic is not None:
            return tuple(doubles(pair.vector) for pair in self.quadratic.pairs)
        if self.minimum is None:
            return ()
        _, vectors = np.linalg.eigh([[float(part.middle.lo) for part in row] for row in self.minimum.hessian])
        return tuple(map(doubles, vectors.T[::-1]))

    @property
    def tour(self) -> tuple[tuple[float, float], ...]:
        """The corner and the end of half the way to the stationary point, or of the first step."""
        (w, b), goal = self.at, self.run.path[1] if self.target is None else self.target
        halfway = (w + float(goal[0])) / 2, (b + float(goal[1])) / 2
        return (halfway[0], b), halfway

    def moved(self, k: float) -> tuple[float, float]:
        """How far k steps of the descent lead, whole or not: a step is straight."""
        path = self.run.path - self.run.path[0]
        w, b = (float(np.interp(k, np.arange(len(path)), part)) for part in path.T)
        return w, b

    @property
    def loss_points(self) -> Array:
        """The losses of the descent against the number of steps, of shape (steps + 1, 2)."""
        return np.column_stack([np.arange(self.run.iterates.steps + 1), self.run.iterates.heights])

    @property
    def loss_window(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What is seen of them, from the left to the right and from below to above."""
        return (0.0, float(self.run.steps)), heights_seen(self.run.iterates.heights)

    @cached_property
    def ground(self) -> Window:
        """A square of the map with the descent in it, as far as it stays near."""
        return square_about([self.run.path], self.run.path[:2], self._centre)

    @cached_property
    def shared_ground(self) -> Window:
        """The same for all descents that are compared."""
        return square_about([run.path for run in self.compared], self.run.path[:1], self._centre)

    @property
    def _centre(self) -> Array:
        known = self.run.path[: 2 if self.run.iterates.end else None]
        return known.mean(axis=0) if self.target is None else np.array(self.target)

    @cached_property
    def target_enclosed(self) -> tuple[Interval, ...]:
        """The stationary point by bounds."""
        if self.quadratic is not None:
            with precision(BITS):
                return tuple(map(enclosure, self.quadratic.stationary_point(self.start)))
        assert self.minimum is not None
        return self.minimum.point

    def error_ratio(self, run: Run, k: int) -> Claim:
        """How far from the target the k-th iterate of a descent is, beside how far the start is."""
        context = {"k": k, "eta": run.step_size}
        return Claim("error ratio", run.error_ratio(self.target_enclosed, k), descend, ENCLOSED, context)
