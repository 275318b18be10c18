"""Lessons in other languages: every word is replaced, drawn by a font that has it, and legible."""

from __future__ import annotations

import importlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from scenes.stage.base import DARK, Localization, missing_fonts, missing_glyphs
from scenes.stage.scene import BeatScene
from scenes.stage.text import Typesetter
from studio.lesson import Clip, read_lesson
from studio.source import Sources, read_scene
from studio.video import cues
from tests.scenes.staging import flaws_of_layout, perform

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "languages"
LESSONS = [ROOT / "lessons/deutsch.toml", HERE / "hebrew.toml", HERE / "chinese.toml"]


def clip_of(path: Path) -> Clip:
    (clip,) = read_lesson(path, Sources(ROOT)).clips
    if absent := missing_fonts(clip.localization.get("fonts", ())):
        pytest.skip(f"not installed: {', '.join(absent)}; on Debian: apt-get install fonts-noto-cjk")
    return clip


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_clip_in_another_language_is_written_in_it_wholly_and_legibly(path: Path) -> None:
    clip = clip_of(path)
    source = read_scene(Sources(ROOT), clip.scene)
    assert clip.titles.keys() == clip.localization["captions"].keys() == source.captions.keys()
    assert clip.localization["words"].keys() == source.wording.keys()
    scene_class: type[BeatScene] = getattr(importlib.import_module(f"scenes.{clip.scene}"), source.class_name)
    flaws: list[str] = []
    ends = [0.0]

    def look(scene: Any, beat: str) -> None:
        flaws.extend(f"{beat}: {flaw}" for flaw in flaws_of_layout(scene))
        ends.append(scene.time)

    localization = Localization.model_validate(clip.localization)
    scene = perform(scene_class, look, localization=localization, **clip.parameters)
    assert flaws == []
    for record, (start, end) in zip(scene.records, pairwise(ends), strict=True):
        spread = cues(record.caption, start, end)
        shown = "".join(line for cue in spread for line in cue.lines)
        assert shown.replace(" ", "") == record.caption.replace(" ", "")
        wide = sum("\u4e00" <= sign <= "\u9fff" for sign in record.caption)
        assert wide / (end - start) <= 12
        assert "{" not in record.caption
    words = "".join(clip.localization["words"].values())
    assert missing_glyphs(words, clip.localization.get("fonts", ())) == ""


def test_a_sign_that_no_font_has_is_found_and_others_are_not() -> None:
    assert missing_glyphs("Zu jedem ε – größer, naïve, для, ≈ 𐎀") == "𐎀"


def test_words_inside_a_formula_have_signs_of_their_own_script() -> None:
    hebrew = Typesetter(DARK, localization=Localization(language="he"))
    one, other = (hebrew.math(f'role("delta", #[{letter}])')[0].points for letter in "חל")
    assert one.shape != other.shape, "both are drawn as a box"


def test_a_label_before_a_live_number_stands_at_its_left_in_every_language() -> None:
    hebrew = Typesetter(DARK, {"reach": "מרחק {length}"}, Localization(language="he"))
    label = hebrew.text(hebrew.say("reach", length="slot"))
    (slot,) = label.part("slot")
    assert slot.get_right()[0] == pytest.approx(label.get_right()[0])
    sentence = hebrew.text(hebrew.say("reach", length='part("end", x)'))
    (end,) = sentence.part("end")
    assert end.get_left()[0] == pytest.approx(sentence.get_left()[0])
