"""The static page of a lesson: style and script inside, films beside it, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from studio.base import Words, clock, file_size
from studio.gallery.embed_snippets import snippets
from studio.gallery.entries import Entry
from studio.gallery.page_style import colours

_HERE = Path(__file__).parent


_SCRIPTED = ("beat_of", "beginning", "copied", "copy", "copy_by_hand")
"""The words that the scripts put on the page."""


def draw(title: str, entries: Sequence[Entry], stamp: str, words: Words) -> str:
    """The page of these clips, in these words; the stamp is a hash of what it was made of."""
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"clock": clock, "file_size": file_size, "data_url": data_url, "code": code}
    page = words.table("page")
    templates.globals |= {
        "say": lambda name, **values: escape(page[name]).format(**values),
        "parameter": lambda name: words.translate("parameters", name),
    }
    return templates.get_template("page.html.j2").render(
        title=" ".join(title.split()),
        stamp=stamp,
        language=entries[0].language,
        clips=entries,
        seconds=sum(entry.duration for entry in entries),
        spoken=words.language_of("page"),
        snippets=lambda entry: snippets(entry, page),
        lesson={
            "clips": [_presented(entry) for entry in entries],
            "words": {name: page[name] for name in _SCRIPTED},
        },
        colours=Markup(colours()),
        style=_inlined("style.css", "present.css", "presenter.css"),
        script=_inlined("gallery.js", "stops.js", "present.js", "contents.js", "presenter.js"),
    )


def code(text: str) -> Markup:
    """Text to be typed, such as the name of a file.

    >>> str(code("a<b.mp4"))
    '<code>a&lt;b.mp4</code>'
    """
    return Markup("<code>{}</code>").format(text)


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


def _inlined(*names: str) -> Markup:
    return Markup("\n").join(Markup((_HERE / name).read_text(encoding="utf-8")) for name in names)
