"""Nodes stand in their layers, edges run from node to node, labels stand clear of each other."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from scenes.stage.animation import Value
from scenes.stage.base import DARK
from scenes.stage.diagrams import Edge, Network, Node
from scenes.stage.text import SMALLEST, Measured, Typesetter
from tests.stage.redrawing import refresh

TYPESETTER = Typesetter(DARK)
PLACE = (-3.0, 0.5, 6.0, 4.0)


def full(inputs: int, outputs: int, label: str = "1.5") -> Network:
    layers = [
        {f"x{k}": Node("x", "x_1") for k in range(inputs)},
        {f"y{k}": Node("y") for k in range(outputs)},
    ]
    edges = [Edge(start, end, label) for start in layers[0] for end in layers[1]]
    return Network(TYPESETTER, layers, edges, PLACE)


def box(mobject: object) -> np.ndarray:
    points = np.vstack([part.points for part in mobject.get_family()])  # type: ignore[attr-defined]
    return np.array([points.min(axis=0), points.max(axis=0)])[:, :2]


def test_layers_stand_side_by_side_and_nodes_below_each_other() -> None:
    network = full(3, 2)
    at = network.centres
    assert at["x0"][0] == at["x1"][0] == at["x2"][0] < at["y0"][0] == at["y1"][0]
    assert at["x0"][1] > at["x1"][1] > at["x2"][1]
    assert (at["y0"] + at["y1"])[1] / 2 == pytest.approx(at["x1"][1])


def test_an_edge_runs_from_one_node_to_the_other_and_the_nodes_lie_over_its_ends() -> None:
    network = full(3, 2)
    line = network.edge("x2", "y0")
    assert line.points[[0, -1]] == pytest.approx(np.array([network.centres["x2"], network.centres["y0"]]))
    assert all(line.z_index < node[0].z_index for node in network.nodes.values())


def test_nodes_are_as_wide_as_what_is_written_in_them_and_a_live_number_follows_its_value() -> None:
    x = Value(1)
    layers = [{"x": Node(Measured.of("", "ink", x, 2, (-1000, 1000)))}, {"y": Node("y")}]
    network = Network(TYPESETTER, layers, [Edge("x", "y")], PLACE)
    wide, narrow = (np.ptp(box(network.node(name)[0]), axis=0) for name in "xy")
    assert wide[0] > 1.5 * narrow[0]
    assert wide[1] == pytest.approx(narrow[1])
    x.set_value(-1000)
    refresh(network.node("x"))
    border, number = (box(part) for part in network.node("x"))
    assert network.node("x")[1].source == "−1000"
    assert (border[0] < number[0]).all()
    assert (number[1] < border[1]).all()


@pytest.mark.parametrize(("inputs", "outputs"), [(1, 1), (3, 2), (1, 4), (4, 4)])
def test_labels_stand_on_their_edges_apart_from_each_other_and_from_nodes(inputs: int, outputs: int) -> None:
    network = full(inputs, outputs)
    assert network.labels_fit
    boxes = [box(label) for label in network.labels.values()]
    circles = [box(node[0]) for node in network.nodes.values()]
    for one, other in [*combinations(boxes, 2), *((a, b) for a in boxes for b in circles)]:
        assert (np.minimum(one[1], other[1]) - np.maximum(one[0], other[0])).min() < 0
    for (start, end), label in network.labels.items():
        assert label.size_on_screen >= SMALLEST
        along = network.centres[end] - network.centres[start]
        away = label.get_center() - network.centres[start]
        assert np.cross(along, away) == pytest.approx(np.zeros(3), abs=1e-6)


def test_no_other_edge_runs_through_a_label() -> None:
    network = full(3, 3, "-1.25")
    assert network.labels_fit
    for ends, label in network.labels.items():
        low, high = box(label)
        for start, end in network.lines.keys() - {ends}:
            steps = np.linspace(0, 1, 500)[:, None]
            points = network.centres[start] + steps * (network.centres[end] - network.centres[start])
            inside = (low[:2] < points[:, :2]) & (points[:, :2] < high[:2])
            assert not inside.all(axis=1).any()


def test_labels_without_room_are_left_out_and_the_network_says_so() -> None:
    network = full(4, 4, "123456789.125 - 987654321.5")
    assert not network.labels_fit
    assert network.label("x0", "y0") is None
    assert network.middle("x0", "y0")[0] == pytest.approx(PLACE[0])


def test_a_path_covers_the_edges_along_its_nodes() -> None:
    layers = [{"f": Node("f")}, {"x": Node("x"), "y": Node("y")}, {"t": Node("t")}]
    tree = Network(TYPESETTER, layers, [Edge("f", "x"), Edge("f", "y"), Edge("x", "t")], PLACE)
    path = tree.path("f", "x", "t", role="gradient")
    both = np.vstack([tree.edge("f", "x").points, tree.edge("x", "t").points])
    assert path.points == pytest.approx(both)


def test_a_path_leaves_out_the_labels_of_its_edges() -> None:
    network = full(2, 2)
    label, path = network.label("x0", "y1"), network.path("x0", "y1", role="gradient")
    (left, bottom), (right, top) = box(label)
    x, y = (path.points[:, axis] for axis in (0, 1))
    assert not ((x > left) & (x < right) & (y > bottom) & (y < top)).any()
    assert len(path.points) == 8


def test_nodes_of_a_large_layer_do_not_touch() -> None:
    network = full(8, 1)
    assert 2 * network.radius < np.linalg.norm(network.centres["x0"] - network.centres["x1"])
