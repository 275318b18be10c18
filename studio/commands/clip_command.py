"""The command `make clip`: a scene with the parameters that were typed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile

from studio.base import DEFAULT, DRAFT, STILL, Failure, Limits, atomic_path, check_writable, lock_folder
from studio.commands.planning import pipeline_for
from studio.commands.typed_clip import ClipCommandError, TypedClip
from studio.lesson import LessonError
from studio.plan import SegmentStore, is_current

STILLS = Path("renders", "stills")


@dataclass(frozen=True)
class ClipCommand(TypedClip):
    """What is drawn of a typed clip: a film, or the last pictures of its beats."""

    def render(self, cache: Path, limits: Limits) -> bool:
        """Render the clip into a file of its own; return whether nothing failed.

        Raises `ClipCommandError` before anything is touched if a variable is not right.
        """
        plan = self.plan(DRAFT)
        failures: list[Failure] = []
        if not is_current(plan):
            with self._refused_by_name(), lock_folder(cache, plan.folder) as has_waited:
                if not (has_waited and is_current(plan)):
                    check_writable(plan.folder)
                    pipeline = pipeline_for([plan], cache, limits)
                    failures = pipeline.produce(self.lesson(plan), [plan], cache, limits)
        return _report(failures, [plan.file(suffix) for suffix in (".png", ".mp4")])

    def draw_stills(self, cache: Path, limits: Limits) -> list[Path]:
        """Draw the last picture of each beat, or of BEAT, into files of their own; none if something failed.

        Raises `ClipCommandError` like `render`.
        """
        film = self.plan(DEFAULT)
        still = film.drawn_as(STILL, film.clip.theme)
        beats = self.beats(still)
        plan = replace(still, segments={beat: still.segments[beat] for beat in beats})
        store = SegmentStore(cache / "segments", STILL)
        failures: list[Failure] = []
        check_writable(self.out(STILLS))
        if any(store.find(key) is None for key in plan.segments.values()):
            pipeline, lesson = pipeline_for([plan], cache, limits), self.lesson(plan)
            with self._refused_by_name():
                failures = pipeline.produce(lesson, [plan], cache, limits, finish=lambda plan, store: [])
        numbers = {beat: number for number, beat in enumerate(still.segments, start=1)}
        folder = self.out(STILLS) / plan.clip.name
        files = {beat: folder / f"{numbers[beat]:02}_{beat}.png" for beat in beats}
        for beat, file in files.items() if not failures else ():
            file.parent.mkdir(parents=True, exist_ok=True)
            with atomic_path(file) as part:
                copyfile(store.video(plan.segments[beat]), part)
        is_drawn = _report(failures, files.values())
        if is_drawn and plan.clip.note:
            print(f"{plan.clip.scene}: {plan.clip.note}")
        return list(files.values()) if is_drawn else []

    @contextmanager
    def _refused_by_name(self) -> Iterator[None]:
        """What the scene refuses, at the name of the variable."""
        try:
            yield
        except LessonError as error:
            raise ClipCommandError("\n".join(map(self.line, sorted(error.mistakes)))) from None


def _report(failures: list[Failure], files: Iterable[Path]) -> bool:
    if failures:
        from studio.pipeline import print_failures

        print_failures(failures, sys.stderr, tracebacks=False)
    for file in files if not failures else ():
        print(file.as_posix(), flush=True)
    return not failures
