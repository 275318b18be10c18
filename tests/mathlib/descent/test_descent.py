"""Descents against exact fractions, mpmath and numpy, which share no code with mathlib."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import numpy as np
import pytest
import sympy
from flint import arb

from mathlib.arithmetic import Interval, Undecided
from mathlib.descent import (
    QuadraticDescent,
    descend,
    local_minimum,
    mean_squared_error,
    quadratic_of,
)
from mathlib.function import Function, real, shown_within
from mathlib.linear_algebra import Matrix, eigenpairs

DATA = [(-1, "-0.5"), (1, "1.5"), (3, 3), (3, 4)]


def pairs(data: list[tuple[object, object]]) -> list[tuple[sympy.Expr, sympy.Expr]]:
    return [(real(x), real(y)) for x, y in data]  # type: ignore[arg-type]


def loss(text: str) -> Function:
    return Function.parse(text, ("w", "b"))


def descent(text: str, start: tuple[object, object], step: object) -> QuadraticDescent:
    found = quadratic_of(loss(text))
    assert found is not None
    return QuadraticDescent(found, tuple(map(real, start)), real(step))  # type: ignore[arg-type]


def exactly(point: tuple[Interval, ...], truth: tuple[Fraction, ...]) -> bool:
    """Whether an enclosure holds the truth and is tight."""
    return all(
        fraction(side.lo) <= number <= fraction(side.hi) and side.width < 1e-25
        for side, number in zip(point, truth, strict=True)
    )


def fraction(end: arb) -> Fraction:
    mantissa, exponent = map(int, end.man_exp())
    return Fraction(mantissa) * Fraction(2) ** exponent


def test_the_mean_squared_error_is_the_mean_of_squared_residuals() -> None:
    found = mean_squared_error(pairs(DATA))
    xs, ys = np.array([-1, 1, 3, 3.0]), np.array([-0.5, 1.5, 3, 4])
    for w, b in ((1, 0.5), (-1, 3), (0.3, -2)):
        assert found(w, b) == pytest.approx(np.mean((w * xs + b - ys) ** 2))
    assert found.exact(1, "0.5") == sympy.Rational(1, 8)


def test_the_hessian_and_the_best_line_are_those_worked_by_hand() -> None:
    found = quadratic_of(mean_squared_error(pairs(DATA)))
    assert found is not None
    assert found.hessian == Matrix.of([[10, 3], [3, 2]])
    assert [pair.value for pair in found.pairs] == [11, 1]
    assert found.stationary_point((real(7), real(-5))) == (1, sympy.Rational(1, 2))
    assert found.shape == "bowl"


@pytest.mark.parametrize("entries", [(10, 3, 2), (2, -3, 10), (1, 1, 1), (4, 0, 9), (-2, 5, 3), (3, 0, 3)])
def test_eigenpairs_are_those_of_numpy(entries: tuple[int, int, int]) -> None:
    a, b, d = entries
    found = eigenpairs(Matrix.of([[a, b], [b, d]]))
    values, _ = np.linalg.eigh([[a, b], [b, d]])
    assert [float(pair.value) for pair in found] == pytest.approx(values[::-1].tolist())
    for pair in found:
        v = np.array(pair.vector, dtype=float)
        assert np.array([[a, b], [b, d]]) @ v == pytest.approx(float(pair.value) * v)
        assert np.linalg.norm(v) > 0


@pytest.mark.parametrize(("data", "reason"), [
    ([], "no point would be met"),
    ([(1, 2)], "a single point would be met"),
    ([(2, 0), (2, 1), (2, "5")], "all points are at x = 2"),
])  # fmt: skip
def test_data_without_a_best_line_are_refused(data: list[tuple[object, object]], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        mean_squared_error(pairs(data))


@pytest.mark.parametrize(("text", "shape"), [
    ("w^2 + 3w*b + 5b^2", "bowl"), ("(w + b - 1)^2", "valley"), ("w*b", "saddle"),
    ("-w^2 - b^2", "hill"), ("3 - w^2", "hill"),
])  # fmt: skip
def test_shapes_follow_the_signs_of_the_eigenvalues(text: str, shape: str) -> None:
    found = quadratic_of(loss(text))
    assert found is not None
    assert found.shape == shape


@pytest.mark.parametrize("text", ["w^4 + b^2", "(w^3 + b)/w", "abs(w) + b^2", "w^2 + b^2 if w > 0 else b"])
def test_what_is_not_quadratic_on_the_whole_plane_is_not_taken_for_it(text: str) -> None:
    assert quadratic_of(loss(text)) is None


def test_a_function_that_is_a_line_along_an_eigenvector_is_stationary_nowhere() -> None:
    found = quadratic_of(loss("w^2 + b"))
    assert found is not None
    with pytest.raises(ValueError, match="stationary nowhere"):
        found.stationary_point((real(1), real(1)))


def iterated(start: tuple[object, object], eta: Fraction, steps: int) -> list[tuple[Fraction, Fraction]]:
    """The descent on the default data in Python's fractions: the gradient worked by hand."""
    w, b = (Fraction(str(part)) for part in start)
    found = [(w, b)]
    for _ in range(steps):
        along_w, along_b = 10 * w + 3 * b - Fraction(23, 2), 3 * w + 2 * b - 4
        w, b = w - eta * along_w, b - eta * along_b
        found.append((w, b))
    return found


