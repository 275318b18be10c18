"""What is written beside the pictures of a function of a matrix: names, definitions, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from manim import VGroup

from mathlib.formula import name_typst
from mathlib.function import exact_typst, joint_relation_typst, significant
from mathlib.linear_algebra import Vector
from mathlib.matrix_studies import MatrixGradientStudy
from scenes.stage.animation import Value
from scenes.stage.text import BODY, Column, Inscription, Measured, role

BETWEEN = -0.2
"""The y of a single formula between the matrix and its gradient."""

LINE = 0.75
"""How high a formula is where two or three stand below each other."""


class MatrixFormulas:
    """The formulas of a study, in a column beside the picture and at the picture's foot."""

    def __init__(self, study: MatrixGradientStudy, column: Column, foot: Column, h: Value) -> None:
        self.study, self.column, self.foot = study, column, foot
        self.f, self.matrix = study.function.typst_name, name_typst(study.letter)
        self.value = f"{self.f}({self.matrix})"
        self.gradient = role("gradient", f"nabla {self.value}")
        self.introduction = VGroup(*self._introduction())
        change = f"Delta {self.f}"
        heads = ("h", change, f"{change} slash h")
        self.table = column.table(heads, study.table, (1.4, 2.1, 2.2), ("muted", "ink", "secant"))
        middle = foot.top - LINE / 2
        entry = study.entry_typst(study.nudged)
        self.live = foot.live(
            Measured.of("h", "muted", h, study.places_of_steps, (0, *study.steps)),
            Measured.shown_at(f"{entry} + h", "gradient", study.entry_shown, h, study.steps),
            middle=middle,
        )
        limit = f"lim_(h -> 0) ({change}) / h"
        partial = self._partial(entry)
        slope = study.slope(study.nudged)
        given = f"{partial} {role('gradient', slope.shown.typst_related)}"
        self.slope = foot.formula(f"{limit} = {given}", given, middle=middle, height=LINE, claims=[slope])
        indexed = self._partial(f"{self.matrix}_(i j)")
        definition = f"({self.gradient})_(i j) = {indexed}"
        self.definition = column.formula(definition, height=1.1, middle=BETWEEN)
        self.inner_product = column.formula(*self._inner_product(indexed), height=1.1, middle=BETWEEN)
        errors, inputs = role("secant", "(W x - t)"), role("direction", "x^T")
        self.product = column.formula(f"{self.gradient} = {errors} {inputs}", middle=BETWEEN)
        self.outcome = VGroup(*self._outcome())

    @staticmethod
    def about(study: MatrixGradientStudy) -> str:
        """The function in Typst, as the heading has it."""
        formula = "1/2 abs(W x - t)^2" if study.layer else study.function.typst
        return f"{study.function.typst_name}({name_typst(study.letter)}) = {role('function', formula)}"

    def _partial(self, entry: str) -> str:
        return f"(partial {self.f}) / (partial {entry})"

    def _introduction(self) -> Iterator[Inscription]:
        s = self.study
        below: Inscription | float = 0.0
        if (layer := s.layer) is not None:
            output = role("function", f"y = W x {_vector(layer.outputs)}")
            target = f"t {_vector(layer.target)}"
            below = self.column.formula(f"{output}, quad {target}", height=1.7, size=BODY)
            yield below
        loss = "= 1/2 abs(y - t)^2" if layer else ""
        yield self.column.equation(f"{self.value} {loss}", self.value, claim=s.value, below=below)

    def _inner_product(self, partial: str) -> Sequence[str]:
        change = f"{self.f}({self.matrix} + V) - {self.value} approx"
        total = f"sum_(i, j) {partial} V_(i j)"
        return f"{change} {total}", total

    @property
    def rules(self) -> Inscription:
        """The partial derivatives as formulas, one below the other; as many as can be read."""
        s = self.study
        assert s.rules is not None
        rules = {s.entry_typst(at): rule.typst for at, rule in zip(s.places, s.rules, strict=True)}
        varying = {name: rule for name, rule in rules.items() if rule != "0"} or rules
        inline = f"partial {self.f} slash partial"
        texts = [_lines({self._partial(name): rule for name, rule in rules.items()})]
        texts += [
            _lines({f"{inline} {name}": rule for name, rule in some.items()}) for some in (rules, varying)
        ]
        texts.append(self._partial(f"{self.matrix}_(i j)"))
        beside = Column(self.column.typesetter, self.foot.left, right=self.foot.left + self.foot.width)
        return beside.formula(*texts, height=4.8, size=BODY)

    def _outcome(self) -> Iterator[Inscription]:
        before, after, fall, foretold = self.study.outcome
        eta = exact_typst(self.study.eta, inline=True)
        rate = self.column.formula(f"eta = {eta}", size=BODY, color="muted")
        moved = f"{self.f}({self.matrix} - eta {self.gradient})"
        text = f"{self.value} - {moved} {role('secant', fall.shown.typst_related)}"
        linear = role("tangent", f"eta abs({self.gradient})^2 {foretold.shown.typst_related}")
        yield rate
        actual = self.column.formula(text, below=rate, height=LINE, claims=[fall, before, after])
        yield actual
        yield self.column.formula(linear, below=actual, height=LINE, claims=[foretold])


def _lines(equations: Mapping[str, str]) -> str:
    """Equations below each other, their signs in line."""
    return " \\ ".join(f"{left} &= {right}" for left, right in equations.items())


def _vector(numbers: Vector) -> str:
    """A column of numbers behind its relation."""
    shown = [significant(number) for number in numbers]
    relation = joint_relation_typst(shown)
    return f"{relation} vec({', '.join(each.typst for each in shown)})"
