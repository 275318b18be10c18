"""Digits of logarithms of numbers so near to 1 that sympy takes them for 1.

Sympy evaluates log(1 + x) to 0 where 1 + x rounds to 1, and says that all digits are right; what follows is
false: that log(1 + exp(-100)), which softplus is at -100, is neither positive nor negative, and so 0.
Importing this module mends that.
"""

from __future__ import annotations

import importlib
from typing import Any

import sympy
from mpmath.libmp import fone, fzero, mpf_add, mpf_log

_NUMERICS: Any = importlib.import_module("sympy.core.evalf")


def _log(logarithm: sympy.Expr, bits: int, options: dict[str, Any]) -> Any:
    found = _NUMERICS.evalf_log(logarithm, bits, options)
    if not isinstance(found, tuple) or found[:2] != (fzero, None):  # That of -1 is complex.
        return found
    excess, _, accuracy, _ = _NUMERICS.evalf(logarithm.args[0] - 1, bits, options)
    if excess in (None, fzero) or accuracy < 1:
        return found
    nearness = -_NUMERICS.fastlog(excess)
    if nearness > bits:  # Then log(1 + x) is x to so many bits, and 1 + x may have billions.
        return excess, None, accuracy, None
    return mpf_log(mpf_add(excess, fone, bits + 10 + nearness), bits, "n"), None, accuracy, None


_NUMERICS.evalf_table[sympy.log] = _log
