"""A rendered lesson as exports read it: titles, captions, texts, numbers and films."""

from studio.rendered.number_rows import number_rows
from studio.rendered.rendered_lesson import RenderedBeat, RenderedClip, RenderedLesson, render_and_read
from studio.rendered.text_tracks import chapter_track, subrip, transcript

__all__ = [
    "RenderedBeat",
    "RenderedClip",
    "RenderedLesson",
    "chapter_track",
    "number_rows",
    "render_and_read",
    "subrip",
    "transcript",
]
