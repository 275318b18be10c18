"""Every format is decoded and looked at; the film that everyone sees is what it is measured by."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
import srt  # type: ignore[import-untyped]
from PIL import Image

from scenes.stage.base import THEMES
from studio.base import file_size
from studio.formats.formats import expected_sizes
from tests.studio.conftest import LESSON, Project, copied
from tests.studio.export.conftest import difference, finished, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

    from studio.rendered.rendered_lesson import RenderedClip

WITH_ALPHA = [("prores-alpha", ".mov", "prores"), ("webm-alpha", ".webm", "libvpx-vp9")]


pytestmark = pytest.mark.xdist_group("formats")  # One process prepares what all of these look at.


@pytest.fixture(scope="module")
def made(rendered: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny lesson in every format; not to be changed."""
    project = copied(rendered, tmp_path_factory.mktemp("formats") / "project")
    done = project.studio("formats", LESSON, "--jobs", "2")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "renders/tiny/formats: 10 written, 0 up to date"
    return project


@pytest.fixture(scope="module")
def clips(made: Project) -> tuple[RenderedClip, ...]:
    return finished(made, "tiny").clips


@pytest.fixture(scope="module")
def folder(made: Project) -> Path:
    return made.root / "renders/tiny/formats"


def test_what_is_written_is_noted_and_not_written_again(made: Project, folder: Path) -> None:
    notes = [json.loads(note.read_bytes())["formats"] for note in folder.glob("*.json")]
    noted = [kind["files"] for note in notes for kind in note.values()]
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*") if path.is_file()}
    before = {name: path.stat().st_mtime_ns for name, path in files.items()}
    assert {name for each in noted for name in each} == {name for name in files if "/" in name}
    done = made.studio("formats", LESSON)
    assert done.stdout.splitlines()[-1] == "renders/tiny/formats: 0 written, 10 up to date"
    assert {name: path.stat().st_mtime_ns for name, path in files.items()} == before


def test_only_the_formats_asked_for_are_written_and_others_are_kept(project: Project) -> None:
    folder = project.root / "renders/tiny/formats"
    done = project.studio("formats", LESSON, "--format", "gif", "--clip", "sliding_dot")
    assert done.returncode == 0, done.stderr
    _, foreseen, written, last = done.stdout.splitlines()  # Nothing is drawn without its background.
    assert re.fullmatch(r"renders/tiny/formats: about .+ to be written \(gif .+\)", foreseen)
    assert re.fullmatch(r"renders/tiny/formats/gif/sliding_dot.gif: \d+ kB \(1 of 1\)", written)
    assert last == "renders/tiny/formats: 1 written, 0 up to date"
    assert [path.name for path in folder.iterdir() if path.is_dir()] == ["gif"]
    before = (folder / "gif/sliding_dot.gif").stat().st_mtime_ns
    done = project.studio("formats", LESSON, "--format", "gif,beats")
    assert done.stdout.splitlines()[-1] == "renders/tiny/formats: 3 written, 1 up to date"
    assert (folder / "gif/sliding_dot.gif").stat().st_mtime_ns == before
    assert set(json.loads((folder / "sliding_dot.json").read_bytes())["formats"]) == {"gif", "beats"}


def test_a_format_that_is_due_again_leaves_nothing_of_its_old_files_and_all_of_the_others(
    project: Project,
) -> None:
    folder = project.root / "renders/tiny/formats"
    project.studio("formats", LESSON, "--format", "gif,beats", "--clip", "sliding_dot")
    others = {path: path.stat().st_mtime_ns for path in (folder / "gif").iterdir()}
    beats = sorted((folder / "beats/sliding_dot").iterdir())
    project.edit("scenes/sliding_dot.py", "def slide(", "def glide(")
    project.edit("scenes/sliding_dot.py", 'poster = "slide"', 'poster = "glide"')
    done = project.studio("formats", LESSON, "--format", "beats", "--clip", "sliding_dot")
    assert done.returncode == 0, done.stderr
    now = sorted((folder / "beats/sliding_dot").iterdir())
    assert [path.name.replace("glide", "slide") for path in now] == [path.name for path in beats]
    assert {path: path.stat().st_mtime_ns for path in (folder / "gif").iterdir()} == others
    done = project.studio("formats", LESSON, "--format", "gif", "--clip", "sliding_dot")
    assert done.stdout.splitlines()[-1] == "renders/tiny/formats: 1 written, 0 up to date"


def test_a_format_that_there_is_not_is_refused_with_those_that_there_are(project: Project) -> None:
    done = project.studio("formats", LESSON, "--format", "gif,avi")
    assert done.returncode == 2
    assert "there is no format 'avi'; choose from prores-alpha, webm-alpha, webm, gif, beats" in done.stderr


def test_the_size_of_single_beats_is_foreseen_as_that_of_the_film(clips: tuple[RenderedClip, ...]) -> None:
    films = sum(clip.film.stat().st_size for clip in clips)
    foreseen = expected_sizes([(clip, "beats") for clip in clips])
    assert foreseen == f"about {file_size(films)} to be written (beats {file_size(films)})"


