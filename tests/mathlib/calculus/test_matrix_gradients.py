"""Gradients by matrices are those that finite differences and the outer product give."""

from __future__ import annotations

import itertools
from random import Random

import mpmath
import numpy as np
import pytest
import sympy

from mathlib.calculus import (
    NotDifferentiableError,
    along,
    descent_step,
    entry_quotient,
    matrix_gradient_at,
    rise,
    squared_loss,
    squared_loss_gradient,
)
from mathlib.function import Function, real
from mathlib.linear_algebra import Matrix, entries

W, X, T = Matrix.of([[1, 0, 2], [0, 1, -1]]), (1, 2, 1), (1, 2)


def layers() -> list[tuple[Matrix, list[str], list[str]]]:
    rng, cases = Random(5), []
    for rows, columns in ((1, 1), (2, 3), (3, 1), (3, 3)):
        numbers = [
            [rng.choice(("0", "-1/3", "2.5", "1e-3", "7", "40")) for _ in range(columns)] for _ in range(rows)
        ]
        cases.append((Matrix.of(numbers), numbers[0], [row[0] for row in numbers[::-1]]))
    return cases


@pytest.mark.parametrize(("weights", "x", "t"), layers())
def test_the_outer_product_is_the_symbolic_gradient_of_the_squared_loss(
    weights: Matrix, x: list[str], t: list[str]
) -> None:
    assert matrix_gradient_at(squared_loss(x, t), weights) == squared_loss_gradient(weights, x, t)


@pytest.mark.parametrize(("weights", "x", "t"), layers())
def test_the_gradient_of_the_squared_loss_is_what_numpy_finds_by_differences(
    weights: Matrix, x: list[str], t: list[str]
) -> None:
    w, inputs, target = (np.array(part, dtype=np.longdouble) for part in (
        weights.floats, [float(real(c)) for c in x], [float(real(c)) for c in t]
    ))  # fmt: skip
    found = squared_loss_gradient(weights, x, t).floats
    for i, j in itertools.product(*map(range, w.shape)):
        step = np.zeros_like(w)
        step[i, j] = 1
        ahead, behind = (np.sum(((w + sign * step) @ inputs - target) ** 2) / 2 for sign in (1, -1))
        assert float(ahead - behind) / 2 == pytest.approx(found[i, j], rel=1e-9, abs=1e-9)


def test_the_textbook_example() -> None:
    loss = squared_loss(X, T)
    assert loss.exact(*W.flat) == sympy.Rational(5, 2)
    assert squared_loss_gradient(W, X, T) == Matrix.of([[2, 4, 2], [-1, -2, -1]])
    step = descent_step(loss, W, squared_loss_gradient(W, X, T), "0.01")
    assert (step.before, step.after) == (real("2.5"), real("2.209"))
    assert (step.fall, step.foretold) == (real("0.291"), real("0.3"))


@pytest.mark.parametrize("h", ["1", "-0.1", "1e-6", "1000"])
def test_the_quotient_of_a_squared_loss_is_off_by_half_of_h_times_the_squared_input(h: str) -> None:
    for i, j in itertools.product((1, 2), (1, 2, 3)):
        exact = (W @ X)[i - 1] - T[i - 1]
        expected = exact * X[j - 1] + real(h) * X[j - 1] ** 2 / 2
        assert entry_quotient(squared_loss(X, T), W, i, j, h) == expected
        assert rise(squared_loss(X, T), W, i, j, h) == expected * real(h)


CURVED = {
    "tanh(W11*W22) + exp(-W12^2)*W21": (lambda a, b, c, d: mpmath.tanh(a * d) + mpmath.exp(-(b**2)) * c),
    "log(1 + W11^2)/(2 + W21) - W12*W22^3": (lambda a, b, c, d: mpmath.log(1 + a**2) / (2 + c) - b * d**3),
    "sqrt(W11*W11 + W22^2 + 1) + sigmoid(W12 - W21)": (
        lambda a, b, c, d: mpmath.sqrt(a * a + d**2 + 1) + 1 / (1 + mpmath.exp(c - b))
    ),
}


@pytest.mark.parametrize("text", CURVED)
def test_gradients_of_other_functions_are_those_of_mpmath_in_sixty_digits(text: str) -> None:
    f = Function.parse(text, entries("W", 2, 2))
    at = Matrix.of([["1/3", -2], ["0.7", "sqrt(2)"]])
    found = matrix_gradient_at(f, at)
    with mpmath.workdps(60):
        point = [mpmath.mpf(str(sympy.N(entry, 60))) for entry in at.flat]
        for k, entry in enumerate(found.flat):
            order = tuple(int(k == place) for place in range(4))
            slope = mpmath.diff(CURVED[text], tuple(point), order)
            assert abs(mpmath.mpf(str(sympy.N(entry, 40))) - slope) < mpmath.mpf(10) ** -15


def test_a_function_along_a_direction_is_the_function_at_the_moved_point() -> None:
    f = Function.parse("x*y - max(x, y)", ("x", "y"))
    path = along(f, (1, "1/2"), (0, -3))
    assert path.variables == ("h",)
    for h in ("0", "1", "-2.5"):
        assert path.exact(h) == f.exact(1, real("1/2") - 3 * real(h))


@pytest.mark.parametrize(
    ("text", "numbers", "reason"),
    [
        ("relu(W12) + W11", [[1, 0]], "f has no derivative by W₁₂ there: to the left of 0"),
        ("W11 + sqrt(W12)", [[1, -3]], r"f has no value at \[\[1, −3\]\]"),
        ("W11*W12/sqrt(W11^2 + W12^2) if W11 > 0 else 0", [[0, 0]], "has no gradient at"),
    ],
)
def test_what_has_no_gradient_is_refused_with_the_entry(
    text: str, numbers: list[list[int]], reason: str
) -> None:
    with pytest.raises(NotDifferentiableError, match=reason):
        matrix_gradient_at(Function.parse(text, entries("W", 1, 2)), Matrix.of(numbers))
