"""Scenes in other languages: every word is replaced, drawn by a font that has it, and legible."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from scenes.stage.base import DARK, Localization, missing_fonts, missing_glyphs, reading_length
from scenes.stage.scene import BeatScene
from scenes.stage.text import Typesetter
from studio.base import english_words
from studio.lesson import (
    Clip,
    LanguageFile,
    NoFontError,
    check_scenes,
    find_language,
    in_its_language,
    known_languages,
    read_lesson,
    untranslated,
)
from studio.source import Caption, Sources, quoted_names, read_scene, scene_names
from studio.video import cues
from tests.scenes.discovery import samples_of, scene_classes
from tests.scenes.performances import DEFAULTS
from tests.scenes.staging import flaws_of_layout, perform

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "languages"
SOURCES = Sources(ROOT)
LANGUAGES = [code for code in known_languages(SOURCES) if code != "en"]
SCENES = scene_names(ROOT)
IS_SWEEP = "UPHILL_COUNT" in os.environ

LONGEST_CAPTION, LONGEST_TITLE = 140, 40
"""In Latin letters: what two cues hold for a few seconds, and what a line of the page and the deck does."""


def file_of(language: str) -> LanguageFile:
    file = find_language(SOURCES, language)
    assert file is not None
    return file


def name_of(scene_class: type[BeatScene]) -> str:
    return scene_class.__module__.rpartition(".")[2]


def clip_in(language: str, scene: str) -> Clip:
    clip = Clip(0, scene, scene, "dark", {}, {"language": language})
    try:
        return in_its_language(clip, {language: file_of(language)}, SOURCES)
    except NoFontError as error:
        pytest.skip(str(error))


def clip_of(path: Path) -> Clip:
    (clip,) = read_lesson(path, SOURCES).clips
    if absent := missing_fonts(clip.localization.get("fonts", ())):
        pytest.skip(f"not installed: {', '.join(absent)}; on Debian: apt-get install fonts-noto-cjk")
    return clip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scene_is_translated_wholly_and_quotes_what_the_english_quotes(language: str) -> None:
    file = file_of(language)
    check_scenes(file, SOURCES, SCENES)
    for name in SCENES:
        scene = read_scene(SOURCES, name)
        texts = {table: file.table(name, table) for table in ("titles", "captions", "words")}
        assert not any(untranslated(scene, texts).values()), untranslated(scene, texts)
        assert differently_quoted(texts["words"], scene.wording) == {}, name
        assert differently_quoted(by_case(texts["captions"]), by_case(scene.captions)) == {}, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_studio_s_own_words_and_the_mathematics_are_translated_wholly(language: str) -> None:
    file = file_of(language)
    assert file.raw.get("name")
    for table, english in english_words().items():
        own = {key: text for key, text in file.raw.get(table, {}).items() if text}
        assert own.keys() == english.keys(), table
        assert differently_quoted(own, english) == {}, table
    english_files = {path.name for path in (ROOT / "scenes").glob("*.typ")}
    assert {path.name for path in (ROOT / "scenes/languages" / language).glob("*.typ")} == english_files


def by_case(captions: Mapping[str, Caption]) -> dict[str, str]:
    """Captions by beat and case."""
    return {
        f"{beat} {case}".strip(): text
        for beat, caption in captions.items()
        for case, text in ({"": caption} if isinstance(caption, str) else caption).items()
    }


def differently_quoted(texts: Mapping[str, Any], english: Mapping[str, str]) -> dict[str, Any]:
    """The texts that do not quote the names that the English quotes; one text may stand for all cases."""
    return {
        name: text
        for name, text in texts.items()
        if name in english and quoted_names(text) != quoted_names(english[name])
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_and_titles_are_short_enough_for_their_places(language: str) -> None:
    file = file_of(language)
    for name in SCENES:
        for beat, title in file.table(name, "titles").items():
            assert reading_length(str(title)) <= LONGEST_TITLE, (name, beat)
        for beat, caption in by_case(file.table(name, "captions")).items():
            assert reading_length(caption) <= LONGEST_CAPTION, (name, beat)


def performed() -> Iterator[Any]:
    """Every scene in one language with its defaults, in a sweep in all languages with all parameters."""
    for index, scene_class in enumerate(scene_classes()):
        for sample in range(DEFAULTS, len(samples_of(scene_class)) if IS_SWEEP else DEFAULTS + 1):
            for language in LANGUAGES if IS_SWEEP else [LANGUAGES[index % len(LANGUAGES)]]:
                name = f"{scene_class.__name__}-{language}-{sample}"
                yield pytest.param(scene_class, sample, language, id=name)


@pytest.mark.parametrize(("scene_class", "sample", "language"), list(performed()))
def test_the_lettering_of_a_scene_in_another_language_is_legible_and_apart(
    scene_class: type[BeatScene], sample: int, language: str
) -> None:
    clip = clip_in(language, name_of(scene_class))
    assert clip.note == ""
    parameters = {} if sample == DEFAULTS else samples_of(scene_class)[sample]
    check_layout(scene_class, clip, parameters)


@pytest.mark.parametrize("name", ["hebrew", "chinese"])
def test_a_lesson_may_bring_a_language_of_its_own(name: str) -> None:
    clip = clip_of(HERE / f"{name}.toml")
    source = read_scene(SOURCES, clip.scene)
    assert clip.note == ""
    assert clip.titles.keys() == clip.localization["captions"].keys() == source.captions.keys()
    check_layout(class_of(clip.scene), clip, clip.parameters)


@cache
def class_of(scene: str) -> type[BeatScene]:
    (found,) = [scene_class for scene_class in scene_classes() if name_of(scene_class) == scene]
    return found


def check_layout(scene_class: type[BeatScene], clip: Clip, parameters: Mapping[str, Any]) -> None:
    """Perform a clip: nothing overlaps or leaves the frame, and captions can be read while they stand."""
    flaws: list[str] = []
    ends = [0.0]

    def look(scene: Any, beat: str) -> None:
        flaws.extend(f"{beat}: {flaw}" for flaw in flaws_of_layout(scene))
        ends.append(scene.time)

    localization = Localization(**clip.localization)
    scene = perform(scene_class, look, localization=localization, **parameters)
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


def test_the_cases_of_a_function_are_told_in_the_language() -> None:
    german = Typesetter(DARK, localization=Localization(language="de", connectives={"if": "falls"}))
    formula = german.math('cases(x & "if" x > 0, 0 & "otherwise")')
    assert formula.source == '$ cases(x & "falls" x > 0, 0 & "otherwise") $'


def test_a_label_before_a_live_number_stands_at_its_left_in_every_language() -> None:
    hebrew = Typesetter(DARK, {"reach": "מרחק {length}"}, Localization(language="he"))
    label = hebrew.text(hebrew.say("reach", length="slot"))
    (slot,) = label.part("slot")
    assert slot.get_right()[0] == pytest.approx(label.get_right()[0])
    sentence = hebrew.text(hebrew.say("reach", length='part("end", x)'))
    (end,) = sentence.part("end")
    assert end.get_left()[0] == pytest.approx(sentence.get_left()[0])
