"""Intervals, signs, reproducible and limited computer algebra, and the errors of mathlib."""

import mathlib.arithmetic.logarithms  # noqa: F401 - mends sympy
from mathlib.arithmetic.enclosures import enclosure
from mathlib.arithmetic.ends import precision
from mathlib.arithmetic.errors import ExpressionError, ParameterError, Undecided, Undefined
from mathlib.arithmetic.interval import Interval, NoEnclosure, hull
from mathlib.arithmetic.power_intervals import whole_power
from mathlib.arithmetic.reproducible import pristine
from mathlib.arithmetic.signs import STEPS, floor, is_beyond_digits, short_text, sign, vanishes
from mathlib.arithmetic.work_limit import TooHardError, bounded

__all__ = [
    "STEPS",
    "ExpressionError",
    "Interval",
    "NoEnclosure",
    "ParameterError",
    "TooHardError",
    "Undecided",
    "Undefined",
    "bounded",
    "enclosure",
    "floor",
    "hull",
    "is_beyond_digits",
    "precision",
    "pristine",
    "short_text",
    "sign",
    "vanishes",
    "whole_power",
]
