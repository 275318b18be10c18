"""Which signs a list of fonts can draw, asked of Typst, which draws a box for those they cannot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

import typst

EMBEDDED = "Libertinus Serif"
"""The font of all words that its signs suffice for."""

_NOWHERE = "\U0010fffd"
"""A sign for private use, which no font has."""


def missing_fonts(fonts: Iterable[str]) -> list[str]:
    """The families that are not installed on this machine."""
    asked = tuple(fonts)
    known = {family.lower() for family in _families()} if asked else set()
    return [font for font in asked if font.lower() not in known]


def missing_glyphs(text: str, fonts: Sequence[str] = ()) -> str:
    """The signs of a text that neither the embedded font nor any of these fonts has.

    >>> missing_glyphs("Größe"), missing_glyphs("导数 f")
    ('', '导数')
    """
    signs = [sign for sign in dict.fromkeys(text) if unicodedata.category(sign)[0] not in "ZCM"]
    if not signs:
        return ""
    empty, *drawn = _glyphs((_NOWHERE, *signs), (EMBEDDED, *fonts))
    return "".join(sign for sign, glyph in zip(signs, drawn, strict=True) if glyph == empty)


@cache
def _families() -> frozenset[str]:
    return frozenset(typst.Fonts().families())


@cache
def _glyphs(signs: tuple[str, ...], fonts: tuple[str, ...]) -> list[str]:
    """The name that Typst gives to the outline of each sign; equal outlines have one name."""
    families = ", ".join(f'"{font}"' for font in fonts)
    lines = [
        "#set page(width: auto, height: auto, margin: 0pt)",
        f"#set text(font: ({families},), fallback: false)",
        *(f'#text("\\u{{{ord(sign):x}}}")\\' for sign in signs),
    ]
    svg = typst.compile("\n".join(lines).encode(), format="svg", ignore_system_fonts=fonts == (EMBEDDED,))
    return re.findall(r'<use xlink:href="#(\w+)"', bytes(svg).decode())
