"""The sizes of files as people read them."""

from __future__ import annotations


def file_size(size: float) -> str:
    """A number of bytes with two significant digits or a little more.

    >>> file_size(862_268), file_size(2_066_363), file_size(1_870_000_000)
    ('862 kB', '2.1 MB', '1.9 GB')
    """
    if size >= 1e9:
        return f"{size / 1e9:.1f} GB"
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"
