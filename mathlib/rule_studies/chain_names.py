"""What the functions of a chain and their values are called: u = g(x), or z(w) where they share a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mathlib.formula import name_typst
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


@dataclass(frozen=True)
class ChainNotation:
    """How a chain of functions is written, in math-mode Typst.

    >>> texts = ("g(x) = 2x", "f(u) = u^2", "L(f) = -f")
    >>> chain = ChainNotation([Function.parse(text, None) for text in texts])
    >>> chain.letters, chain.equations, chain.composition
    (('x', 'u', 'f', 'L'), ('x', 'u = g(x)', 'f(u)', 'L(f)'), 'f(g(x))')
    >>> chain.edges, chain.slopes, chain.from_the_end[-1]
    (['g', '', ''], ["g'", "f'", "L'"], '(dif L) / (dif x)')
    """

    functions: Sequence[Function]

    @property
    def letters(self) -> tuple[str, ...]:
        """The variables, and what the last value is called."""
        return (*(f.typst_variables[0] for f in self.functions), name_typst(last_variable(self.functions)))

    @property
    def equations(self) -> tuple[str, ...]:
        """The first variable, and of which function every other one is the value."""
        values = zip(self.letters[1:], self.functions, strict=True)
        found = (value_equation(value, f.typst_name, f.typst_signature) for value, f in values)
        return (self.letters[0], *found)

    @property
    def composition(self) -> str:
        """The value of the second function by the first variable."""
        inner, outer, *_ = self.functions
        call = f"{outer.typst_name}({inner.typst_signature})"
        return value_equation(self.letters[2], outer.typst_name, call)

    @property
    def edges(self) -> list[str]:
        """The names of the functions, without those that their values have, too."""
        named = zip(self.functions, self.letters[1:], strict=True)
        return ["" if f.typst_name == value else f.typst_name for f, value in named]

    @property
    def slopes(self) -> list[str]:
        """The derivatives of the functions."""
        return [f.typst_derivative() for f in self.functions]

    @property
    def from_the_end(self) -> list[str]:
        """The derivatives of the last value by itself, and by each letter before it."""
        return [f"(dif {self.letters[-1]}) / (dif {letter})" for letter in reversed(self.letters)]
