"""Formulas of one descent: the loss, the fit of a line, the first step, and the numbers while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from manim import VGroup, VMobject

from mathlib.descent_studies import GradientDescentStudy
from mathlib.function import Shown, exact_typst, joint_relation_typst
from scenes.stage.animation import Value
from scenes.stage.descent.step_count import steps_taken
from scenes.stage.text import Column, Inscription, LiveRow, Measured, Typesetter, role

ETA, POINT = role("direction", "eta"), role("gradient", "bold(p)")
Weights = Callable[[], tuple[float, float]]

BELOW_DATA, ASIDE = (-6.6, -0.35, -3.05), (3.3, 1.35, 6.6)
"""Left edge, top and right edge of the first step: below data, or at the right where there are none."""

LIVE, DEEPEST = 2.4, 2.95
"""The line of what is live above a landscape; how far down formulas reach."""


class DescentFormulas:
    """Formulas of a study; what is live follows the number of steps `k`."""

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
        factor = s.run.quoted_size.typst(inline=True)
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
        run, losses = self.study.run, self.study.run.losses_shown
        shown = Measured(self.loss, "function", lambda: losses[int(self.k())], [each.text for each in losses])
        claims = [run.loss_claim(run.iterates.steps)]
        return self.column.live(steps_taken(self.k, run.steps), shown, middle=LIVE, claims=claims)


def _shown_part(study: GradientDescentStudy, point: Weights, number: int) -> Shown:
    """One coordinate of a point that moves."""
    return study.coordinate_shown(number, point()[number])
