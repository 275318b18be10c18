"""What a beat is drawn as: the film that everyone sees, and what other targets are made from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Medium:
    """A kind of segment, and the suffix of its file in the store."""

    name: str
    suffix: str


FILM = Medium("film", ".mp4")
TRANSPARENT = Medium("transparent", ".mov")
"""Lossless pictures without a background; their colours are premultiplied by their alpha."""

STILL = Medium("still", ".png")
"""The last picture of a beat and nothing else."""

FIGURE = Medium("figure", ".zip")
"""The last picture of a beat as outlines: `figure.pdf` and `figure.svg`."""
