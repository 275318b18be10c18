"""How a function is written: its names, its signature and its formula, as plain text and as Typst."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from mathlib.formula import Node, name_plain, name_typst, plain_reading, typst_reading


class Written:
    """A function of named variables by its tree and its source, with a name."""

    tree: Node
    variables: tuple[str, ...]
    source: str
    name: str

    @property
    def plain_name(self) -> str:
        """The name for captions and messages."""
        return name_plain(self.name)

    @property
    def plain_variables(self) -> tuple[str, ...]:
        """The variables for captions and messages: w₁ for `w1`."""
        return tuple(map(name_plain, self.variables))

    @property
    def signature(self) -> str:
        """The name with its variables, for messages and captions: `f(x)`."""
        return f"{self.plain_name}({', '.join(self.plain_variables)})"

    @property
    def definition(self) -> str:
        """The function with its left-hand side, as `parse` reads it without being given variables.

        >>> from mathlib.function import Function
        >>> Function.parse("w + b", ("w", "b")).definition
        'f(w, b) = w + b'
        """
        return f"{self.name}({', '.join(self.variables)}) = {self.source}"

    @property
    def typst_variables(self) -> tuple[str, ...]:
        """The variables in math-mode Typst."""
        return tuple(map(name_typst, self.variables))

    @property
    def typst_name(self) -> str:
        """The name in math-mode Typst."""
        return name_typst(self.name)

    def typst_derivative(self, order: int = 1) -> str:
        """The name of a derivative in math-mode Typst.

        >>> from mathlib.function import Function, parse
        >>> Function.parse("L(w) = w^2", None).typst_derivative(), parse("x").typst_derivative(2)
        ("L'", "f''")
        """
        return name_typst(self.name, order * "'")

    @property
    def typst_signature(self) -> str:
        """The name with its variables in math-mode Typst.

        >>> from mathlib.function import Function
        >>> Function.parse("L(w1, b) = w1 + b", None).typst_signature
        'L(w_(1), b)'
        """
        return f"{self.typst_name}({', '.join(self.typst_variables)})"

    @cached_property
    def typst(self) -> str:
        """Math-mode Typst of the text as it was written."""
        return typst_reading(self.tree)

    def typst_with(self, replacements: Mapping[str, str]) -> str:
        """The same with some variables replaced by notation, in brackets where they are needed.

        >>> from mathlib.function import Function
        >>> Function.parse("2x*y^2", ("x", "y")).typst_with({"y": "-1"})
        '2 x (-1)^2'
        """
        return typst_reading(self.tree, replacements)

    @cached_property
    def spelling(self) -> tuple[str, str, str]:
        """What equal functions may differ in, and what is made of them with it: 0.5 or 5e-1, for example."""
        return self.name, self.source, plain_reading(self.tree)
