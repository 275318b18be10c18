"""Compiled sources are compared with their sources by content.

Python takes a compiled file for current if it records the time and size of its source. After a clock went
back, or an archive restored a time, an edit may have both, and the old scene would be drawn under the new
key.
"""

from __future__ import annotations

import os
import py_compile
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

_BY_CONTENT = MAGIC_NUMBER + (0b11).to_bytes(4, "little")
"""How a compiled file begins that Python compares with its source's content (PEP 552)."""


def trust_by_content(sources: Iterable[Path]) -> None:
    """Compile these sources again unless their compiled files are compared by content."""
    for source in sources:
        with suppress(OSError, py_compile.PyCompileError):
            compiled = Path(cache_from_source(source))
            if not _is_by_content(compiled) and os.access(source.parent, os.W_OK):
                mode = py_compile.PycInvalidationMode.CHECKED_HASH
                py_compile.compile(str(source), doraise=True, invalidation_mode=mode)


def _is_by_content(compiled: Path) -> bool:
    if not compiled.exists():
        return False
    with compiled.open("rb") as file:
        return file.read(len(_BY_CONTENT)) == _BY_CONTENT
