"""Why a function has no limit at a point: what each side does, and in every window what fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import sympy
from sympy import Expr, Rational

from mathlib.epsilon_delta import FailingWindow, LimitFailure, Witness, limit_failure
from mathlib.expansions import SIGN, Side
from mathlib.function import (
    EXACT,
    UNKNOWN,
    Claim,
    Function,
    Shown,
    decimals_for,
    evaluated,
    exact_plain,
    show,
)
from mathlib.limit_studies.approach import Entry, approach
from mathlib.limits import OneSided, is_undefined, known_value_at, one_sided, value_at

SHARES = tuple(map(Rational, ("1/2", "2/5", "3/5", "3/10", "7/10", "1/5", "9/10")))
"""Parts of a window, the best liked first, at which values are looked at."""

FIGURES = 3
"""The decimals of values tell a hundredth of epsilon apart."""


@dataclass(frozen=True)
class LimitFailsStudy(LimitFailure):
    """What f does on each side of a point, and why that is no limit."""

    @cached_property
    def value(self) -> Expr | None:
        """f at the point, which a limit does not ask for."""
        return value_at(self.function, self.at)

    @cached_property
    def does(self) -> Mapping[Side, str]:
        """What f does on each side: settles, rises, falls, oscillates, undefined, gaps."""
        return {side.side: _does(side.behaviour, side.value) for side in self.sides}

    @cached_property
    def limits(self) -> Mapping[Side, Claim]:
        """The limit from each side that has one, be it infinite."""
        return {
            side.side: Claim(f"limit from the {side.side}", self._limit(side.value), one_sided, EXACT)
            for side in self.sides
            if side.value is not None
        }

    @cached_property
    def swings(self) -> Mapping[Side, tuple[Claim, Claim]]:
        """On each side that oscillates, the least and the greatest of the limits along some sequences.

        Those far from the values of all witnesses are left out: floor(sin(1/x)) is too seldom 1 to be seen.
        """
        return {
            side.side: (self._along(side, min), self._along(side, max)) for side in self.sides if side.along
        }

    def _along(self, side: OneSided, choose: Callable[..., Expr]) -> Claim:
        values = [float(w.value) for window in self.windows for w in window.witnesses if w.value is not None]
        epsilon = float(self.epsilon)
        low, high = min(values, default=0.0) - epsilon, max(values, default=0.0) + epsilon
        seen = {value for value in side.along if value.is_infinite or low <= float(value) <= high}
        shown = self._limit(choose(seen if len(seen) > 1 else side.along, key=float))
        return Claim(f"along some sequence from the {side.side}", shown, one_sided, EXACT)

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the point, epsilon and twice that."""
        twice = show(2 * self.epsilon, 12).text
        return {"a": exact_plain(self.at), "epsilon": self.given.shown.text, "twice": twice}

    @cached_property
    def cases(self) -> tuple[str, str, str]:
        """Whether both sides do the same, what fails in a window, and what can be said instead of a limit."""
        left, right = self.does.values()
        is_same = left == right and left != "settles"
        instead = ("nothing", "half", "each")[len(self.limits)]
        if {left, right} in ({"rises"}, {"falls"}):
            instead = "infinite"
        elif left == right == "settles":
            instead = "numbers"
        return "alike" if is_same else "apart", "missing" if self.lacks_values else "pair", instead

    @property
    def given(self) -> Claim:
        """Epsilon, the same for every L and in every window."""
        return Claim("epsilon", show(self.epsilon, 12), limit_failure, EXACT)

    def shown(self, value: Expr) -> Shown:
        """A value of f as it is shown."""
        return show(value, decimals_for(float(self.epsilon), FIGURES))

    def _limit(self, value: Expr) -> Shown:
        if value.is_infinite:
            return Shown("∞" if value == sympy.oo else "−∞", "=", float(value), "exact")
        return self.shown(value)

    @cached_property
    def approach(self) -> tuple[tuple[float, Entry, Entry], ...]:
        """A distance within each delta, with x and f(x) on the left and on the right."""
        return approach(self.function, self.at, self._distances(), self.shown)

    def _distances(self) -> list[Expr]:
        """Half of each delta, or where f oscillates another part: one after which f(x) is not what it was."""
        first, *others = self.windows
        distances = [first.delta * SHARES[0]]
        for window in others:
            nearer = [
                d for d in (window.delta * share for share in SHARES) if float(d) < float(distances[-1])
            ]
            changes = {distance: self._change(distance, distances[-1]) for distance in nearer}
            plain = (distance for distance in nearer if changes[distance] >= float(self.epsilon))
            distances.append(next(plain, max(nearer, key=lambda distance: changes[distance])))
        return distances

    def _change(self, distance: Expr, before: Expr) -> float:
        """How much f differs at two distances, at the least on a side where it oscillates."""
        sides = [SIGN[side.side] for side in self.sides if side.along]
        places = [[float(self.at + sign * d) for d in (distance, before)] for sign in sides]
        return min((abs(float(np.diff(self.function(np.array(pair)))[0])) for pair in places), default=np.inf)

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim, Claim | Shown], ...]:
        """For each witness of each window delta, unless it is that of the row before, x and f(x)."""
        return tuple(
            (UNKNOWN if k else show(window.delta, 12), *self._claims(window, witness))
            for window in self.windows
            for k, witness in enumerate(window.witnesses)
        )

    def _claims(self, window: FailingWindow, witness: Witness) -> tuple[Claim, Claim | Shown]:
        (variable,), name = self.function.variables, self.function.signature
        places = decimals_for(float(window.delta), FIGURES)
        x = show(witness.x, 12 if witness.x.is_Rational else places)
        context = {"delta": window.delta}
        if witness.value is None:
            return Claim("witness", x, is_undefined, EXACT, context), UNKNOWN
        found = Claim("witness", x, limit_failure, EXACT, context)
        shown, how = self.shown(witness.value), evaluated(witness.value)
        return found, Claim(name, shown, known_value_at, how, {variable: x.plain})


def _does(behaviour: str, value: Expr | None) -> str:
    if behaviour == "grows":
        return "rises" if value == sympy.oo else "falls"
    return behaviour


def limit_fails_study(f: Function, at: Expr) -> LimitFailsStudy:
    """Solve for what fails, whatever number is said to be the limit of f at a point.

    Raises ValueError where f has a limit, or where that is not known.

    >>> study = limit_fails_study(Function.parse("1/x"), sympy.S.Zero)
    >>> study.does, study.cases, [claim.shown.text for claim in study.limits.values()]
    ({'left': 'falls', 'right': 'rises'}, ('apart', 'pair', 'each'), ['−∞', '∞'])
    """
    study = LimitFailsStudy(**vars(limit_failure(f, at)))
    _ = study.approach, study.table  # A value that cannot be shown is refused here.
    return study
