"""The static page of a lesson: style and script inside, films beside it, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from scenes.stage.base import DARK, LIGHT, THEMES, Theme
from studio.base import clock, file_size
from studio.gallery.embed_snippets import snippets
from studio.gallery.entries import Entry

_HERE = Path(__file__).parent
_ROLES = ("ink", "muted", "faint", "grid", "panel", "function")


def draw(title: str, entries: Sequence[Entry], stamp: str) -> str:
    """The page of these clips; the stamp is a hash of what it was made of."""
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"clock": clock, "file_size": file_size, "data_url": data_url}
    return templates.get_template("page.html.j2").render(
        title=" ".join(title.split()),
        stamp=stamp,
        language=entries[0].language,
        clips=entries,
        seconds=sum(entry.duration for entry in entries),
        snippets=snippets,
        lesson=[_presented(entry) for entry in entries],
        colours=_colours(),
        style=_inlined("style.css", "present.css"),
        script=_inlined("gallery.js", "present.js"),
    )


def data_url(captions: str) -> str:
    """Captions inside the page: a browser that shows it from disk reads no caption file beside it."""
    return f"data:text/vtt;charset=utf-8,{quote(captions)}"


def _presented(entry: Entry) -> dict[str, Any]:
    """What Present mode knows of a clip."""
    return {
        "title": entry.title,
        "language": entry.language,
        "film": entry.file(".mp4"),
        "theme": entry.theme,
        "width": entry.width,
        "height": entry.height,
        "frame": 1 / entry.frame_rate,
        "beats": [
            {"title": beat.title, "start": beat.start, "end": beat.end, "caption": beat.caption}
            for beat in entry.beats
        ],
    }


def _colours() -> Markup:
    """The clips' own colours as the page's, and around a film those of its own theme."""
    light, dark = (f":root {{ {'; '.join(_declarations(theme))} }}" for theme in (LIGHT, DARK))
    behind = [
        f"[data-theme={name}] {{ --backdrop: {theme.background}; {'; '.join(_declarations(theme))} }}"
        for name, theme in THEMES.items()
    ]
    return Markup("\n".join([light, f"@media (prefers-color-scheme: dark) {{ {dark} }}", *behind]))


def _declarations(theme: Theme) -> Iterator[str]:
    yield f"--background: {theme.background}"
    yield from (f"--{role.replace('_', '-')}: {theme[role]}" for role in _ROLES)


def _inlined(*names: str) -> Markup:
    return Markup("\n").join(Markup((_HERE / name).read_text(encoding="utf-8")) for name in names)
