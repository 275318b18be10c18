"""What is made from a lesson's clips: the deck, the handout, the formats for other players."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.base import Failure, Limits, lock_folder
from studio.commands import CACHE, Request

if TYPE_CHECKING:
    from studio.rendered import RenderedLesson

FORMATS = ("prores-alpha", "webm-alpha", "webm", "gif", "beats")
"""The formats of `formats`, as their folders are called; the slowest first."""

EXPORTS = {
    "deck": "a PowerPoint file, a slide a beat: renders/LESSON/LESSON.pptx",
    "handout": "a PDF for students, with the mathematics in full: renders/LESSON/LESSON.pdf",
    "formats": "GIF, WebM, ProRes, alpha and a film a beat: renders/LESSON/formats/",
}


def export_lesson(kind: str, request: Request, formats: Sequence[str] = ()) -> bool:
    """Bring a lesson up to date, make one of `EXPORTS` from it and return whether nothing failed.

    `formats` are those of `FORMATS` that are asked for; none means all.
    Raises `LessonError` if the lesson file is not right.
    """
    from studio.rendered import render_and_read  # Imports PyAV, which a render with nothing to do needs not.

    lesson = render_and_read(request)
    if lesson is None:
        return False
    with lock_folder(CACHE, lesson.folder):
        failures = _made(kind, lesson, formats, request.limits)
    if failures:
        from studio.pipeline import print_failures

        print_failures(failures, sys.stderr, request.tracebacks)
    return not failures


def _made(kind: str, lesson: RenderedLesson, formats: Sequence[str], limits: Limits) -> list[Failure]:
    """Each kind has libraries of its own, which are imported only for it."""
    if kind == "deck":
        from studio.export.deck import write_deck

        return write_deck(lesson)
    if kind == "handout":
        from studio.export.handout import write_handout

        return write_handout(lesson, CACHE, limits)
    from studio.formats import write_formats

    kinds = [kind for kind in FORMATS if kind in formats or not formats]
    return write_formats(lesson, kinds, CACHE, limits)
