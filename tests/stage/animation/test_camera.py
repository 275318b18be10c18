"""A frame shows nothing of the frames before it, although what is under it is restored only in part."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from manim import Circle, Dot, LineJointType, Mobject, VMobject, tempconfig
from numpy.typing import NDArray

from scenes.stage.animation import StageCamera
from scenes.stage.base import DARK
from scenes.stage.drawing import Stroke
from scenes.stage.scene import Layer
from scenes.stage.space import Box, Floor, Space, SpaceDot, Surface

Pixels = NDArray[np.uint8]
Frames = Iterator[list[Mobject]]

BOX = Box((-1, 1), (-1, 1), (0, 2))


def slanted(x: float, width: float = 4) -> Stroke:
    return Stroke(DARK["ink"], width).draw([np.array([[x, -2.0, 0], [x + 0.37, 2.13, 0]])])


def moving() -> Frames:
    for x in (-3.0, -2.9, 1.7, 6.9, 7.4):  # At last across the edge of the frame, and beyond it.
        yield [slanted(x), Dot((x, 1, 0)), slanted(x + 1, 40)]


def vanishing() -> Frames:
    one, other = Circle(color=DARK["ink"]).shift((-3, 0, 0)), slanted(2)
    yield from ([one, other], [other], [], [one])


def pointed() -> Frames:
    """A joint that reaches far beyond its corner."""
    for x in (-2.0, 2.0):
        spike = VMobject(stroke_color=DARK["ink"], stroke_width=30, joint_type=LineJointType.MITER)
        spike.set_points_as_corners([(x - 0.5, -2, 0), (x, 2, 0), (x + 0.5, -2, 0)])
        yield [spike]


def in_another_order() -> Frames:
    below, above = Dot(radius=1, fill_opacity=0.6), Dot((0.5, 0, 0), radius=1, color=DARK["secant"])
    for low, high in ((0, 1), (1, 0), (0, 1)):
        yield [below.set_z_index(low), above.set_z_index(high)]


def turning() -> Frames:
    space = Space(BOX, (0, 0, 8, 5), -1.0, 0.5)
    surface = Surface.of(DARK, lambda x, y: x**2 + y**2, BOX, faces=6)
    spot = SpaceDot(DARK, "ink", 60).move(1, 1, 2)  # Half of it beyond the box.
    space.put(Floor(DARK, np.array([0.0]), np.array([0.0])), surface, spot)
    for azimuth in (-1.0, -0.3, 2.0):
        space.azimuth.set_value(azimuth)
        space.start_afresh()
        yield [space]
    space.start_afresh()
    yield [space.settle((3, 1, 3, 2))]


def fading() -> Frames:
    """Outlines of many curves, one of them partly beyond the frame and one wholly."""
    discs = [Circle(radius, color=DARK["ink"], num_components=60) for radius in (1.37, 3, 1)]
    for disc, place in zip(discs, ((-2, 0.3, 0), (6, 3, 0), (30, 0, 0)), strict=True):
        disc.shift(place)
    for opacity in (0.0, 0.1, 0.35, 0.36, 0.8, 0.9955, 0.998, 1.0):
        yield [disc.set_fill(opacity=opacity) for disc in discs]


def covered() -> Frames:
    """What moves under something that stands still."""
    for x in (-1.0, 0.0, 2.0):
        yield [Dot((x, 0, 0)), Layer([Circle(color=DARK["ink"])], StageCamera())]


def still_picture(color: int) -> Pixels:
    pixels = np.full((180, 320, 4), color, dtype=np.uint8)
    pixels[..., 3] = 255
    return pixels


def frame(camera: StageCamera, background: Pixels, mobjects: list[Mobject]) -> Pixels:
    camera.set_frame_to_background(background)
    if mobjects:
        camera.capture_mobjects(mobjects)
    return camera.pixel_array.copy()


@pytest.fixture(autouse=True)
def small_pictures() -> Iterator[None]:
    with tempconfig({"pixel_width": 320, "pixel_height": 180}):
        yield


@pytest.mark.parametrize("case", [moving, vanishing, pointed, in_another_order, turning, fading, covered])
def test_a_frame_is_as_it_is_without_the_frames_before(case: Callable[[], Frames]) -> None:
    background, camera = still_picture(20), StageCamera()
    in_turn = [frame(camera, background, mobjects) for mobjects in case()]
    anew = [frame(StageCamera(), background, mobjects) for mobjects in case()]
    for one, other in zip(in_turn, anew, strict=True):
        assert (one == other).all()
    assert any((one != anew[0]).any() for one in anew)


def test_a_frame_over_another_still_picture_shows_nothing_of_the_one_before() -> None:
    camera, pictures = StageCamera(), [still_picture(20), still_picture(200)]
    for number, mobjects in enumerate(moving()):
        background = pictures[number // 2 % 2]
        expected = frame(StageCamera(), background, mobjects)
        assert (frame(camera, background, mobjects) == expected).all()


def test_what_is_drawn_in_two_parts_is_removed_whole() -> None:
    camera, background = StageCamera(), still_picture(20)
    frame(camera, background, [Dot((-4, 2, 0))])
    camera.capture_mobjects([Dot((4, -2, 0))])
    assert (frame(camera, background, []) == background).all()
