"""What stands still is drawn once, and the picture is the same."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Mobject

from scenes.stage.animation import Glide, StageCamera, Value, stand_apart
from scenes.stage.base import DARK, Window
from scenes.stage.plane import Plane
from scenes.stage.scene import BeatScene, Layer, layered
from scenes.stage.space import Box, Floor, Space, SpaceDot, Surface
from scenes.stage.text import halo
from studio.drawing.transparency import TransparentCamera

ROUNDING = 2
"""Levels of 255 by which a picture that is put together from pictures may differ."""


def labelled_plane() -> Any:
    """A dot that moves below a name with a halo and a second, translucent dot."""
    scene: Any = BeatScene()
    plane = Plane(scene.typesetter, Window(0, 1, 0, 1), (0, 0, 4, 4))
    scene.tracker = Value(0.5)
    scene.moving = plane.dot(scene.tracker, 0.5, "tangent").set_z_index(1)
    name = halo(scene.typesetter.math("f'(x)"), scene.theme.background).set_z_index(2)
    scene.above = [name, plane.dot(0.52, 0.5, "secant").set_opacity(0.6).set_z_index(3)]
    scene.add(plane, scene.moving, *scene.above)
    return scene


def redrawn(scene: Any) -> list[Mobject]:
    return list(scene.get_moving_and_static_mobjects([Glide(scene.tracker, 1)])[0])


def picture(*mobjects: Mobject) -> np.ndarray:
    camera = StageCamera()
    camera.capture_mobjects(list(mobjects))
    return camera.pixel_array.astype(int)


def test_what_stands_still_above_what_moves_is_one_layer() -> None:
    scene = labelled_plane()
    moving, layer = redrawn(scene)
    assert moving is scene.moving
    assert isinstance(layer, Layer)
    assert list(layer.members) == [
        member for mobject in scene.above for member in mobject.get_family() if member.has_points()
    ]


def test_a_layer_shows_what_its_members_show() -> None:
    scene = labelled_plane()
    members = [member for mobject in scene.above for member in mobject.get_family() if member.has_points()]
    in_place = picture(scene.moving, *members)
    with_layer = picture(*layered([scene.moving, *members], {scene.moving}, StageCamera()))
    assert np.abs(in_place - with_layer).max() <= ROUNDING
    assert np.abs(in_place - picture(scene.moving)).max() > 100


def test_an_empty_layer_shows_nothing() -> None:
    hidden = labelled_plane().mobjects[0].dot(0.5, 0.5).set_opacity(0)
    assert (picture(Layer([hidden], StageCamera())) == picture()).all()


def test_what_has_no_picture_of_its_own_does_no_harm_in_a_layer() -> None:
    scene = labelled_plane()
    assert (picture(Layer([Mobject(), scene.moving], StageCamera())) == picture(scene.moving)).all()


def test_what_stands_apart_is_in_the_still_picture() -> None:
    scene = labelled_plane()
    stand_apart(*scene.above)
    assert redrawn(scene) == [scene.moving]


def test_what_erases_is_never_drawn_apart_from_what_it_erases() -> None:
    assert StageCamera.draws_layers
    assert not TransparentCamera.draws_layers


def space_with_a_dot() -> tuple[Space, Surface, SpaceDot]:
    box = Box((-1, 1), (-1, 1), (0, 2))
    space = Space(box, (0, 0, 8, 5), -1.0, 0.5)
    surface = Surface.of(DARK, lambda x, y: x**2 + y**2, box, faces=12)
    spot = SpaceDot(DARK, "ink").move(0.5, 0, 0.25)
    space.put(Floor(DARK, np.array([0.0]), np.array([0.0])), surface, spot)
    return space, surface, spot


def test_a_space_that_shows_the_same_repeats_its_picture() -> None:
    space, surface, _ = space_with_a_dot()
    surface.opacity = 0.5
    first, second, third = (picture(space) for _ in range(3))
    assert np.abs(first - second).max() <= ROUNDING
    assert (second == third).all()


def test_a_space_repeats_no_picture_of_what_has_changed() -> None:
    space, _, spot = space_with_a_dot()
    for _ in range(3):
        before = picture(space)
    spot.move(-0.5, 0, 0.25)
    moved = picture(space)
    assert np.abs(before - moved).max() > 100
    space.start_afresh()
    assert (picture(space) == moved).all()
