"""`python -m tools.bench.encoders`: what encoder settings cost on our own pictures, and what they keep.

A beat of every clip of a lesson is drawn once. Its pictures, converted as always, are then encoded with
each of the settings, decoded, and compared with what went in. CPU seconds are the encoder's alone.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from studio.base import QUALITIES, Quality
from studio.drawing import SegmentRenderer
from studio.lesson import Clip, read_lesson
from studio.plan import plan_clip
from studio.source import Sources
from studio.video import SETTINGS, Encoder
from tools.bench.measure import draw

Picture = NDArray[np.uint8]

CANDIDATES = [
    {"preset": preset, "crf": crf, **tune}
    for preset in ("ultrafast", "superfast", "veryfast", "faster", "fast", "medium")
    for crf in ("18", "21")
    for tune in ({}, {"tune": "animation"})
]
PICTURES = 60
"""Pictures that are kept of each clip: two seconds at 30 frames a second."""


class Capture(Encoder):
    """Keeps converted pictures, one after the other, up to a number."""

    pictures: list[av.VideoFrame]

    def write(self, pixels: Any, repeat: int = 1) -> None:
        """Keep a picture as the encoder would be given it."""
        self.frames += repeat
        if len(Capture.pictures) < PICTURES:
            Capture.pictures += [self._converted(pixels)] * min(repeat, PICTURES - len(Capture.pictures))

    def close(self) -> None:
        """There is no file to be finished."""
        self._container.close()


class CapturingRenderer(SegmentRenderer):
    encoder = Capture


def pictures_of(clip: Clip, quality: Quality, sources: Sources) -> list[av.VideoFrame]:
    """The first pictures of the beat that the clip's poster is taken from."""
    task = plan_clip(clip, quality, Path(), sources).task
    Capture.pictures = []
    draw(task, CapturingRenderer, {task.poster})
    return Capture.pictures


def encoded(pictures: list[av.VideoFrame], settings: dict[str, str], quality: Quality) -> tuple[bytes, float]:
    """The film of some pictures, and the CPU seconds that encoding took."""
    film = BytesIO()
    start = time.process_time()
    with av.open(film, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=quality.frame_rate, options=SETTINGS | settings)
        stream.width, stream.height, stream.pix_fmt = quality.width, quality.height, "yuv420p"
        for number, picture in enumerate(pictures):
            picture.pts = number
            container.mux(stream.encode(picture))
        container.mux(stream.encode())
    return film.getvalue(), time.process_time() - start


def luma(frames: Any) -> Iterator[Picture]:
    """The brightness of frames, an array of height x width each."""
    for frame in frames:
        yield frame.to_ndarray()[: frame.height]


def similarity(one: Picture, other: Picture) -> NDArray[np.float64]:
    """The structural similarity of blocks of 8 x 8 (Wang et al. 2004), 1 where they are equal."""

    def blocks(picture: Picture) -> NDArray[np.float64]:
        height, width = (side - side % 8 for side in picture.shape)
        cut = picture[:height, :width].reshape(height // 8, 8, width // 8, 8)
        return cut.swapaxes(1, 2).reshape(-1, 64).astype(float)

    a, b = blocks(one), blocks(other)
    mean_a, mean_b = a.mean(axis=1), b.mean(axis=1)
    covariance = (a * b).mean(axis=1) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    likeness = (2 * mean_a * mean_b + c1) * (2 * covariance + c2)
    scale = (mean_a**2 + mean_b**2 + c1) * (a.var(axis=1) + b.var(axis=1) + c2)
    return np.asarray(likeness / scale)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench.encoders", description=__doc__)
    parser.add_argument("lesson", nargs="?", type=Path, default=Path("lessons/primer.toml"))
    parser.add_argument("--quality", choices=QUALITIES, default="1080p30")
    arguments = parser.parse_args()
    quality, sources = QUALITIES[arguments.quality], Sources(Path())
    lesson = read_lesson(arguments.lesson, sources)
    films = [pictures_of(clip, quality, sources) for clip in lesson.clips]
    print("| preset | tune | crf | ms a frame | kbit/s | PSNR dB | SSIM of the worst 1 % of blocks |")
    print("|---|---|---|---|---|---|---|")
    for settings in CANDIDATES:
        total, seconds, errors, likeness = 0, 0.0, [], []
        for film in films:
            data, cpu = encoded(film, settings, quality)
            total, seconds = total + len(data), seconds + cpu
            with av.open(BytesIO(data), "r") as container:
                pairs = list(zip(luma(film), luma(container.decode(video=0)), strict=True))[::10]
            errors += [((a.astype(float) - b) ** 2).mean() for a, b in pairs]
            likeness += [np.percentile(similarity(a, b), 1) for a, b in pairs]
        frames = sum(map(len, films))
        row = (
            settings["preset"],
            settings.get("tune", "none"),
            settings["crf"],
            f"{1000 * seconds / frames:.1f}",
            f"{8 * total * quality.frame_rate / frames / 1000:.0f}",
            f"{10 * np.log10(255**2 / np.mean(errors)):.1f}",
            f"{np.mean(likeness):.3f}",
        )
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
