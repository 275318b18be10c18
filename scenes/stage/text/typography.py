"""Text and mathematics set by Typst, each inscription one mobject per colour.

A submobject per glyph, as in Manim's own Typst mobjects, would make hundreds of a lecture's formulas. Here
the glyphs of one colour become one path: an inscription fades, moves and draws as cheaply as a square.
The fonts are the ones Typst embeds, named explicitly: no machine's own fonts can change a frame, but those
that a lesson names for a script of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from manim import ManimColor, VGroup, VMobject
from numpy.typing import NDArray

from mathlib.formula import with_connectives
from mathlib.function import Claim, Shown
from scenes.stage.animation import Placed
from scenes.stage.base import Localization, Theme
from scenes.stage.text.glyph_outlines import glyphs

Array = NDArray[np.float64]

TITLE, FORMULA, BODY, LABEL, TICK = 44, 42, 34, 32, 26
"""Font sizes in Manim's points; `pixels` turns them into pixels."""

SMALLEST = 20
"""What a long formula may be scaled down to: 28 pixels at 1080p."""

_NONE: Mapping[str, str] = MappingProxyType({})
_AS_IT_IS = Localization()

_PREAMBLE = """\
#set text(font: ("Libertinus Serif", {fonts}), lang: "{language}", {direction} fallback: false)
#set text(fill: rgb("{color}"))
#let math-fonts = ("New Computer Modern Math", "Libertinus Serif", {fonts})
#show math.equation: set text(font: math-fonts, weight: 450, fallback: false)
#let palette = ({palette})
#let role(name, ..body) = text(fill: rgb(palette.at(name)), body.pos().join($,$))
#let part(name, body) = [#box(body) #label(name)]
#let term(name, body) = [#box($display(#body)$)#label(name)]
#let slot = part("slot", $0$)
"""


def pixels(font_size: float, frame_height: int = 1080) -> float:
    """The height of one em, in pixels of a frame of that height.

    >>> round(pixels(TICK))
    37
    """
    return font_size / 48 * 0.5 * frame_height / 8


def role(name: str, body: str) -> str:
    """Typst mathematics in the colour of a role.

    >>> role("delta", "delta")
    'role("delta", delta)'
    """
    return f'role("{name}", {body})'


class Inscription(Placed, VGroup):
    """Set type: one submobject for each run of equally coloured glyphs, parts by their labels.

    `claims` are the numbers that it states.
    """

    claims: tuple[Claim, ...] = ()

    def __init__(self, runs: Sequence[_Run], font_size: float, source: str) -> None:
        super().__init__()
        self.font_size = font_size
        self.source = source
        self.parts: dict[str, VGroup] = {}
        for run in runs:
            mobject = VMobject(
                stroke_width=run.stroke_width,
                stroke_color=run.color,
                fill_color=run.color,
                fill_opacity=0 if run.stroke_width else 1,
            )
            mobject.points = run.points.copy()
            self.add(mobject)
            if run.label:
                self.parts.setdefault(run.label, VGroup()).add(mobject)
        self._height_as_set = self.height

    @property
    def size_on_screen(self) -> float:
        """The font size that the inscription has now, after whatever scaling."""
        return float(self.font_size * self.height / self._height_as_set)

    def part(self, label: str) -> VGroup:
        """The submobjects set under a label."""
        return self.parts[label]

    def in_turn(self) -> tuple[VGroup, list[VGroup]]:
        """What is set under no label, and the parts in the order of the numbers in their labels: t0, t1."""
        parts = [self.part(label) for label in sorted(self.parts, key=lambda label: int(label[1:]))]
        later = {id(run) for part in parts for run in part}
        return VGroup(*(run for run in self if id(run) not in later)), parts

    def leave_out(self, label: str) -> VMobject:
        """Remove the part under a label, which only held a place, and return it; the rest keeps its size."""
        (part,) = self.part(label)
        size = self.size_on_screen
        self.remove(part)
        self._outlines = None
        self._height_as_set = self.font_size * self.height / size
        return part


@dataclass(frozen=True)
class _Run:
    """The path of equally coloured glyphs under one label."""

    label: str
    color: ManimColor
    stroke_width: float
    points: Array


@lru_cache(maxsize=2048)
def _typeset(
    source: str, theme: Theme, font_size: float, color: str, fonts: tuple[str, ...], language: str
) -> tuple[_Run, ...]:
    filled = {
        "palette": ", ".join(f'{name}: "{value}"' for name, value in theme.roles.items()),
        "fonts": ", ".join(f'"{font}"' for font in fonts),
        "language": language,
        # A live number grows to the right, so its label stands at its left in every language.
        "direction": "dir: ltr," if "slot" in source else "",
        "color": color,
    }
    preamble = _PREAMBLE
    for name, text in filled.items():
        preamble = preamble.replace(f"{{{name}}}", text)
    runs: dict[tuple[str, str, float], list[Array]] = {}
    for glyph in glyphs(preamble + source, own_fonts=bool(fonts)):
        runs.setdefault((glyph.label, glyph.color, glyph.stroke_width), []).append(glyph.points)
    return tuple(
        _Run(label, ManimColor(color), width * font_size, np.vstack(points) * font_size)
        for (label, color, width), points in runs.items()
    )


class Typesetter:
    """Sets text and mathematics in a theme's colours; `words` are those that a scene shows, by name.

    >>> from scenes.stage.base import DARK
    >>> Typesetter(DARK).math("x^2").font_size
    42
    """

    def __init__(
        self, theme: Theme, words: Mapping[str, str] = _NONE, localization: Localization = _AS_IT_IS
    ) -> None:
        self.theme = theme
        self.words = {**words, **localization.words}
        self._voice = (tuple(localization.fonts), localization.language)
        self._connectives = localization.connectives

    def say(self, name: str, **mathematics: str) -> str:
        """Words of the scene as Typst markup, with mathematics in place of their `{names}`.

        >>> from scenes.stage.base import DARK
        >>> Typesetter(DARK, {"every": "for every {x} *"}).say("every", x="x > 0")
        'for every $x > 0$ \\\\*'
        """
        return escape(self.words[name]).format(**{key: f"${text}$" for key, text in mathematics.items()})

    def number(self, shown: Shown) -> str:
        """A number in a sentence: `3`, or with the scene's wording `about` where it is rounded.

        >>> from scenes.stage.base import DARK
        >>> from mathlib.function import show
        >>> Typesetter(DARK, {"about": "about {number}"}).number(show(2.31, 1))
        'about 2.3'
        """
        return shown.text if shown.relation == "=" else self.words["about"].format(number=shown.text)

    def text(self, markup: str, size: float = BODY, color: str = "ink") -> Inscription:
        """Typst markup: words, with mathematics between dollar signs."""
        markup = with_connectives(markup, self._connectives)
        runs = _typeset(markup, self.theme, size, self.theme[color], *self._voice)
        return Inscription(runs, size, markup)

    def math(self, mathematics: str, size: float = FORMULA, color: str = "ink") -> Inscription:
        """A displayed formula in Typst's mathematics."""
        return self.text(f"$ {mathematics} $", size, color)


def escape(words: str) -> str:
    """Plain words as Typst markup that shows just these words.

    >>> escape("a*b #1")
    'a\\\\*b \\\\#1'
    """
    return re.sub(r"([\\#*_`$<>@=\[\]~/-])", r"\\\1", words)
