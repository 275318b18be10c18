"""What is made from a rendered lesson: deck, handout, formats for other players and editors."""

from studio.export.exports import KINDS, publish

__all__ = [
    "KINDS",
    "publish",
]
