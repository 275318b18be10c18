"""What is redrawn every frame: all that moves, even if it is empty at first, and nothing twice; columns."""

from __future__ import annotations

from typing import Any

from manim import Mobject, Square

from scenes.stage.animation import Glide, Value
from scenes.stage.base import Window
from scenes.stage.plane import Plane
from scenes.stage.scene import BeatScene


def scene_with_a_band() -> Any:
    scene: Any = BeatScene()
    scene.plane = Plane(scene.typesetter, Window(0, 1, 0, 1), (0, 0, 4, 4))
    scene.width, scene.height = Value(0), Value(0.5)
    scene.band = scene.plane.band("x", 0, scene.width, "delta")
    scene.spot = scene.plane.dot(0.1 * scene.width, scene.height)
    scene.add(scene.plane, scene.band, scene.spot)
    return scene


def shown(mobjects: list[Mobject]) -> list[Mobject]:
    flat = [part for mobject in mobjects for part in getattr(mobject, "members", (mobject,))]
    return [member for mobject in flat for member in mobject.get_family() if member.has_points()]


def test_what_grows_out_of_nothing_is_drawn_while_it_grows() -> None:
    scene = scene_with_a_band()
    assert not scene.band.edges.has_points()
    redrawn, _ = scene.get_moving_and_static_mobjects([Glide(scene.width, 1)])
    assert {scene.band.area, scene.band.edges, scene.band.interval} <= set(redrawn)


def test_nothing_that_shows_is_both_redrawn_and_left_in_the_still_picture() -> None:
    scene = scene_with_a_band()
    scene.width.set_value(0.5)
    scene.update_mobjects(0)
    for tracker in (scene.width, scene.height):
        redrawn, still = scene.get_moving_and_static_mobjects([Glide(tracker, 1)])
        drawn, kept = shown(redrawn), shown(still)
        assert set(drawn).isdisjoint(kept)
        assert scene.spot in drawn
        assert scene.band.area in (kept if tracker is scene.height else drawn)


def test_a_column_begins_at_its_height_or_below_a_heading_that_reaches_deeper() -> None:
    scene: Any = BeatScene()
    assert scene.column_from(1.5, 2.6).top == 2.6
    scene.heading = Square(2).move_to((0, 3, 0))
    assert scene.column_from(1.5, 1.2).top == 1.2
    column = scene.column_from(1.5, 2.6)
    assert column.left == 1.5
    assert 1.5 < column.top < 2
