"""What the functions of a chain and their values are called: u = g(x), or z(w) where they share a name."""

from __future__ import annotations

from collections.abc import Sequence

from mathlib.function import Function, ParameterError

LAST_VARIABLES = "zvwpqst"


def check_names(functions: Sequence[Function]) -> None:
    """ParameterError where a name stands for two things.

    A variable may be called like the function before it, as in z(w), a(z): it is the value of that function.
    """
    taken: set[str] = set()
    before = ""
    for field, f in zip(("inner", "outer", "then"), functions, strict=True):
        for name in (f.name, *(variable for variable in f.variables if variable != before)):
            if name in taken:
                raise ParameterError(
                    field,
                    f"{name} names two things in the chain; give each function and each variable a name of "
                    "its own, as in f(u) = u^2, or the variable the name of the function before it",
                )
            taken.add(name)
        before = f.name


def last_variable(functions: Sequence[Function]) -> str:
    """What the last value is called: like the last function where the value before it is named so.

    Otherwise it is the first letter that nothing else has.

    >>> last_variable([Function.parse(text, None) for text in ("z(w) = 3w", "a(z) = z^2", "L(a) = -a")])
    'L'
    """
    *_, before, last = functions
    if last.variables[0] == before.name:
        return last.name
    taken = {name for f in functions for name in (f.name, *f.variables)}
    return next(letter for letter in LAST_VARIABLES if letter not in taken)


def value_equation(value: str, name: str, call: str) -> str:
    """What a value is called, and of which call of a function it is the value; once where both names agree.

    >>> value_equation("u", "g", "g(x)"), value_equation("z", "z", "z(w)")
    ('u = g(x)', 'z(w)')
    """
    return call if value == name else f"{value} = {call}"
