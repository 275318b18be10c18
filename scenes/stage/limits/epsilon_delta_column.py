"""The column beside a picture of epsilon and delta: the definition of a limit, and both in numbers."""

from __future__ import annotations

from math import isfinite
from typing import ClassVar

from manim import VGroup
from sympy import Expr

from mathlib.epsilon_delta import WIDENED
from mathlib.function import exact_typst
from mathlib.limit_studies import EpsilonDeltaStudy, Reach
from scenes.stage.animation import Value
from scenes.stage.base import Texts
from scenes.stage.text import LABEL, Column, Inscription, Readout, Typesetter, role

BELOW, SECOND_LINE = -0.55, 0.52
"""Where numbers begin below the definition, and how much lower the smaller ones do."""

DELTA_ASIDE = 1.6
"""From the beginning of epsilon to delta, at the least."""


class EpsilonDeltaColumn(Column):
    """What is written of a study, in the wording of the scene.

    `value` is f at the point, `sentence` the definition, `reading` what it says of window and band. `given`
    is the first epsilon, `question` and then `answer` its delta; `reaches` say how far f stays near on each
    side, in numbers that show `reached`, `note` how delta comes of them, `failure` why none is larger.
    """

    wording: ClassVar[Texts] = Texts(
        for_every="for every {epsilon}",
        there_is="there is a {delta}",
        such_that="such that for every {x}",
        reading_1="Every {x} in the {window},",
        reading_2="except {a} itself, has",
        reading_3="its {value} in the {band}.",
        window="window",
        band="band",
        undefined="{value} is not defined",
        left_reach="left reach {length}",
        right_reach="right reach {length}",
        smaller="the smaller one",
        smaller_rounded="the smaller one, rounded down",
        equal="both alike",
        equal_rounded="both alike, rounded down",
        no_greater="no greater than either",
    )

    def __init__(self, typesetter: Typesetter, study: EpsilonDeltaStudy) -> None:
        super().__init__(typesetter)
        self.study, self.say = study, typesetter.say
        (self.x,), self.f = study.function.typst_variables, study.function.typst_signature
        self.value = self.text(
            self._value(f"{study.function.typst_name}({exact_typst(study.at, inline=True)})", study.value)
        )
        self.value.claims = study.value_claim
        self.numbers = Column(typesetter, top=BELOW)
        self._write_definition(role("epsilon", "epsilon"), role("delta", "delta"))
        self._write_delta()
        self.failure = self._small(*self._failing(), color="failure")
        for line, claim in zip(self.failure, study.failure, strict=False):
            line.claims = (claim,)
        self.deltas = self.numbers.table(("epsilon", "delta"), study.table, (1.4, 2.2), ("epsilon", "delta"))

    def _value(self, name: str, value: Expr | None) -> str:
        if value is None:
            return self.say("undefined", value=name)
        return f"${name} {self.study.shown(value).typst_related}$"

    def _write_definition(self, epsilon: str, delta: str) -> None:
        say = self.say
        self.sentence = self.lines(
            say("for_every", epsilon=f"{epsilon} > 0"),
            say("there_is", delta=f"{delta} > 0"),
            say("such_that", x=self.x),
            f"$0 < |{self.x} - a| < {delta}$",
            f"$==> |{self.f} - L| < {epsilon}$",
        )
        window, band = role("delta", f"#[{say('window')}]"), role("epsilon", f"#[{say('band')}]")
        self.reading = self.numbers.lines(
            say("reading_1", x=self.x, window=window),
            say("reading_2", a="a"),
            say("reading_3", value=self.f, band=band),
        )

    def _write_delta(self) -> None:
        study, numbers = self.study, self.numbers
        (self.given,) = numbers.lines(f"$epsilon = {study.epsilon.typst()}$", color="epsilon")
        beside = numbers.beside(self.given, DELTA_ASIDE)
        (self.question,) = beside.lines("$delta = thin ?$", color="delta")
        (self.answer,) = beside.lines(f"$delta {study.delta.shown.typst_related}$", color="delta")
        self.answer.claims = (study.delta,)
        texts = [self.say(f"{side}_reach", length=_length(reach)) for side, reach in study.reaches.items()]
        *lines, self.note = self._small(*texts, self.say(study.cases[-1]), color="delta")
        self.note.set_color(self.typesetter.theme["muted"])
        self.reached = {side: Value(0) for side in study.reaches}
        self.reaches = {
            side: self._with_number(line, reach, self.reached[side])
            for line, (side, reach) in zip(lines, study.reaches.items(), strict=True)
        }

    def _small(self, *markups: str, color: str) -> list[Inscription]:
        return self.numbers.lines(*markups, below=SECOND_LINE, size=LABEL, color=color)

    def _with_number(self, line: Inscription, reach: Reach, reached: Value) -> VGroup:
        line.claims = (reach.claim,)
        if not isfinite(reach.length):
            return VGroup(line)
        color = self.typesetter.theme["delta"]
        return VGroup(line, Readout(lambda: reach.shown(reached()), LABEL, color, signed=False).fill(line))

    def _failing(self) -> list[str]:
        witness, limit = self.study.witness, self.study.first.limit
        width = self.study.failure[0].shown.typst_related
        lines = [f"${exact_typst(WIDENED)} thin delta {width}$", f"${self.x} = {exact_typst(witness.x)}$"]
        lines.append(self._value(self.f, witness.value))
        if witness.value is not None:
            edge = "gt.eq L + epsilon" if witness.value > limit else "lt.eq L - epsilon"
            lines.append(f"${self.f} {edge}$")
        return lines


def _length(reach: Reach) -> str:
    """A slot for the number that grows, or what is known of a reach without an end."""
    if isfinite(reach.length):
        return "slot"
    shown = reach.claim.shown
    return f"gt.eq {shown.typst}" if isfinite(shown.value) else shown.typst_related
