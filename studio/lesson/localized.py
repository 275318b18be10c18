"""What a clip says: a lesson's own texts over those of its language, which stand over the scene's English."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from studio.base import ENGLISH
from studio.lesson.language_file import LanguageFile
from studio.lesson.localization_checks import LANGUAGE_FIELDS, SCENE_TABLES
from studio.source import Caption, SceneSource, first_installed

Texts = Mapping[str, Caption]


class NoFontError(Exception):
    """No font is installed that a language is written in."""


@dataclass(frozen=True)
class Localized:
    """What a scene takes as its `localization`, the titles of its beats, and what is left in English."""

    localization: dict[str, Any]
    titles: dict[str, str]
    note: str = ""


def localized(scene: SceneSource, own: Mapping[str, Any], file: LanguageFile | None) -> Localized:
    """The texts of a clip: its `own` captions, words, titles and fonts, and else those of its language.

    Raises `NoFontError` where none of the fonts that the language needs is installed.
    """
    texts = {table: _laid_over(scene, own, file, table) for table in SCENE_TABLES}
    captions = {beat: _whole(caption, scene.captions[beat]) for beat, caption in texts["captions"].items()}
    localization: dict[str, Any] = {"captions": captions, "words": texts["words"]}
    if file and (connectives := file.words.own("connectives")):
        localization["connectives"] = connectives
    localization |= {key: own[key] for key in LANGUAGE_FIELDS if key in own}
    if not own.get("fonts") and (font := _font(file)):
        localization["fonts"] = [font]
    language = own.get("language", ENGLISH)
    return Localized(
        localization={key: value for key, value in localization.items() if value},
        titles={beat: str(title) for beat, title in texts["titles"].items()},
        note="" if language == ENGLISH else _note(scene, texts, file.name if file else language),
    )


def untranslated(scene: SceneSource, texts: Mapping[str, Texts]) -> dict[str, list[str]]:
    """The beats and words that a language, or a lesson, has no texts for, by table."""
    needed: dict[str, Texts] = {
        "titles": dict.fromkeys(scene.captions, ""),
        "captions": scene.captions,
        "words": scene.wording,
    }
    return {
        table: [
            name for name, english in entries.items() if not _is_whole(texts[table].get(name, ""), english)
        ]
        for table, entries in needed.items()
    }


def _laid_over(
    scene: SceneSource, own: Mapping[str, Any], file: LanguageFile | None, table: str
) -> dict[str, Caption]:
    translated = file.table(scene.name, table) if file else {}
    return {**translated, **own.get(table, {})}


def _whole(caption: Caption, english: Caption) -> Caption:
    """A caption with the English in the cases that it lacks; cases are asked for in the scene's own order."""
    if isinstance(caption, str) or isinstance(english, str):
        return caption
    return {case: caption.get(case) or text for case, text in english.items()}


def _is_whole(text: Caption, english: Caption) -> bool:
    cases: Collection[str] = () if isinstance(english, str) else english
    return bool(text) and (isinstance(text, str) or all(map(text.get, cases)))


def _font(file: LanguageFile | None) -> str:
    """The first font of a language that is installed; empty where Typst's own have its script."""
    if file is None or not file.fonts:
        return ""
    if font := first_installed(file.fonts):
        return font
    raise NoFontError(
        f"{file.name} needs one of these fonts, none of which is installed: {', '.join(file.fonts)} "
        '(Debian has fonts-noto-cjk); install one, or name another one, as in fonts = ["..."]'
    )


def _note(scene: SceneSource, texts: Mapping[str, Texts], language: str) -> str:
    """What is left in English."""
    missing = untranslated(scene, texts)
    if not any(missing.values()):
        return ""
    beats, words = len(scene.captions), len(scene.wording)
    counts = [
        f"{len(missing[table])} of {total} {what}"
        for table, what, total in (
            ("captions", "captions", beats),
            ("titles", "titles of beats", beats),
            ("words", "words on screen", words),
        )
        if missing[table]
    ]
    return f"half-translated into {language}: in English are {', '.join(counts)}"
