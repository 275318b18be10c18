"""What is written of the derivative of a power: powers of x + h, sorted by h."""

from __future__ import annotations

from scenes.stage.text import Column, Inscription, Typesetter, role

POWER = 1.4
"""From one power to the next."""


class PowerColumn(Column):
    """The square, the cube and the n-th power of x + h: terms with h in a role, those beyond in another.

    `areas` are the parts of the square, `rule` is the derivative of the power.
    """

    def __init__(self, typesetter: Typesetter, x: str, roles: tuple[str, str]) -> None:
        super().__init__(typesetter)
        self.areas = f"{x}^2", f"{x} h", f"{x} h", "h^2"
        self.square = self._power("2", f"2 {x} h", "h^2", roles, 0)
        self.cube = self._power("3", f"3 {x}^2 h", f"3 {x} h^2 + h^3", roles, 1)
        self.power = self._power("n", f"n {x}^(n - 1) h", "dots.c", roles, 2)
        self.rule = self.formula(f"({x}^n)' = n {x}^(n - 1)", below=3 * POWER, color="tangent")

    def _power(self, n: str, term: str, rest: str, roles: tuple[str, str], k: int) -> Inscription:
        x = self.areas[0].removesuffix("^2")
        more = f"quad + {role(roles[0], term)} + {role(roles[1], rest)}"
        return self.stacked(f"({x} + h)^{n} = {x}^{n}", more, below=k * POWER, height=1.1)
