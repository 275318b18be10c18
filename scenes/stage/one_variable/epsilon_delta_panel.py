"""The column beside a picture of epsilon and delta: what is asked, what answers, what fails, in numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from manim import VGroup
from sympy import Expr

from mathlib.epsilon_delta import Delta, failing_point
from mathlib.function import Shown, exact_plain, exact_typst, real, show
from mathlib.limits import Side, approach_table, value_at
from scenes.stage.animation import Value
from scenes.stage.text import (
    BODY,
    COLUMN_LEFT,
    LABEL,
    Inscription,
    Readout,
    Table,
    Typesetter,
    column_width,
    decimals_for,
    fit,
    paragraph,
    stack,
)

GREED = real("1.3")
"""How many times too wide a window is tried."""

SIDES: tuple[Side, ...] = ("left", "right")
PLAIN = 10
"""From here on a bound needs no decimals."""

PAIR_GAP, LEAST_GAP = 1.6, 0.3
"""From the beginning of epsilon, and from its end, to delta on their line."""


class Ledger:
    """The letterings for some deltas, the first of them told at length; every number rounded truthfully.

    Before the sentence comes, `statement`, `approach` and `naming` have the column to themselves; the rest
    stands below `top`. `walked` are the distances that the numbers of `reach_lines` show.
    """

    def __init__(
        self, typesetter: Typesetter, answers: tuple[Delta, ...], distances: Sequence[Expr], top: float
    ) -> None:
        self.typesetter, self.answers, self.top = typesetter, answers, top
        self.first, self.witness = answers[0], failing_point(answers[0], GREED)
        self.places = decimals_for(answers[-1].value, 3)
        self.value_places = decimals_for(float(answers[-1].epsilon), 4)
        self.limit = self.value(self.first.limit)
        self.deltas = [delta.shown(self.places) for delta in answers]
        self.reaches = {side: self._shown_reach(side) for side in SIDES}
        self.walked = {side: Value(0) for side in SIDES}
        self._write_the_approach(distances)
        self._write_the_answer()
        self.failure = VGroup(*self._paragraph(self._failing(), LABEL, "failure", line=1))
        rows = [(show(delta.epsilon, 12), shown) for delta, shown in zip(answers, self.deltas, strict=True)]
        self.table = Table(typesetter, ("epsilon", "delta"), rows, (1.4, 2.2), ("epsilon", "delta"))
        stack(self.table, top=top)

    def value(self, value: Expr) -> Shown:
        """A value of the function, to as many places as the smallest epsilon makes interesting."""
        return show(value, self.value_places)

    def spoken(self, shown: Shown) -> str:
        """A number in a sentence: `3`, or `about 0.932`."""
        return (
            shown.text if shown.relation == "=" else self.typesetter.words["about"].format(number=shown.text)
        )

    @property
    def captions(self) -> dict[str, str]:
        """What captions quote, in words."""
        told, x = self.typesetter.words, exact_plain(self.witness.x)
        a = exact_plain(self.first.at)
        gap, failure = told["hole"].format(a=a), told["no_value"].format(x=x)
        if self.defined:
            gap = told["value"].format(a=a, value=self.defined.plain)
        if self.fails:
            failure = told["fails"].format(x=x, value=self.spoken(self.fails))
        return {
            "gap": gap,
            "failure": failure,
            "limit": self.spoken(self.limit),
            "epsilon": exact_plain(self.first.epsilon),
            "delta": self.spoken(self.deltas[0]),
            "greed": exact_plain(GREED),
        }

    @property
    def written(self) -> VGroup:
        """All that is written, none of which a moving thing ever touches."""
        above = (self.statement, self.approach, self.naming)
        pair = (self.given, self.question, self.answer)
        return VGroup(*above, *pair, *self.reach_lines.values(), self.note, self.failure, self.table)

    def _paragraph(
        self, lines: Sequence[str], size: float, color: str, line: int = 0, aside: float = 0
    ) -> list[Inscription]:
        top = self.top - 0.52 * line
        return paragraph(self.typesetter, lines, size, color, COLUMN_LEFT + aside, top)

    def _write_the_approach(self, distances: Sequence[Expr]) -> None:
        f, at = self.first.function, self.first.at
        defined = value_at(f, at)
        self.defined = None if defined is None else self.value(defined)
        name = f"f({exact_typst(at)})"
        says = f"${name} {self.defined.typst_related}$" if self.defined else self._undefined(name)
        self.statement = self.typesetter.text(says, BODY)
        limit = f"lim_(x -> {exact_typst(at)}) f(x) {self.limit.typst_related}"
        self.naming = self.typesetter.math(f"L = {limit}", BODY)
        places = decimals_for(float(distances[-1]), 2)
        found = approach_table(f, at, distances)
        left = [(show(row.left, places), self.value(row.left_value)) for row in found]
        right = [(show(row.right, places), self.value(row.right_value)) for row in found]
        self.approached = list(zip(left, right, strict=True))
        rows: list[tuple[Shown | str, Shown | str]] = [*left, ("-> a", "-> L"), *reversed(right)]
        self.approach = Table(self.typesetter, ("x", "f(x)"), rows, (1.6, 1.9), ("muted", "function"))
        stack(fit(self.statement, column_width()), self.approach, fit(self.naming, column_width()))

    def _write_the_answer(self) -> None:
        epsilon = f"$epsilon = {exact_typst(self.first.epsilon)}$"
        (self.given,) = self._paragraph([epsilon], BODY, "epsilon")
        aside = max(PAIR_GAP, self.given.width + LEAST_GAP)
        (self.question,) = self._paragraph(["$delta = thin ?$"], BODY, "delta", aside=aside)
        delta = f"$delta {self.deltas[0].typst_related}$"
        (self.answer,) = self._paragraph([delta], BODY, "delta", aside=aside)
        texts = [self.typesetter.say(f"{side}_reach", length=self._place_of(side)) for side in SIDES]
        alike = "equal" if self.first.left.value == self.first.right.value else "smaller"
        how = "smaller_sampled" if self.first.how == "sampled" else alike
        exactly = "" if self.deltas[0].status == "exact" else "_rounded"
        left, right, self.note = self._paragraph(
            [*texts, self.typesetter.say(f"{how}{exactly}")], LABEL, "delta", 1
        )
        self.note.set_color(self.typesetter.theme["muted"])
        self.reach_lines: dict[Side, VGroup] = {
            "left": self._reach_line("left", left),
            "right": self._reach_line("right", right),
        }

    def _undefined(self, name: str) -> str:
        return self.typesetter.say("undefined", value=name)

    def is_endless(self, side: Side) -> bool:
        """Whether nothing is known of an end of a reach, but that it is beyond delta."""
        reach = getattr(self.first, side)
        return math.isinf(reach.value) or (not reach.certified and reach.lo > self.first.value)

    def _place_of(self, side: Side) -> str:
        if not self.is_endless(side):
            return "slot"
        return f"gt.eq {self.reaches[side].typst}" if getattr(self.first, side).exact is None else "= oo"

    def _reach_line(self, side: Side, label: Inscription) -> VGroup:
        """The name of a reach and its number, which grows while the reach is walked."""
        if self.is_endless(side):
            return VGroup(label)
        end, tracker = getattr(self.first, side).value, self.walked[side]

        def measure() -> Shown:
            walked = tracker.get_value()
            return self.reaches[side] if walked == end else show(walked, self.places, fixed=True)

        readout = Readout(measure, LABEL, self.typesetter.theme["delta"], signed=False)
        return VGroup(label, readout.fill(label))

    def _shown_reach(self, side: Side) -> Shown:
        reach = getattr(self.first, side)
        if not self.is_endless(side):
            return show(reach.value, self.places, exact=reach.exact)
        return reach.shown(self.places) if math.isinf(reach.lo) else self._at_least(reach.lo)

    def _at_least(self, bound: float) -> Shown:
        return show(bound, 0 if bound >= PLAIN else self.places, "down")

    def _failing(self) -> list[str]:
        """The greedy delta, and the point that it should not have let in."""
        witness, reach = self.witness, self.first.reach
        exact = None if reach.exact is None else GREED * reach.exact
        self.greedy = show(float(GREED) * reach.value, self.places, exact=exact)
        self.x = show(witness.x, 12)
        greedy = f"{exact_typst(GREED)} thin delta {self.greedy.typst_related}"
        lines = [f"${greedy}$", f"$x = {exact_typst(witness.x)}$"]
        self.fails = None if witness.value is None else self.value(witness.value)
        if self.fails is None:
            return [*lines, self._undefined("f(x)")]
        edge = "gt.eq L + epsilon" if witness.value > self.first.limit else "lt.eq L - epsilon"
        return [*lines, f"$f(x) {self.fails.typst_related}$", f"$f(x) {edge}$"]
