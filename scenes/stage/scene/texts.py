"""Texts by name, as a class of a scene holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType


class Texts(Mapping[str, str]):
    """A mapping from names to texts that cannot be changed, so that a class and its subclasses may share it.

    It may begin with the texts of another one, some of which it replaces.

    >>> Texts(Texts(title="One", far="{length} far"), title="Two")
    Texts(title='Two', far='{length} far')
    """

    def __init__(self, others: Mapping[str, str] = MappingProxyType({}), /, **texts: str) -> None:
        self._texts = {**others, **texts}

    def __getitem__(self, name: str) -> str:
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __repr__(self) -> str:
        return f"Texts({', '.join(f'{name}={text!r}' for name, text in self.items())})"
