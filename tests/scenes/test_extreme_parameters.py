"""Parameters that love trouble are accepted, or refused in words; nothing else leaves the model."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from scenes.stage.scene import BeatScene
from tests.mathlib.hostile_functions import ONE, TWO, is_said_in_words
from tests.scenes.discovery import scene_classes

SHARE = 6
"""Of the functions of one variable every sixth is tried with a scene, each scene has its own."""


def parameters() -> list[Any]:
    cases = []
    scenes = [scene for scene in scene_classes() if {"function", "point"} <= scene.Params.model_fields.keys()]
    for place, scene in enumerate(scenes):
        is_flat = not isinstance(scene.Params.model_fields["point"].default, tuple)
        tried = ONE[place % SHARE :: SHARE] if is_flat else [(text, tuple(point)) for text, *point in TWO]
        cases += [pytest.param(scene, *case, id=f"{scene.__name__}-{case[0]}") for case in tried]
    return cases


@pytest.mark.parametrize(("scene_class", "function", "point"), parameters())
def test_hostile_functions_are_accepted_or_refused(
    scene_class: type[BeatScene], function: str, point: Any
) -> None:
    try:
        scene_class.Params(function=function, point=point)
    except ValidationError as refused:
        for error in refused.errors():
            raised = error.get("ctx", {}).get("error")
            assert raised is None or is_said_in_words(raised), raised
