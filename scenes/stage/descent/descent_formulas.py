"""Formulas of gradient descent, and what is said of descents with several step sizes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from manim import VGroup, VMobject

from mathlib.descent import Run
from mathlib.descent_studies import GradientDescentStudy
from mathlib.function import Claim, Shown, exact_typst, joint_relation_typst
from scenes.stage.animation import Value
from scenes.stage.base import Texts
from scenes.stage.descent.small_map import SmallMap
from scenes.stage.text import LABEL, Column, Inscription, LiveRow, Measured, Table, Typesetter, fit, role

ETA, CURVATURES = role("direction", "eta"), ("lambda_1", "lambda_2")
Weights = Callable[[], tuple[float, float]]

BELOW_DATA, ASIDE = (-6.6, -0.35, -3.05), (3.3, 1.35, 6.6)
"""Left edge, top and right edge of the first step: below data, or at the right where there are none."""

LIVE, LAST_LINE, DEEPEST = 2.4, -2.65, 2.95
"""The lines of what is live above a landscape and below maps; how far down formulas reach."""

BEYOND = 0.5
"""How much wider than its map a line below it may be."""

POINT = role("gradient", "bold(p)")


class DescentFormulas:
    """Formulas of a study; what is live follows the number of steps `k`."""

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

    def __init__(self, typesetter: Typesetter, study: GradientDescentStudy, k: Value) -> None:
        self.typesetter, self.study, self.k = typesetter, study, k
        self.name = study.function.typst_name
        self.column = Column(typesetter, 2.6 if study.data else ASIDE[0])
        self.loss = role("function", self.name)

    @staticmethod
    def about(study: GradientDescentStudy) -> str:
        """The loss for the heading: its formula, or the mean of the squares of residuals."""
        f, n = study.function, len(study.data)
        mean = f"1 / {n} sum_(i = 1)^({n}) (w x_i + b - y_i)^2"
        return f"{f.typst_signature} = {role('function', mean if n else f.typst)}"

    def fit(self, weights: Weights) -> tuple[VMobject, ...]:
        """What a line predicts, what it misses, the mean of the squares, and the live numbers."""
        column = Column(self.typesetter)
        line = column.formula(f"y = {role('gradient', 'w')} x + {role('gradient', 'b')}")
        live = self.live_point(weights, column, column.top - 0.95)
        miss, n = role("secant", "r_i"), len(self.study.data)
        missed = column.formula(f"{miss} = w x_i + b - y_i", below=2.1)
        mean = f"{self.loss}(w, b) = 1 / {n} sum_(i = 1)^({n}) {miss}^2"
        return line, missed, column.formula(mean, below=2.95, height=1.2), live

    @property
    def step(self) -> Inscription:
        """The first step in numbers: the gradient, the new point, the losses before and after."""
        s, values = self.study, [claim.shown for claim in self.study.numbers]
        column = Column(self.typesetter, *(BELOW_DATA if s.data else ASIDE))
        slopes, ends = (", ".join(each.typst for each in part) for part in (values[:2], values[2:]))
        relation = joint_relation_typst(values)
        start = ", ".join(exact_typst(part, inline=True) for part in s.start)
        gradient, before, after = role("gradient", f"nabla {self.name}"), *s.losses
        size = s.run.size_claim.shown
        factor = size.typst if size.relation == "=" else exact_typst(s.run.step_size, inline=True)
        above = [
            f"{POINT}_1 = {POINT}_0 - {ETA} {gradient}({POINT}_0)",
            f"{gradient}({start}) {relation} vec({slopes})",
        ]
        moved, ended = f"vec({start}) - {factor} vec({slopes})", f"{relation} vec({ends})"
        losses = f"{self.loss} {before.shown.typst_related}, quad {self.loss} {after.shown.typst_related}"
        wordings = ([*above, f"{moved} {ended}", losses], [*above, moved, f"quad {ended}", losses])
        return column.formula(
            *("&" + " \\ &".join(rows) for rows in wordings),
            height=column.top + DEEPEST,
            claims=(*s.numbers, *s.losses),
        )

    def live_point(self, point: Weights, column: Column | None = None, middle: float = LIVE) -> VGroup:
        """A point and the loss there, in two rows, while it moves."""
        s, column = self.study, column or self.column
        stops = [s.at, *s.tour]
        entries = [
            Measured(
                name,
                "gradient",
                partial(_shown_part, s, point, i),
                [s.coordinate_shown(i, stop[i]).text for stop in stops],
            )
            for i, name in enumerate(s.function.typst_variables)
        ]
        texts = [s.loss_shown(stop).text for stop in stops]
        loss = Measured(self.loss, "function", lambda: s.loss_shown(point()), texts)
        rows = column.live(*entries, middle=middle), column.live(loss, middle=middle - 0.5)
        group = VGroup(*rows)
        group.claims = (s.losses[0], *s.live_claims)  # type: ignore[attr-defined]
        return group

    @property
    def live_loss(self) -> LiveRow:
        """The number of steps and the loss after them, which states the last one."""
        losses = self.study.run.losses_shown
        shown = Measured(self.loss, "function", lambda: losses[int(self.k())], [each.text for each in losses])
        live, run = self.column.live(self._steps(), shown, middle=LIVE), self.study.run
        live.claims = (run.loss_claim(run.iterates.steps),)
        return live

    def _steps(self) -> Measured:
        return Measured.of("k", "muted", lambda: int(self.k()), 0, [self.study.run.steps])

    @property
    def counter(self) -> LiveRow:
        """The number of steps."""
        return Column(self.typesetter, 5.3).live(self._steps(), middle=LAST_LINE)

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
        rows = [
            Measured(f"(1 - {ETA} {value})^k", "ink", partial(self._at_k, shown), texts)
            for value, shown in zip(CURVATURES, each.run.factors_shown, strict=True)
        ]
        width = each.place[2] + BEYOND
        live = [LiveRow(self.typesetter, [row], width) for row in rows]
        for line, (row, claim) in enumerate(
            zip(live, each.run.factor_claims(each.run.steps), strict=True), 1
        ):
            each.put_below(row, line)
            row.claims = (claim,)
        return VGroup(*live)

    def _at_k(self, shown: Sequence[Shown]) -> Shown:
        return shown[int(self.k())]

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
    def other(self) -> str:
        """The name of the loss that is flat far out."""
        return role("secant", "M")

    @property
    def flattened(self) -> tuple[VGroup, Table]:
        """That loss, the step size beyond the border, and how large the errors of both descents become."""
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


def _shown_part(study: GradientDescentStudy, point: Weights, number: int) -> Shown:
    """One coordinate of a point that moves."""
    return study.coordinate_shown(number, point()[number])
