"""Clips in formats for other players and editors, each written when it is missing or out of date."""

from studio.formats.formats import write_formats

__all__ = ["write_formats"]
