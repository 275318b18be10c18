"""The gradient of a scalar function of a matrix: a slope for every entry, in the matrix's own shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import floor, log10
from typing import TypeVar

import sympy
from sympy import Expr

from mathlib.arithmetic import Undefined, sign
from mathlib.calculus import (
    DescentStep,
    along,
    descent_step,
    entry_quotient,
    matrix_gradient_at,
    rise,
    squared_loss,
    squared_loss_gradient,
)
from mathlib.formula import name_plain, name_typst
from mathlib.function import (
    EXACT,
    Claim,
    Function,
    ParameterError,
    Shown,
    check_size,
    evaluated,
    exact_plain,
    exact_typst,
    places_for,
    real,
    settled,
    show,
    significant,
)
from mathlib.linear_algebra import Matrix, MatrixFunction, Vector, entries, matrix_gradient
from mathlib.multivariate_studies.matrix_steps import suitable_rate, suitable_steps

Place = tuple[int, int]
"""The row and the column of an entry, counted from 1."""

Entry = TypeVar("Entry")

ALIGNED_FIGURES = 2

PLAIN = 0.1
"""Which share of the largest slope that of the entry that is changed should have."""

LARGEST = 4
"""How many rows and columns can be read."""

NEARER = "choose W, x and target nearer to 1"
"""The advice where numbers of a layer are too long."""


@dataclass(frozen=True)
class Layer:
    """A linear layer: its inputs, and what its outputs should be."""

    inputs: Vector
    target: Vector
    outputs: Vector

    @property
    def errors(self) -> Vector:
        """By how much each output is off."""
        return tuple(y - wanted for y, wanted in zip(self.outputs, self.target, strict=True))


@dataclass(frozen=True)
class MatrixGradientStudy:
    """A function of the entries of a matrix, its gradient there, and one step against the gradient.

    `letter` names the matrix. `layer` is None unless the function is |W x - t|^2 / 2; if not, `rules` are
    the partial derivatives as functions. The entry at `nudged` is changed by `steps`. `step` is the step
    W - eta grad f. Entries that `are_aligned` have as many decimals as the largest of them needs.
    """

    function: Function
    letter: str
    at: Matrix
    gradient: Matrix
    layer: Layer | None
    rules: MatrixFunction | None
    nudged: Place
    steps: tuple[Expr, ...]
    eta: Expr
    step: DescentStep
    are_aligned: bool = False

    @cached_property
    def cases(self) -> frozenset[str]:
        """The kind of function, whether an entry is 0 that has a slope, the shape, what the step does."""
        kind = "general" if self.layer is None else "squared"
        shape = "column" if self.at.shape[1] == 1 else "matrix"
        return frozenset({kind, "nonzero" if self.zero is None else "zero", shape, self._outcome})

    @cached_property
    def _outcome(self) -> str:
        if sign(self.step.foretold) == 0:
            return "stationary"
        return {1: "falls", 0: "level", -1: "rises"}[sign(self.step.fall)]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of all entries, row by row."""
        rows, columns = self.at.shape
        return tuple(product(range(1, rows + 1), range(1, columns + 1)))

    @cached_property
    def zero(self) -> Place | None:
        """The first place of an entry that is 0, but has a slope that is not."""
        with_slope = (at for at in self.places if self.at.entry(*at) == 0)
        return next((at for at in with_slope if sign(self.gradient.entry(*at))), None)

    def given(self, place: Place) -> Shown | str:
        """An entry of the matrix; exactly, in math-mode Typst, where rounding would not make it shorter."""
        entry = self.at.entry(*place)
        shown = self._number(entry, self.at.flat)
        is_short = len(exact_plain(entry)) <= len(shown.plain)
        return exact_typst(entry, inline=True) if is_short and shown.relation != "=" else shown

    def given_typst(self, place: Place) -> str:
        """The same in math-mode Typst."""
        given = self.given(place)
        return given if isinstance(given, str) else given.typst

    def entry_name(self, place: Place) -> str:
        """The name of an entry, as variables are named."""
        return f"{self.letter}{place[0]}{place[1]}"

    def entry_typst(self, place: Place) -> str:
        """The same in math-mode Typst."""
        return name_typst(self.entry_name(place))

    def in_rows(self, of: Callable[[Place], Entry]) -> list[list[Entry]]:
        """What belongs to each place, in the shape of the matrix."""
        rows, columns = self.at.shape
        return [[of((i, j)) for j in range(1, columns + 1)] for i in range(1, rows + 1)]

    @property
    def inputs(self) -> list[Shown]:
        """The inputs of the layer."""
        assert self.layer is not None
        return [self._number(value, self.layer.inputs) for value in self.layer.inputs]

    @cached_property
    def errors(self) -> list[Claim]:
        """The errors of the layer."""
        assert self.layer is not None
        errors = self.layer.errors
        return [
            self._claim(f"error {i}", self._number(error, errors), error, Matrix.__matmul__)
            for i, error in enumerate(errors, start=1)
        ]

    def _number(self, value: Expr, beside: Sequence[Expr]) -> Shown:
        """A number in a matrix of such numbers."""
        if self.are_aligned:
            return show(value, places_for(_largest(beside), ALIGNED_FIGURES), fixed=True)
        return significant(value)

    def slice(self, place: Place) -> Function:
        """h -> f with h added to one entry."""
        unit = [sympy.Integer(at == place) for at in self.places]
        return along(self.function, self.at.flat, unit)

    @cached_property
    def descent(self) -> Function:
        """h -> f(W - h grad f), f along the step against the gradient."""
        return along(self.function, self.at.flat, [-slope for slope in self.gradient.flat])

    @property
    def value(self) -> Claim:
        """The value of the function."""
        value = self.step.before
        return self._claim(self.function.plain_name, significant(value, 4), value, Function.exact)

    def slope(self, place: Place) -> Claim:
        """The derivative by one entry."""
        computed_by = matrix_gradient_at if self.layer is None else squared_loss_gradient
        slope, name = self.gradient.entry(*place), f"derivative by {name_plain(self.entry_name(place))}"
        return self._claim(name, self._number(slope, self.gradient.flat), slope, computed_by)

    @cached_property
    def table(self) -> tuple[tuple[Shown | Claim, ...], ...]:
        """The step h of one entry, by how much f changes, and that divided by h."""
        name = name_plain(self.entry_name(self.nudged))
        where = (self.function, self.at, *self.nudged)
        named: dict[str, Callable[..., Expr]] = {
            f"change for {name} + h": rise,
            f"quotient for {name} + h": entry_quotient,
        }
        return tuple(
            (
                show(h, 12),
                *(
                    self._claim(title, significant(value, 4), value, compute, h)
                    for title, compute in named.items()
                    for value in (compute(*where, h),)
                ),
            )
            for h in self.steps
        )

    def value_shown(self, h: float) -> Shown:
        """The value while h is added to the entry at `nudged`."""
        path = self._path
        return settled(path(h), self._value_places, lambda: path.exact(real(h)))

    @cached_property
    def _path(self) -> Function:
        return self.slice(self.nudged)

    @cached_property
    def _value_places(self) -> int:
        return places_for(_largest([self._path(float(h)) for h in (0, *self.steps)]), 3)

    def entry_shown(self, h: float) -> Shown:
        """The entry at `nudged` with h added."""
        entry = self.at.entry(*self.nudged)
        return settled(float(entry) + h, self.places_of_steps, lambda: entry + real(h))

    def output_shown(self, row: int, h: float) -> Shown:
        """An output of the layer meanwhile."""
        assert self.layer is not None
        y, rate = self.layer.outputs[row - 1], self.layer.inputs[self.nudged[1] - 1]
        rate = rate if row == self.nudged[0] else sympy.S.Zero
        places = places_for(_largest(self.layer.outputs, self.layer.target), 3)
        return settled(float(y) + h * float(rate), places, lambda: y + real(h) * rate)

    def live_claims(self, h: Expr) -> tuple[Claim, ...]:
        """The numbers that are shown while h is added, where it rests."""
        entry, step = name_plain(self.entry_name(self.nudged)), float(h)
        shown: list[tuple[str, Shown, Callable[..., object]]] = [
            (f"{entry} + h", self.entry_shown(step), real),
            (self.function.plain_name, self.value_shown(step), Function.exact),
        ]
        rows = range(1, self.at.shape[0] + 1) if self.layer else ()
        shown += [(f"output {row}", self.output_shown(row, step), Matrix.__matmul__) for row in rows]
        return tuple(Claim(name, number, by, EXACT, {"h": h}) for name, number, by in shown)

    @property
    def places_of_steps(self) -> int:
        """The decimals of the smallest step."""
        return max(0, -floor(log10(abs(float(self.steps[-1])))))

    @property
    def change(self) -> Shown:
        """The size of what the step changes."""
        return significant(abs(self.step.fall), 4)

    @cached_property
    def outcome(self) -> tuple[Claim, ...]:
        """The value before and after the step, by how much it falls, and what is foretold of that."""
        values = (self.step.before, self.step.after, self.step.fall, self.step.foretold)
        names = ("value before the step", "value after the step", "fall", "fall foretold")
        context = {"eta": exact_plain(self.eta)}
        return tuple(
            Claim(name, significant(value, 4), descent_step, evaluated(value), context)
            for name, value in zip(names, values, strict=True)
        )

    def _claim(
        self,
        name: str,
        shown: Shown,
        value: Expr,
        computed_by: Callable[..., object],
        h: Expr | None = None,
    ) -> Claim:
        context = {self.letter: self.at.plain} | ({} if h is None else {"h": h})
        return Claim(name, shown, computed_by, evaluated(value), context)


