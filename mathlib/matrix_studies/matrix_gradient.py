"""The gradient of a scalar function of a matrix: a slope for every entry, in the matrix's own shape."""

from __future__ import annotations

import sympy
from sympy import Expr

from mathlib.arithmetic import Undefined, sign
from mathlib.calculus import (
    NotDifferentiableError,
    along,
    descent_step,
    gradient,
    matrix_gradient_at,
    squared_loss,
    squared_loss_gradient,
)
from mathlib.formula import name_plain
from mathlib.function import Function, ParameterError, check_size, exact_plain, largest
from mathlib.linear_algebra import Matrix, Vector, entries
from mathlib.matrix_studies.matrix_claims import MatrixGradientStudy
from mathlib.matrix_studies.matrix_entries import Layer
from mathlib.matrix_studies.matrix_steps import suitable_rate, suitable_steps

PLAIN = 0.1
"""Which share of the largest slope that of the entry that is changed should have."""

LARGEST = 4
"""How many rows and columns can be read."""

TAKEN = {"h": "the step", "eta": "the factor of a step", "V": "a change of the matrix"}
"""Letters that no matrix may have."""

NEARER = "choose W, x and target nearer to 1"
"""The advice where numbers of a layer are too long."""


def squared_loss_study(
    weights: Matrix, x: Vector, target: Vector, eta: Expr | None = None
) -> MatrixGradientStudy:
    """Solve for the gradient of |W x - t|^2 / 2; without eta, with one that lets the loss fall.

    ParameterError where the shapes do not fit, ValueError for numbers too long to be read.

    >>> from mathlib.function import real
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
    check_size(largest((*layer.outputs, *target)), "outputs", NEARER)
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
            advice = f"its entries are {', '.join(names)}"
            raise ParameterError("function", f"{name} is no entry of a {rows} x {columns} matrix; {advice}")
    for taken, meaning in {**TAKEN, f.name: "the function"}.items():
        if letter == taken:
            needed = f"the scene needs the letter {name_plain(letter)} for {meaning}"
            raise ParameterError("function", f"{needed}; call the matrix something else")
    whole = Function(f.tree, names, f.source, f.domains, f.name)
    rules = gradient(whole)
    try:
        slopes = matrix_gradient_at(whole, at)
    except NotDifferentiableError as error:
        raise ParameterError("W", f"{error}; choose another W") from None
    return _study(whole, letter, at, slopes, None, rules, eta)


def _study(
    f: Function,
    letter: str,
    at: Matrix,
    gradient: Matrix,
    layer: Layer | None,
    rules: tuple[Function, ...] | None,
    eta: Expr | None,
) -> MatrixGradientStudy:
    if eta is not None and sign(eta) <= 0:
        raise ParameterError("eta", "eta must be positive, for a step against the gradient")
    slopes = [float(slope) for slope in gradient.flat]
    least = PLAIN * largest(slopes)
    first = next(k for k, slope in enumerate(slopes) if abs(slope) >= least)
    row, column = divmod(first, at.shape[1])
    unit = [sympy.Integer(k == first) for k in range(len(slopes))]
    path = along(f, at.flat, unit)
    steps = suitable_steps(path, slopes[first])
    rate = eta if eta is not None else suitable_rate(f, at, gradient)
    try:
        step = descent_step(f, at, gradient, rate)
    except Undefined:
        reason = f"{f.plain_name} has no value after a step with eta = {exact_plain(rate)}"
        raise ParameterError("eta", f"{reason}; choose a smaller eta") from None
    nudged = (row + 1, column + 1)
    study = MatrixGradientStudy(f, letter, at, gradient, layer, nudged, steps, rules, rate, step)
    advice = {"advice": NEARER} if layer else {}
    check_size(largest(path(float(h)) for h in (0, *steps)), "values", **advice)
    check_size(largest(gradient.flat), "slopes", **advice)
    return study


def _checked_shape(matrix: Matrix) -> tuple[int, int]:
    rows, columns = matrix.shape
    if max(rows, columns) > LARGEST:
        advice = f"take at most {LARGEST} rows and columns"
        raise ParameterError("W", f"a {rows} x {columns} matrix is too large to be read; {advice}")
    return rows, columns
