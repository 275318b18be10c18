"""The graphs of g, f and f(g(x)) side by side, with tangents at one point, and their slopes below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from manim import VGroup

from mathlib.rule_studies import ChainRuleStudy
from scenes.stage.animation import Value
from scenes.stage.base import Place, Window, side_by_side
from scenes.stage.one_variable.tangent_panel import TangentPanel
from scenes.stage.text import LABEL, TICK, Column, LiveRow, Measured, Typesetter, width_of
from scenes.stage.ticks import tick_values

AXES = ((0, 1), (1, 2), (0, 2))
"""The variables across and up."""

TICKS, GAP, BETWEEN, DROP = 4, 1.3, 0.5, 1.0
"""About how many ticks the axes have; from one graph to the next, at the least, and what of that is free; how
far below the graphs their slopes stand."""


class CompositionPanels(VGroup):
    """Three graphs that fill a place; x is at `p`, u and y follow it.

    `roles` are their colours. The slopes are stated as they are at the point of the study.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        study: ChainRuleStudy,
        p: Value,
        roles: Sequence[str],
        place: Place,
    ) -> None:
        self.typesetter, self.study, self.p, self.letters = typesetter, study, p, study.notation.letters
        names = (*study.notation.equations[1:3], study.notation.composition)
        places = side_by_side(place, 3, self._gap())
        self.panels = [self._panel(k, names[k], roles, part) for k, part in enumerate(places)]
        super().__init__(*self.panels, *(self._slope(k, part) for k, part in enumerate(places)))

    def _gap(self) -> float:
        """The room between two graphs for the numbers at the left of one and the name right of the other."""
        texts = (text for _, up in self.study.graph_spans[1:] for text in tick_values(*up, TICKS)[1])
        names = (self.typesetter.math(letter, LABEL).width for letter in self.letters[:2])
        return max(GAP, max(width_of(text, TICK) for text in texts) + max(names) + BETWEEN)

    def _panel(self, which: int, name: str, roles: Sequence[str], place: Place) -> TangentPanel:
        study, p, (across, up) = self.study, self.p, AXES[which]
        (g, f, _), window = study.functions, Window.of(*study.graph_spans[which])
        function, at = ((g, p), (f, lambda: g(p())), (study.composition, p))[which]
        names, colors = (self.letters[across], name), (roles[across], roles[up])
        slope = lambda: study.slopes_at(p())[which]  # noqa: E731
        return TangentPanel(
            self.typesetter, function, at, slope, window, place, names, colors, (TICKS, TICKS)
        )

    def _slope(self, which: int, place: Place) -> LiveRow:
        functions = zip(self.study.functions, self.letters[:2], strict=False)
        first, second = (f"{f.typst_derivative()}({letter})" for f, letter in functions)
        label, shown = (first, second, f"{second} dot {first}")[which], partial(self.study.slope_shown, which)
        a, r, (x, y, width, height) = float(self.study.at), self.study.reach, place
        column = Column(self.typesetter, x - width / 2, right=x + width / 2)
        measured = Measured.shown_at(label, "tangent", shown, self.p, np.linspace(a - r, a + r, 21))
        claim = (*self.study.slopes[:2], self.study.slope)[which]
        return column.live(measured, middle=y - height / 2 - DROP, claims=[claim])
