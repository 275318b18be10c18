"""The limit of a function at a point: some epsilons, the largest delta for each, and why none is larger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from sympy import Expr

from mathlib.epsilon_delta import WIDENED, Delta, Witness, answers, failing_point, largest_delta
from mathlib.expansions import SIGN, Side
from mathlib.function import (
    EXACT,
    UNKNOWN,
    Claim,
    Function,
    ParameterError,
    Quoted,
    Shown,
    decimals_for,
    evaluated,
    exact_plain,
    real,
    show,
    significant,
)
from mathlib.limit_studies.approach import Entry, approach
from mathlib.limit_studies.reach import Reach, are_alike, reach_of
from mathlib.limits import known_value_at, limit, same, value_at

SHRINKING = tuple(tuple(map(real, shares)) for shares in ((1, "0.2", "0.02"), ("0.9", "0.15", "0.015")))
"""How the distances from the point shrink, in units of the greatest; x sin(pi/x) is 0 at all round ones."""

LONG, MANY = 1e6, 1e3
"""A limit beyond this has many digits; they matter if it is more than so many epsilons, for nearer values."""

FIGURES = 5
"""How many figures other values beside such a limit have."""


@dataclass(frozen=True)
class EpsilonDeltaStudy:
    """The limit of f at a point, and for each of some epsilons the largest delta.

    `value` is f at the point, None where it has no value; `witness` fails beside the first delta.
    """

    deltas: tuple[Delta, ...]
    value: Expr | None
    witness: Witness

    @property
    def first(self) -> Delta:
        """Delta for the first and largest epsilon."""
        return self.deltas[0]

    @property
    def function(self) -> Function:
        return self.first.function

    @property
    def at(self) -> Expr:
        return self.first.at

    @property
    def is_continuous(self) -> bool:
        return self.value is not None and same(self.value, self.first.limit)

    @property
    def longer(self) -> Side:
        """The side whose reach does not decide."""
        return "left" if self.first.tighter == "right" else "right"

    @property
    def words(self) -> dict[str, str | Shown]:
        """What captions quote: the point, f there, the limit, the first epsilon and its delta; how greedy a
        window is, the witness in it, and f there.
        """
        return {
            "a": exact_plain(self.at),
            "value": self.shown(self.value).plain,
            "limit": self.limit.shown,
            "epsilon": self.epsilon.plain,
            "delta": self.delta.shown,
            "greed": exact_plain(WIDENED),
            "witness": exact_plain(self.witness.x),
            "there": self.shown(self.witness.value),
        }

    @cached_property
    def cases(self) -> tuple[str, str, str]:
        """What f has at the point, what it has at the witness, and how delta comes of the two reaches."""
        reaches = {True: "equal", False: "smaller", None: "no_greater"}[are_alike(self.first)]
        is_rounded = reaches != "no_greater" and self.delta.shown.status != "exact"
        return (
            "hole" if self.value is None else "value",
            "no_value" if self.witness.value is None else "fails",
            f"{reaches}_rounded" if is_rounded else reaches,
        )

    @property
    def places(self) -> int:
        """How many decimals show three digits of the last delta."""
        return decimals_for(self.deltas[-1].value, 3)

    def shown(self, value: Expr | None) -> Shown:
        """A value of f as it is shown: with as many decimals as the last epsilon makes interesting.

        Beside a limit far from 0, in epsilons, it has all its digits, without which values would look alike.
        """
        if value is None:
            return UNKNOWN
        epsilon, size = float(self.deltas[-1].epsilon), abs(float(self.first.limit))
        if size <= LONG:
            return show(value, decimals_for(epsilon, 4))
        is_near = abs(float(value - self.first.limit)) < MANY * epsilon < size
        return show(value, decimals_for(epsilon, 2), fixed=True) if is_near else significant(value, FIGURES)

    @cached_property
    def limit(self) -> Claim:
        found = limit(self.function, self.at)
        return Claim("limit", self.shown(self.first.limit), limit, found.how, {"at": self.at})

    @property
    def value_claim(self) -> tuple[Claim, ...]:
        """f at the point as it is shown; nothing where it has no value."""
        if self.value is None:
            return ()
        name = f"{self.function.plain_name}({exact_plain(self.at)})"
        return (Claim(name, self.shown(self.value), value_at, evaluated(self.value)),)

    def approach(self, first: float) -> tuple[tuple[float, Entry, Entry], ...]:
        """Distances that shrink from about the first one, each with x and f(x) on the left and on the right.

        Others are taken where f has the same value again and again at round ones.
        """
        tables = [
            approach(self.function, self.at, [real(first) * share for share in shares], self.shown)
            for shares in SHRINKING
        ]
        return min(tables, key=_repeats)

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim], ...]:
        """Each epsilon with its delta."""
        return tuple((show(delta.epsilon, 12), self._claim(delta)) for delta in self.deltas)

    @property
    def epsilon(self) -> Quoted:
        """The first epsilon."""
        return Quoted(self.first.epsilon, self.table[0][0])

    @property
    def delta(self) -> Claim:
        """Delta for the first epsilon."""
        return self.table[0][1]

    def _claim(self, delta: Delta) -> Claim:
        bounds = f"[{delta.reach.lo!r}, {delta.reach.hi!r}]"
        context = {"epsilon": delta.epsilon, "enclosed": bounds}
        return Claim("delta", delta.shown(self.places), largest_delta, delta.how, context)

    @cached_property
    def reaches(self) -> Mapping[Side, Reach]:
        """How far f stays within the first epsilon on each side."""
        return {side: reach_of(self.first, side, self.places) for side in SIGN}

    @cached_property
    def failure(self) -> tuple[Claim, ...]:
        """The width of a window that is too wide, the witness in it, and f there, if it has a value."""
        reach, x = self.first.reach, show(self.witness.x, 12)
        exact = None if reach.exact is None else WIDENED * reach.exact
        width = show(float(WIDENED) * reach.value, self.places, exact=exact)
        (variable,), name = self.function.variables, f"{self.function.plain_name}(witness)"
        claims = (
            Claim(f"{exact_plain(WIDENED)} delta", width, largest_delta, self.first.how),
            Claim("witness", x, failing_point, EXACT),
        )
        if self.witness.value is None:
            return claims
        shown, how = self.shown(self.witness.value), evaluated(self.witness.value)
        return (*claims, Claim(name, shown, known_value_at, how, {variable: x.text}))


def _repeats(rows: Sequence[tuple[float, Entry, Entry]]) -> int:
    """How often f has the very same value as at the distance before, on both sides together."""
    sides = zip(*(sides for _, *sides in rows), strict=True)
    shown = [[y if isinstance(y, Shown) else y.shown for _, y in side] for side in sides]
    pairs = chain.from_iterable(map(pairwise, shown))
    return sum(one.text == other.text and one.relation == other.relation == "=" for one, other in pairs)


def epsilon_delta_study(
    f: Function, at: Expr, aim: Expr | None = None, epsilons: Sequence[Expr] = ()
) -> EpsilonDeltaStudy:
    """Solve for the limit of f, which must be `aim` if that is given, and for the largest deltas.

    Without epsilons, some are chosen that suit f. Raises ParameterError for one epsilon or more than four,
    ValueError where there is no limit, and for epsilons that do not shrink, that are not positive, or that
    any delta answers.

    >>> study = epsilon_delta_study(Function.parse("(x^3 - 1)/(x - 1)"), real(1))
    >>> study.limit.shown.plain, [claim.shown.text for _, claim in study.table], study.cases
    ('= 3', ['0.3027', '0.1583', '0.0329'], ('hole', 'fails', 'smaller_rounded'))
    """
    if epsilons and not 2 <= len(epsilons) <= 4:
        raise ParameterError("epsilons", f"name two to four epsilons, not {len(epsilons)}")
    deltas = answers(f, at, aim, tuple(epsilons))
    return EpsilonDeltaStudy(deltas, value_at(f, at), failing_point(deltas[0], WIDENED))
