"""Faces in layers: what meets is one layer, what overlaps keeps its order."""

from __future__ import annotations

from itertools import pairwise

import cairo
import pytest

from studio.drawing.layers import layers
from studio.drawing.outlines import Layer, Outline, Stroke

Corners = list[tuple[float, float]]

LINE = Stroke(3, cairo.LineCap.BUTT, cairo.LineJoin.ROUND)


def path(corners: Corners) -> tuple[tuple[int, tuple[float, ...]], ...]:
    first, *others = corners
    return ((0, first), *((1, corner) for corner in others))


def face(x: float, y: float, alpha: float, red: float = 0.5, size: float = 40) -> Outline:
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
    return Outline(path(corners), (red, 0, 0, alpha), None, is_face=True)


def line(*corners: tuple[float, float]) -> Outline:
    return Outline(path(list(corners)), (0, 0, 0, 1), LINE)


def reds(layer: Layer) -> list[float]:
    """The reds of a layer's outlines, by which a test names them."""
    return [outline.paint[0] for outline in layer.outlines if not hasattr(outline.paint, "stops")]


def drawn(*outlines: Outline) -> list[Layer]:
    return [layer for layer in layers(outlines) if layer.outlines]


@pytest.mark.parametrize("alpha", [0.2, 0.6, 1.0])
def test_faces_that_meet_are_one_layer_with_the_alpha_of_each(alpha: float) -> None:
    grid = [face(40 * column, 40 * row, alpha) for column in range(5) for row in range(4)]
    (layer,) = drawn(*grid)
    assert (layer.alpha, layer.meet, len(layer.outlines)) == (alpha, True, 20)
    assert all(outline.alpha == 1 for outline in layer.outlines)


def test_faces_that_overlap_are_layers_in_their_order() -> None:
    found = drawn(face(0, 0, 0.6, red=0.1), face(15, 15, 0.6, red=0.2), face(30, 0, 0.6, red=0.3))
    assert [reds(layer) for layer in found] == [[0.1], [0.2], [0.3]]


def test_a_sheet_behind_and_one_before_it_stay_whole() -> None:
    """The second sheet lies over half of the first; its other half has nothing behind it."""
    behind = [face(40 * k, 0, 0.6, red=0.1) for k in range(4)]
    before = [face(77 + 40 * k, 13, 0.6, red=0.9) for k in range(4)]
    mixed = [part for pair in zip(behind, before, strict=True) for part in pair]
    found = drawn(*sorted(mixed, key=reds_of))
    assert [reds(layer) for layer in found] == [[0.1] * 4, [0.9] * 4]


def reds_of(outline: Outline) -> float:
    return reds(Layer((outline,)))[0]


def test_a_line_stays_above_the_face_it_lies_on_and_below_the_one_that_hides_it() -> None:
    lying, hiding = face(0, 0, 0.6, red=0.1), face(10, 10, 0.6, red=0.9)
    found = drawn(lying, line((5, 20), (35, 20)), hiding)
    assert [reds(layer) for layer in found] == [[0.1], [0], [0.9]]


def test_the_lines_of_a_mesh_do_not_part_its_faces() -> None:
    """Lines along the edges of faces, painted before the nearer neighbour, as a surface paints them."""
    outlines = []
    for k in range(6):
        outlines += [face(40 * k, 0, 0.6), line((40 * k + 40, 0), (40 * k + 40, 40))]
    found = drawn(*outlines)
    assert [len(layer.outlines) for layer in found if layer.meet] == [6]


def test_what_lies_around_the_faces_stays_around_them() -> None:
    found = drawn(line((0, 0), (9, 9)), face(0, 0, 0.5), face(40, 0, 0.5), line((0, 9), (9, 0)))
    assert [layer.meet for layer in found] == [False, True, False]


def test_in_a_ring_where_each_face_hides_the_next_nothing_is_lost() -> None:
    """Of three faces with corners in common, each of the later ones overlaps the one before."""
    ring = [face(20 * k, 20 * k, 0.5, red=k / 10) for k in range(5)]
    found = [red for layer in drawn(*ring) for red in reds(layer)]
    assert found == sorted(found) == [k / 10 for k in range(5)]
    assert all(earlier != later for earlier, later in pairwise(found))
