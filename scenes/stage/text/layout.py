"""Where things stand: heading above, picture in the middle, readouts beside it, captions' eighth free.

Positions are in Manim's units: the frame is 14.2 wide and 8 high, its centre is the origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from mathlib.function import Function
from scenes.stage.base import DARK
from scenes.stage.drawing import LETTERS
from scenes.stage.text.definitions import definitions
from scenes.stage.text.typography import FORMULA, LABEL, SMALLEST, TITLE, Inscription, Typesetter, escape

Lettering = TypeVar("Lettering", bound=VMobject)

COMFORTABLE = 28
"""The font size from which a formula reads well."""

LEFT_EDGE, RIGHT_EDGE = -6.6, 6.6
FLOOR = -3.0
"""The lowest eighth, below FLOOR, is left to the player's captions."""

MAIN = (-2.25, -0.15, 8.0, 4.75)
"""The place of a picture that has a column of readouts beside it: centre x, y, width, height."""

MAIN_WITH_NAMES = (-2.1, -0.15, 7.2, 4.75)
"""The place of such a picture if numbers have names at its right, too."""

MAIN_SPACE = (-2.75, 0.1, 7.2, 5.2)
"""The place of such a picture if it is a landscape, whose axes stand around it."""

COLUMN_LEFT = 2.75
"""The left edge of the column."""

COLUMN_TOP = 2.25

ACROSS = RIGHT_EDGE - LEFT_EDGE
BESIDE = ACROSS - 0.6
"""The widths of the frame: inside its edges, and for two things side by side."""

HEADING_Y, HEADING_HEIGHT = 3.3, 1.2
"""Where title and formula stand side by side, and what a formula with fractions or cases may take there."""

FIRST_LINE_Y, SECOND_LINE_Y, SECOND_LINE = 3.72, 3.12, 0.66
"""Where they stand on two lines, and how high the formula may be then."""

CLEAR = 0.06
"""How far lettering stays from a line, where it can."""


def heading(typesetter: Typesetter, title: str, formula: str) -> VGroup:
    """The title and what it is about: side by side, or on two lines where that would be cramped."""
    words = typesetter.text(f"*{escape(title)}*", TITLE)
    if not formula:
        return VGroup(fit(words, ACROSS).move_to((LEFT_EDGE + min(words.width, ACROSS) / 2, HEADING_Y, 0)))
    about = typesetter.math(formula, FORMULA)
    beside = max(BESIDE - words.width, BESIDE / 2)
    size = size_within(about, beside, HEADING_HEIGHT)
    if size >= min(COMFORTABLE, size_within(about, ACROSS, SECOND_LINE)):
        fit(about, beside, HEADING_HEIGHT)
        fit(words, BESIDE - about.width)
        title_y = formula_y = HEADING_Y
    else:
        fit(about, ACROSS, SECOND_LINE)
        fit(words.scale(LABEL / TITLE), ACROSS)
        title_y, formula_y = FIRST_LINE_Y, SECOND_LINE_Y
    words.move_to((LEFT_EDGE + words.width / 2, title_y, 0))
    about.move_to((RIGHT_EDGE - about.width / 2, formula_y, 0))
    return VGroup(words, about)


def check_legible(f: Function) -> None:
    """ValueError where the formula of a function cannot be read in a heading, whatever the title."""
    check_heading(definitions(f))


def check_heading(mathematics: str) -> None:
    """ValueError where a formula, in Typst's mathematics, cannot be read in a heading."""
    formula = Typesetter(DARK).math(mathematics, FORMULA)
    size = max(size_within(formula, BESIDE / 2, HEADING_HEIGHT), size_within(formula, ACROSS, SECOND_LINE))
    if size < SMALLEST:
        raise ValueError(
            "this formula is too long to be read on screen: the smallest letters that can be read would "
            f"make it {SMALLEST / size:.1f} times as large as its place; write it shorter"
        )


def size_within(inscription: Inscription, width: float, height: float) -> float:
    """The font size that an inscription has when it is fitted to a width and a height."""
    return inscription.size_on_screen * min(1.0, width / inscription.width, height / inscription.height)


def fit(mobject: Lettering, width: float, height: float = np.inf) -> Lettering:
    """Scale a mobject down, if it must be, to a width and a height."""
    share = min(1.0, width / mobject.width, height / mobject.height)
    return mobject.scale(share) if share < 1 else mobject


def first_that_fits(width: float, height: float, *candidates: Inscription) -> Inscription:
    """The first of ever shorter wordings that reads well in a space; else the first legible one."""
    fitted = [fit(candidate, width, height) for candidate in candidates]
    for size in (COMFORTABLE, SMALLEST):
        for candidate in fitted:
            if candidate.size_on_screen >= size:
                return candidate
    return fitted[-1]


def keep_within(
    mobject: Lettering, place: tuple[float, float, float, float], margin: float = 0.1
) -> Lettering:
    """Push a mobject sideways, if it must be, until it stands inside a place of the screen."""
    centre, _, width, _ = place
    left, right = centre - width / 2 + margin, centre + width / 2 - margin
    aside = max(0.0, left - mobject.get_left()[0]) - max(0.0, mobject.get_right()[0] - right)
    return mobject.shift((aside, 0, 0))


def put_where_clear(
    mobject: Lettering, places: Sequence[NDArray[np.float64]], lines: Sequence[NDArray[np.float64]]
) -> Lettering:
    """Move a mobject to the first of some places where no line runs through it, or where it has most room.

    A place is a point of the screen, a line a polyline of such points, of shape (n, 3).
    """
    points = np.vstack([_dense(line) for line in lines if len(line)])[:, :2]
    half = np.array([mobject.width, mobject.height]) / 2

    def room(place: NDArray[np.float64]) -> float:
        away = np.maximum(np.abs(points - place[:2]) - half, 0)
        return min(float(np.hypot(*away.T).min()), CLEAR)

    return mobject.move_to(max(places, key=room))


def _dense(line: NDArray[np.float64], count: int = 200) -> NDArray[np.float64]:
    """The points of a polyline, and as many between each two of them as it takes to have `count` in all."""
    between = np.linspace(0, 1, 1 + count // len(line))[:, None]
    return np.vstack([start + between * (end - start) for start, end in pairwise(line)])


def stack(
    *mobjects: VMobject, left: float = COLUMN_LEFT, top: float = COLUMN_TOP, gap: float = 0.3
) -> VGroup:
    """Mobjects one below the other, aligned at the left."""
    for mobject in mobjects:
        mobject.move_to((left + mobject.width / 2, top - mobject.height / 2, 0))
        top -= mobject.height + gap
    return VGroup(*mobjects)


def halo(mobject: Inscription | VMobject, background: str) -> VMobject:
    """Give lettering an outline in the background's colour, so that lines may pass behind it."""
    for member in mobject.family_members_with_points():
        member.set_background_stroke(color=background, width=8, opacity=0.85)
        member.set_z_index(LETTERS)
    return mobject
