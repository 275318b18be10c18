"""What the rest of the stage is written in terms of: themes, windows, ticks, languages. Imports no Manim."""

from scenes.stage.base.font_coverage import missing_fonts, missing_glyphs
from scenes.stage.base.localization import Localization
from scenes.stage.base.reading_time import reading_length
from scenes.stage.base.theme import DARK, LIGHT, THEMES, Theme
from scenes.stage.base.ticks import LINE, MultiplesOfPi, Ticks, tick_values, ticks_apart
from scenes.stage.base.window import Place, Span, Window, side_by_side, span_between

__all__ = [
    "DARK",
    "LIGHT",
    "LINE",
    "THEMES",
    "Localization",
    "MultiplesOfPi",
    "Place",
    "Span",
    "Theme",
    "Ticks",
    "Window",
    "missing_fonts",
    "missing_glyphs",
    "reading_length",
    "side_by_side",
    "span_between",
    "tick_values",
    "ticks_apart",
    "zoomed",
]
