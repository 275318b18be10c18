"""Parameters that scenes have accepted are remembered by content and need not be checked again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from studio.plan.clip_plan import ClipPlan
from studio.plan.pruning import prune
from studio.source import digest, font_hashes, studio_files, versions

_CHECKED_BY = ("drawing/parameter_checks.py",)


class Accepted:
    """Empty files in a folder of the cache, named after all that an acceptance depends on."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "accepted"

    def __contains__(self, plan: ClipPlan) -> bool:
        return (self._folder / _key(plan)).exists()

    def add(self, plan: ClipPlan) -> None:
        """Remember that a clip's parameters are accepted; where that fails, they are checked again."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / _key(plan)).touch()

    def prune(self) -> None:
        """Forget what has been remembered for long."""
        prune(self._folder)


def _key(plan: ClipPlan) -> str:
    """A hash of what a check reads: neither the theme nor the quality nor the clip's name."""
    clip = plan.clip
    read = {
        "scene": plan.scene.name,
        "sources": plan.sources,
        "studio": studio_files(_CHECKED_BY),
        "versions": versions(),
        "parameters": clip.parameters,
        "localization": clip.localization,
        "fonts": font_hashes(plan.fonts),
    }
    return digest(read)
