"""The slope of a curve at a point: secants from both sides, their limit, and the derivative as a function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sympy import Expr

from mathlib.arithmetic import Undecided
from mathlib.calculus import existing_derivative, secant_slope
from mathlib.derivative_studies.secant_steps import is_near, seen_heights, span, suitable_steps
from mathlib.derivative_studies.slopes import SlopeStudy, error_of, legible, places_closing_in, secants_after
from mathlib.derivative_studies.steps import check_shrinking
from mathlib.function import (
    DOUBLES,
    EXACT,
    Claim,
    Function,
    ParameterError,
    Shown,
    check_size,
    differentiate,
    evaluated,
    exact_plain,
    real,
    settled,
    show,
)
from mathlib.limits import same
from mathlib.plotting import Span, heights

SAMPLES = 401
"""Points of the picture at which the derivative is looked at for values."""

MOST_STEPS = 5
"""So many rows of a table, and one for h = 0, have room beside the graph."""


@dataclass(frozen=True)
class SecantStudy(SlopeStudy):
    """The slopes of the secants of f through a point, for shrinking steps on both sides, and their limit.

    `rule` is f' as a function.
    """

    rule: Function

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the formula as f, the point, the slope there, the last step."""
        f, a = self.function, exact_plain(self.at)
        slope = f"{f.plain_name}'({a}) {self.derivative.shown.plain}"
        return {"f": f.source, "a": a, "slope": slope, "smallest": exact_plain(self.steps[-1])}

    @cached_property
    def cases(self) -> frozenset[str]:
        """For each side whether slopes are seen to close in on f'(at), or are it at every step; on the left,
        also whether every secant is the one to the right, or some is another one. What is not known is
        left out.
        """
        slopes = list(self.secants.values())
        sides = {"right": slopes[::2], "left": slopes[1::2]}
        errors = {side: [error_of(m, self.slope) for m in sides[side]] for side in sides}
        largest = max(max(errors[side]) for side in sides)
        cases = {f"{side}_{'near' if is_near(errors[side][-1], largest) else 'far'}" for side in sides}
        cases |= {f"{side}_straight" for side in sides if _all_same((m, self.slope) for m in sides[side])}
        is_same = _all_same(zip(*sides.values(), strict=True))
        named = {True: {"left_same"}, False: {"left_other"}, None: set[str]()}
        return frozenset(cases | named[is_same])

    @property
    def window(self) -> tuple[Span, Span]:
        """The coordinates of a picture with both ends of every secant: across, and up."""
        at, steps = float(self.at), np.array(self.steps, dtype=float)
        return span(self.function, at, steps[0]), seen_heights(self.function, at, steps)

    @property
    def whole_windows(self) -> tuple[tuple[Span, Span], tuple[Span, Span]]:
        """Those of a picture of all of f over the same interval, and of one of f'."""
        across, f = self.window[0], self.function
        kept = ((f, float(f(float(self.at)))), (self.rule, float(self.slope)))
        whole, slopes = ((across, heights(curve, *across, [height])) for curve, height in kept)
        return whole, slopes

    def check_rule(self) -> None:
        """ParameterError where no values of f' are known in the picture of it."""
        if not np.isfinite(self.rule(np.linspace(*self.window[0], SAMPLES))).any():
            x, f = self.function.plain_variables[0], self.function.source
            known = f"no values of the derivative of {f} are known beside {x} = {exact_plain(self.at)}"
            raise ParameterError("point", f"{known}; take another point")

    @cached_property
    def places(self) -> int:
        """How many decimals show that slopes close in."""
        return places_closing_in(self.slope, self.secants.values())

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim, Claim], ...]:
        """A step, the slope to the right and the slope to the left, for every step."""
        return tuple((show(h, 12), self._claim(h), self._claim(-h)) for h in self.steps)

    def _claim(self, step: Expr) -> Claim:
        slope = self.secants[step]
        return Claim("secant slope", legible(slope, self.places), secant_slope, evaluated(slope), {"h": step})

    def slope_at(self, x: float) -> float:
        """f'(x); at the point itself it is known even where the formula of f' has no value."""
        return float(self.slope if x == float(self.at) else self.rule(x))

    def slope_shown(self, x: float) -> Shown:
        """f'(x) as it may be shown; nothing where there is none."""
        exact = lambda: self.slope if x == float(self.at) else self.rule.exact(real(x))  # noqa: E731
        return settled(self.slope_at(x), max(0, self.places - 1), exact)

    def slope_claims(self, x: float) -> tuple[Claim, ...]:
        """The same under its name; none where there is no slope."""
        shown, how = self.slope_shown(x), self.found.how if x == float(self.at) else DOUBLES
        known = EXACT if shown.relation == "=" else how
        claim = Claim("derivative", shown, differentiate, known, {"point": f"{x:.6g}"})
        return (claim,) if shown.text else ()


def _all_same(pairs: Iterable[tuple[Expr, Expr]]) -> bool | None:
    """Whether the numbers of each pair are equal; None where it is not known of some, and the others are."""
    known: bool | None = True
    for pair in pairs:
        try:
            if not same(*pair):
                return False
        except Undecided:
            known = None
    return known


def secant_study(f: Function, at: Expr, steps: Sequence[Expr] = ()) -> SecantStudy:
    """Solve for the slopes of secants and their limit; without steps, for suitable ones.

    Raises NotDifferentiableError where there is no tangent, ParameterError where f has no value at the end
    of a secant or steps do not shrink, ValueError for slopes too long to be read.

    >>> study = secant_study(Function.parse("x^2"), real(1))
    >>> study.slope, [str(study.secants[h]) for h in study.steps]
    (2, ['7/2', '3', '5/2', '21/10', '201/100'])
    """
    found, rule = existing_derivative(f, at), differentiate(f, *f.variables)
    check_shrinking(steps, "steps must be positive and ever smaller, as in [1, 0.5, 0.1]")
    if len(steps) > MOST_STEPS:
        raise ParameterError("steps", f"name one to five steps, not {len(steps)}")
    check_size(max(1.0, abs(float(found.value or 0))), "slopes")
    chosen = tuple(steps) or suitable_steps(f, found)
    secants = secants_after(f, found, chosen, "where a secant would end", bool(steps))
    return SecantStudy(f, found, secants, rule)
