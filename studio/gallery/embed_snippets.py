"""A clip in a lecture: what to paste into each kind of document, with the clip's files beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from studio.base import english_words
from studio.gallery.entries import Entry

_ENGLISH = english_words()["page"]

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
} | {letter: f"\\{letter}" for letter in "{}$&#_%"}


@dataclass(frozen=True)
class Snippet:
    """Text for a kind of document, and what else is to be done there."""

    target: str
    hint: str
    text: str


def snippets(entry: Entry, words: Mapping[str, str] = _ENGLISH) -> list[Snippet]:
    """A snippet for each kind of document; all name the clip's files as their neighbours.

    `words` are those of the page, by name.
    """
    label = escape(words["captions"])
    return [
        Snippet(words["web_page"], words["web_page_hint"], _video(entry, label)),
        Snippet("Moodle", words["moodle_hint"], _moodle(entry, label)),
        Snippet("reveal.js", words["revealjs_hint"], _reveal(entry, label)),
        Snippet("Jupyter", words["jupyter_hint"], _jupyter(entry, label)),
        Snippet("Quarto", words["quarto_hint"], _quarto(entry, label)),
        Snippet("Beamer", words["beamer_hint"].format(package=r"\usepackage{multimedia}"), _beamer(entry)),
    ]


def in_latex(text: str) -> str:
    """Text as LaTeX sets it, whatever it holds.

    >>> print(in_latex("50% of f_1 {x}"))
    50\\% of f\\_1 \\{x\\}
    """
    return "".join(_LATEX.get(letter, letter) for letter in text)


def in_markdown(text: str) -> str:
    """Text that Markdown takes for nothing but text.

    >>> print(in_markdown("[f]($x$)"))
    \\[f\\]\\(\\$x\\$\\)
    """
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _video(entry: Entry, label: str, folder: str = "") -> str:
    """A film in HTML that survives Markdown: pandoc makes a paragraph of a track on a line of its own, which
    takes it away from its film.
    """
    name = f"{folder}{entry.name}"
    return f"""\
<div><video controls playsinline preload="metadata" src="{name}.mp4" poster="{name}.png"
  width="{entry.width}" height="{entry.height}" style="max-width: 100%; height: auto"
  aria-label="{escape(entry.title)}"
  ><track kind="captions" srclang="{entry.language}" src="{name}.vtt" label="{label}" default></video></div>
"""


def _moodle(entry: Entry, label: str) -> str:
    return _video(entry, label, folder="@@PLUGINFILE@@/")


def _reveal(entry: Entry, label: str) -> str:
    notes = "\n".join(f"    <p>{escape(beat.caption)}</p>" for beat in entry.beats)
    return f"""\
<section>
  <video class="r-stretch" data-autoplay muted controls playsinline
         poster="{entry.name}.png" aria-label="{escape(entry.title)}">
    <source data-src="{entry.name}.mp4" type="video/mp4">
    <track kind="captions" srclang="{entry.language}" src="{entry.name}.vtt" label="{label}">
  </video>
  <aside class="notes">
{notes}
  </aside>
</section>
"""


def _quarto(entry: Entry, label: str) -> str:
    return f"""\
::: {{.content-visible when-format="html"}}

```{{=html}}
{_video(entry, label)}```

:::

::: {{.content-visible unless-format="html"}}

![{in_markdown(entry.title)}]({entry.name}.png)

:::
"""


def _jupyter(entry: Entry, label: str) -> str:
    return f"""\
from base64 import b64encode
from pathlib import Path

from IPython.display import HTML


def data(name, kind):
    content = b64encode(Path(name).read_bytes()).decode()
    return f"data:{{kind}};base64,{{content}}"


title = {escape(entry.title)!r}
HTML(f'''
<video controls width="960" aria-label="{{title}}"
       poster="{{data("{entry.name}.png", "image/png")}}"
       src="{{data("{entry.name}.mp4", "video/mp4")}}">
  <track kind="captions" srclang="{entry.language}" label="{label}" default
         src="{{data("{entry.name}.vtt", "text/vtt")}}">
</video>
''')
"""


def _beamer(entry: Entry) -> str:
    return f"""\
\\begin{{frame}}{{{in_latex(entry.title)}}}
  \\centering
  \\movie[showcontrols]{{%
    \\includegraphics[width=\\linewidth, height=0.8\\textheight,
      keepaspectratio]{{{entry.name}.png}}}}{{{entry.name}.mp4}}
\\end{{frame}}
"""
