"""What may come of an expansion instead."""


class UndefinedBeside(ArithmeticError):  # noqa: N818 - caught within mathlib
    """The formula is proven to have no value at any point of the stretch."""
