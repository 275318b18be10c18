"""What can be watched: the clips of a lesson, or one scene with parameters."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from studio.base import DRAFT, QUALITIES
from studio.commands import RENDERS, SCENE, TYPED, ClipCommand, ClipCommandError
from studio.lesson import Clip, Lesson, LessonError, Mistake, check_lesson, title_from_name
from studio.plan import plan_clip
from studio.source import SourceError, Sources
from studio.watch.reading import Found, Reading, Trouble


class Target(Protocol):
    """What is looked at; equal ones are the same."""

    def read(self, sources: Sources) -> Reading:
        """Its clips as they are now."""

    def draft(self) -> tuple[list[str], Mapping[str, str]]:
        """The arguments of the studio that draw its films, and the environment they need."""

    def scenes(self) -> set[str]:
        """The names of its scenes, as far as they can be read."""


@dataclass(frozen=True)
class LessonTarget:
    """The clips of a lesson file, whose drafts are in its own folder or in another one."""

    path: Path
    out: Path | None = None

    def read(self, sources: Sources) -> Reading:
        try:
            lesson, mistakes = check_lesson(self.path, sources)
        except LessonError as error:
            where = partial(_trouble, error.path)
            return Reading(self.path.stem, None, tuple(map(where, sorted(error.mistakes))))
        trouble_of, tables = partial(_trouble, self.path), _tables(self.path)
        starts = [lesson.places.key("clip", number) for number in range(len(tables))]
        wrong: dict[int, list[Trouble]] = {}
        for mistake in sorted(mistakes):
            number = sum(start <= mistake.place for start in starts) - 1
            wrong.setdefault(number, []).append(trouble_of(mistake))
        general = tuple(wrong.pop(-1, ()))
        clips = tuple(self._clips(tables, lesson, wrong, sources))
        return Reading(lesson.title, clips, general, lesson, trouble_of)

    def draft(self) -> tuple[list[str], Mapping[str, str]]:
        place = ["--out", str(self.out)] if self.out else []
        return ["render", "--draft", str(self.path), *place], os.environ

    def scenes(self) -> set[str]:
        return {scene for table in _tables(self.path) if isinstance(scene := table.get("scene"), str)}

    def _clips(
        self,
        tables: Sequence[Mapping[str, Any]],
        lesson: Lesson,
        wrong: Mapping[int, list[Trouble]],
        sources: Sources,
    ) -> Iterator[Found]:
        right = {clip.number: clip for clip in lesson.clips if clip.number not in wrong}
        taken = {clip.name for clip in right.values()}
        for number, table in enumerate(tables):
            if number in right:
                yield self._planned(right[number], sources)
                continue
            name = table.get("name", table.get("scene"))
            if not isinstance(name, str) or name in taken:
                name = f"clip {number + 1}"
            taken.add(name)
            yield Found(name, None, tuple(wrong.get(number, ())))

    def _planned(self, clip: Clip, sources: Sources) -> Found:
        folder = (self.out or RENDERS / self.path.stem) / "draft"
        try:
            return Found(clip.name, plan_clip(clip, QUALITIES[DRAFT], folder, sources))
        except SourceError as error:
            return Found(clip.name, None, (Trouble(error.where, error.message),))


@dataclass(frozen=True)
class SceneTarget:
    """One scene with the variables that were typed, `CLIP` among them."""

    variables: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        return dict(self.variables)[SCENE]

    def read(self, sources: Sources) -> Reading:
        command = ClipCommand(dict(self.variables))
        try:
            plan = command.plan(DRAFT, sources)
        except ClipCommandError as error:
            troubles = tuple(map(_of_a_variable, str(error).splitlines()))
            return Reading(title_from_name(self.name), (Found(self.name, None, troubles),))
        return Reading(
            title_from_name(self.name),
            (Found(self.name, plan),),
            lesson=command.lesson(plan),
            trouble_of=lambda mistake: _of_a_variable(command.line(mistake)),
        )

    def draft(self) -> tuple[list[str], Mapping[str, str]]:
        names = " ".join(name for name, _ in self.variables)
        return ["clip"], os.environ | {TYPED: names} | dict(self.variables)

    def scenes(self) -> set[str]:
        return {self.name}


def _trouble(path: Path, mistake: Mistake) -> Trouble:
    line, column = mistake.place
    return Trouble(f"{path.as_posix()}:{line}:{column}", mistake.message)


def _of_a_variable(line: str) -> Trouble:
    """A line `NAME: what is wrong`, or `file:line: what is wrong`."""
    where, _, what = line.partition(": ")
    return Trouble(where, what)


def _tables(path: Path) -> list[dict[str, Any]]:
    """The clips of a lesson as they stand in the file, as far as it can be read."""
    try:
        clips = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("clip", [])
    except (OSError, ValueError, RecursionError):
        return []
    is_right = isinstance(clips, list) and all(isinstance(clip, dict) for clip in clips)
    return clips if is_right else []
