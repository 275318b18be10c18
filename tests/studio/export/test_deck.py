"""The deck as PowerPoint's own format has it, and as LibreOffice opens it."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import av
import numpy as np
import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn

from tests.studio.export.conftest import Lecture, difference, pictures

if TYPE_CHECKING:
    from pptx.slide import Slide

    from studio.rendered.rendered_lesson import RenderedBeat, RenderedClip

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"


pytestmark = pytest.mark.xdist_group("lecture")  # One process prepares what all of these look at.


@pytest.fixture(scope="module")
def slides(lecture: Lecture) -> list[Slide]:
    deck = Presentation(str(lecture.file("lecture.pptx")))
    assert deck.slide_width * 9 == deck.slide_height * 16
    return list(deck.slides)


def beats_of(lecture: Lecture) -> list[tuple[RenderedClip, RenderedBeat]]:
    return [(clip, beat) for clip in lecture.finished.clips for beat in clip.beats]


def film_of(slide: Slide) -> bytes:
    (link,) = [part for part in slide.part.rels.values() if part.reltype.endswith("/video")]
    return bytes(link.target_part.blob)


def test_each_beat_is_a_slide_with_its_own_film_and_its_caption_in_the_notes(
    lecture: Lecture, slides: list[Slide]
) -> None:
    beats = beats_of(lecture)
    assert len(slides) == 1 + len(beats)
    assert slides[0].shapes.title.text_frame.text == "Steigung & Kurve < 2"
    for slide, (clip, beat) in zip(slides[1:], beats, strict=True):
        assert slide.shapes.title.text_frame.text == f"{clip.title}: {beat.title}"
        assert slide.notes_slide.notes_text_frame.text == beat.caption
        with av.open(io.BytesIO(film_of(slide))) as film:
            assert sum(1 for _ in film.decode(video=0)) == beat.frames
    assert "Ein zweiter Punkt" in slides[2].shapes.title.text_frame.text


def test_a_slide_shows_the_first_picture_of_its_film_all_over(slides: list[Slide]) -> None:
    for slide in slides[1:]:
        (movie,) = [shape for shape in slide.shapes if shape.element.tag == qn("p:pic")]
        width, height = slide.part.package.presentation_part.presentation.slide_width, movie.height
        assert (movie.left, movie.top, movie.width) == (0, 0, width)
        assert height * 16 == width * 9
        poster = np.asarray(Image.open(io.BytesIO(movie.poster_frame.blob)).convert("RGB"))
        with av.open(io.BytesIO(film_of(slide))) as film:
            first = next(film.decode(video=0)).to_ndarray(format="rgb24")
        assert difference(poster, first) < 2


def test_the_next_step_plays_the_film_and_a_click_on_it_pauses(lecture: Lecture, slides: list[Slide]) -> None:
    for slide, (_, beat) in zip(slides[1:], beats_of(lecture), strict=True):
        (movie,) = [shape for shape in slide.shapes if shape.element.tag == qn("p:pic")]
        timing = slide.element.find(qn("p:timing"))
        assert {target.get("spid") for target in timing.iter(qn("p:spTgt"))} == {str(movie.shape_id)}
        play, pause = timing.iter(qn("p:cmd"))
        assert (play.get("cmd"), pause.get("cmd")) == ("playFrom(0.0)", "togglePause")
        lasts = next(play.iter(qn("p:cTn"))).get("dur")
        assert int(lasts) == round(1000 * (beat.end - beat.start))


def test_text_is_in_the_language_and_the_direction_of_its_clip(slides: list[Slide]) -> None:
    def voice(slide: Slide) -> tuple[str, str]:
        paragraph = slide.notes_slide.notes_text_frame.paragraphs[0]
        return paragraph.runs[0].font._rPr.get("lang"), paragraph._p.pPr.get("rtl")

    assert voice(slides[1]) == ("de", "0")
    assert voice(slides[-2]) == ("he", "1")


def test_nothing_in_the_package_makes_keynote_refuse_it(lecture: Lecture) -> None:
    with zipfile.ZipFile(lecture.file("lecture.pptx")) as package:
        names = package.namelist()
        presentation = ElementTree.fromstring(package.read("ppt/presentation.xml"))
        relations = package.read("ppt/_rels/presentation.xml.rels").decode()
    assert presentation.find(qn("p:sldSz")).get("type") is None
    order = [child.tag for child in presentation]
    assert order.index(qn("p:notesMasterIdLst")) == order.index(qn("p:sldMasterIdLst")) + 1
    (master,) = presentation.find(qn("p:notesMasterIdLst"))
    assert f'Id="{master.get(qn("r:id"))}"' in relations
    assert "notesMasters/notesMaster1.xml" in relations
    assert "printerSettings" not in relations
    assert not [name for name in names if "printerSettings" in name]


def test_its_metadata_are_its_own(lecture: Lecture) -> None:
    properties = Presentation(str(lecture.file("lecture.pptx"))).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (
        "Steigung & Kurve < 2",
        "Uphill",
        "Uphill",
    )
    assert properties.created == properties.modified
    assert properties.created.year >= 2026


def test_letters_of_the_title_slide_have_their_own_colour_size_and_font(slides: list[Slide]) -> None:
    for shape, size in zip(slides[0].placeholders, (44, 24), strict=True):
        runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
        assert runs
        assert all((run.font.size.pt, run.font.name) == (size, "Georgia") for run in runs)
        assert all(run.font.color.rgb is not None for run in runs)


def test_a_film_has_its_caption_as_a_track_as_long_as_itself(lecture: Lecture, slides: list[Slide]) -> None:
    for slide, (clip, beat) in zip(slides[1:], beats_of(lecture), strict=True):
        (track,) = slide.element.iter("{http://schemas.microsoft.com/office/powerpoint/2017/3/main}track")
        part = slide.part.related_part(track.get(qn("r:embed")))
        assert (part.content_type, track.get("lang")) == ("text/vtt", clip.language)
        text = html.unescape(part.blob.decode())
        times = re.findall(r"(\d+):(\d+):([\d.]+)", text)
        first, *_, last = [3600 * int(h) + 60 * int(m) + float(s) for h, m, s in times]
        assert (first, last) == (0, pytest.approx(beat.end - beat.start, abs=0.002))
        spoken = " ".join(line for line in text.splitlines()[1:] if line and "-->" not in line)
        assert spoken.split() == beat.caption.split()


@cache
def opened(deck: Path, suffix: str, folder: Path) -> Path:
    """The deck as LibreOffice has understood it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice is found; get it with: sudo apt-get install libreoffice-impress")
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", suffix, "--outdir", str(folder), str(deck)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{deck.stem}.{suffix}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