def test_a_gif_loops_for_ever_and_lasts_as_long_as_the_film(
    clips: tuple[RenderedClip, ...], folder: Path
) -> None:
    for clip in clips:
        with Image.open(folder / f"gif/{clip.name}.gif") as gif:
            assert gif.info["loop"] == 0
            assert gif.size == (640, 360)
            lasts = 0
            for frame in range(gif.n_frames):
                gif.seek(frame)
                lasts += gif.info["duration"]
            last = np.asarray(gif.convert("RGB"))
        assert lasts / 1000 == pytest.approx(clip.beats[-1].end, abs=0.09)
        *_, filmed = pictures(clip.film)
        small = Image.fromarray(filmed.astype(np.uint8)).resize((640, 360))
        assert difference(last, np.asarray(small)) < 4


def test_a_webm_shows_what_the_film_shows(clips: tuple[RenderedClip, ...], folder: Path) -> None:
    for clip in clips:
        shown, filmed = list(pictures(folder / f"webm/{clip.name}.webm")), list(pictures(clip.film))
        assert len(shown) == len(filmed)
        assert max(map(difference, shown, filmed)) < 3


@pytest.mark.parametrize(("kind", "suffix", "decoder"), WITH_ALPHA)
def test_a_film_with_alpha_is_the_film_when_laid_over_its_background(
    clips: tuple[RenderedClip, ...], folder: Path, kind: str, suffix: str, decoder: str
) -> None:
    for clip in clips:
        background = np.array(colour(THEMES[clip.plan.clip.theme].background))
        seen = list(transparent(folder / kind / f"{clip.name}{suffix}", decoder))
        filmed = list(pictures(clip.film))
        assert len(seen) == len(filmed)
        for picture, film in zip(seen, filmed, strict=True):
            alpha = picture[..., 3:] / 255
            laid = picture[..., :3] * alpha + background * (1 - alpha)
            assert difference(laid, film) < 3


@pytest.mark.parametrize(("kind", "suffix", "decoder"), WITH_ALPHA)
def test_alpha_is_that_of_what_is_drawn(
    clips: tuple[RenderedClip, ...], folder: Path, kind: str, suffix: str, decoder: str
) -> None:
    """The dot is opaque, the inside of the square half so, and the corners are empty.

    ProRes keeps alpha to the last bit; VP9 is off by a level or two in 255, which nobody sees.
    """
    noise = 0 if kind == "prores-alpha" else 2
    dot, square = (list(transparent(folder / kind / f"{c.name}{suffix}", decoder))[-1] for c in clips)
    assert max(dot[0, 0, 3], square[0, 0, 3]) <= noise
    assert dot[..., 3].max() >= 255 - noise
    middle = square[square.shape[0] // 2, square.shape[1] // 2, 3]
    assert abs(int(middle) - 127.5) <= noise + 2


def transparent(path: Path, decoder: str) -> Iterator[npt.NDArray[Any]]:
    """RGBA frames. Of VP9, alpha is a second film that only the decoder of libvpx sees."""
    with av.open(path) as film:
        stream = film.streams.video[0]
        context = av.CodecContext.create(decoder, "r")
        context.extradata = stream.codec_context.extradata
        for packet in film.demux(stream):
            for frame in context.decode(packet if packet.size else None):
                assert "a" in frame.format.name
                yield frame.to_ndarray(format="rgba").astype(np.int16)


def colour(text: str) -> list[int]:
    return [int(text[at : at + 2], 16) for at in (1, 3, 5)]


@pytest.mark.parametrize("kind", ["webm", "webm-alpha", "prores-alpha"])
def test_captions_chapters_and_a_transcript_are_beside_a_film(
    clips: tuple[RenderedClip, ...], folder: Path, kind: str
) -> None:
    for clip in clips:
        beside = folder / kind / clip.name
        captions = list(srt.parse(beside.with_suffix(".srt").read_text(encoding="utf-8")))
        assert [caption.content for caption in captions] == [beat.caption for beat in clip.beats]
        starts = [caption.start.total_seconds() for caption in captions]
        assert starts == pytest.approx([beat.start for beat in clip.beats], abs=0.001)
        assert beside.with_suffix(".vtt").read_text(encoding="utf-8").startswith("WEBVTT\n")
        chapters = beside.with_suffix(".chapters.vtt").read_text(encoding="utf-8")
        transcript = beside.with_suffix(".txt").read_text(encoding="utf-8")
        assert transcript.startswith(clip.title)
        for beat in clip.beats:
            assert f"\n{beat.title}\n" in chapters
            assert f"{beat.title}\n\n{beat.caption}\n" in transcript
        (film,) = [path for path in beside.parent.iterdir() if path.suffix in (".webm", ".mov")][:1]
        with av.open(film) as container:
            assert len(container.chapters()) > 1


def test_each_beat_is_a_film_with_its_own_captions(clips: tuple[RenderedClip, ...], folder: Path) -> None:
    for clip in clips:
        films = sorted((folder / "beats" / clip.name).glob("*.mp4"))
        assert [film.stem for film in films] == [
            f"{number:02}_{beat.name}" for number, beat in enumerate(clip.beats, start=1)
        ]
        for film, beat in zip(films, clip.beats, strict=True):
            shown, drawn = list(pictures(film)), list(pictures(beat.video))
            assert max(map(difference, shown, drawn)) == 0
            (caption,) = srt.parse(film.with_suffix(".srt").read_text(encoding="utf-8"))
            assert caption.content == beat.caption
            assert caption.start.total_seconds() == 0
            assert caption.end.total_seconds() == pytest.approx(beat.end - beat.start, abs=0.001)
            assert film.with_suffix(".txt").read_text(encoding="utf-8") == f"{beat.caption}\n"
            assert film.with_suffix(".vtt").exists()
