"""Show a file or a page in the program that the system has for it, where there is a display."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def show(place: Path | str) -> None:
    """Open a picture, a folder or the address of a page; nothing happens without a display."""
    has_display = sys.platform in ("darwin", "win32") or any(
        map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))
    )
    if has_display:
        import click  # Knows the opener of every system.

        click.launch(str(place))
