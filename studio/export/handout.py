"""A lesson as a PDF for students: every beat's last picture, the mathematics in full, the numbers.

The pictures are drawn again in the light theme, whatever the clips' own is: paper is white.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import sympy

from mathlib.function import Function, exact_typst
from scenes.stage.base import LIGHT, missing_glyphs
from studio.base import FIGURE, Failure, Limits, atomic_path, context_text, enclosure_text, status_text
from studio.export.figures import picture
from studio.export.rendered_lesson import RenderedClip, RenderedLesson
from studio.pipeline import produce
from studio.plan import ClipPlan, SegmentStore

Notation = str | list[Any]
"""Mathematics in Typst, or a list of such, which may be nested."""

TEMPLATES = Path(__file__).parent / "templates"


def write_handout(lesson: RenderedLesson, cache: Path, limits: Limits) -> list[Failure]:
    """Write a lesson's handout beside its clips; return the failures."""
    plans = [clip.plan.drawn_as(FIGURE, LIGHT.name) for clip in lesson.clips]
    failures = produce(lesson.lesson, plans, cache, limits, finish=lambda plan, store: [])
    if not failures:
        target = lesson.folder / f"{lesson.lesson.name}.pdf"
        with TemporaryDirectory() as folder, atomic_path(target) as part:
            own_fonts = _lay_out(lesson, plans, SegmentStore(cache / "segments", FIGURE), Path(folder))
            _typeset(Path(folder), part, own_fonts)
        print(f"{target.as_posix()}: written")
    return failures


def _lay_out(lesson: RenderedLesson, plans: list[ClipPlan], figures: SegmentStore, folder: Path) -> bool:
    """Write the files that the handout is typeset from; true if it needs fonts of this machine."""
    for template in TEMPLATES.glob("*.typ"):
        copyfile(template, folder / template.name)
    clips = []
    for clip, plan in zip(lesson.clips, plans, strict=True):
        entry = _entry(clip)
        for beat, key in zip(entry["beats"], plan.segments.values(), strict=True):
            (folder / beat["picture"]).write_bytes(picture(figures, key))
        mathematics = plan.scene.path.with_suffix(".typ")
        if mathematics.exists():
            copyfile(mathematics, folder / mathematics.name)
            entry["mathematics"] = mathematics.name
        clips.append(entry)
    data = {
        "title": lesson.lesson.title,
        "language": lesson.clips[0].language,
        "roles": dict(LIGHT.roles),
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


def _entry(clip: RenderedClip) -> dict[str, Any]:
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
                "picture": f"{clip.name}_{beat.name}.pdf",
                "width": quality.width,
                "height": quality.height,
            }
            for beat in clip.beats
        ],
        "numbers": list(_numbers(clip)),
    }


def _numbers(clip: RenderedClip) -> Iterator[dict[str, Any]]:
    for position, beat in enumerate(clip.beats, start=1):
        for number in beat.numbers:
            yield {
                "beat": position,
                "name": str(number["name"]),
                "shown": str(number["shown"]),
                "where": context_text(number),
                "enclosed": enclosure_text(number),
                "claim": status_text(number),
            }


def _given(clip: RenderedClip) -> Iterator[tuple[str, Notation]]:
    """The clip's mathematical parameters as Typst writes them, functions with their signatures."""
    from studio.drawing import params_of

    params = params_of(clip.plan.task)
    for name in type(params).model_fields:
        value = getattr(params, name)
        if value not in ("", (), None) and not isinstance(value, str):
            notation = _notation(name, value)
            if notation is not None:
                yield name, notation
            if isinstance(value, Function):
                yield f"{name}_signature", value.typst_signature


def _notation(name: str, value: Any) -> Notation | None:
    """A parameter in Typst: lists stay lists, but rows of a parameter with a capital name are a matrix.

    >>> from mathlib.function import real
    >>> _notation("W", ((real(1), real(0)), (real("1/2"), real(-1))))
    'mat(1, 0; 0.5, -1)'
    >>> _notation("data", ((real(1), real(0)), (real(2), real(-1)))), _notation("variables", ("w", "bias"))
    ([['1', '0'], ['2', '-1']], ['w', '"bias"'])
    """
    if isinstance(value, tuple):
        parts = [_notation("", part) for part in value]
        if name.isupper() and all(isinstance(part, list) for part in parts):
            return f"mat({'; '.join(', '.join(map(str, row or ())) for row in parts)})"
        return parts
    if isinstance(value, str):
        return value if len(value) == 1 else json.dumps(value, ensure_ascii=False)
    return exact_typst(value) if isinstance(value, sympy.Expr) else getattr(value, "typst", None)