@pytest.mark.parametrize("eta", ["1/55", "0.1", "9/55", "2/11", "1/5"])
def test_the_closed_form_and_the_iteration_both_enclose_the_exact_iterates(eta: str) -> None:
    f = mean_squared_error(pairs(DATA))
    quadratic = quadratic_of(f)
    assert quadratic is not None
    start = (real(-1), real(3))
    closed = QuadraticDescent(quadratic, start, real(eta)).iterates(40)
    stepped = descend(f, start, real(eta), 40)
    for k, truth in enumerate(iterated((-1, 3), Fraction(eta), 40)):
        assert exactly(closed.points[k], truth)
        assert exactly(stepped.points[k], truth)
        height = f.exact(*map(sympy.Rational, map(str, truth)))
        assert exactly((closed.losses[k],), (Fraction(str(height)),))


@pytest.mark.parametrize(("eta", "fates", "behaviour"), [
    ("1/55", ["shrinks", "shrinks"], "converges"),
    ("1/11", ["gone", "shrinks"], "converges"),
    ("9/55", ["alternates", "shrinks"], "converges"),
    ("2/11", ["jumps", "shrinks"], "jumps"),
    ("1/5", ["explodes", "shrinks"], "diverges"),
])  # fmt: skip
def test_what_becomes_of_the_error_follows_from_the_factor(
    eta: str, fates: list[str], behaviour: str
) -> None:
    found = descent("5w^2 + 3w*b + b^2 - 23w/2 - 4b + 6.875", (-1, 3), eta)
    assert [mode.factor for mode in found.modes] == [1 - 11 * real(eta), 1 - real(eta)]
    assert [mode.fate for mode in found.modes] == fates
    assert found.behaviour == behaviour


def test_a_start_without_a_part_along_an_eigenvector_never_gets_one() -> None:
    """(2, -2.5) is (1, 0.5) + (1, -3), and (1, -3) belongs to the eigenvalue 1."""
    found = descent("5w^2 + 3w*b + b^2 - 23w/2 - 4b", (2, "-2.5"), "1/5")
    assert [mode.fate for mode in found.modes] == ["absent", "shrinks"]
    assert found.behaviour == "converges"


@pytest.mark.parametrize(("text", "start", "behaviour"), [
    ("w^2 - b^2", (1, 1), "diverges"), ("w^2 - b^2", (1, 0), "converges"),
    ("-w^2 - 2b^2", (1, 1), "diverges"), ("(w + b - 1)^2", (3, 2), "converges"),
])  # fmt: skip
def test_a_saddle_drives_away_whatever_is_not_exactly_on_its_ridge(
    text: str, start: tuple[int, int], behaviour: str
) -> None:
    assert descent(text, start, "0.1").behaviour == behaviour


def test_irrational_eigenvalues_make_the_border_exact() -> None:
    quadratic = quadratic_of(loss("w^2 + w*b + b^2 + b^2/2"))
    assert quadratic is not None
    border = 2 / quadratic.pairs[0].value
    found = QuadraticDescent(quadratic, (real(1), real(1)), border)
    assert found.behaviour == "jumps"
    first, second = (found.iterates(400).path[k] for k in (398, 400))
    assert first == pytest.approx(second, abs=1e-12)


