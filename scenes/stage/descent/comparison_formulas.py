"""What is said of descents that are compared: outcomes, factors of the errors, borders, another loss."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from manim import VGroup

from mathlib.descent import Run
from mathlib.descent_studies import GradientDescentStudy
from mathlib.function import Claim, Shown
from scenes.stage.animation import Value
from scenes.stage.base import Texts
from scenes.stage.descent.descent_formulas import ETA, POINT
from scenes.stage.descent.small_map import SmallMap
from scenes.stage.descent.step_count import steps_taken
from scenes.stage.text import LABEL, Column, Inscription, LiveRow, Measured, Table, Typesetter, fit, role

CURVATURES = ("lambda_1", "lambda_2")

LAST_LINE = -2.65
"""The line of the number of steps, below all maps."""

BEYOND = 0.5
"""How much wider than its map a line below it may be."""


class ComparisonFormulas:
    """Formulas of a study, and words for what becomes of its descents."""

    wording: ClassVar[Texts] = Texts(
        settles="closes in",
        crawls="crawls",
        zigzags="zigzags",
        jumps="jumps for ever",
        runs_away="runs away",
        blows_up="blows up",
        falls="falls at every step",
        rises="rises at {count} of its steps",
        levels="is not known to rise",
        ends="ends at k = {count}",
    )

    def __init__(self, typesetter: Typesetter, study: GradientDescentStudy) -> None:
        self.typesetter, self.study = typesetter, study
        self.name = study.function.typst_name
        self.loss, self.other = role("function", self.name), role("secant", "M")

    def counter(self, k: Value) -> LiveRow:
        """The number of steps."""
        return Column(self.typesetter, 5.3).live(steps_taken(k, self.study.run.steps), middle=LAST_LINE)

    @property
    def sizes(self) -> list[str]:
        """The step sizes that are compared, as the titles of maps."""
        if not self.study.is_standard:
            return [f"{ETA} {run.size_claim.shown.typst_related}" for run in self.study.compared]
        greatest = self._steepest
        if self.study.curvatures[1].shown.value < 0:
            greatest = f"abs({greatest})"
        return [f"{ETA} = {times} 2 slash {greatest}" for times in ("0.1 dot", "0.9 dot", "", "1.1 dot")]

    @property
    def _steepest(self) -> str:
        """The eigenvalue whose border the step sizes are multiples of."""
        closed = self.study.run.closed
        return CURVATURES[closed.steepest if closed else 0]

    def outcome(self, run: Run) -> str:
        """What becomes of a descent, in words."""
        counts = {"rises": run.rises}
        count = str(counts.get(run.outcome, run.iterates.steps))
        return self.typesetter.say(run.outcome, count=count)

    def factors(self, each: SmallMap) -> VGroup:
        """What the errors along both eigenvectors have been multiplied by, below a map; states it at last."""
        texts = [text.text for run in self.study.compared for row in run.factors_shown for text in row]
        width = each.place[2] + BEYOND
        claims, live = each.run.factor_claims(each.run.steps), VGroup()
        for line, (value, shown, claim) in enumerate(
            zip(CURVATURES, each.run.factors_shown, claims, strict=True), 1
        ):
            measured = Measured(f"(1 - {ETA} {value})^k", "ink", partial(_at, each.k, shown), texts)
            row = LiveRow(self.typesetter, [measured], width)
            row.claims = (claim,)
            live.add(each.put_below(row, line))
        return live

    def errors(self, place: tuple[float, float], width: float) -> Inscription:
        """The closed form of the iterates, or what is nearly true beside a minimum; the eigenvalues."""
        s = self.study
        powers = [f"(1 - {ETA} {value})^k bold(e)_{i}" for i, value in enumerate(CURVATURES, 1)]
        relation = "=" if s.quadratic else "approx"
        claims = [
            f"{name} {claim.shown.typst_related}"
            for name, claim in zip(CURVATURES, s.curvatures, strict=True)
        ]
        way = f"{POINT}_k {relation} {POINT}^* + {' + '.join(powers)}"
        parts = claims if s.target is None else [way, *claims]
        formula = fit(self.typesetter.math(", quad ".join(parts), LABEL), width, 0.6)
        formula.claims = s.curvatures
        return formula.move_to((*place, 0))

    @property
    def flattened(self) -> tuple[VGroup, Table]:
        """The loss that is flat far out, a step size beyond the border, and how large both errors become."""
        assert self.study.flattened is not None
        (_, own), (_, flat) = self.study.flattened
        column = Column(self.typesetter)
        formula = column.formula(f"{self.other} = c ln(1 + ({self.name} - {self.name}^*) / c)", height=1.1)
        above = column.formula(f"c = {self.name}({POINT}_0) - {self.name}^*", below=1.1)
        size = column.formula(f"{ETA} = 1.1 dot 2 slash {self._steepest}", below=1.7)
        error = column.formula("abs(bold(e)_k) slash abs(bold(e)_0)", below=2.35)
        counts = sorted({round(share * own.steps / 3) for share in (1, 2, 3)})
        rows: list[list[Claim | str]] = [
            [str(k), *(self.study.error_ratio(run, k) for run in (own, flat))] for k in counts
        ]
        names, colors = ("k", self.loss, self.other), ("muted", "function", "secant")
        return VGroup(formula, above, size, error), column.table(
            names, rows, (0.6, 1.6, 1.6), colors, below=3.1
        )

    @property
    def borders(self) -> Table:
        """The greater eigenvalue of the Hessian and its border at two places."""
        names = {"start": "_0", "minimum": "^*", "last": f"_({self.study.run.iterates.steps})"}
        known = self.study.borders
        rows = [(f"{POINT}{names[place]}", value, border or '"–"') for place, value, border in known]
        heads, colors = ("", "lambda_1", "2 slash lambda_1"), ("ink", "function", "direction")
        return Column(self.typesetter, -2.4, -1.3, 2.4).table(heads, rows, (1.4, 1.2, 1.2), colors)


def _at(k: Value, shown: Sequence[Shown]) -> Shown:
    """What is shown after as many steps."""
    return shown[int(k())]
