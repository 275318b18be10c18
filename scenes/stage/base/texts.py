"""Texts by name, as a scene and what writes on it hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Texts(Mapping[str, str]):
    """A mapping from names to texts that cannot be changed, so that a class and its subclasses may share it.

    It may hold the texts of others, too, some of which it replaces.

    >>> Texts(Texts(far="{length} far", title="One"), Texts(near="near"), title="Two")
    Texts(title='Two', far='{length} far', near='near')
    """

    def __init__(self, *others: Mapping[str, str], **texts: str) -> None:
        merged = dict(texts)
        for each in others:
            merged |= each
        self._texts = merged | texts

    def __getitem__(self, name: str) -> str:
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __repr__(self) -> str:
        return f"Texts({', '.join(f'{name}={text!r}' for name, text in self.items())})"
