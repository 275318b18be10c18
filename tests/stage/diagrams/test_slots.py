"""Entries of a matrix stand in their slots, apart from each other, with decimal points in line."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import Scene, tempconfig

from mathlib.calculus import partial_at
from mathlib.function import EXACT, Claim, real, show
from scenes.stage.animation import Arrive, Value
from scenes.stage.base import DARK
from scenes.stage.diagrams import Slot, Slots
from scenes.stage.text import SMALLEST, Measured, Numeral, Typesetter
from tests.scenes.staging import quiet
from tests.stage.redrawing import refresh

PLACE = (1.0, -0.5, 6.0, 2.0)
TEXTS = [["1", "-0.25", "2"], ["10.5", "0", "-1/3"]]
TYPESETTER = Typesetter(DARK)


def matrix(texts: list[list[str]] = TEXTS) -> Slots:
    return Slots(TYPESETTER, [[show(real(text)) for text in row] for row in texts], PLACE)


def corners(mobject: object) -> np.ndarray:
    points = np.vstack([part.points for part in mobject.get_family()])  # type: ignore[attr-defined]
    return np.array([points.min(axis=0), points.max(axis=0)])[:, :2]


def test_every_entry_stands_inside_its_slot() -> None:
    drawn = matrix()
    for place, box in zip(drawn.places, drawn.boxes, strict=True):
        (left, bottom), (right, top) = corners(box)
        (entry_left, entry_bottom), (entry_right, entry_top) = corners(drawn.entry(*place))
        assert left < entry_left < entry_right < right
        assert bottom < entry_bottom < entry_top < top
        assert corners(box).mean(axis=0) == pytest.approx(drawn.at(*place)[:2])


def test_rows_go_down_and_columns_to_the_right() -> None:
    drawn = matrix()
    assert drawn.at(2, 1)[1] < drawn.at(1, 1)[1]
    assert drawn.at(1, 2)[0] > drawn.at(1, 1)[0]
    assert [drawn.entry(1, column).source for column in (1, 2, 3)] == ["1", "−0.25", "2"]
    assert drawn.entry(2, 3).source == "≈−0.33"


def test_a_matrix_keeps_to_its_place_and_its_slots_do_not_touch() -> None:
    drawn = matrix()
    (left, bottom), (right, top) = corners(drawn)
    x, y, width, height = PLACE
    assert x - width / 2 <= left < right <= x + width / 2
    assert y - height / 2 - 0.1 <= bottom < top <= y + height / 2 + 0.1
    rights = [corners(box)[1, 0] for box in drawn.boxes[:3]]
    lefts = [corners(box)[0, 0] for box in drawn.boxes[:3]]
    assert all(end < start for end, start in zip(rights, lefts[1:], strict=False))


def test_decimal_points_of_a_column_stand_in_line() -> None:
    drawn = matrix([["1.5"], ["10.25"], ["-0.75"]])
    ends = []
    for place in drawn.places:
        entry = drawn.entry(*place)
        assert isinstance(entry, Numeral)
        whole = Numeral(entry.source.split(".")[0] + ".", entry.font_size, "#ffffff").anchor_at(entry.anchor)
        ends.append(whole.get_right()[0])
    assert ends == pytest.approx([ends[0]] * 3)


def test_matrices_of_one_slot_have_slots_of_one_size_whatever_stands_in_them() -> None:
    narrow, wide = [[show(real(1)), show(real(2))]], [[show(real("1.25")), show(real(-1000))]]
    slot = Slot.fitting(TYPESETTER, [narrow, wide], (4, 1))
    one, other = (Slots(TYPESETTER, rows, (0, 0, 4, 1), slot=slot) for rows in (narrow, wide))
    assert corners(one.frame) == pytest.approx(corners(other.frame))


def test_many_rows_get_smaller_letters() -> None:
    sizes = [Slot.fitting(TYPESETTER, [[[show(real(1))]] * rows], (2, 3)).size for rows in (2, 6, 8)]
    assert all(smaller < larger for larger, smaller in pairwise(sizes))


def test_what_must_fit_and_cannot_be_read_is_refused() -> None:
    rows, within = [[show(real("12345.6789"), 4)] * 3] * 2, (2.0, 2.0)
    assert Slot.fitting(TYPESETTER, [rows], within).size == SMALLEST
    with pytest.raises(ValueError, match="2 x 3 matrix are too long to be read"):
        Slot.fitting(TYPESETTER, [rows], within, must_fit=True)


def test_a_border_follows_its_row_and_column() -> None:
    drawn, row, column = matrix(), Value(1), Value(1)
    border = drawn.mark(row, column, "gradient")
    assert corners(border).mean(axis=0) == pytest.approx(drawn.at(1, 1)[:2])
    row.set_value(2)
    column.set_value(2.5)
    refresh(border)
    between = (drawn.at(2, 2) + drawn.at(2, 3)) / 2
    assert corners(border).mean(axis=0) == pytest.approx(between[:2])


def test_an_entry_states_what_it_claims_and_a_live_one_follows_its_value() -> None:
    x = Value(2)
    claim = Claim("slope", show(real(2)), partial_at, EXACT)
    drawn = Slots(TYPESETTER, [[claim], [Measured.of("", "ink", x, 1, (-9.5, 9.5))]], PLACE)
    assert drawn.entry(1, 1).claims == (claim,)  # type: ignore[attr-defined]
    x.set_value(-3.5)
    refresh(drawn.entry(2, 1))
    assert drawn.entry(2, 1).source == "−3.5"  # type: ignore[attr-defined]


def test_what_arrives_ends_where_it_stood(tmp_path: object) -> None:
    drawn = matrix()
    entry, place = drawn.entry(1, 2), drawn.at(1, 2)
    before = entry.points.copy()
    with tempconfig(quiet(str(tmp_path))):
        scene, moving = Scene(), Arrive(entry, (-5, 2, 0))
        moving._setup_scene(scene)
        moving.begin()
        assert entry.get_center() == pytest.approx(np.array([-5, 2, 0]))
        moving.interpolate(0.5)
        assert entry.get_center() == pytest.approx((np.array([-5, 2, 0]) + before_centre(before)) / 2)
        moving.finish()
    assert entry.points == pytest.approx(before)
    assert np.abs(entry.get_center() - place)[1] < 0.1
    assert entry in scene.mobjects


def before_centre(points: np.ndarray) -> np.ndarray:
    return np.asarray((points.min(axis=0) + points.max(axis=0)) / 2)
