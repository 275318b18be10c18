"""Diagrams: matrices of slots, networks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import Mobject

from mathlib.function import Claim, real, show
from scenes.stage.animation import Value
from scenes.stage.diagrams import Chain, Edge, Network, Node, OuterProduct, Slots
from tools.stage_guide.examples import Chapter

diagram_chapter = Chapter("Diagrams")
example = diagram_chapter.example


@example("A matrix whose slots fill one by one (`Appear`, or `Arrive` from a point); a border that moves")
def slots(self: Any) -> Sequence[Mobject]:
    rows = [[show(real(text)) for text in row] for row in (("2", "4.5", "-1"), ("-10.25", "-2", "0"))]
    matrix, column = Slots(self.typesetter, rows, (0, 0, 7, 2.6), {(1, 2): "gradient"}), Value(2)
    entries = [matrix.entry(1, 1), matrix.entry(1, 2), matrix.entry(2, 1)]
    return [matrix.frame, matrix.mark(1, column, "gradient"), *entries]


@example("An outer product: a column, a row, and the products, which come one by one")
def outer_product(self: Any) -> Sequence[Mobject]:
    column, row, products = (
        [[show(real(n)) for n in line] for line in rows]
        for rows in ([[2], [-1]], [[1, 2, 3]], [[2, 4, 6], [-1, -2, -3]])
    )
    roles = ("secant", "direction", "gradient")
    outer = OuterProduct(self.typesetter, (column, row, products), (0, 0, 7, 3.5), roles)
    return [outer, outer.marks(1, 2)]


@example("Nodes in layers and weighted edges, some of them highlighted as a path")
def network(self: Any) -> Sequence[Mobject]:
    layers = [{"x": Node("x"), "y": Node("y")}, {"u": Node("u"), "v": Node("v")}, {"L": Node("L")}]
    weights = {("x", "u"): "2", ("x", "v"): "-1", ("y", "u"): "0.5", ("y", "v"): "3"}
    edges = [Edge(*ends, label) for ends, label in weights.items()]
    edges += [Edge("u", "L"), Edge("v", "L")]
    network = Network(self.typesetter, layers, edges, (0, 0, 7, 4))
    return [network, network.path("x", "v", "L", role="gradient")]


@example("The same as a tree of influences, read from the result to what it depends on")
def tree(self: Any) -> Sequence[Mobject]:
    layers = [{"f": Node("f")}, {"x": Node("x"), "y": Node("y")}, {"t": Node("t")}]
    names = {("f", "x"): "f_x", ("f", "y"): "f_y", ("x", "t"): "x'", ("y", "t"): "y'"}
    tree = Network(self.typesetter, layers, [Edge(*ends, name) for ends, name in names.items()], (0, 0, 7, 3))
    return [tree]


@example("Values in a row, what leads from each to the next, and products that grow from the end")
def chain(self: Any) -> Sequence[Mobject]:
    numbers = [Claim("slope", show(real(text)), real, "exact") for text in ("1", "-2", "6")]
    chain = Chain(self.typesetter, ("x", "u", "y"), ("g", "f"), (0, 1, 7, 1), ("secant", "epsilon", "delta"))
    factors = chain.below_edges(("g'", "f'"), [numbers[2], numbers[1]], 0.7)
    names, times = [f"(dif y) / (dif {name})" for name in "yux"], ("dot f'", "dot g'")
    return [chain, factors, *chain.from_the_end(names, numbers, times, 2.2)]
