"""The mathematics of each scene in the handout, in every language, typeset for the scene's own parameters."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
import typst

from scenes.stage.base import LIGHT
from studio.base import ENGLISH, english_words
from studio.export.handout import TEMPLATES
from studio.export.notation import given
from studio.lesson import LANGUAGES, find_language, known_languages
from studio.source import Sources
from tests.scenes.discovery import SCENES, scene_classes

ROOT = SCENES.parent
SOURCES = Sources(ROOT)
TRANSLATIONS = sorted((ROOT / LANGUAGES).glob("*/*.typ"))

DISPLAYED = re.compile(r"^ +\$\s(.*?)\s\$$", re.DOTALL | re.MULTILINE)
WORDS_IN_FORMULAS = re.compile(r'"[^"]*"|quad|[\s:]')


def mathematics_in(language: str, scene: str) -> Path:
    """That of a scene in a language, or in English where it has not been translated."""
    translated = ROOT / LANGUAGES / language / f"{scene}.typ"
    return translated if translated.exists() else SCENES / f"{scene}.typ"


@pytest.mark.parametrize("language", known_languages(SOURCES))
def test_the_mathematics_of_every_scene_can_be_typeset(tmp_path: Path, language: str) -> None:
    """With the files beside it that a handout has; each says what it is of in this clip."""
    file = find_language(SOURCES, language)
    words = file.words.table("handout") if file else english_words()["handout"]
    data = {"roles": dict(LIGHT.roles), "fonts": [], "words": {language: words}}
    (tmp_path / "data.json").write_text(json.dumps(data))
    shutil.copy(TEMPLATES / "kit.typ", tmp_path)
    chapters = []
    for scene in scene_classes():
        name = scene.__module__.rpartition(".")[2]
        shutil.copy(mathematics_in(language, name), tmp_path)
        parameters = dict(given(scene.Params.model_validate(scene.given)))
        (tmp_path / f"{name}.json").write_text(json.dumps(parameters))
        chapters.append(f'#{{ import "{name}.typ": mathematics; mathematics(json("{name}.json")) }}')
    source = f'#set text(lang: "{language}")\n' + "#pagebreak()\n".join(chapters)
    (tmp_path / "all.typ").write_text(source)
    pages = pypdfium2.PdfDocument(
        typst.compile(tmp_path / "all.typ", root=tmp_path, format="pdf", ignore_system_fonts=True)
    )
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert text.count("□") >= len(chapters)
    assert (language != ENGLISH) or text.count("Proof.") >= len(chapters)


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_translation_has_the_statements_and_the_displayed_formulas_of_the_original(path: Path) -> None:
    (own, original) = (each.read_text(encoding="utf-8") for each in (path, SCENES / path.name))
    assert statements(own) == statements(original)
    assert formulas(own) == formulas(original)


def statements(source: str) -> list[str]:
    _, body = source.split("#let mathematics", 1)
    return re.findall(r"#(definition|theorem|proof|example|remark)\b", body)


def formulas(source: str) -> Counter[str]:
    """Displayed formulas without the words in them and the punctuation behind them."""
    return Counter(WORDS_IN_FORMULAS.sub("", text).rstrip(".,;") for text in DISPLAYED.findall(source))
