"""What the rest of the stage is written in terms of: themes, windows, words. Imports no Manim, no mathlib."""

from scenes.stage.base.font_coverage import missing_fonts, missing_glyphs
from scenes.stage.base.localization import Localization
from scenes.stage.base.reading_time import reading_length
from scenes.stage.base.texts import Texts
from scenes.stage.base.theme import DARK, LIGHT, THEMES, Theme
from scenes.stage.base.window import Place, Span, Window, side_by_side, span_between

__all__ = [
    "DARK",
    "LIGHT",
    "THEMES",
    "Localization",
    "Place",
    "Span",
    "Texts",
    "Theme",
    "Window",
    "missing_fonts",
    "missing_glyphs",
    "reading_length",
    "side_by_side",
    "span_between",
]
