"""A page for each lesson: its clips found, played, presented and embedded, without a network."""

from studio.gallery.publishing import publish

__all__ = [
    "publish",
]
