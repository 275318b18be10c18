"""Intervals, signs, reproducible and limited computer algebra, and the errors of mathlib."""

from mathlib.arithmetic.errors import ExpressionError, Undecided, Undefined
from mathlib.arithmetic.intervals import Interval, NoEnclosure, exp, hull, proper
from mathlib.arithmetic.reproducible import pristine
from mathlib.arithmetic.signs import STEPS, floor, short_text, sign
from mathlib.arithmetic.work_limit import TooHardError, bounded

__all__ = [
    "STEPS",
    "ExpressionError",
    "Interval",
    "NoEnclosure",
    "TooHardError",
    "Undecided",
    "Undefined",
    "bounded",
    "exp",
    "floor",
    "hull",
    "pristine",
    "proper",
    "short_text",
    "sign",
]
