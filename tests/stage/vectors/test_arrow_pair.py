"""Two arrows keep their angle at any lengths, and their lengths where both can be seen."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.animation import Value
from scenes.stage.base import DARK, Place
from scenes.stage.text import Typesetter
from scenes.stage.vectors import ArrowPair, ComponentShadows
from tests.stage.redrawing import refresh

PLACE: Place = (-1.0, 0.2, 4.8, 4.8)
NAMES = ("bold(a)", "bold(b)")
TYPESETTER = Typesetter(DARK, {"drawn": "{arrow} drawn {times}"})


@pytest.mark.parametrize("lengths", [(1, 1), (3, 1.3), (1e-3, 1e3), (1e6, 1e-6), (1, 2.4)])
@pytest.mark.parametrize("angles", [(20, 75), (200, 10), (90, 270)])
def test_the_angle_is_true_and_both_arrows_are_seen(
    lengths: tuple[float, float], angles: tuple[float, float]
) -> None:
    pair = ArrowPair(TYPESETTER, PLACE, lengths, angles, NAMES)
    first, second = (complex(*(arrow.tips[0] - arrow.tails[0])[:2]) for arrow in pair.arrows)
    turned = np.degrees(np.angle(second / first))
    assert np.cos(np.radians(turned)) == pytest.approx(np.cos(np.radians(angles[1] - angles[0])))
    assert 0.35 < abs(second) / abs(first) < 2.6
    drawn = pair.second.scale * lengths[1] / lengths[0]
    assert abs(second) / abs(first) == pytest.approx(drawn)
    assert bool(pair.note.submobjects) == (pair.second.scale != 1)


def test_every_turn_and_stretch_stays_inside_the_whole_window() -> None:
    stretch, angle = Value(1), Value(30)
    pair = ArrowPair(TYPESETTER, PLACE, (1, 2), (0, angle), NAMES, stretch=stretch, farthest=1.5)
    pair.plane.look_at(pair.whole, 1)
    for degrees in (0, 45, 90, 200):
        angle.set_value(degrees)
        stretch.set_value(1.5)
        refresh(pair.arrows[1])
        assert pair.plane.contains(*pair.plane.coordinates(pair.arrows[1].tips[0]))


@pytest.mark.parametrize("degrees", [60, 100, 190, 300])
def test_shadows_of_components_run_beside_the_line_from_end_to_end(degrees: float) -> None:
    pair = ArrowPair(TYPESETTER, PLACE, (2, 1.5), (25, degrees), NAMES)
    shadows = ComponentShadows(pair.second, pair.first)
    along = np.array([np.cos(np.radians(25)), np.sin(np.radians(25)), 0])
    unit = pair.second.unit_on_screen
    moved = [float((arrow.tips[0] - arrow.tails[0]) @ along) / unit for arrow in shadows.arrows]
    b = 1.5 * np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    assert moved == pytest.approx((b * along[:2]).tolist())
    ends = [float((arrow.tails[0] - pair.first.tail) @ along) / unit for arrow in shadows.arrows]
    assert ends == pytest.approx([0, moved[0]])


@pytest.mark.parametrize("lengths", [(1, 1), (2, 3), (1, 2.4), (3, 2), (1, 1000)])
def test_an_arrow_is_seen_below_another_one_that_is_turned_onto_it(lengths: tuple[float, float]) -> None:
    """Either it reaches beyond that, or it is wider."""
    pair = ArrowPair(TYPESETTER, PLACE, lengths, (30, 30), NAMES)
    (first, second), axis = pair.arrows, np.array([np.cos(np.pi / 6), np.sin(np.pi / 6), 0])
    width = [float(np.ptp(arrow.points @ [-axis[1], axis[0], 0])) for arrow in (first, second)]
    longer = float((first.tips[0] - second.tips[0]) @ axis) > 0.15
    assert longer or width[0] > 1.3 * width[1]
