"""A tween moves the attributes of all its mobjects, each from where it was."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from manim import Mobject

from scenes.stage.animation import Tween


def test_every_mobject_comes_from_its_own_value_to_the_same_one() -> None:
    first, second = (Mobject() for _ in range(2))
    first.opacity, second.opacity = 0.0, 0.5  # type: ignore[attr-defined]
    tween: Any = Tween(first, second, opacity=1)
    tween._setup_scene(SimpleNamespace())
    tween.begin()
    tween.interpolate(0.5)
    assert [each.opacity for each in (first, second)] == [0.5, 0.75]  # type: ignore[attr-defined]
    tween.finish()
    assert [each.opacity for each in (first, second)] == [1, 1]  # type: ignore[attr-defined]
