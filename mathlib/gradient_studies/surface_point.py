"""A function of two variables at a point: what studies of its slopes there have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sympy import Expr

from mathlib.calculus import differentiability, directional_derivative_along, gradient_at
from mathlib.function import Claim, Function, Shown, doubles, point_plain, settled_how


@dataclass(frozen=True)
class SurfacePoint:
    """A function of two variables, and a point."""

    function: Function
    point: tuple[Expr, ...]

    @property
    def at(self) -> tuple[float, float]:
        """The point in doubles."""
        return doubles(self.point)

    @property
    def place(self) -> str:
        """The point in plain text."""
        return point_plain(self.point)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The partial derivatives as captions write them: ∂f/∂x."""
        f = self.function
        return tuple(f"∂{f.plain_name}/∂{variable}" for variable in f.plain_variables)

    @cached_property
    def how(self) -> str:
        """How it is known that f is differentiable at the point, so that the gradient gives all slopes."""
        return differentiability(self.function, self.point).how

    def gradient_claims(self, shown: Iterable[Shown], place: str, how: str = "") -> tuple[Claim, ...]:
        """The partial derivatives at a place under their names; without `how`, as they are shown."""
        return tuple(
            Claim(f"partial derivative in {name}", each, gradient_at, how or settled_how(each), {"at": place})
            for name, each in zip(self.function.variables, shown, strict=True)
        )

    def slope_by_gradient(self, name: str, shown: Shown, direction: Mapping[str, object]) -> Claim:
        """A slope in a direction, which the gradient gives."""
        how = f"{settled_how(shown)}, gradient {self.how}"
        return Claim(name, shown, directional_derivative_along, how, direction)