def squared_loss_study(
    weights: Matrix, x: Vector, target: Vector, eta: Expr | None = None
) -> MatrixGradientStudy:
    """Solve for the gradient of |W x - t|^2 / 2; without eta, with one that lets the loss fall.

    ParameterError where the shapes do not fit, ValueError for numbers too long to be read.

    >>> weights = Matrix.of([[1, 0, 2], [0, 1, -1]])
    >>> study = squared_loss_study(weights, tuple(map(real, (1, 2, 1))), tuple(map(real, (1, 2))))
    >>> study.gradient.plain, study.steps[0], study.eta, [claim.shown.plain for claim in study.outcome]
    ('[[2, 4, 2], [−1, −2, −1]]', 1, 1/100, ['= 2.5', '= 2.209', '= 0.291', '= 0.3'])
    """
    rows, columns = _checked_shape(weights)
    if len(x) != columns:
        product = f"the {rows} x {columns} matrix W cannot be multiplied by a column of {len(x)}"
        raise ParameterError("x", f"{product}: x needs {columns} components")
    if len(target) != rows:
        product = f"W is a {rows} x {columns} matrix, so W x has {rows} components"
        raise ParameterError("target", f"{product}, and target has {len(target)}")
    layer = Layer(x, target, weights @ x)
    check_size(_largest(layer.outputs, target), "outputs", NEARER)
    gradient = squared_loss_gradient(weights, x, target)
    return _study(squared_loss(x, target), "W", weights, gradient, layer, None, eta)


