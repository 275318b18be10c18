"""The column beside a picture of what fails: witnesses, the negated definition, and one-sided limits."""

from __future__ import annotations

from math import isfinite
from typing import ClassVar

from manim import VGroup, VMobject

from mathlib.expansions import Side
from mathlib.function import UNKNOWN, Claim, exact_typst
from mathlib.limit_studies import LimitFailsStudy
from scenes.stage.base import Texts
from scenes.stage.text import LABEL, Column, Typesetter, role

SIGNS: dict[Side, str] = {"left": "-", "right": "+"}
BESIDE: dict[Side, str] = {"left": "a - delta < {x} < a", "right": "a < {x} < a + delta"}

BELOW, TABLE = 1.17, 1.9
"""How far below the top of the column the gap between two values is stated, and where the table begins."""

SIDE, MEANING = 2.65, 0.95
"""From one side to the next, and from there to what its limit means."""


class LimitFailsColumn(Column):
    """What is written of a study, in the wording of the scene.

    `given` are the point and epsilon, `demand` what epsilon asks for, and `gap` what witnesses do to it;
    `rows` are those of each window in the table `witnesses`. `holds` and `fails` are the definition of a
    limit and its negation, line by line. `targets` say what each side tends to, in a table, `said` the same
    in words, and `instead` what that means.
    """

    wording: ClassVar[Texts] = Texts(
        settles="tends to {limit}",
        rises="exceeds every bound",
        falls="falls below every bound",
        oscillates="swings, without a limit",
        undefined="has no values",
        gaps="lacks values again and again",
        left="left",
        right="right",
        no_value="no value",
        no_limit="no limit",
        is_none="does not exist",
        not_defined="{value} is not defined",
        holds_1="there is an {L} such that",
        holds_2="for every {epsilon}",
        holds_3="there is a {delta}",
        holds_4="such that for every {x} with",
        fails_1="for every {L}",
        fails_2="there is an {epsilon}",
        fails_3="such that for every {delta}",
        fails_4="there is an {x} with",
        fails_5="but not {near}",
        bounded="for every {what} there is a {delta}:",
    )

    def __init__(self, typesetter: Typesetter, study: LimitFailsStudy) -> None:
        super().__init__(typesetter)
        self.study, self.say, f = study, typesetter.say, study.function
        (self.x,), self.f = f.typst_variables, f.typst_signature
        self.epsilon, self.delta = role("epsilon", "epsilon"), role("delta", "delta")
        named = role("epsilon", f"epsilon {study.given.shown.typst_related}")
        self.given = self.lines(f"$a = {exact_typst(study.at, inline=True)}$", f"${named}$")
        self.given[1].claims = (study.given,)
        apart = f"$|{self.f} - {f.typst_name}({self.x}')| >= 2 {self.epsilon}$"
        lacking = self.say("not_defined", value=self.f)
        self.gap = self.text(lacking if study.lacks_values else apart, below=BELOW)
        within = f"$0 < |{self.x} - a| < {self.delta}$"
        self.demand = self.lines(within, f"$==> |{self.f} - L| < {self.epsilon}$", below=BELOW)
        self._write_witnesses()
        self._write_sentences()
        self.instead = VGroup(*self._both() if study.cases[-1] == "infinite" else self._each())

    def _word(self, name: str) -> str:
        return f"#[{self.typesetter.words[name]}]"

    @property
    def missing(self) -> str:
        """What stands in a table for a value that there is not."""
        return self._word("no_value")

    def _write_witnesses(self) -> None:
        rows = [
            (delta, x, self.missing if value is UNKNOWN else value) for delta, x, value in self.study.table
        ]
        heads, colors = ("delta", self.x, self.f), ("delta", "muted", "function")
        self.witnesses = self.table(heads, rows, (0.9, 1.4, 1.55), colors, below=TABLE)
        self.rows = self.witnesses.groups(len(self.study.windows[0].witnesses))

    @property
    def targets(self) -> list[tuple[str, str]]:
        texts = [(f"-> a^{SIGNS[side]}", self._target(side)) for side in SIGNS]
        return [("-> a", texts[0][1])] if self.study.cases[0] == "alike" else texts

    def _target(self, side: Side) -> str:
        if (claim := self.study.limits.get(side)) is not None:
            return f"-> {claim.shown.typst}"
        return self._word("no_value" if self.study.does[side] == "undefined" else "no_limit")

    @property
    def said(self) -> dict[str, str]:
        words, study = self.typesetter.words, self.study
        limits = {side: self.typesetter.number(claim.shown) for side, claim in study.limits.items()}
        said = {side: words[does].format(limit=limits.get(side)) for side, does in study.does.items()}
        side: Side = next(iter(study.limits), "left")
        return {"on_left": said["left"], "on_right": said["right"], "side": words[side], "does": said[side]}

    def _write_sentences(self) -> None:
        say, near = self.say, f"|{self.f} - L| < {self.epsilon}"
        letters = {"x": self.x, "L": "L", "epsilon": f"{self.epsilon} > 0", "delta": f"{self.delta} > 0"}
        within = f"$0 < |{self.x} - a| < {self.delta}$"
        holds = [say(f"holds_{k}", **letters) for k in range(1, 5)]
        fails = [say(f"fails_{k}", **letters) for k in range(1, 5)]
        self.holds = self.lines(*holds, within, f"${near}$")
        self.fails = self.lines(*fails, within, say("fails_5", near=near))

    def _both(self) -> list[VMobject]:
        (limit, _) = self.study.limits.values()
        return self._meaning(f"lim_({self.x} -> a)", f"0 < |{self.x} - a| < delta", limit, 0.0)

    def _each(self) -> list[VMobject]:
        parts: list[VMobject] = []
        for k, side in enumerate(SIGNS):
            limit = f"lim_({self.x} -> a^{SIGNS[side]})"
            if (claim := self.study.limits.get(side)) is not None:
                near, name = BESIDE[side].format(x=self.x), f"L_{SIGNS[side]}"
                parts += self._meaning(limit, near, claim, k * SIDE, name)
            else:
                parts.append(self.formula(f"{limit} {self.f}", below=k * SIDE, height=0.8))
                parts += self._nothing(side, k * SIDE + MEANING)
        return parts

    def _nothing(self, side: Side, below: float) -> list[VMobject]:
        """That there is no limit, and, if it is known, what f approaches along two sequences."""
        x, f, claims = self.x, self.study.function.typst_name, self.study.swings.get(side, ())
        ways = (
            f"${name} -> a^{SIGNS[side]}, space {f}({name}) -> {claim.shown.typst}$"
            for name, claim in zip((f"{x}_n", f"{x}'_n"), claims, strict=False)
        )
        none, *lines = self.lines(self.typesetter.words["is_none"], *ways, below=below, size=LABEL)
        for line, claim in zip(lines, claims, strict=True):
            line.claims = (claim,)
        return [none, *lines]

    def _meaning(self, limit: str, near: str, claim: Claim, below: float, name: str = "") -> list[VMobject]:
        """A limit, and what it means: for everything there is a delta such that near a something follows."""
        is_number = isfinite(claim.shown.value)
        what, then = "epsilon > 0", f"|{self.f} - {name}| < epsilon"
        if not is_number:
            what, then = "B", f"{self.f} {'>' if claim.shown.value > 0 else '<'} B"
        named = f"{name} = " if is_number else ""
        head = self.equation(f"{named}{limit} {self.f}", claim=claim, below=below, height=0.8)
        for_all = self.say("bounded", what=what, delta="delta > 0")
        return [head, *self.lines(for_all, f"${near}$", f"$==> {then}$", below=below + MEANING, size=LABEL)]
