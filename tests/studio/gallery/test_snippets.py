"""Every snippet is well formed in its own language, whatever the clip is called."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markdown_it import MarkdownIt

from studio.gallery.embed_snippets import snippets
from studio.gallery.entries import Entry, read_entry
from tests.studio.gallery.signals import BEATS, HOSTILE, caption, write_film

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLES = [
    "Secant to tangent",
    HOSTILE,
    "مشتقّة",
    "导数 [x](y) *z* `w`",
    "\\end{frame} \\input{x} {",
    'a """ b \' c',
]
FILES = {"clip.mp4", "clip.vtt", "clip.png"}


@pytest.fixture(params=TITLES, ids=["plain", "hostile", "right-to-left", "cjk", "latex", "quotes"])
def entry(request: pytest.FixtureRequest, tmp_path: Path) -> Entry:
    write_film(tmp_path, "clip", request.param)
    entry = read_entry(tmp_path, "clip")
    assert entry is not None
    assert entry.title == request.param
    return entry


DOCUMENTATION = Path(__file__).parents[3] / "docs/embedding.md"


def test_the_documentation_shows_a_snippet_as_it_is(tmp_path: Path) -> None:
    write_film(tmp_path, "secant_to_tangent", "Secants settle on a tangent")
    entry = read_entry(tmp_path, "secant_to_tangent")
    assert entry is not None
    full_size = replace(entry, width=1920, height=1080)
    assert f"```html\n{text(full_size, 'Web page')}```" in DOCUMENTATION.read_text(encoding="utf-8")


def text(entry: Entry, target: str) -> str:
    (found,) = [snippet.text for snippet in snippets(entry) if snippet.target == target]
    return found


