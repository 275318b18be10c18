"""What is drawn from values is drawn again when one of them has changed, and only then."""

from __future__ import annotations

from manim import Mobject

from scenes.stage.animation import Drawing, Value, drawing_of, drawn_by, number


def counted(*values: Value) -> tuple[Drawing, list[list[float]]]:
    runs: list[list[float]] = []
    return Drawing(lambda: runs.append([value() for value in values])), runs


def test_a_drawing_runs_again_only_after_a_value_that_it_read_has_changed() -> None:
    one, other = Value(1), Value(2)
    drawing, runs = counted(one)
    drawing.refresh()
    other.set_value(5)
    drawing.refresh()
    assert runs == [[1.0]]
    one.set_value(3)
    drawing.refresh()
    drawing.refresh()
    assert runs == [[1.0], [3.0]]


def test_what_is_read_may_change_from_run_to_run() -> None:
    switch, left, right = Value(0), Value(1), Value(2)
    drawing = Drawing(lambda: left() if switch() == 0 else right())
    drawing.refresh()
    assert drawing.reads == {switch, left}
    switch.set_value(1)
    drawing.refresh()
    assert drawing.reads == {switch, right}


def test_arithmetic_reads_the_values_below_it() -> None:
    h = Value(2)
    drawing = Drawing(lambda: number(10 - 2 * (1 + h) * h))
    drawing.refresh()
    assert drawing.reads == {h}
    assert number(10 - 2 * (1 + h) * h) == -2
    assert number(-h) == -2
    assert number(h - 1) == 1


def test_a_drawing_inside_another_is_read_by_both_even_when_it_need_not_run() -> None:
    h = Value(1)
    inner, runs = counted(h)
    inner.refresh()
    outer = Drawing(inner.refresh)
    outer.refresh()
    assert outer.reads == {h}
    h.set_value(2)
    outer.refresh()
    assert runs == [[1.0], [2.0]]


def test_a_mobject_is_drawn_at_once() -> None:
    h, mobject, seen = Value(4), Mobject(), []
    drawn_by(mobject, lambda: seen.append(h()))
    assert seen == [4.0]
    drawing = drawing_of(mobject)
    assert drawing is not None
    assert drawing.reads == {h}
    assert drawing_of(Mobject()) is None
