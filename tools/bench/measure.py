"""One measurement in a process of its own: a clip of ours, the stock way of drawing its picture, or commands.

CPU seconds are the process's from the first line of the scene to the last byte of the video; the time to
import Manim is the same for both and left out. The encoding of the same frames with the same settings is
timed inside the same run, conversion included, so that both sides of the ratio see the same machine.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from studio.base import QUALITIES
from studio.drawing import SegmentRenderer, manim_settings, params_of, scene_class_of
from studio.lesson import read_lesson
from studio.plan import Task, plan_clip
from studio.source import Sources
from studio.video import Encoder
from tools.bench.commands import measure_commands, measure_watch


class TimedEncoder(Encoder):
    """An encoder that adds up the CPU time it takes, over all segments of a process."""

    seconds = 0.0
    pictures = 0

    def write(self, pixels: Any, repeat: int = 1) -> None:
        start = time.process_time()
        super().write(pixels, repeat)
        TimedEncoder.seconds += time.process_time() - start
        TimedEncoder.pictures += 1

    def close(self) -> None:
        start = time.process_time()
        super().close()
        TimedEncoder.seconds += time.process_time() - start


class TimedRenderer(SegmentRenderer):
    encoder = TimedEncoder


class FrameCount:
    """Is notified of finished segments and adds up their frames."""

    def __init__(self) -> None:
        self.frames = 0

    def begin(self, beat: str) -> None:
        """A beat's beginning is nothing to be counted."""

    def keep(self, beat: str, encoder: Encoder, pixels: Any) -> None:
        self.frames += encoder.frames


def draw(
    task: Task, renderer_class: type[SegmentRenderer], only: set[str] | None = None
) -> tuple[float, int]:
    """Draw a clip, or some of its beats, into a folder that is thrown away: CPU seconds, and frames."""
    scene_class = scene_class_of(task)
    count = FrameCount()
    gc.freeze()  # As the process that workers are forked from does, once all is imported.
    with TemporaryDirectory() as folder, manim_settings(task.quality, folder):
        start = time.process_time()
        renderer = renderer_class(scene_class.camera_type, task.quality, Path(folder), count)
        scene_class(params_of(task), task.theme, only=only, renderer=renderer).render()
        return time.process_time() - start, count.frames


def measure_clip(lesson: str, name: str, quality: str, poster_only: str = "") -> dict[str, Any]:
    """Draw and encode a clip of a lesson, whole, or of its beats only that of its poster."""
    sources = Sources(Path())
    (clip,) = (clip for clip in read_lesson(Path(lesson), sources).clips if clip.name == name)
    task = plan_clip(clip, QUALITIES[quality], Path(), sources).task
    cpu, frames = draw(task, TimedRenderer, {task.poster} if poster_only else None)
    encoding, drawn = TimedEncoder.seconds, TimedEncoder.pictures
    return {"cpu": cpu, "encoding": encoding, "drawn": drawn, "frames": frames}


def measure_stock(scene: str, quality: str) -> dict[str, Any]:
    """Draw the stock Manim counterpart of a scene, as plain Manim does; empty where there is none."""
    from tools.bench import stock

    scene_class = stock.COUNTERPARTS.get(scene)
    if scene_class is None:
        return {}
    with TemporaryDirectory() as folder, manim_settings(QUALITIES[quality], folder):
        start = time.process_time()
        counterpart = scene_class()
        counterpart.render()
        cpu = time.process_time() - start
    return {"cpu": cpu, "drawn": round(counterpart.time * QUALITIES[quality].frame_rate)}


MEASURES: dict[str, Callable[..., dict[str, Any]]] = {
    "clip": measure_clip,
    "stock": measure_stock,
    "commands": measure_commands,
    "watch": measure_watch,
}

if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    result = MEASURES[kind](*rest)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"memory": memory, **result} if result else result))