def matrix_gradient_study(f: Function, at: Matrix, eta: Expr | None = None) -> MatrixGradientStudy:
    """The same for any function of variables such as W11, W12: those of them that it depends on.

    ParameterError for a variable that is no entry of the matrix, ValueError where an entry has no derivative.

    >>> f = Function.parse("W11^2 + W12*W21", None)
    >>> matrix_gradient_study(f, Matrix.of([[1, 2], [3, 4]])).gradient.plain
    '[[2, 3], [2, 0]]'
    """
    letter = f.variables[0][:-2] if f.variables else "W"
    rows, columns = _checked_shape(at)
    names = entries(letter or "W", rows, columns)
    for name in f.variables:
        if name not in names:
            shown = f"{name} is no entry of a {rows} x {columns} matrix"
            raise ParameterError(
                "function", f"{shown}, whose entries are named as in {names[0]}, {names[-1]}"
            )
    whole = Function(f.tree, names, f.source, f.domains, f.name)
    rules = matrix_gradient(whole, letter)
    return _study(whole, letter, at, matrix_gradient_at(whole, at), None, rules, eta)


def _study(
    f: Function,
    letter: str,
    at: Matrix,
    gradient: Matrix,
    layer: Layer | None,
    rules: MatrixFunction | None,
    eta: Expr | None,
) -> MatrixGradientStudy:
    if max(at.shape) > LARGEST:
        size = "{} x {}".format(*at.shape)
        raise ParameterError(
            "W", f"a {size} matrix is too large to be read; take at most {LARGEST} x {LARGEST}"
        )
    slopes = [float(slope) for slope in gradient.flat]
    least = PLAIN * max(map(abs, slopes))
    first = next(k for k, slope in enumerate(slopes) if abs(slope) >= least)
    row, column = divmod(first, at.shape[1])
    unit = [sympy.Integer(k == first) for k in range(len(slopes))]
    steps = suitable_steps(along(f, at.flat, unit), slopes[first])
    rate = eta if eta is not None else suitable_rate(f, at, gradient)
    try:
        step = descent_step(f, at, gradient, rate)
    except Undefined:
        reason = f"{f.plain_name} has no value after a step with eta = {exact_plain(rate)}"
        raise ParameterError("eta", f"{reason}; choose a smaller eta") from None
    nudged = (row + 1, column + 1)
    study = MatrixGradientStudy(f, letter, at, gradient, layer, rules, nudged, steps, rate, step)
    advice = {"advice": NEARER} if layer else {}
    path = study.slice(study.nudged)
    check_size(_largest([path(float(h)) for h in (0, *steps)]), "values", **advice)
    check_size(_largest(gradient.flat), "slopes", **advice)
    return study


def _checked_shape(matrix: Matrix) -> tuple[int, int]:
    rows, columns = matrix.shape
    if max(rows, columns) > LARGEST:
        advice = f"take at most {LARGEST} rows and columns"
        raise ParameterError("W", f"a {rows} x {columns} matrix is too large to be read; {advice}")
    return rows, columns


def _largest(*groups: Sequence[Expr | float]) -> float:
    """The size of the largest number; 1 if all are 0."""
    return max((abs(float(number)) for group in groups for number in group), default=0.0) or 1.0