def fragment(html: str) -> Element:
    """A piece of a page as browsers read it; anything that they would have to mend is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parseFragment(html)
    return root


def links(root: Element) -> Iterator[str]:
    names = ("src", "data-src", "poster")
    return (element.get(name, "") for element in root.iter() for name in names if element.get(name))


@pytest.mark.parametrize(
    ("target", "folder"), [("Web page", ""), ("reveal.js", ""), ("Moodle", "@@PLUGINFILE@@/")]
)
def test_html_is_well_formed_and_finds_the_files(entry: Entry, target: str, folder: str) -> None:
    root = fragment(text(entry, target))
    assert set(links(root)) == {f"{folder}{name}" for name in FILES}
    (video,) = root.iter("video")
    assert video.get("aria-label") == entry.title
    assert [element.tag for element in video][-1] == "track"


pandoc = pytest.mark.skipif(
    shutil.which("pandoc") is None, reason="no pandoc is found; get it with: sudo apt-get install pandoc"
)


@pandoc
@pytest.mark.parametrize("kind", ["markdown", "gfm", "commonmark"])
def test_a_film_keeps_its_captions_in_markdown(entry: Entry, kind: str, tmp_path: Path) -> None:
    document = f"Before.\n\n{text(entry, 'Web page')}\nAfter.\n"
    command = ["pandoc", "--from", kind, "--to", "html"]
    done = subprocess.run(command, input=document, capture_output=True, text=True, check=True)
    root = fragment(done.stdout)
    (video,) = root.iter("video")
    assert [element.tag for element in video] == ["track"]
    assert " ".join(video.get("aria-label", "").split()) == " ".join(entry.title.split())
    assert [paragraph.text for paragraph in root.iter("p")] == ["Before.", "After."]


@pandoc
@pytest.mark.parametrize("target", ["Web page", "Quarto"])
def test_a_page_that_holds_all_it_shows_holds_film_captions_and_poster(
    entry: Entry, target: str, tmp_path: Path
) -> None:
    snippet = text(entry, target)
    if target == "Quarto":  # What Quarto does with conditional content: only the part for HTML is left.
        snippet = snippet.partition(":::\n\n::: {.content-visible unless")[0] + ":::\n"
    document = f"# Lecture\n\n{snippet}\n"
    command = ["pandoc", "--standalone", "--self-contained", "--metadata", "title=Lecture"]
    command += ["--from", "markdown", "--to", "html"]
    done = subprocess.run(command, input=document, cwd=tmp_path, capture_output=True, text=True, check=True)
    kinds = sorted(re.findall(r'(?:src|poster)="data:([^;,"]+)', done.stdout))
    assert kinds == ["image/png", "text/vtt", "video/mp4"]


def test_a_reveal_slide_has_the_captions_in_its_notes(entry: Entry) -> None:
    (notes,) = fragment(text(entry, "reveal.js")).iter("aside")
    assert [line.text for line in notes.iter("p")] == [caption(beat) for beat in range(BEATS)]


def test_quarto_gets_the_film_in_html_and_the_poster_in_print(entry: Entry) -> None:
    markdown = text(entry, "Quarto")
    assert re.findall(r"^:::.*", markdown, re.MULTILINE) == [
        '::: {.content-visible when-format="html"}',
        ":::",
        '::: {.content-visible unless-format="html"}',
        ":::",
    ]
    tokens = MarkdownIt().parse(markdown)
    (raw,) = [token for token in tokens if token.type == "fence"]
    assert raw.info == "{=html}"
    assert raw.content == text(entry, "Web page")
    (image,) = [child for token in tokens for child in token.children or [] if child.type == "image"]
    assert (image.content.replace("\\", ""), image.attrs["src"]) == (
        entry.title.replace("\\", ""),
        "clip.png",
    )


def test_a_jupyter_cell_runs_and_shows_the_film_with_its_captions(
    entry: Entry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = fragment(run_cell(text(entry, "Jupyter")))
    (video,) = shown.iter("video")
    assert video.get("aria-label") == entry.title
    kinds = sorted(link.partition(";")[0] for link in links(shown))
    assert kinds == ["data:image/png", "data:text/vtt", "data:video/mp4"]


def run_cell(source: str) -> str:
    """The HTML that a notebook shows for a cell: the value of its last expression."""
    cell = ast.parse(source)
    last = cell.body.pop()
    assert isinstance(last, ast.Expr)
    names: dict[str, object] = {}
    exec(compile(cell, "cell", "exec"), names)
    shown = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    return str(shown.data)


def test_latex_is_balanced_and_holds_the_title_as_text(entry: Entry) -> None:
    latex = text(entry, "Beamer")
    bare = re.sub(r"\\[{}]", "", latex)
    assert bare.count("{") == bare.count("}")
    assert re.findall(r"\\(begin|end)\{(\w+)\}", latex) == [("begin", "frame"), ("end", "frame")]
    assert set(re.findall(r"\\([A-Za-z]+)", latex)) <= {
        *("begin", "end", "centering", "movie", "includegraphics", "linewidth", "textheight"),
        *("textbackslash", "textasciitilde", "textasciicircum", "textless", "textgreater", "textbar"),
    }


@pytest.mark.parametrize(
    ("latex", "package", "uncompressed"),
    [
        ("pdflatex", "texlive-latex-recommended", "\\pdfcompresslevel=0 \\pdfobjcompresslevel=0"),
        (
            "lualatex",
            "texlive-luatex",
            "\\edef\\pdfcompresslevel{0}\\pdfvariable compresslevel=0 \\pdfvariable objcompresslevel=0",
        ),
    ],
)
def test_a_beamer_document_compiles_and_links_the_film(
    latex: str, package: str, uncompressed: str, tmp_path: Path
) -> None:
    if not shutil.which(latex) or not list(Path("/usr/share").glob(f"doc/{package}")):
        pytest.skip(f"no {latex} is found; get it with: sudo apt-get install {package} texlive-pictures")
    for name, title in (("clip", "Plain"), ("a_clip-2", f"{HOSTILE} \\end{{frame}} |<>{{")):
        write_film(tmp_path, name, title)
    entries = [entry for name in ("clip", "a_clip-2") if (entry := read_entry(tmp_path, name))]
    frames = "\n".join(text(entry, "Beamer") for entry in entries)
    (tmp_path / "talk.tex").write_text(
        f"\\documentclass[aspectratio=169]{{beamer}}\n\\usepackage{{multimedia}}\n{uncompressed}\n"
        f"\\begin{{document}}\n{frames}\\end{{document}}\n"
    )
    command = [latex, "-interaction=nonstopmode", "-halt-on-error", "talk.tex"]
    home = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "Output written on talk.pdf (2 pages" in done.stdout
    pdf = (tmp_path / "talk.pdf").read_bytes()
    assert sorted(re.findall(rb"/Subtype\s*/Movie.*?/F \(([^)]*)\)", pdf, re.DOTALL)) == [
        b"a_clip-2.mp4",
        b"clip.mp4",
    ]
