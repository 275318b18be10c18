"""One measurement in a process of its own: a clip of ours, or the stock way of drawing its picture.

CPU seconds are the whole process's from the first line of the scene to the last byte of the video; the time to
import Manim is the same for both and left out. The encoding of the same frames with the same settings is
timed inside the same run, conversion included, so that both sides of the ratio see the same machine.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from studio.drawing import SegmentRenderer
from studio.encoding import Encoder
from studio.lesson import read_lesson
from studio.plan import plan_clip
from studio.quality import QUALITIES
from studio.sources import Sources
from studio.worker import manim_settings


class _Clock:
    """Adds up the CPU time that encoders take, and counts their pictures and frames."""

    def __init__(self) -> None:
        self.seconds, self.drawn, self.frames = 0.0, 0, 0

    def begin(self, beat: str) -> None:
        """Nothing is noted of a beat's beginning."""

    def keep(self, beat: str, encoder: Encoder, pixels: Any) -> None:
        self.frames += encoder.frames

    def wrap(self) -> None:
        """Time every call of an encoder from now on."""
        write, close = Encoder.write, Encoder.close

        def timed_write(encoder: Encoder, pixels: Any, repeat: int = 1) -> None:
            start = time.process_time()
            write(encoder, pixels, repeat)
            self.seconds += time.process_time() - start
            self.drawn += 1

        def timed_close(encoder: Encoder) -> None:
            start = time.process_time()
            close(encoder)
            self.seconds += time.process_time() - start

        Encoder.write, Encoder.close = timed_write, timed_close  # type: ignore[method-assign]


def measure_clip(lesson: str, name: str, quality: str) -> dict[str, Any]:
    """Draw and encode a clip of a lesson, whole."""
    sources = Sources(Path())
    (clip,) = (clip for clip in read_lesson(Path(lesson), sources).clips if clip.name == name)
    task = plan_clip(clip, QUALITIES[quality], Path(), sources).task
    scene_class = getattr(importlib.import_module(task.module), task.class_name)
    clock = _Clock()
    clock.wrap()
    with TemporaryDirectory() as folder, manim_settings(task.quality, folder):
        start = time.process_time()
        renderer = SegmentRenderer(scene_class.camera_type, task.quality, Path(folder), clock)
        scene_class(
            scene_class.Params.model_validate(task.parameters), task.theme, renderer=renderer
        ).render()
        cpu = time.process_time() - start
    return {"cpu": cpu, "encoding": clock.seconds, "drawn": clock.drawn, "frames": clock.frames}


def measure_stock(scene: str, quality: str) -> dict[str, Any]:
    """Draw the stock Manim counterpart of a scene, as plain Manim does; empty where there is none."""
    from studio.bench import stock

    scene_class = stock.COUNTERPARTS.get(scene)
    if scene_class is None:
        return {}
    with TemporaryDirectory() as folder, manim_settings(QUALITIES[quality], folder):
        start = time.process_time()
        counterpart = scene_class()
        counterpart.render()
        cpu = time.process_time() - start
        return {"cpu": cpu, "drawn": round(counterpart.time * QUALITIES[quality].frame_rate)}


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    result = measure_clip(*rest) if kind == "clip" else measure_stock(*rest)
    if result:
        result["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(result))
