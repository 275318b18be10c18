"""Typeset text and mathematics, live numbers, tables, layout."""

from scenes.stage.text.column import Below, Column
from scenes.stage.text.definitions import definitions
from scenes.stage.text.evaluation import bracketed, evaluation
from scenes.stage.text.glyph_outlines import glyphs
from scenes.stage.text.layout import (
    COLUMN_LEFT,
    COLUMN_TOP,
    FLOOR,
    MAIN,
    MAIN_SPACE,
    MAIN_WITH_NAMES,
    RIGHT_EDGE,
    check_heading,
    check_legible,
    first_that_fits,
    fit,
    halo,
    heading,
    keep_within,
    put_where_clear,
    stack,
)
from scenes.stage.text.number_columns import Cell, cell_mobject, needed_width, point_offset, shown_in
from scenes.stage.text.numerals import Numeral, Readout, width_of
from scenes.stage.text.readout import Live, LiveLines, LiveRow, Measured
from scenes.stage.text.table import Table
from scenes.stage.text.terms import terms
from scenes.stage.text.typography import BODY, FORMULA, LABEL, SMALLEST, TICK, Inscription, Typesetter, role

__all__ = [
    "BODY",
    "COLUMN_LEFT",
    "COLUMN_TOP",
    "FLOOR",
    "FORMULA",
    "LABEL",
    "MAIN",
    "MAIN_SPACE",
    "MAIN_WITH_NAMES",
    "RIGHT_EDGE",
    "SMALLEST",
    "TICK",
    "Below",
    "Cell",
    "Column",
    "Inscription",
    "Live",
    "LiveLines",
    "LiveRow",
    "Measured",
    "Numeral",
    "Readout",
    "Table",
    "Typesetter",
    "bracketed",
    "cell_mobject",
    "check_heading",
    "check_legible",
    "definitions",
    "evaluation",
    "first_that_fits",
    "fit",
    "glyphs",
    "halo",
    "heading",
    "keep_within",
    "needed_width",
    "point_offset",
    "put_where_clear",
    "role",
    "shown_in",
    "stack",
    "terms",
    "width_of",
]
