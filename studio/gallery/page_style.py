"""What all pages of the project look like: the clips' own colours, and one style."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenes.stage.base import Theme

_ROLES = ("ink", "muted", "faint", "grid", "panel", "function", "failure")


def page_style() -> str:
    """The style sheet that every page begins with."""
    return colours() + "\n" + Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def colours() -> str:
    """The clips' own colours as the page's, and around a film those of its own theme."""
    from scenes.stage.base import DARK, LIGHT, THEMES

    light, dark = (f":root {{ {'; '.join(_declarations(theme))} }}" for theme in (LIGHT, DARK))
    behind = [
        f"[data-theme={name}] {{ --backdrop: {theme.background}; {'; '.join(_declarations(theme))} }}"
        for name, theme in THEMES.items()
    ]
    return "\n".join([light, f"@media (prefers-color-scheme: dark) {{ {dark} }}", *behind])


def _declarations(theme: Theme) -> Iterator[str]:
    yield f"--background: {theme.background}"
    yield from (f"--{role.replace('_', '-')}: {theme[role]}" for role in _ROLES)
