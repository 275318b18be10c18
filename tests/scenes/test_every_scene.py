"""What holds for every scene, with its own functions and with functions that nobody tuned it for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenes.stage.scene import READING_SPEED, BeatScene
from tests.scenes.discovery import scene_classes
from tests.scenes.performances import DEFAULTS, Performance, each_sample, performance
from tests.scenes.staging import perform


@each_sample
def test_lettering_is_legible_and_apart_at_the_end_of_every_beat(
    scene_class: type[BeatScene], sample: int
) -> None:
    check(scene_class, performance(scene_class, sample))


@pytest.mark.parametrize("scene_class", scene_classes(), ids=lambda scene: scene.__name__)
def test_a_light_theme_changes_nothing_of_that(scene_class: type[BeatScene]) -> None:
    check(scene_class, performance(scene_class, DEFAULTS, "light"))


def check(scene_class: type[BeatScene], performed: Performance) -> None:
    assert performed.flaws == []
    assert tuple(record.name for record in performed.records) == scene_class.beats()
    least, most = scene_class.seconds
    assert least <= performed.seconds <= most
    assert all("{" not in record.caption for record in performed.records)
    assert all(number["shown"] for number in performed.claims)


@pytest.mark.parametrize("scene_class", scene_classes(), ids=lambda scene: scene.__name__)
def test_playing_and_skipping_leave_the_same_stage(scene_class: type[BeatScene]) -> None:
    stages: list[list[Any]] = [[], []]
    for states, fast in zip(stages, (True, False), strict=True):
        perform(scene_class, lambda scene, beat, states=states: states.append(stage_of(scene)), fast=fast)
    for name, skipped, played in zip(scene_class.beats(), *stages, strict=True):
        assert len(skipped) == len(played), name
        for one, other in zip(skipped, played, strict=True):
            assert one.keys() == other.keys()
            for key in one:
                assert np.array_equal(one[key], other[key], equal_nan=True), (name, key)


def stage_of(scene: BeatScene) -> list[dict[str, np.ndarray]]:
    """All that can be seen of the mobjects on stage, in drawing order."""
    return [
        {
            key: np.array(value)
            for key, value in vars(mobject).items()
            if isinstance(value, np.ndarray | float | bool)
        }
        for mobject in scene.get_mobject_family_members()
        for mobject in (mobject, *getattr(mobject, "items", ()))
    ]


@pytest.mark.parametrize("scene_class", scene_classes(), ids=lambda scene: scene.__name__)
def test_the_poster_is_one_of_the_beats(scene_class: type[BeatScene]) -> None:
    assert scene_class.poster in scene_class.beats()


def test_a_beat_is_held_until_its_caption_can_be_read() -> None:
    ends: list[float] = [0.0]
    scene = perform(scene_classes()[0], lambda scene, beat: ends.append(scene.time))
    for record, seconds in zip(scene.records, np.diff(ends), strict=True):
        assert len(record.caption) / seconds <= READING_SPEED * 1.05, record.name
