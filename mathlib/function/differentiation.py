"""Symbolic differentiation that ends, and is done once."""

from __future__ import annotations

from mathlib.arithmetic import bounded
from mathlib.function.caching import cached
from mathlib.function.function import Function

CALLS = 4_000_000
"""Some seconds: a derivative is also arranged as it would be written, which takes most of the time."""


@cached(1024)
def differentiate(f: Function, variable: str) -> Function:
    """The (partial) derivative of f as a function of the same variables.

    Raises TooHardError where computer algebra would take too long, ValueError where the result would be
    too long to be read.

    >>> differentiate(Function.parse("x^3"), "x").source
    '3*x^2'
    """
    subject = f"the derivative of {f.source} with respect to {variable}"
    return bounded(lambda: f.derivative(variable), subject, CALLS)


def derivative_if_known(f: Function, variable: str) -> Function | None:
    """The same, or None where it is too hard to find or too long."""
    try:
        return differentiate(f, variable)
    except ValueError:
        return None
