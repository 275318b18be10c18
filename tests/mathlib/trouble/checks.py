"""What is false in the statements that mathlib gives as proven: each check returns the faults that it finds.

Truth is computed in 700 bits by Python's own parser and mpmath. A value that does not say enough (too large
to compute with) is no fault.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random

import mpmath
import sympy
from mpmath import mpf
from sympy import Expr

from mathlib.arithmetic import Interval, TooHardError, Undefined
from mathlib.calculus import derivative, differentiability
from mathlib.epsilon_delta import Delta, NoDeltaError, UnknownDeltaError, largest_delta
from mathlib.function import Function
from mathlib.limits import TwoSided, limit
from tests.mathlib.bounds import ends
from tests.mathlib.high_precision import NoValue, Unreachable, evaluator

BITS = 700
DECADES = (10, 20, 30)
PROOFS = ("exact", "certified", "proven")
REFUSALS = (TooHardError, Undefined, NoDeltaError, UnknownDeltaError)
"""What mathlib may raise instead of an answer; anything else is a crash."""

Curve = Callable[[mpf], mpf]


class Unknown(Exception):  # noqa: N818 - caught within this module
    """Values say nothing here."""


def number(value: Expr | str) -> mpf:
    exact = sympy.Rational(value) if isinstance(value, str) else value
    if exact.is_Rational:
        return mpf(int(exact.p)) / int(exact.q)
    found = exact.evalf(150)
    if not found.is_Float or found._prec < BITS // 2:
        raise Unknown
    return mpmath.make_mpf(found._mpf_)


def value_or_none(f: Callable[..., mpf], *point: mpf) -> mpf | None:
    try:
        return f(*point)
    except NoValue:
        return None
    except Unreachable:
        raise Unknown from None


def enclosure_faults(text: str, at: str, rng: Random) -> Iterator[str]:
    """Values outside the bounds of a box, or missing inside it."""
    f, true = Function.parse(text, ("x",)), evaluator(text)
    for _ in range(4):
        centre, width = float(Fraction(at)), 10 ** rng.uniform(-9, 1)
        low = centre + rng.choice((0, width, -width / 2, rng.uniform(-3, 3)))
        bounds = f.interval(Interval.between(low, low + width))
        if bounds is None:
            continue
        with mpmath.workprec(BITS):
            least, greatest = ends(bounds)
            for share in (0, 1, *(mpf(rng.random()) for _ in range(10))):
                x = mpf(low) + share * (mpf(low + width) - mpf(low))
                try:
                    value = value_or_none(true, x)
                except Unknown:
                    continue
                if value is None:
                    yield f"bounds {bounds} over [{low!r}, {low + width!r}], but no value at {float(x)!r}"
                elif not least - tiny(value) <= value <= greatest + tiny(value):
                    yield f"bounds {bounds} over [{low!r}, {low + width!r}], but {value} at {float(x)!r}"


def tiny(value: mpf) -> mpf:
    """The rounding of a value, of which a hundred digits are right."""
    return (1 + abs(value)) * mpf(10) ** -100


def limit_faults(text: str, at: str, rng: Random) -> Iterator[str]:
    found = limit(Function.parse(text, ("x",)), at)
    if found.how not in PROOFS or found.kind == "undecided":
        return
    f = evaluator(text)
    with mpmath.workprec(BITS):
        place = number(at)
        yield from (f"limit {said(found)}: {fault}" for fault in faults_of_sides(found, f, place, rng))
        for sign, aim in ((-1, found.left), (1, found.right)):
            holes = (
                [] if aim is None else [part for part in must_not_vanish(text) if swings(part, place, sign)]
            )
            yield from (f"limit {said(found)}: {part} vanishes again and again" for part in holes)
        try:
            value = value_or_none(f, place)
            if found.kind == "continuous" and (value is None or far(value, number(found.value))):
                yield f"limit {said(found)}: the value is {value}"
            if found.kind == "removable" and value is not None and not far(value, number(found.value)):
                yield f"limit {said(found)}: the value is the limit"
        except Unknown:
            return


def must_not_vanish(text: str) -> Iterator[str]:
    """What a continuous formula divides by or takes the logarithm of, without abs and even powers."""
    if any(word in text for word in ("floor", "ceil", "sign", " if ")):
        return
    for node in ast.walk(ast.parse(text.replace("^", "**"), mode="eval")):
        match node:
            case ast.BinOp(op=ast.Div(), right=part) | ast.Call(func=ast.Name(id="log"), args=[part]):
                yield bare(part)
            case ast.BinOp(op=ast.Pow(), left=part, right=ast.UnaryOp(op=ast.USub())):
                yield bare(part)


def bare(part: ast.expr) -> str:
    match part:
        case ast.Call(func=ast.Name(id="abs"), args=[inside]):
            return bare(inside)
        case ast.BinOp(op=ast.Pow(), left=inside, right=ast.Constant(value=2 | 4)):
            return bare(inside)
    return ast.unparse(part).replace("**", "^")


def swings(text: str, at: mpf, sign: int) -> bool:
    """Whether a continuous formula takes both signs in the last two decades: so it vanishes in between."""
    f = evaluator(text)
    distances = [mpf(10) ** -(decade - mpf(k) / 30) for decade in DECADES[1:] for k in range(30)]
    try:
        signs = [[f(at + sign * distance) > 0 for distance in distances[k : k + 30]] for k in (0, 30)]
    except (NoValue, Unreachable):
        return False
    return all(len(set(of_decade)) == 2 for of_decade in signs)


def far(first: mpf, second: mpf) -> bool:
    return bool(abs(first - second) > mpf(10) ** -60 * (1 + abs(second)))


def derivative_faults(text: str, at: str, rng: Random) -> Iterator[str]:
    found = derivative(Function.parse(text, ("x",)), at)
    if found.how not in PROOFS or found.kind in ("undecided", "undefined", "jump"):
        return
    f = evaluator(text)
    with mpmath.workprec(BITS):
        place = number(at)
        try:
            value = value_or_none(f, place)
        except Unknown:
            return
        if value is None:
            yield f"slope {said(found)}: there is no value"
        else:

            def quotient(x: mpf) -> mpf:
                return (f(x) - value) / (x - place)

            yield from (
                f"slope {said(found)}: {fault}" for fault in faults_of_sides(found, quotient, place, rng)
            )


def said(found: TwoSided[str]) -> str:
    return f"({found.left}, {found.right}, {found.kind}, {found.how})"


def faults_of_sides(found: TwoSided[str], f: Curve, at: mpf, rng: Random) -> Iterator[str]:
    for sign, aim in ((-1, found.left), (1, found.right)):
        try:
            fault = fault_of_side(f, at, sign, aim, found.kind, rng)
        except Unknown:
            continue
        if fault:
            yield f"{'left' if sign < 0 else 'right'}: {fault}"


def fault_of_side(f: Curve, at: mpf, sign: int, aim: Expr | None, kind: str, rng: Random) -> str:
    """What contradicts that f approaches an aim, ±oo or, for None, nothing."""
    values = [
        [value_or_none(f, at + sign * mpf(10) ** (mpf(rng.random()) - decade)) for _ in range(9)]
        for decade in DECADES
    ]
    missing = any(value is None for decade in values for value in decade)
    if aim is None:
        settles = not missing and kind != "undefined nearby" and has_settled(values)
        return f"settles on {mpmath.nstr(values[-1][0], 15)}" if settles else ""
    if missing:
        return "undefined nearby"
    if aim.is_infinite:
        towards = 1 if aim > 0 else -1
        least = [min(towards * value for value in decade) for decade in values]
        grows = least[2] > 0 and least[0] < least[1] < least[2]
        return "" if grows else f"at least {[mpmath.nstr(value, 5) for value in least]}"
    errors = [max(abs(value - number(aim)) for value in decade) for decade in values]
    small = errors[2] <= mpf(10) ** -25 * (abs(number(aim)) + errors[0]) or errors[2] < mpf(10) ** -60
    shrinking = errors[2] < errors[1] * mpf("0.95") and errors[1] < errors[0] * mpf("0.95")
    return "" if small or shrinking else f"errors {[mpmath.nstr(error, 5) for error in errors]}"


def has_settled(values: list[list[mpf]]) -> bool:
    """Whether values of the last decade agree, and with those of the one before.

    Equal whole numbers say nothing: a rounded value may be another one at points that no sample meets.
    """
    near = [*values[-1], *values[-2]]
    if min(near) == max(near) == mpmath.floor(near[0]):
        return False
    return bool(max(near) - min(near) <= mpf(10) ** -12 * max(map(abs, near)))


def delta_faults(text: str, at: str, rng: Random) -> Iterator[str]:
    f = Function.parse(text, ("x",))
    found = limit(f, at)
    if found.value is None or found.value.has(sympy.Float):
        return
    size = float(abs(found.value)) or 1.0
    if not mpmath.isfinite(size):
        return
    eps = f"{rng.choice((1, 0.5, 0.1, 0.01, 1e-4)) * 10 ** round(mpmath.log10(size)):.3g}"
    delta = largest_delta(f, at, found.value, eps)
    with mpmath.workprec(BITS):
        for sign, bounds in ((-1, delta.left), (1, delta.right)):
            name = f"delta for {eps} {'left' if sign < 0 else 'right'} {bounds}"
            yield from (f"{name}: {fault}" for fault in faults_of_reach(text, delta, sign, eps, rng))


def faults_of_reach(text: str, delta: Delta, sign: int, eps: str, rng: Random) -> Iterator[str]:
    """Failures nearer than the proven reach, or none just beyond it."""
    f, bounds = evaluator(text), delta.left if sign < 0 else delta.right
    try:
        at, aim, width = number(delta.at), number(delta.limit), number(eps)
    except Unknown:
        return

    def excess(distance: mpf) -> mpf:
        """By how much epsilon is missed, in units of epsilon; a whole unit without a value."""
        try:
            value = value_or_none(f, at + sign * distance)
        except Unknown:
            return -(mpf(10) ** -9)
        return mpf(1) if value is None else abs(value - aim) / width - 1

    low = min(mpf(bounds.lo), mpf(10) ** 6)
    if bounds.exact is not None and bounds.exact.is_finite:
        low = number(bounds.exact)
    if low > 0:
        inside = [low * (k + mpf(rng.random())) / 200 for k in range(200)]
        inside += [low * mpf(10) ** -(mpf(k) / 8) for k in range(1, 160)]
        inside += [low * (1 - mpf(10) ** -k) for k in range(2, 40, 2)]
        worst = max(inside, key=excess)
        if excess(worst) > mpf(10) ** -50:
            yield f"misses by {mpmath.nstr(excess(worst), 5)} epsilon at the distance {float(worst)!r}"
    may_have_holes = any(part in text for part in ("/", "log", "^(-"))
    if bounds.how in PROOFS and mpmath.isfinite(bounds.hi) and not may_have_holes:
        beyond = [low + (mpf(bounds.hi) - low) * k / 100 for k in range(101)]
        beyond += [mpf(bounds.hi) * (1 + mpf(10) ** -k) for k in range(6, 40)]
        if max(map(excess, beyond)) < -(mpf(10) ** -4):
            yield f"nothing fails beyond it: {mpmath.nstr(max(map(excess, beyond)), 5)}"


NEARLY_NO_ERROR = mpf(10) ** -3
"""What swings may be small beside something that vanishes as slowly as t^0.05, and still have no limit."""


def plane_faults(text: str, at: tuple[str, str], rng: Random) -> Iterator[str]:
    """A tangent plane that is claimed and does not fit, or fits and is denied."""
    found = differentiability(Function.parse(text, ("x", "y")), at)
    if found.how not in PROOFS:
        return
    f = evaluator(text, ("x", "y"))
    with mpmath.workprec(BITS):
        try:
            errors = [error_of_plane(f, tuple(map(number, at)), decade, rng) for decade in (8, 30, 45)]
        except Unknown:
            return
        told = f"{found.how} ({found.reason}): errors {[error and mpmath.nstr(error, 5) for error in errors]}"
        fits = None not in errors and errors[2] <= max(errors[1] / 3, mpf(10) ** -30)
        if found.holds and not fits:
            yield f"plane, {told}"
        if not found.holds and fits and errors[1] < errors[0] / 3 and errors[2] < NEARLY_NO_ERROR:
            yield f"no plane, {told}"


def error_of_plane(f: Callable[..., mpf], at: tuple[mpf, ...], decade: int, rng: Random) -> mpf | None:
    """The greatest error of the plane in units of the distance; None where f has no value."""
    (a, b), radius, step = at, mpf(10) ** -decade, mpf(10) ** -80
    value, right, up = (value_or_none(f, *point) for point in ((a, b), (a + step, b), (a, b + step)))
    if value is None or right is None or up is None:
        return None
    slopes = (right - value) / step, (up - value) / step
    turns = [2 * mpmath.pi * (k + mpf(rng.random())) / 60 for k in range(60)]
    steps = [(radius * mpmath.cos(turn), radius * mpmath.sin(turn)) for turn in turns]
    signs = [(a, b) for a in (-1, 1) for b in (-1, 1)]
    for low in (mpf(0), radius**2, radius**1.5, 2 * radius**2, radius**3):
        steps += [(i * radius, j * low) for i, j in signs] + [(i * low, j * radius) for i, j in signs]
    values = [value_or_none(f, a + dx, b + dy) for dx, dy in steps]
    if any(moved is None for moved in values):
        return None
    errors = (moved - value - slopes[0] * dx - slopes[1] * dy
              for moved, (dx, dy) in zip(values, steps, strict=True))  # fmt: skip
    return max(map(abs, errors)) / radius
