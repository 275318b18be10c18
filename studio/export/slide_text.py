"""Text on slides and in notes, in the language and the direction that it is written in."""

from __future__ import annotations

from unicodedata import bidirectional

from pptx.enum.text import PP_ALIGN
from pptx.text.text import TextFrame


def set_text(frame: TextFrame, text: str, language: str) -> None:
    """Set a text with its language, for spelling and reading aloud, in the direction of its script."""
    frame.text = text
    for paragraph in frame.paragraphs:
        backward = is_right_to_left(paragraph.text)
        paragraph.alignment = PP_ALIGN.RIGHT if backward else PP_ALIGN.LEFT
        paragraph._p.get_or_add_pPr().set("rtl", str(int(backward)))
        for run in paragraph.runs:
            run.font._rPr.set("lang", language)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text belongs to a script that is written from right to left.

    >>> is_right_to_left("1. גבול"), is_right_to_left("limit (גבול)")
    (True, False)
    """
    kinds = (bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
