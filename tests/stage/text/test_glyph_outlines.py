"""The outlines read from Typst's pictures are those that Manim reads from them."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Typst

from scenes.stage.text import glyphs

MARKUP = [
    "Hello, *world*",
    "$ sqrt(x + 1) / 2 = integral_0^1 e^(-t^2) dif t $",
    "$ vec(1, 2) overline(x) cancel(y) $",
    "#rotate(30deg)[tilted] #scale(x: 200%)[wide]",
    "#box(fill: blue, stroke: 1pt + red, width: 20pt, height: 9pt)",
]


@pytest.mark.parametrize("markup", MARKUP)
def test_outlines_have_the_places_and_the_size_of_manims_own(markup: str) -> None:
    ours = np.concatenate([48 * glyph.points for glyph in glyphs(markup)])
    manims = Typst(markup, font_size=48, use_svg_cache=False).get_all_points()
    # Manim measures without the handles of the curves that it cuts up.
    assert ours.min(axis=0) == pytest.approx(manims.min(axis=0), abs=0.006)
    assert ours.max(axis=0) == pytest.approx(manims.max(axis=0), abs=0.006)


def test_a_stroke_is_as_wide_beside_its_length_as_typst_set_it() -> None:
    (line,) = glyphs("#line(length: 10pt, stroke: 2pt + red)")
    length = np.ptp(line.points[:, 0])
    assert line.stroke_width / 100 / length == pytest.approx(2 / 10)
    assert line.color == "#ff4136"


def test_an_outline_ends_where_it_began() -> None:
    for glyph in glyphs("$ B $"):
        starts, ends = glyph.points[::4], glyph.points[3::4]
        breaks = np.flatnonzero(~np.isclose(starts[1:], ends[:-1], atol=1e-9).all(axis=1)) + 1
        for contour in np.split(np.arange(len(starts)), breaks):
            assert starts[contour[0]] == pytest.approx(ends[contour[-1]], abs=1e-9)
            assert not np.isclose(starts[contour], ends[contour], atol=1e-12).all(axis=1).any()


def test_a_glyph_stands_under_the_innermost_of_its_labels() -> None:
    found = glyphs("#box[a #box[b] <inner> c] <outer>")
    assert [glyph.label for glyph in found] == ["outer", "inner", "outer"]


def test_nothing_has_no_outlines() -> None:
    assert glyphs("") == []
