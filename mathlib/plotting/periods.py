"""Functions that repeat themselves."""

from __future__ import annotations

from sympy import Symbol
from sympy.functions.elementary.trigonometric import TrigonometricFunction

from mathlib.function import Function


def repeats_after_a_multiple_of_pi(f: Function) -> bool:
    """Whether a function of x is made of sines and their like, of a x + b with rational a, and nothing else.

    >>> [repeats_after_a_multiple_of_pi(Function.parse(text)) for text in ("sin(3x)^2 + 1", "x + sin(x)")]
    [True, False]
    """
    (x,) = f.symbols
    waves = [wave for wave in f.expression.atoms(TrigonometricFunction) if wave.has(x)]
    rest = f.expression.xreplace({wave: Symbol("wave") for wave in waves})
    return bool(waves) and not rest.has(x) and all(wave.args[0].diff(x).is_Rational for wave in waves)
