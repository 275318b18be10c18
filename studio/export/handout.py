"""A lesson as a PDF for students: every beat's last picture, the mathematics in full, the numbers.

The pictures are drawn anew in the light theme, whatever the clips' own is: paper is white.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import sympy

from mathlib.function import Function, exact_typst
from scenes.stage.base import LIGHT, missing_glyphs
from studio.base import STILL, Failure, Limits, claim, enclosure, place, whole
from studio.export.rendered_lesson import Clip, Finished
from studio.pipeline import produce
from studio.plan import ClipPlan, SegmentStore

TEMPLATES = Path(__file__).parent / "templates"


def write_handout(lesson: Finished, cache: Path, limits: Limits) -> list[Failure]:
    """Write a lesson's handout into the folder where its clips stand; return what failed."""
    plans = [clip.plan.drawn_as(STILL, LIGHT.name) for clip in lesson.clips]
    failures = produce(lesson.lesson, plans, cache, limits, finish=lambda plan, store: [])
    if not failures:
        target = lesson.folder / f"{lesson.lesson.name}.pdf"
        with TemporaryDirectory() as folder, whole(target) as part:
            own_fonts = _lay_out(lesson, plans, SegmentStore(cache / "segments", STILL), Path(folder))
            _typeset(Path(folder), part, own_fonts)
        print(f"{target.as_posix()}: written")
    return failures


def _lay_out(lesson: Finished, plans: list[ClipPlan], stills: SegmentStore, folder: Path) -> bool:
    """Bring all that the handout is typeset from together in a folder; say whether that takes own fonts."""
    for template in TEMPLATES.glob("*.typ"):
        copyfile(template, folder / template.name)
    clips = []
    for clip, plan in zip(lesson.clips, plans, strict=True):
        told = _told(clip)
        for beat, key in zip(told["beats"], plan.segments.values(), strict=True):
            copyfile(stills.video(key), folder / beat["picture"])
        mathematics = plan.scene.path.with_suffix(".typ")
        if mathematics.exists():
            copyfile(mathematics, folder / mathematics.name)
            told["mathematics"] = mathematics.name
        clips.append(told)
    data = {
        "title": lesson.lesson.title,
        "language": lesson.clips[0].language,
        "roles": dict(LIGHT.roles),
        "clips": clips,
    }
    text = json.dumps(data, ensure_ascii=False)
    fonts = list(dict.fromkeys(font for clip in lesson.clips for font in clip.fonts))
    strange = missing_glyphs(text, fonts)
    set_in = {"fonts": fonts, "fallback": bool(strange)}
    (folder / "data.json").write_text(json.dumps(data | set_in), encoding="utf-8")
    return bool(fonts or strange)


def _typeset(folder: Path, target: Path, own_fonts: bool) -> None:
    """Set the handout; with `own_fonts`, in this machine's fonts where those of Typst lack a sign."""
    import typst

    source = folder / "handout.typ"
    typst.compile(source, target, root=folder, format="pdf", ignore_system_fonts=not own_fonts, timestamp=0)


def _told(clip: Clip) -> dict[str, Any]:
    quality = clip.plan.quality
    return {
        "title": clip.title,
        "language": clip.language,
        "given": dict(_given(clip)),
        "mathematics": None,
        "beats": [
            {
                "title": beat.title,
                "caption": beat.caption,
                "picture": f"{clip.name}_{beat.name}.png",
                "width": quality.width,
                "height": quality.height,
            }
            for beat in clip.beats
        ],
        "numbers": list(_numbers(clip)),
    }


def _numbers(clip: Clip) -> Iterator[dict[str, Any]]:
    for number, beat in enumerate(clip.beats, start=1):
        for told in beat.numbers:
            yield {
                "beat": number,
                "name": str(told["name"]),
                "shown": str(told["shown"]),
                "where": place(told),
                "enclosed": enclosure(told),
                "claim": claim(told),
            }


def _given(clip: Clip) -> Iterator[tuple[str, str | list[str]]]:
    """The clip's mathematical parameters as Typst writes them."""
    task = clip.plan.task
    scene = getattr(import_module(task.module), task.class_name)
    parameters = scene.Params.model_validate(clip.parameters)
    for name in type(parameters).model_fields:
        value = getattr(parameters, name)
        if isinstance(value, tuple) and value:
            yield name, [exact_typst(part) for part in value]
        elif isinstance(value, Function):
            yield name, value.typst
        elif isinstance(value, sympy.Expr):
            yield name, exact_typst(value)
