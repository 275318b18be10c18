"""The handout as a reader of PDF has it: its text, its pictures, its fonts."""

from __future__ import annotations

import ctypes
import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from scenes.stage.base import DARK, LIGHT, missing_fonts
from tests.studio.export.conftest import Lecture, difference, pictures

if TYPE_CHECKING:
    from tests.studio.conftest import Project

CHINESE = "Noto Sans CJK SC"


pytestmark = pytest.mark.xdist_group("lecture")  # One process prepares what all of these look at.


@pytest.fixture(scope="module")
def pages(lecture: Lecture) -> list[pypdfium2.PdfPage]:
    return list(pypdfium2.PdfDocument(lecture.file("lecture.pdf")))


def text_of(pages: list[pypdfium2.PdfPage]) -> str:
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return re.sub(r"\s+", " ", text.replace("\u0002", "").replace("\u00a0", " "))


def test_every_beat_is_given_with_its_title_and_its_caption(
    lecture: Lecture, pages: list[pypdfium2.PdfPage]
) -> None:
    text = text_of(pages)
    assert "Steigung & Kurve < 2" in text
    for clip in lecture.finished.clips:
        for number, beat in enumerate(clip.beats, start=1):
            if clip.language == "de":
                assert f"{number} {beat.title} {beat.caption}" in text
    assert "Ein zweiter Punkt" in text


def pictures_of(page: pypdfium2.PdfPage) -> list[Image.Image]:
    """The figures on a page, each cut out of the page as it is shown."""
    scale = 4
    shown = page.render(scale=scale).to_pil().convert("RGB")
    found = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_FORM], max_depth=1):
        left, bottom, right, top = (round(scale * edge) for edge in item.get_bounds())
        if right - left > shown.width / 3:
            found.append(shown.crop((left, shown.height - top, right, shown.height - bottom)))
    return found


def test_its_pictures_are_the_last_of_each_beat_on_paper(
    lecture: Lecture, pages: list[pypdfium2.PdfPage]
) -> None:
    """A clip in the light theme is what was filmed; one in the dark theme is drawn anew."""
    found = iter([picture for page in pages for picture in pictures_of(page)])
    for clip in lecture.finished.clips:
        lasts = [list(pictures(beat.video))[-1] for beat in clip.beats]
        for last in lasts:
            picture = np.asarray(next(found).resize(last.shape[1::-1], Image.Resampling.BOX))
            assert picture[9, 9].min() > 240
            if clip.plan.clip.theme == LIGHT.name:
                rows = round(0.86 * len(last))  # The place of a player's captions is cut off.
                differences = [difference(picture[:rows], other[:rows]) for other in lasts]
                assert difference(picture[:rows], last[:rows]) < min(6, min(differences) + 0.1)
            else:
                assert clip.plan.clip.theme == DARK.name
    assert not list(found)


def test_its_pictures_are_outlines(pages: list[pypdfium2.PdfPage]) -> None:
    images = [raw.FPDF_PAGEOBJ_IMAGE]
    assert not [image for page in pages for image in page.get_objects(filter=images, max_depth=10)]


def test_the_mathematics_and_every_number_that_was_shown_are_in_it(
    lecture: Lecture, pages: list[pypdfium2.PdfPage]
) -> None:
    text = text_of(pages)
    assert "Definition (derivative)" in text
    assert "Proof." in text
    manifest = json.loads(lecture.file("secant_to_tangent.json").read_bytes())
    numbers = [number for beat in manifest["beats"] for number in beat["numbers"]]
    assert len(numbers) > 5
    for number in numbers:
        assert number["shown"] in text
        assert number["computed_by"].removeprefix("mathlib.") in re.sub(r"\s|\u200b", "", text)
    assert "h = −0.75" in text
    assert "exact, exact" not in text


def characters(page: pypdfium2.PdfPage) -> list[tuple[str, tuple[float, ...]]]:
    """The signs of a page, each with its left, bottom, right and top."""
    text = page.get_textpage()
    signs = enumerate(text.get_text_range(0, text.count_chars()))
    return [(sign, text.get_charbox(index)) for index, sign in signs]


def font_of(text: Any, index: int) -> str:
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
    return name.value.decode()


def test_hebrew_runs_from_right_to_left(pages: list[pypdfium2.PdfPage]) -> None:
    (page,) = [page for page in pages if "ריבוע" in page.get_textpage().get_text_range()]
    left = {sign: box[0] for sign, box in characters(page) if sign in "זהו"}
    assert left["ז"] > left["ה"]


def test_chinese_is_set_in_a_font_that_has_it(project: Project) -> None:
    if missing_fonts([CHINESE]):
        pytest.skip(f"{CHINESE} is not installed; get it with: sudo apt-get install fonts-noto-cjk")
    lesson = project.lesson(
        f'title = "导数"\nlanguage = "zh"\nfonts = ["{CHINESE}"]\n'
        '[[clip]]\nscene = "turning_square"\n[clip.captions]\nturn = "正方形在转动。"\n'
    )
    done = project.studio("handout", str(lesson), "--quality", "480p15", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    fonts = {}
    for page in pypdfium2.PdfDocument(project.root / "renders/other/other.pdf"):
        text = page.get_textpage()
        for index, sign in enumerate(text.get_text_range(0, text.count_chars())):
            fonts[sign] = font_of(text, index)
    assert all("CJK" in fonts[sign] for sign in "导数正方形在转动。")
    assert "Libertinus" in fonts["T"]


def test_mathematics_that_typst_does_not_understand_is_reported_at_its_line(project: Project) -> None:
    (project.root / "scenes/turning_square.typ").write_text("#let mathematics(given) = [\n  $unheard$\n]\n")
    done = project.studio("handout", "lessons/tiny.toml", "--jobs", "1")
    assert done.returncode != 0
    assert "scenes/turning_square.typ:2" in done.stderr
    assert "unknown variable: unheard" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project.root / "renders/tiny/tiny.pdf").exists()
