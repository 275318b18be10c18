"""The formulas of the chain rule along a path."""

from __future__ import annotations

from manim import RIGHT, UP

from mathlib.function import real, show
from mathlib.path_studies import PathStudy
from scenes.stage.animation import Value, stand_apart
from scenes.stage.base import Place
from scenes.stage.diagrams import Edge, Network, Node
from scenes.stage.plane import Plane
from scenes.stage.text import (
    BODY,
    LABEL,
    Column,
    Inscription,
    LiveRow,
    Measured,
    Table,
    bracketed,
    evaluation,
    first_that_fits,
    role,
    terms,
)
from scenes.stage.two_variables import PARTIAL_ROLES, column_of, gradient_symbol, partial_symbols

VELOCITY = "bold(r)'"

AXIS_NAME, HIGHEST = 0.5, 0.45
"""What the name of an axis takes above a map, and how high a formula may be there."""

BRANCHES = ("partial_x", "partial_y", "direction", "gradient")
"""The colours of the branches of a tree of influences."""


class PathFormulas:
    """Formulas and numbers of a study, set in a column of the screen."""

    def __init__(self, study: PathStudy, column: Column) -> None:
        self.study, self.column, f = study, column, study.function
        self.f, (self.time,) = f.typst_name, study.height.typst_variables
        self.parts, self.names = partial_symbols(f), f.typst_variables
        self.rate = _rate(self.f, self.time)
        self.speeds = self._colored(*(_rate(name, self.time) for name in self.names))
        self.climbs = self._colored(*(f"Delta_{name} {self.f}" for name in self.names))
        self.products = [f"{part} {speed}" for part, speed in zip(self.parts, self.speeds, strict=True)]

    def _colored(self, *formulas: str) -> list[str]:
        return [role(color, formula) for color, formula in zip(PARTIAL_ROLES, formulas, strict=True)]

    def path(self, plane: Plane) -> Inscription:
        """The path above a map, by its formulas where they have room there."""
        name, math = role("direction", f"bold(r)({self.time})"), self.column.typesetter.math
        parts = ", ".join(f"inline({part.typst})" for part in self.study.path.parts)
        known = ", ".join(f"{variable}({self.time})" for variable in self.names)
        wordings = (math(f"{name} = ({text})", LABEL) for text in (parts, known))
        formula = first_that_fits(plane.place[2] - AXIS_NAME, HIGHEST, *wordings)
        formula.next_to(plane.frame, UP, buff=0.08).align_to(plane.frame, RIGHT)
        stand_apart(formula)
        return formula

    def step(self) -> Inscription:
        """The exact climbs, and the linear ones with what they leave over."""
        moves = self._colored(*(f"Delta {name}" for name in self.names))
        linear = " + ".join(f"inline({part}) {move}" for part, move in zip(self.parts, moves, strict=True))
        exact = f"Delta {self.f} &= {' + '.join(self.climbs)}"
        return self.column.formula(
            f"{exact} \\ &= {linear} + {role('failure', 'e(h)')}", height=0.95, size=BODY
        )

    def table(self, below: Inscription) -> Table:
        """For ever smaller h, the quotients that the climbs and the remainder have with h."""
        heads = ("h", *(f"{climb} slash h" for climb in self.climbs), "e(h) slash h")
        colors = ("muted", *PARTIAL_ROLES, "failure")
        return self.column.table(heads, self.study.table, (1.0, 1.5, 1.5, 1.3), colors, below)

    def limit(self) -> list[Inscription]:
        """The quotient of the climbs; what it tends to; the numbers at the time."""
        claims = self.study.rates_at(self.study.time)
        *parts, value = (claim.shown for claim in claims)
        total = " + ".join(self._colored(parts[0].typst, bracketed(parts[1])))
        numbers = evaluation(total, parts, value)
        quotient = f"(Delta {self.f}) / h = {' + '.join(f'{climb} / h' for climb in self.climbs)}"
        above = self.column.formula(quotient, height=0.95)
        rule = f"{self.rate} &= {' + '.join(self.products)} \\ &{' '.join(numbers)}"
        stated = claims if len(numbers) > 1 else claims[-1:]
        return [above, self.column.formula(rule, below=above, height=1.8, claims=stated)]

    def product(self) -> Inscription:
        """The sum as a dot product."""
        f, speeds = self.study.function, role("direction", VELOCITY)
        columns = (column_of(entries, inline=True, gap=0.6) for entries in (self.parts, self.speeds))
        product = f"{self.rate} &= {' dot '.join(columns)} \\ &= {gradient_symbol(f)} dot {speeds}"
        return self.column.formula(product, height=2.6)

    def live(self, time: Value, middle: float) -> list[LiveRow]:
        """The time and the rate of change; below them what each variable contributes."""
        s = self.study

        def measured(label: str, color: str, index: int | None) -> Measured:
            return Measured.shown_at(label, color, lambda t: s.shown(t, index), time, s.times)

        rate = measured(f"upright(d) {self.f} slash upright(d) {self.time}", "ink", None)
        now = Measured.shown_at(self.time, "muted", s.time_shown, time, s.times)
        parts = map(measured, self.products, PARTIAL_ROLES, (0, 1))
        return [
            self.column.live(now, rate, middle=middle),
            self.column.live(*parts, middle=middle - 1),
        ]

    def scales(self, *factors: float) -> str:
        """How many times as long as they are the gradient and the velocity are drawn, as markup."""
        times = [f"times {show(real(factor), 4).typst}" for factor in factors]
        names = gradient_symbol(self.study.function), role("direction", VELOCITY)
        return ", ".join(f"${name} {often}$" for name, often in zip(names, times, strict=True))

    def tree(self, place: Place) -> Network:
        """What a function of n variables and of time itself depends on."""
        f, t, names = self.f, self.time, {"1": "x_1", "2": "x_2", "n": "x_n", "t": self.time}
        middle = {key: Node(name) for key, name in names.items()}
        middle = {"1": middle["1"], "2": middle["2"], "dots": Node("dots.v", role="faint"), **middle}
        edges = [Edge("f", key, f"(partial {f})/(partial {name})") for key, name in names.items()]
        edges += [Edge(key, "end", _rate(name, t) if key != "t" else "1") for key, name in names.items()]
        layers = [{"f": Node(f)}, middle, {"end": Node(t)}]
        return Network(self.column.typesetter, layers, edges, place)

    def influences(self, middle: float) -> Inscription:
        """The rate of change for n variables and time itself, a term for each branch of the tree."""
        f, t = self.f, self.time
        products = [f"(partial {f})/(partial x_{k}) {_rate(f'x_{k}', t)}" for k in "12n"]
        branches = zip(BRANCHES, (*products, f"(partial {f})/(partial {t})"), strict=True)
        first, second, last, own = terms(*(role(*branch) for branch in branches))
        wide = Column(self.column.typesetter, -6.2, right=6.2)
        formula = wide.formula(f"{self.rate} = {first} + {second} + dots + {last} + {own}", middle=middle)
        return formula.shift((-formula.get_x(), 0, 0))


def _rate(quantity: str, time: str) -> str:
    return f"(upright(d) {quantity}) / (upright(d) {time})"