def test_iterates_of_a_loss_that_is_not_quadratic_are_those_of_mpmath() -> None:
    found = descend(loss("log(1 + w^2 + 3b^2) + w*b/4"), (real(1), real("-0.7")), real("0.3"), 60)
    with mpmath.workdps(400):
        w, b = mpmath.mpf(1), -mpmath.mpf(7) / 10
        for _ in range(60):
            below = 1 + w**2 + 3 * b**2
            w, b = w - (2 * w / below + b / 4) * 3 / 10, b - (6 * b / below + w / 4) * 3 / 10
        ends = [(float(side.lo), float(side.hi)) for side in found.points[60]]
        assert ends[0][0] == pytest.approx(float(w), rel=1e-15)
        assert ends[1][1] == pytest.approx(float(b), rel=1e-15)
    assert found.end == ""
    assert all(side.width < 1e-24 for side in found.points[60])


@pytest.mark.parametrize(("text", "start", "eta", "end"), [
    ("w - log(w) + b^2", ("0.1", 1), 1, ""),
    ("log(w) + b^2", ("0.5", 1), "0.3", "undefined"),
    ("w^4 + b^2", (3, 1), "0.5", "beyond"),
    ("w^2 + cosh(b)", ("0.5", 4), "1/3", "beyond"),
])  # fmt: skip
def test_a_descent_ends_where_no_value_is_known_or_beyond_all_sizes(
    text: str, start: tuple[object, object], eta: object, end: str
) -> None:
    found = descend(loss(text), tuple(map(real, start)), real(eta), 30)  # type: ignore[arg-type]
    assert found.end == end
    assert (found.steps == 30) == (end == "")
    assert len(found.changes) == found.steps


def test_changes_of_the_loss_are_those_of_the_exact_values() -> None:
    f = mean_squared_error(pairs(DATA))
    found = descend(f, (real("1.9"), real("-2.5")), real("1/5"), 20)
    heights = [
        f.exact(*map(sympy.Rational, map(str, p))) for p in iterated(("1.9", "-2.5"), Fraction(1, 5), 20)
    ]
    truth = [int(sympy.sign(new - old)) for new, old in zip(heights[1:], heights[:-1], strict=True)]
    assert list(found.changes) == truth
    assert {-1, 1} == set(truth)


@pytest.mark.parametrize(("text", "near", "equations"), [
    (
        "cosh(w - 1) + b^2 + w*b/4", (3, 2),
        lambda w, b: (mpmath.sinh(w - 1) + b / 4, 2 * b + w / 4),
    ),
    (
        "(1 - w)^2 + 100(b - w^2)^2", (-1, 1),
        lambda w, b: (-2 * (1 - w) - 400 * w * (b - w**2), 200 * (b - w**2)),
    ),
    (
        "softplus(w - 2b) + softplus(b - w) + w^2/10", (1, 1),
        lambda w, b: (
            1 / (1 + mpmath.exp(2 * b - w)) - 1 / (1 + mpmath.exp(w - b)) + w / 5,
            -2 / (1 + mpmath.exp(2 * b - w)) + 1 / (1 + mpmath.exp(w - b)),
        ),
    ),
])  # fmt: skip
def test_minima_enclose_the_zeros_of_the_gradient(
    text: str, near: tuple[float, float], equations: object
) -> None:
    found = local_minimum(loss(text), near)
    assert found is not None
    with mpmath.workdps(60):
        root = mpmath.findroot(equations, found.at)
        for side, truth in zip(found.point, root, strict=True):
            assert abs(mpmath.mpf(str(side.lo.mid().str(50, radius=False))) - truth) < mpmath.mpf(10) ** -45
            assert side.width < 1e-50
    assert found.curvatures[1].lo > 0


@pytest.mark.parametrize("text", ["w^2 - b^2", "exp(w) + b^2", "w^4 + b^2", "w + b", "abs(w) + b^2"])
def test_no_minimum_is_invented(text: str) -> None:
    """A saddle, a slope without end, a minimum that is not strict in the second order, a corner."""
    assert local_minimum(loss(text), (1, 1)) is None


def test_digits_are_shown_only_where_both_bounds_agree() -> None:
    half = Interval.between(0.125 - 1e-12, 0.125 + 1e-12)
    assert shown_within(half, 2).plain == "≈ 0.125"
    assert shown_within(Interval.of(0.125), 2).plain == "≈ 0.13"
    assert shown_within(Interval.of(0.125), 3).plain == "= 0.125"
    assert shown_within(Interval.between(-2, -1.9999999), 1).plain == "≈ −2.0"
    with pytest.raises(Undecided):
        shown_within(Interval.between(0, 1), 2)
