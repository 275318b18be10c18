"""What comes out for a clip, read back from the files of a real render."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
from PIL import Image

from scenes.stage.base import THEMES

if TYPE_CHECKING:
    from tests.studio.conftest import Project

BT709, LIMITED = 1, 1
CLIPS = ("sliding_dot", "turning_square")


@pytest.fixture(scope="module", params=CLIPS)
def clip(request: pytest.FixtureRequest, rendered: Project) -> Path:
    """The path of a rendered clip, without its suffix."""
    return rendered.root / "renders" / "tiny" / str(request.param)


@pytest.fixture(scope="module")
def film(clip: Path) -> Iterator[av.container.InputContainer]:
    with av.open(clip.with_suffix(".mp4")) as container:
        yield container


@pytest.fixture(scope="module")
def frames(clip: Path) -> list[av.VideoFrame]:
    with av.open(clip.with_suffix(".mp4")) as container:
        return list(container.decode(video=0))


@pytest.fixture(scope="module")
def manifest(clip: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(clip.with_suffix(".json").read_text(encoding="utf-8"))
    return manifest


def test_it_is_h264_high_in_yuv420p_tagged_bt709(film: av.container.InputContainer) -> None:
    (stream,) = film.streams.video
    context = stream.codec_context
    assert (stream.codec.name, stream.profile, stream.pix_fmt) == ("h264", "High", "yuv420p")
    assert (stream.width, stream.height) == (854, 480)
    assert (context.color_primaries, context.color_trc, context.colorspace) == (BT709,) * 3
    assert context.color_range == LIMITED


def test_colours_are_converted_by_bt709(frames: list[av.VideoFrame], manifest: dict[str, Any]) -> None:
    """Rec. ITU-R BT.709-6, items 3.2 to 3.5, worked for the background in 8 bits."""
    background = THEMES[manifest["theme"]].background.removeprefix("#")
    red, green, blue = (value / 255 for value in bytes.fromhex(background))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    expected = (
        16 + 219 * luma,
        128 + 224 * (blue - luma) / 1.8556,
        128 + 224 * (red - luma) / 1.5748,
    )
    planes = frames[-1].to_ndarray(channel_last=False).reshape(-1)
    area = 854 * 480
    corners = planes[0], planes[area], planes[area + area // 4]
    assert np.allclose(corners, expected, atol=1.01)


def test_the_index_comes_before_the_pictures(clip: Path) -> None:
    content = clip.with_suffix(".mp4").read_bytes()
    boxes, at = [], 0
    while at < len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        boxes.append(content[at + 4 : at + 8])
        at += size
    assert boxes.index(b"moov") < boxes.index(b"mdat")


def test_the_frame_rate_is_constant(film: av.container.InputContainer, frames: list[av.VideoFrame]) -> None:
    assert film.streams.video[0].average_rate == 15
    times = [frame.pts * frame.time_base for frame in frames]
    assert times == [Fraction(number, 15) for number in range(len(frames))]


def test_every_beat_is_a_chapter_that_begins_with_a_key_frame(
    film: av.container.InputContainer, frames: list[av.VideoFrame], manifest: dict[str, Any]
) -> None:
    chapters = [
        (
            chapter["metadata"]["title"],
            chapter["start"] * chapter["time_base"],
            chapter["end"] * chapter["time_base"],
        )
        for chapter in film.chapters()
    ]
    for beat, (title, start, end) in zip(manifest["beats"], chapters, strict=True):
        assert title.lower().replace(" ", "_") == beat["name"]
        assert float(start) == pytest.approx(beat["start"], abs=1e-3)
        assert float(end) == pytest.approx(beat["end"], abs=1e-3)
        assert frames[round(beat["start"] * 15)].key_frame
    assert manifest["beats"][-1]["end"] == manifest["duration"] == len(frames) / 15


def test_the_poster_is_the_last_picture_of_its_beat(
    clip: Path, frames: list[av.VideoFrame], manifest: dict[str, Any]
) -> None:
    poster = {"sliding_dot": "slide", "turning_square": "turn"}[clip.name]
    (end,) = (beat["end"] for beat in manifest["beats"] if beat["name"] == poster)
    with Image.open(clip.with_suffix(".png")) as picture:
        shown = np.asarray(picture.convert("RGB"), dtype=float)
    film = frames[round(end * 15) - 1].to_ndarray(format="rgb24").astype(float)
    assert shown.shape == (480, 854, 3)
    assert np.abs(shown - film).mean() < 3
    assert shown.std() > 5


def test_the_manifest_shows_what_was_rendered(manifest: dict[str, Any], clip: Path) -> None:
    assert manifest["clip"] == manifest["scene"] == clip.name
    assert manifest["quality"]["name"] == "480p15"
    assert manifest["versions"]["manim"].startswith("0.22")
    assert manifest["theme"] == {"sliding_dot": "dark", "turning_square": "light"}[clip.name]
    for name, size in manifest["files"].items():
        assert (clip.parent / name).stat().st_size == size


def test_the_manifest_has_defaults_captions_and_numbers(rendered: Project) -> None:
    manifest = json.loads((rendered.root / "renders/tiny/sliding_dot.json").read_text())
    assert manifest["parameters"] == {"title": "", "distance": 3.0}
    slide = manifest["beats"][2]
    assert slide["caption"] == "The dot slides by 3."
    assert slide["numbers"] == [{"name": "distance", "shown": "3"}]


def test_captions_lie_within_their_beats(clip: Path, manifest: dict[str, Any]) -> None:
    with av.open(clip.with_suffix(".vtt")) as container:
        cues = [packet for packet in container.demux() if packet.size]
    for beat, cue in zip(manifest["beats"], cues, strict=True):
        assert float(cue.pts * cue.time_base) == pytest.approx(beat["start"], abs=1e-3)
        assert bytes(cue).decode().replace("&lt;", "<") == beat["caption"]
