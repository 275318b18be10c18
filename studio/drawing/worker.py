"""What happens in a worker process: parameters are checked, beats are drawn."""

from __future__ import annotations

import hashlib
import importlib
import io
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from time import process_time
from typing import TYPE_CHECKING, Any

import manim
from manim import tempconfig
from manim._config.utils import ManimConfig
from manim.typing import PixelArray
from PIL import Image
from pydantic import ValidationError
from tqdm import tqdm  # type: ignore[import-untyped]

from scenes.stage.base import Localization, missing_fonts, missing_glyphs
from studio.base import FILM, STILL, TRANSPARENT, Failure, Medium, Quality, Refusal, failure_of
from studio.drawing.segment_renderer import SegmentRenderer
from studio.drawing.stills import StillRenderer
from studio.drawing.transparency import TransparentRenderer
from studio.plan import Job, Keeper, Report, Task
from studio.video import Encoder

if TYPE_CHECKING:
    from scenes.stage.scene import BeatScene

_RENDERERS: dict[Medium, type[SegmentRenderer]] = {
    FILM: SegmentRenderer,
    TRANSPARENT: TransparentRenderer,
    STILL: StillRenderer,
}


def check_parameters(task: Task) -> Failure | list[Refusal]:
    """Import a scene and validate its parameters."""
    try:
        scene_class = _scene_class(task)
        told = list(_undrawable(task))
        scene_class.Params.model_validate(task.parameters)
    except ValidationError as error:
        return told + [Refusal.of(dict(detail)) for detail in error.errors()]
    except Exception as error:
        return failure_of(error, task.clip, task.module)
    return told


def _undrawable(task: Task) -> Iterator[Refusal]:
    """The fonts that there are not, and the words that the fonts have no signs for."""
    fonts = tuple(task.localization.get("fonts", ()))
    for font in missing_fonts(fonts):
        message = (
            f"the font {font!r} is not installed on this machine; name one that is, or install it "
            "(Debian has fonts-noto-core and fonts-noto-cjk)"
        )
        yield Refusal("fonts", message, None)
    shown = [("title", "", str(task.parameters.get("title", "")))]
    shown += [("words", name, words) for name, words in task.localization.get("words", {}).items()]
    for field, name, words in shown:
        if signs := missing_glyphs(words, fonts):
            message = (
                f"no font here can draw {' '.join(signs)}; name an installed one that can, "
                'as in fonts = ["Noto Sans CJK SC"]'
            )
            yield Refusal(field, message, None, (name,) if name else ())


def draw_job(job: Job, store: Keeper, workshop: Path, report: Report) -> Failure | None:
    """Draw a job's beats into the store; what comes before them is fast-forwarded."""
    drawing = _Drawing(job, store, report)
    try:
        with TemporaryDirectory(dir=workshop) as folder, manim_settings(job.task.quality, folder):
            drawing.play(Path(folder))
    except Exception as error:
        return failure_of(error, job.task.clip, job.task.module, drawing.beat)
    return None


class _Drawing:
    """A scene at play, whose beats are kept as they end."""

    def __init__(self, job: Job, store: Keeper, report: Report) -> None:
        self.task, self.keys = job.task, dict(job.beats)
        self.store, self.report = store, report
        self.beat, self.begun = "", 0.0

    def play(self, folder: Path) -> None:
        self.scene_class = scene_class = _scene_class(self.task)
        _check_sources(self.task)
        parameters = scene_class.Params.model_validate(self.task.parameters)
        self.parameters = parameters.model_dump(mode="json")
        localization = Localization.model_validate(dict(self.task.localization))
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
        )
        self.report((self.task.clip, beat, process_time() - self.begun))

    def _is_poster(self, beat: str) -> bool:
        return self.task.medium == FILM and beat == self.task.poster


def _scene_class(task: Task) -> type[BeatScene]:
    scene: type[BeatScene] = getattr(importlib.import_module(task.module), task.class_name)
    return scene


def _check_sources(task: Task) -> None:
    """What was imported must be what was planned, or segments would be kept under wrong keys."""
    for path, planned in task.sources.items():
        if hashlib.sha256(Path(path).read_bytes()).hexdigest() != planned:
            raise RuntimeError(f"{path} was changed while this was being rendered; render it again")


def manim_settings(quality: Quality, folder: str) -> AbstractContextManager[None]:
    """Manim's configuration for one render: its defaults, whatever a user's own files say."""
    defaults = ConfigParser()
    defaults.read(Path(manim.__file__).parent / "_config" / "default.cfg")
    settings = ManimConfig().digest_parser(defaults)
    changes: dict[str, Any] = {
        "pixel_width": quality.width,
        "pixel_height": quality.height,
        "frame_rate": quality.frame_rate,
        "format": "mp4",
        "media_dir": folder,
        "disable_caching": True,
        "notify_outdated_version": False,
        "progress_bar": "none",
        "verbosity": "ERROR",
    }
    settings.update(changes)
    tqdm.set_lock(RLock())  # The bars are off; their lock between processes would outlive a kill.
    return tempconfig(settings)


def _png(pixels: PixelArray) -> bytes:
    picture = io.BytesIO()
    Image.fromarray(pixels).convert("RGB").save(picture, "png")
    return picture.getvalue()
