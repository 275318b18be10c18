"""A job is drawn: its beats become segments, and what comes before them is fast-forwarded."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from manim.typing import PixelArray
from PIL import Image

from scenes.stage.base import Localization
from studio.base import (
    FIGURE,
    FILM,
    STILL,
    TRANSPARENT,
    Failure,
    Medium,
    failure_of,
    source_root,
    source_roots,
)
from studio.drawing.figures import FigureRenderer
from studio.drawing.parameter_checks import notes_on, params_of, scene_class_of
from studio.drawing.render_settings import manim_settings
from studio.drawing.segment_renderer import SegmentRenderer
from studio.drawing.stills import StillRenderer
from studio.drawing.transparency import TransparentRenderer
from studio.lesson import suggestion
from studio.plan import Job, Report, SegmentSink, Task
from studio.source import Sources, quoted_names, read_scene
from studio.video import Encoder

_RENDERERS: dict[Medium, type[SegmentRenderer]] = {
    FILM: SegmentRenderer,
    TRANSPARENT: TransparentRenderer,
    STILL: StillRenderer,
    FIGURE: FigureRenderer,
}


def draw_job(job: Job, store: SegmentSink, scratch_folder: Path, report: Report) -> Failure | None:
    """Draw a job's beats into the store; what comes before them is fast-forwarded."""
    drawing = _Drawing(job, store, report)
    try:
        with TemporaryDirectory(dir=scratch_folder) as folder, manim_settings(job.task.quality, folder):
            drawing.play(Path(folder))
    except Exception as error:
        return drawing.caption_failure(error) or failure_of(
            error, job.task.clip, job.task.module, drawing.beat
        )
    return None


class _Drawing:
    """A scene that is being played; its beats are kept as they end."""

    def __init__(self, job: Job, store: SegmentSink, report: Report) -> None:
        self.task, self.keys = job.task, dict(job.beats)
        self.store, self.report = store, report
        self.beat, self.begun = "", 0.0

    def play(self, folder: Path) -> None:
        self.scene_class = scene_class = scene_class_of(self.task)
        _check_sources(self.task)
        parameters = params_of(self.task)
        self.parameters = parameters.model_dump(mode="json")
        self.notes = notes_on(parameters)
        localization = Localization(**self.task.localization)
        renderer_class = _RENDERERS[self.task.medium]
        renderer = renderer_class(scene_class.camera_type, self.task.quality, folder, self)
        self.scene = scene_class(
            parameters, self.task.theme, only=self.keys, localization=localization, renderer=renderer
        )
        self.scene.render()
        if self.keys:
            raise ValueError(f"nothing is shown in {', '.join(self.keys)}")

    def begin(self, beat: str) -> None:
        """The scene enters a beat."""
        self.beat = beat if beat in self.scene_class.beats() else ""
        if beat in self.keys:
            self.begun = process_time()
            self.report((self.task.clip, beat, None))

    def keep(self, beat: str, encoder: Encoder, pixels: PixelArray) -> None:
        """A beat is encoded, and `pixels` is its last picture."""
        if beat not in self.keys:
            raise ValueError("something is played before the first beat; only beats may play")
        record = self.scene.records[-1]
        self.store.keep(
            self.keys.pop(beat),
            encoder.path,
            _png(pixels) if self._is_poster(beat) else None,
            frames=encoder.frames,
            caption=record.caption,
            numbers=list(record.numbers),
            parameters=self.parameters,
            notes=self.notes,
        )
        self.report((self.task.clip, beat, process_time() - self.begun))

    def caption_failure(self, error: Exception) -> Failure | None:
        """What is wrong with the beat's own caption, if it quotes a name that is not there."""
        cause = error.__cause__ or error
        if not (self.beat and isinstance(cause, KeyError)):
            return None
        name, words = cause.args[0], self.scene.words
        source = read_scene(Sources(*source_roots()), self.task.module.rpartition(".")[2])
        if name in words or name not in quoted_names(source.captions[self.beat]):
            return None
        why = f"its caption quotes {{{name}}}, which is not in self.words{suggestion(name, sorted(words))}"
        return Failure(self.task.clip, self.beat, source.beats[self.beat], why)

    def _is_poster(self, beat: str) -> bool:
        return self.task.medium == FILM and beat == self.task.poster


def _check_sources(task: Task) -> None:
    """Check that the sources are those that were planned: otherwise segments get wrong keys."""
    roots = source_roots()
    for path, planned in task.sources.items():
        file = source_root(Path(path), roots) / path
        if hashlib.sha256(file.read_bytes()).hexdigest() != planned:
            raise RuntimeError(f"{path} was changed while this was being rendered; render it again")


def _png(pixels: PixelArray) -> bytes:
    picture = io.BytesIO()
    Image.fromarray(pixels).convert("RGB").save(picture, "png")
    return picture.getvalue()
