"""A split column loses nothing, and its parts keep one order of heights."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.projection.height_field import Cells
from scenes.stage.projection.splitting import ColumnSplitter, Divider, Leaf

height = st.integers(-9, 9).map(float)
corners = st.lists(height, min_size=4, max_size=4)
UNCLIPPED = np.zeros((1, 1), dtype=bool)


def column(*heights: list[float]) -> tuple[ColumnSplitter, Divider | Leaf]:
    """Graphs with these heights at the corners of a unit square."""
    graphs = [
        Cells(np.reshape(h, (2, 2)), ~UNCLIPPED, UNCLIPPED, np.zeros((0, 3)), np.zeros((1, 1, 4)))
        for h in heights
    ]
    ends = np.array([0.0, 1.0])
    splitter = ColumnSplitter(graphs, ends, ends, (-10.0, 10.0))
    return splitter, splitter.split(0, 0)


def area(points: list[list[float]]) -> float:
    x, y, _ = np.transpose(points)
    return float((x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)


def leaves(node: Divider | Leaf) -> list[Leaf]:
    return [node] if isinstance(node, Leaf) else [*leaves(node.ahead), *leaves(node.behind)]


@given(st.lists(corners, min_size=1, max_size=3))
def test_the_pieces_of_each_graph_cover_the_cell_once(heights: list[list[float]]) -> None:
    splitter, _ = column(*heights)
    for number in range(len(heights)):
        areas = [area(piece.points) for piece in splitter.pieces if piece.graph == number]
        assert min(areas) > -1e-9
        assert abs(sum(areas) - 1) < 1e-6


@given(st.lists(corners, min_size=2, max_size=3))
def test_pieces_of_a_leaf_do_not_cross(heights: list[list[float]]) -> None:
    splitter, root = column(*heights)
    for leaf in leaves(root):
        points = [np.array(splitter.pieces[number].points)[:, 2] for number in leaf.pieces]
        for low, high in pairwise(points):
            assert (high - low).min() > -1e-6


@given(st.lists(corners, min_size=2, max_size=3))
def test_a_divider_points_ahead(heights: list[list[float]]) -> None:
    splitter, root = column(*heights)

    def check(node: Divider | Leaf) -> np.ndarray:
        if isinstance(node, Leaf):
            return np.vstack([np.array(splitter.pieces[n].points)[:, :2] for n in node.pieces])
        ahead, behind = check(node.ahead), check(node.behind)
        assert (ahead @ node.normal).min() > (behind @ node.normal).max() - 1e-6 * np.hypot(
            *node.normal
        ) - 1e-9
        return np.vstack([ahead, behind])

    check(root)
