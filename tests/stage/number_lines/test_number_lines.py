"""What is drawn on number lines stands at its numbers, to scale, at every magnification."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.animation import Value
from scenes.stage.base import DARK
from scenes.stage.number_lines import LineZoom, NumberLine, check_lines
from scenes.stage.text import Typesetter
from tests.stage.redrawing import refresh


@pytest.fixture
def lines() -> tuple[NumberLine, NumberLine]:
    typesetter = Typesetter(DARK)
    above = NumberLine(typesetter, (0, 10), (-3, 2, 1), "x")
    return above, NumberLine(typesetter, (-20, 20), (-3, 2, -1), "u = g(x)")


def zoomed(line: NumberLine, span: tuple[float, float], share: float = 1.0) -> None:
    zoom = LineZoom(line, span)
    zoom.begin()
    zoom.interpolate(share)
    if share == 1:
        zoom.finish()


def test_numbers_are_read_back_from_where_they_stand(lines: tuple[NumberLine, NumberLine]) -> None:
    points = lines[0].at([0, 2.5, 10])
    assert points.tolist() == [[-3, 1, 0], [-1.75, 1, 0], [2, 1, 0]]
    assert lines[0].numbers(points).tolist() == [0, 2.5, 10]


def test_a_long_number_at_the_right_end_leaves_room_for_formulas() -> None:
    line = NumberLine(Typesetter(DARK), (-580562.37, -580562.30), (-3, 2, 1))
    rights = [number.get_center()[0] + number.extent[0] / 2 for number in line.marks.numbers]
    assert 2 < max(rights) <= 2.45


def test_a_dot_follows_its_number_and_is_not_seen_beyond_the_ends(
    lines: tuple[NumberLine, NumberLine],
) -> None:
    x = Value(3)
    dot = lines[0].dot(x)
    assert lines[0].numbers(dot.get_center()) == pytest.approx(3)
    x.set_value(8)
    refresh(dot)
    assert lines[0].numbers(dot.get_center()) == pytest.approx(8)
    x.set_value(11)
    refresh(dot)
    assert len(dot.points) == 0


@pytest.mark.parametrize("length", [2.0, -1.5, 1e-3])
def test_a_step_is_as_long_as_it_says(lines: tuple[NumberLine, NumberLine], length: float) -> None:
    h = Value(1)
    step = lines[0].step(4, h, "secant", "h")
    h.set_value(length)
    refresh(step)
    ends = lines[0].numbers(np.vstack([step.arrow.tails, step.arrow.tips]))
    assert ends == pytest.approx([4, 4 + length])


def test_a_step_ends_where_the_line_does_and_one_of_no_length_has_no_arrow(
    lines: tuple[NumberLine, NumberLine],
) -> None:
    assert lines[0].numbers(lines[0].step(4, 100, "secant").arrow.tips) == pytest.approx([10])
    still = lines[0].step(4, 0, "secant", "h")
    assert len(still.arrow.points) == 0
    assert still.get_center()[0] == pytest.approx(lines[0].at(4)[0])


def test_numbers_and_steps_are_joined_with_their_images(lines: tuple[NumberLine, NumberLine]) -> None:
    above, below = lines
    x, h = Value(2), Value(1)
    join = above.join(x, below, x * 3)
    image = above.image(x, h, below, (x * 3, h * 3), "secant")
    x.set_value(4)
    refresh(join, image)
    ends = join.points.reshape(-1, 3)
    way, begun = below.at(12) - above.at(4), ends[0] - above.at(4)
    assert begun == pytest.approx(way * begun[1] / way[1])
    assert 0.3 < np.linalg.norm(begun) < 0.5  # Straight down, that is below the numbers of the line above.
    assert below.numbers(ends[-1]) == pytest.approx(12, abs=0.5)  # The last dash may end before.
    corners = image.points[[0, 4, 8, 12]]
    assert above.numbers(corners[:2]) == pytest.approx([4, 5])
    assert below.numbers(corners[2:]) == pytest.approx([15, 12])


def test_a_zoom_ends_exactly_and_leaves_one_set_of_marks(lines: tuple[NumberLine, NumberLine]) -> None:
    line = lines[0]
    step = line.step(4, 0.01, "secant")
    before = len(line.submobjects)
    zoomed(line, (3.99, 4.04))
    refresh(step)
    assert line.span == (3.99, 4.04)
    assert len(line.submobjects) == before
    assert line.numbers(step.arrow.tips[0]) == pytest.approx(4.01, rel=1e-12)
    assert [number.source for number in line.marks.numbers] == [
        "3.99",
        "4.00",
        "4.01",
        "4.02",
        "4.03",
        "4.04",
    ]


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_numbers_of_two_scales_never_show_at_one_time(
    lines: tuple[NumberLine, NumberLine], share: float
) -> None:
    old = lines[0].marks
    zoomed(lines[0], (3, 5), share)
    seen = [max(n.get_fill_opacity() for n in marks.numbers) for marks in (old, lines[0].marks)]
    assert min(seen) == 0


def test_numbers_too_long_for_a_line_are_refused() -> None:
    check_lines("the line", (1e6, 1e6 + 1e-3))
    with pytest.raises(ValueError, match="the line cannot be drawn: the axes would need numbers of 16 signs"):
        check_lines("the line", (0, 1), (123456789, 123456789 + 1e-5))
