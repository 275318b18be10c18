"""A lesson as a PDF for students: every beat's last picture, the mathematics in full, the numbers.

The pictures are drawn again in the light theme, whatever the clips' own is: paper is white.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from scenes.stage.base import LIGHT, missing_glyphs
from studio.base import ENGLISH, FIGURE, Failure, Limits, Words, atomic_path, source_root, source_roots
from studio.export.figures import picture
from studio.export.notation import given
from studio.lesson import LANGUAGES
from studio.pipeline import produce
from studio.plan import ClipPlan, SegmentStore
from studio.rendered import RenderedClip, RenderedLesson, number_rows

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "templates"


def write_handout(lesson: RenderedLesson, cache: Path, limits: Limits) -> list[Failure]:
    """Write a lesson's handout beside its clips; return the failures."""
    plans = [clip.plan.drawn_as(FIGURE, LIGHT.name) for clip in lesson.clips]
    failures = produce(lesson.lesson, plans, cache, limits, finish=lambda plan, store: [])
    return failures or _write(lesson, plans, SegmentStore(cache / "segments", FIGURE))


def _write(lesson: RenderedLesson, plans: list[ClipPlan], figures: SegmentStore) -> list[Failure]:
    import typst

    target = lesson.folder / f"{lesson.lesson.name}.pdf"
    with TemporaryDirectory() as folder:
        own_fonts = _lay_out(lesson, plans, figures, Path(folder))
        try:
            with atomic_path(target) as part:
                _typeset(Path(folder), part, own_fonts)
        except typst.TypstError as error:
            return [_failure_of(error, plans)]
    print(f"{target.as_posix()}: written")
    return []


def _failure_of(error: typst.TypstError, plans: list[ClipPlan]) -> Failure:
    """What Typst does not understand, at the place in the mathematics of a scene."""
    at = re.search(r"(\w+)-(\w+)\.typ:(\d+)", error.diagnostic)
    plan = next((plan for plan in plans if at and plan.scene.path.stem == at[1]), None)
    if at is None or plan is None:
        return Failure("handout", "", TEMPLATES.as_posix(), str(error))
    where = f"{_mathematics_in(at[2], plan).as_posix()}:{at[3]}"
    return Failure(plan.clip.name, "", where, f"Typst: {error.message}")


def _lay_out(lesson: RenderedLesson, plans: list[ClipPlan], figures: SegmentStore, folder: Path) -> bool:
    """Write the files that the handout is typeset from; true if it needs fonts of this machine."""
    for template in TEMPLATES.glob("*.typ"):
        copyfile(template, folder / template.name)
    clips = []
    for clip, plan in zip(lesson.clips, plans, strict=True):
        entry = _entry(clip, lesson.lesson.words_in(clip.language))
        for beat, key in zip(entry["beats"], plan.segments.values(), strict=True):
            (folder / beat["picture"]).write_bytes(picture(figures, key))
        for language in _languages_of_mathematics(plan):
            name = f"{plan.clip.scene}-{language}.typ"
            copyfile(_mathematics_in(language, plan), folder / name)
            entry |= {"mathematics": name, "mathematics_language": language}
        clips.append(entry)
    languages = {clip["mathematics_language"] for clip in clips} - {""}
    data = {
        "title": lesson.lesson.title,
        "language": lesson.clips[0].language,
        "roles": dict(LIGHT.roles),
        "words": _words(lesson, languages),
        "is_in_english": any(clip["mathematics_language"] not in ("", clip["language"]) for clip in clips),
        "clips": clips,
    }
    text = json.dumps(data, ensure_ascii=False)
    fonts = list(dict.fromkeys(font for clip in lesson.clips for font in clip.fonts))
    missing = missing_glyphs(text, fonts)
    set_in = {"fonts": fonts, "fallback": bool(missing)}
    (folder / "data.json").write_text(json.dumps(data | set_in), encoding="utf-8")
    return bool(fonts or missing)


def _typeset(folder: Path, target: Path, own_fonts: bool) -> None:
    """Typeset the handout; with `own_fonts`, in fonts of this machine where those of Typst lack a glyph."""
    import typst

    source = folder / "handout.typ"
    typst.compile(source, target, root=folder, format="pdf", ignore_system_fonts=not own_fonts, timestamp=0)


def _mathematics_in(language: str, plan: ClipPlan) -> Path:
    """The file of it, which need not exist, where the scene's own file is."""
    english = plan.scene.path.with_suffix(".typ")
    root = source_root(plan.scene.path, source_roots())
    return root / (english if language == ENGLISH else LANGUAGES / language / english.name)


def _languages_of_mathematics(plan: ClipPlan) -> list[str]:
    """The language of the mathematics of a clip: its own, or else English; none where there is none."""
    languages = (plan.clip.language, ENGLISH)
    return [language for language in languages if _mathematics_in(language, plan).exists()][:1]


def _words(lesson: RenderedLesson, languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """What the handout says itself, in each language that it is written in, and which that is."""
    codes = {ENGLISH, *(clip.language for clip in lesson.clips), *languages}
    found = {code: lesson.lesson.words_in(code) for code in codes}
    return {
        code: {**words.table("handout"), "language": words.language_of("handout")}
        for code, words in found.items()
    }


def _entry(clip: RenderedClip, words: Words) -> dict[str, Any]:
    from studio.drawing import params_of

    quality = clip.plan.quality
    return {
        "title": clip.title,
        "language": clip.language,
        "given": dict(given(params_of(clip.plan.task), words.own("connectives"))),
        "parameters": words.table("parameters"),
        "mathematics": None,
        "mathematics_language": "",
        "beats": [
            {
                "title": beat.title,
                "caption": beat.caption,
                "picture": f"{clip.name}_{beat.name}.pdf",
                "width": quality.width,
                "height": quality.height,
            }
            for beat in clip.beats
        ],
        "numbers": number_rows(clip, words),
    }
