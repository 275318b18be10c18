"""What is redrawn every frame: all that moves, even if it is empty at first, and nothing twice."""

from __future__ import annotations

from typing import Any

from manim import Mobject

from scenes.stage.animation import Glide, Value
from scenes.stage.base import Window
from scenes.stage.plane import Plane, Strip, dot
from scenes.stage.scene import BeatScene


def scene_with_a_strip() -> Any:
    scene: Any = BeatScene()
    scene.plane = Plane(scene.typesetter, Window(0, 1, 0, 1), (0, 0, 4, 4))
    scene.strip = Strip(scene.plane, "x", "delta")
    scene.width = Value(0)
    scene.follow(scene.strip, lambda: scene.strip.span(0, scene.width.get_value()), scene.width)
    scene.spot = dot(scene.plane, 0.5, 0.5, "ink")
    scene.add(scene.plane, scene.strip, scene.spot)
    return scene


def shown(mobjects: list[Mobject]) -> list[Mobject]:
    flat = [part for mobject in mobjects for part in getattr(mobject, "members", (mobject,))]
    return [member for mobject in flat for member in mobject.get_family() if member.has_points()]


def test_what_grows_out_of_nothing_is_drawn_while_it_grows() -> None:
    scene = scene_with_a_strip()
    assert not scene.strip.edges.has_points()
    redrawn, _ = scene.get_moving_and_static_mobjects([Glide(scene.width, 1)])
    assert {scene.strip.area, scene.strip.edges, scene.strip.interval} <= set(redrawn)


def test_nothing_that_shows_is_both_redrawn_and_left_in_the_still_picture() -> None:
    scene = scene_with_a_strip()
    scene.width.set_value(0.5)
    scene.update_mobjects(0)
    other = Value(0)
    scene.follow(scene.spot, lambda: None, other)
    for tracker in (scene.width, other):
        redrawn, still = scene.get_moving_and_static_mobjects([Glide(tracker, 1)])
        drawn, kept = shown(redrawn), shown(still)
        assert set(drawn).isdisjoint(kept)
        assert scene.spot in drawn
        assert scene.strip.area in (kept if tracker is other else drawn)
