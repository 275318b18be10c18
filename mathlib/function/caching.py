"""A cache for what is computed of functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from itertools import chain
from typing import Any, ParamSpec, TypeVar

from mathlib.function.function import Function

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def cached(maxsize: int) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """`lru_cache` that distinguishes equal functions by their spelling, which results may show.

    Functions count wherever they are in the arguments, in tuples, too.

    >>> echo = cached(8)(str)
    >>> echo(Function.parse("2x")), echo(Function.parse("2*x"))
    ('2x', '2*x')
    >>> first = cached(8)(lambda functions: str(functions[0]))
    >>> first((Function.parse("2x"),)), first((Function.parse("2*x"),))
    ('2x', '2*x')
    """

    def decorate(compute: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        def ignore_spellings(spellings: object, *arguments: Any, **named: Any) -> Result:
            return compute(*arguments, **named)

        lookup: Callable[..., Result] = lru_cache(maxsize)(ignore_spellings)

        @wraps(compute)
        def call(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
            return lookup(tuple(_spellings((*arguments, *named.values()))), *arguments, **named)

        return call

    return decorate


def _spellings(value: object) -> Iterable[object]:
    if isinstance(value, Function):
        return (value.spelling,)
    return chain.from_iterable(map(_spellings, value)) if isinstance(value, tuple) else ()
