"""A cache for what is computed of functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from mathlib.function.function import Function

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def cached(maxsize: int) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """`lru_cache` that distinguishes equal functions by their spelling, which results may show.

    >>> echo = cached(8)(str)
    >>> echo(Function.parse("2x")), echo(Function.parse("2*x"))
    ('2x', '2*x')
    """

    def decorate(compute: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        def ignore_spellings(spellings: object, *arguments: Any, **named: Any) -> Result:
            return compute(*arguments, **named)

        lookup: Callable[..., Result] = lru_cache(maxsize)(ignore_spellings)

        @wraps(compute)
        def call(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
            functions = (part for part in (*arguments, *named.values()) if isinstance(part, Function))
            return lookup(tuple(f.spelling for f in functions), *arguments, **named)

        return call

    return decorate
