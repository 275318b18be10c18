"""Formulas of a tangent plane: the plane, its error over a disc, its slopes, any number of variables."""

from __future__ import annotations

from typing import ClassVar

from sympy import Expr

from mathlib.function import exact_typst, joint_relation_typst
from mathlib.gradient_studies import TangentPlaneStudy
from scenes.stage.animation import Scalar, number
from scenes.stage.axes import height_name
from scenes.stage.base import Texts
from scenes.stage.text import BODY, COLUMN_TOP, Column, Inscription, Live, Measured, role
from scenes.stage.two_variables import PARTIAL_ROLES, gradient_symbol, partial_symbols

BESIDE = 2.0
"""How far to the right of an angle the slope stands."""

P, V, U, X = "bold(p)", "bold(v)", role("direction", "bold(u)"), "bold(x)"


class PlaneFormulas:
    """The formulas of a study in a column, from its top on; `live` states where a full turn begins and ends.

    `r` is the radius of a disc, `phi` the angle of a direction in degrees.
    """

    wording: ClassVar[Texts] = Texts(
        plane="two variables: a plane",
        hyperplane="{number} variables: a hyperplane",
        dimensions="in {number} dimensions",
    )

    def __init__(self, study: TangentPlaneStudy, column: Column, r: Scalar, phi: Scalar) -> None:
        self.study, self.column, f = study, column, study.function.typst_name
        typesetter = column.typesetter
        self.partials, self.gradient = partial_symbols(study.function), gradient_symbol(study.function)
        self.plane = self._plane(f)
        plane = role("tangent", f"{f}({P}) + {self.gradient}({P}) dot {V}")
        error = role("secant", f"e({V})")
        self.error = column.formula(
            f"&{f}({P} + {V}) \\ &= {plane} \\ &quad + {error}", height=1.8, size=BODY
        )
        greatest = f"M(r) = max_(abs({V}) <= r) abs({error})"
        self.greatest = column.formula(greatest, below=self.error, height=0.9, size=BODY)
        heads, colors = ("r", "M(r)", "M(r) slash r"), ("muted", "secant", "secant")
        self.table = column.table(heads, study.table, (1.0, 1.7, 1.7), colors, below=self.greatest)
        slope = f"D_{U} {f}"
        self.slope = column.formula(f"{slope}({P}) = {self.gradient}({P}) dot {U}", height=0.8, size=BODY)
        line = self.slope.get_bottom()[1] - 0.45
        self.live = (
            Live(typesetter, "phi", lambda: study.turning.phi_shown(number(phi)), column.left, line, "°"),
            Live(typesetter, slope, lambda: study.slope_shown(number(phi)), column.left + BESIDE, line),
        )
        self.live[1].claims = tuple(map(study.directional_derivative, (0, 360)))
        sizes = [float(radius) for radius in study.radii]
        self.radius = column.live(
            Measured.of("r", "muted", lambda: number(r), study.radius_places, sizes), middle=COLUMN_TOP - 4.6
        )
        level = f"{self.gradient}({P}) dot {V}"
        self.level = column.formula(
            f"{f}({P}) + {level} = {f}({P}) \\ <==> {level} = 0", height=1.2, size=BODY
        )
        plane = role("tangent", f"{f}({P}) + {self.gradient}({P}) dot ({X} - {P})")
        self.any_number = column.formula(f"&{f}({X}) \\ &approx {plane}", height=1.3)
        say = typesetter.say
        lines = [say("plane"), say("hyperplane", number="n"), say("dimensions", number="n + 1")]
        self.dimensions = column.lines(*lines, below=1.75)

    def _plane(self, f: str) -> Inscription:
        value, *slopes = (claim.shown for claim in self.study.coefficients)
        moved = [
            shifted(n, at)
            for n, at in zip(self.study.function.typst_variables, self.study.point, strict=True)
        ]
        symbols = " \\ &quad + ".join(
            f"{part}({P}) thin {away}" for part, away in zip(self.partials, moved, strict=True)
        )
        relation = joint_relation_typst((value, *slopes))
        numbers = [value.typst]
        for slope, away, color in zip(slopes, moved, PARTIAL_ROLES, strict=True):
            sign, size = ("-", slope.typst[1:]) if slope.typst.startswith("-") else ("+", slope.typst)
            numbers.append(f"{sign} {role(color, size)} thin {away}")
        rows = (
            f"{height_name(self.study.function)} &= {f}({P}) \\ &quad + {symbols} \\ &{relation} {numbers[0]}"
        )
        in_one, in_two = " ".join(numbers[1:]), f"{numbers[1]} \\ &quad {numbers[2]}"
        wordings = [f"{rows} {rest}" for rest in (in_one, in_two)]
        return self.column.formula(*wordings, height=4, claims=self.study.coefficients)


def shifted(name: str, by: Expr) -> str:
    """A variable less a number: (x - 1), (x + 1), or x.

    >>> from sympy import Integer
    >>> shifted("x", Integer(-1)), shifted("y", Integer(0))
    ('(x + 1)', 'y')
    """
    if by == 0:
        return name
    return (
        f"({name} - {exact_typst(by, inline=True)})"
        if by > 0
        else f"({name} + {exact_typst(-by, inline=True)})"
    )
