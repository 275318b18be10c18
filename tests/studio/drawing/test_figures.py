"""Figures beside the last frames of the films that they are drawn from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar
from zipfile import ZipFile

import numpy as np
import pypdfium2
import pytest
import typst
from manim import BLUE, RED, YELLOW, Circle, PointCloudDot, Square
from manim.typing import PixelArray
from PIL.Image import Resampling
from pypdfium2 import raw

from scenes.partial_slices import PartialSlices
from scenes.secant_to_tangent import SecantToTangent
from scenes.stage.base import THEMES
from scenes.stage.scene import BeatScene, SceneParams, beat
from studio.base import QUALITIES
from studio.drawing import SegmentRenderer, manim_settings
from studio.drawing.figures import FigureRenderer
from studio.video import Encoder

Pixels = np.ndarray[Any, Any]

DRAFT = QUALITIES["480p15"]
PICTURES: list[tuple[type[BeatScene], str]] = [
    (PartialSlices, PartialSlices.beats()[-1]),
    (SecantToTangent, SecantToTangent.beats()[0]),
]


@dataclass
class Kept:
    """A listener that keeps the bytes of every segment, and the last picture that was encoded."""

    files: list[bytes] = field(default_factory=list)
    picture: PixelArray | None = None

    def begin(self, beat: str) -> None: ...

    def keep(self, beat: str, encoder: Encoder, pixels: PixelArray) -> None:
        self.files.append(encoder.path.read_bytes())
        self.picture = pixels.copy()


def segment(
    scene_class: type[BeatScene], beat_name: str, theme: str, renderer_class: type[SegmentRenderer]
) -> Kept:
    """A beat of a scene, drawn by a renderer."""
    kept = Kept()
    with TemporaryDirectory() as folder, manim_settings(DRAFT, folder):
        renderer = renderer_class(scene_class.camera_type, DRAFT, Path(folder), kept)
        scene_class(theme=theme, only={beat_name}, renderer=renderer).render()
    assert len(kept.files) == 1
    return kept


@cache
def figure(scene_class: type[BeatScene], beat_name: str, theme: str) -> tuple[bytes, bytes]:
    """The PDF and the SVG of a beat's last picture."""
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "figure.zip"
        archive.write_bytes(segment(scene_class, beat_name, theme, FigureRenderer).files[0])
        with ZipFile(archive) as files:
            return files.read("figure.pdf"), files.read("figure.svg")


@cache
def last_frame(scene_class: type[BeatScene], beat_name: str, theme: str) -> Pixels:
    """The last frame of a beat's film, as it went to the encoder."""
    picture = segment(scene_class, beat_name, theme, SegmentRenderer).picture
    assert picture is not None
    return picture[..., :3].astype(float)


def pixels_of(pdf: bytes) -> Pixels:
    """A page of PDF as pdfium shows it, as large as the film."""
    (page,) = pypdfium2.PdfDocument(pdf)
    shown = page.render(scale=3 * DRAFT.width / page.get_width()).to_pil().convert("RGB")
    return np.asarray(shown.resize((DRAFT.width, DRAFT.height), Resampling.BOX)).astype(float)


def pdf_from(svg: bytes) -> bytes:
    """The picture of an SVG as Typst reads it."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "figure.svg").write_bytes(svg)
        page = "#set page(width: 160mm, height: 90mm, margin: 0mm)"
        source = f'{page}\n#place(image("figure.svg", width: 160mm, height: 90mm))'
        made = typst.compile(source.encode(), root=folder, format="pdf")
    assert isinstance(made, bytes)
    return made


def blocks(picture: Pixels, size: int = 6) -> Pixels:
    """Means of square blocks, in which it does not matter how edges are smoothed."""
    rows, columns = (length // size for length in picture.shape[:2])
    parts = picture[: rows * size, : columns * size].reshape(rows, size, columns, size, 3)
    return np.asarray(parts.mean(axis=(1, 3)))


def differences(one: Pixels, other: Pixels) -> tuple[float, float]:
    """How much two pictures differ on average, and how much the means of blocks do at the most."""
    return float(np.abs(one - other).mean()), float(np.abs(blocks(one) - blocks(other)).max())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("scene_class", "beat_name"), PICTURES)
def test_a_figure_is_the_last_frame_of_its_film(
    scene_class: type[BeatScene], beat_name: str, theme: str
) -> None:
    frame = last_frame(scene_class, beat_name, theme)
    pdf, svg = figure(scene_class, beat_name, theme)
    for shown in (pixels_of(pdf), pixels_of(pdf_from(svg))):
        average, most = differences(shown, frame)
        assert average < 1
        assert most < 16


def test_another_beat_is_seen_to_be_another_picture() -> None:
    one, other = (figure(PartialSlices, name, "dark")[0] for name in PartialSlices.beats()[-2:])
    average, most = differences(pixels_of(one), pixels_of(other))
    assert average > 1
    assert most > 16


@pytest.mark.parametrize(("scene_class", "beat_name"), PICTURES)
def test_a_figure_has_outlines_and_nothing_else(scene_class: type[BeatScene], beat_name: str) -> None:
    pdf, svg = figure(scene_class, beat_name, "light")
    (page,) = pypdfium2.PdfDocument(pdf)
    kinds = {item.type for item in page.get_objects(max_depth=10)}
    assert kinds <= {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM}
    assert not re.search(rb"/Font\b(?!\s*<<\s*>>)|/Image\b", pdf)
    assert set(re.findall(r"<(\w+)", svg.decode())) <= {"svg", "g", "rect", "path", "linearGradient", "stop"}


def test_the_same_picture_is_the_same_file() -> None:
    one, other = (segment(*PICTURES[0], "dark", FigureRenderer).files for _ in range(2))
    assert one == other
    assert b"CreationDate" not in figure(*PICTURES[0], "dark")[0]


class Cloud(BeatScene):
    """A cloud of points, which Manim's camera sets pixel by pixel, between two shapes."""

    Params = SceneParams
    poster: ClassVar[str] = "show"

    @beat("A cloud.")
    def show(self) -> None:
        cloud = PointCloudDot(color=YELLOW, radius=1.5)
        self.add(Square(3, color=BLUE, fill_opacity=1), cloud, Circle(0.5, color=RED, fill_opacity=1))
        self.wait(0.2)


def test_what_has_no_outlines_is_given_as_pixels() -> None:
    frame = last_frame(Cloud, "show", "dark")
    pdf, svg = figure(Cloud, "show", "dark")
    (page,) = pypdfium2.PdfDocument(pdf)
    assert len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))) == 1
    for shown in (pixels_of(pdf), pixels_of(pdf_from(svg))):
        assert differences(shown, frame)[0] < 1
