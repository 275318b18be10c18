"""What is made from a rendered lesson: deck, handout, formats for other players and editors."""

from studio.export.exports import EXPORTS, export_lesson

__all__ = [
    "EXPORTS",
    "export_lesson",
]
