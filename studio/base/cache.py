"""Where what is drawn is kept, so that it need not be drawn again."""

from __future__ import annotations

import os
from pathlib import Path

from studio.base.project_root import in_project


def cache_folder() -> Path:
    """The project's own; outside of a project, and in one that cannot be written to, the user's."""
    if in_project() and os.access(Path.cwd(), os.W_OK):
        return Path(".cache")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "uphill"
