"""A quarter of a turn."""

from mathlib import whole_turns

QUARTER = whole_turns.DEGREES / 4
