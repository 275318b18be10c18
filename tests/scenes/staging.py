"""Performing scenes without a picture: fast-forward, and look at the stage at the end of every beat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from manim import CairoRenderer, Mobject
from pydantic import ValidationError

from scenes.stage.base import Localization
from scenes.stage.scene import BeatScene, SceneParams
from scenes.stage.text import FLOOR, SMALLEST, Inscription, Numeral
from studio.drawing import changed_settings

_AS_IT_IS = Localization()

FRAME = (14.2222, 8.0)
TOUCH = 0.01
"""Boxes may come this near to each other's edges before they count as overlapping."""


class BlindRenderer(CairoRenderer):
    """A renderer that draws nothing: mobjects are moved as ever, no pixel is touched."""

    def update_frame(self, *args: Any, **kwargs: Any) -> None:
        pass

    def save_static_frame_data(self, *args: Any, **kwargs: Any) -> None:
        pass


def perform(
    scene_class: type[BeatScene],
    at_the_end_of: Callable[[Any, str], None] = lambda scene, beat: None,
    theme: str = "dark",
    fast: bool = True,
    localization: Localization = _AS_IT_IS,
    **params: Any,
) -> Any:
    """Play a scene blindly; call back at the end of every beat. `fast=False` steps through every frame."""
    with TemporaryDirectory() as media, changed_settings(quiet(media)):
        scene = scene_class(
            validated(scene_class, params),
            theme=theme,
            only=() if fast else None,
            localization=localization,
            renderer=BlindRenderer(camera_class=scene_class.camera_type),
        )
        play_beat = scene._play_beat

        def play_and_look(name: str, captions: Any, played: bool) -> None:
            play_beat(name, captions, played)
            at_the_end_of(scene, name)

        scene._play_beat = play_and_look  # type: ignore[method-assign]
        scene.render()
    return scene


_validated: dict[tuple[type[BeatScene], str], SceneParams | ValidationError] = {}


def validated(scene_class: type[BeatScene], params: dict[str, Any]) -> SceneParams:
    """A scene's parameters, solved once a process; raises ValidationError if they are refused."""
    key = (scene_class, repr(params))
    if key not in _validated:
        try:
            _validated[key] = scene_class.Params(**params)
        except ValidationError as refused:
            _validated[key] = refused
    found = _validated[key]
    if isinstance(found, ValidationError):
        raise found
    return found


def check_at_the_end_of(
    scene_class: type[BeatScene], beat: str, check: Callable[[Any], None], **params: Any
) -> Any:
    """Play a scene blindly and check its stage at the end of one beat; return the scene after its end."""
    looked = []

    def look(scene: Any, name: str) -> None:
        if name == beat:
            looked.append(name)
            check(scene)

    scene = perform(scene_class, look, **params)
    assert looked == [beat]
    return scene


def quiet(media: str | Path) -> dict[str, Any]:
    """Manim's settings for a performance without video."""
    return {
        "dry_run": True,
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
        "notify_outdated_version": False,
        "media_dir": str(media),
        "pixel_width": 854,
        "pixel_height": 480,
        "frame_rate": 10,
    }


def letterings(scene: BeatScene) -> list[Mobject]:
    """Every visible inscription and numeral on stage."""
    found: dict[int, Mobject] = {}
    for mobject in scene.get_mobject_family_members():
        if isinstance(mobject, Inscription | Numeral) and _is_visible(mobject):
            found[id(mobject)] = mobject
    return list(found.values())


def _is_visible(mobject: Mobject) -> bool:
    members = mobject.family_members_with_points()
    return any(m.get_fill_opacity() > 0.02 or m.get_stroke_opacity() > 0.02 for m in members)


def flaws_of_layout(scene: BeatScene) -> Iterator[str]:
    """What is wrong with the lettering on stage: out of the frame, too small, or overlapping."""
    shown = letterings(scene)
    boxes = [_box(mobject) for mobject in shown]
    for mobject, (left, bottom, right, top) in zip(shown, boxes, strict=True):
        if left < -FRAME[0] / 2 or right > FRAME[0] / 2 or bottom < FLOOR or top > FRAME[1] / 2:
            yield f"{_name(mobject)} leaves the frame: {left:.2f}..{right:.2f}, {bottom:.2f}..{top:.2f}"
        size = mobject.size_on_screen if isinstance(mobject, Inscription) else mobject.font_size
        if size < SMALLEST - 1e-6:
            yield f"{_name(mobject)} is too small: {size:.1f}"
    for (one, a), (other, b) in combinations(zip(shown, boxes, strict=True), 2):
        wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        if wide > TOUCH and high > TOUCH:
            yield f"{_name(one)} overlaps {_name(other)}"


def _box(mobject: Mobject) -> tuple[float, float, float, float]:
    points = np.vstack([m.points for m in mobject.family_members_with_points()])[:, :2]
    return (*points.min(axis=0).tolist(), *points.max(axis=0).tolist())


def _name(mobject: Any) -> str:
    return f"{type(mobject).__name__}({mobject.source!r})"