def test_libreoffice_finds_a_playable_film_on_every_slide(lecture: Lecture, desk: Path) -> None:
    with zipfile.ZipFile(opened(lecture.file("lecture.pptx"), "odp", desk)) as document:
        content = ElementTree.fromstring(document.read("content.xml"))
        pages = list(content.iter(f"{OFFICE % 'drawing'}page"))
        films: list[list[Any]] = [list(page.iter(f"{OFFICE % 'drawing'}plugin")) for page in pages]
        assert [len(found) for found in films] == [0] + [1] * len(beats_of(lecture))
        for (film,), (_, beat) in zip(films[1:], beats_of(lecture), strict=True):
            with av.open(io.BytesIO(document.read(film.get(LINK)))) as container:
                assert sum(1 for _ in container.decode(video=0)) == beat.frames


def test_libreoffice_shows_every_slide_as_its_film_begins(lecture: Lecture, desk: Path) -> None:
    pages = pypdfium2.PdfDocument(opened(lecture.file("lecture.pptx"), "pdf", desk))
    for page, (_, beat) in zip(list(pages)[1:], beats_of(lecture), strict=True):
        first = next(pictures(beat.video))
        seen = page.render(scale=2).to_pil().convert("RGB").resize((first.shape[1], first.shape[0]))
        assert difference(np.asarray(seen), first) < 4
