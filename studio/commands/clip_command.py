"""The command `make clip`: a scene with the parameters that were typed."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from typing import Any

from studio.base import (
    DEFAULT,
    DRAFT,
    ENGLISH,
    QUALITIES,
    STILL,
    Failure,
    Limits,
    atomic_path,
    check_writable,
    lock_folder,
    source_roots,
    use_scenes_beside,
)
from studio.lesson import (
    THEMES,
    Clip,
    Lesson,
    LessonError,
    Mistake,
    NoFontError,
    Place,
    Places,
    in_its_language,
    known_languages,
    language_files,
    suggestion,
)
from studio.plan import ClipPlan, SegmentStore, is_current, plan_clip
from studio.source import SceneSource, SourceError, Sources, digest, read_scene, scene_names

FOLDER = Path("renders", "clips")
STILLS = Path("renders", "stills")
SCENE, _THEME, _QUALITY, _BEAT, _LANGUAGE, _OUT = "CLIP", "THEME", "QUALITY", "BEAT", "LANGUAGE", "OUT"

TYPED = "UPHILL_TYPED"
"""The environment variable that names the variables that were typed."""


class ClipCommandError(Exception):
    """What is wrong with the variables, one line each: `NAME: what is wrong`."""


@dataclass(frozen=True)
class ClipCommand:
    """Variables by their names in capitals, `CLIP` among them."""

    variables: Mapping[str, str]

    def render(self, cache: Path, limits: Limits) -> bool:
        """Render the clip into a file of its own; return whether nothing failed.

        Raises `ClipCommandError` before anything is touched if a variable is not right.
        """
        plan = self.plan(DRAFT)
        failures: list[Failure] = []
        if not is_current(plan):
            from studio.pipeline import produce

            with self._refused_by_name(), lock_folder(cache, plan.folder) as has_waited:
                if not (has_waited and is_current(plan)):
                    check_writable(plan.folder)
                    failures = produce(self.lesson(plan), [plan], cache, limits)
        return _report(failures, [plan.file(suffix) for suffix in (".png", ".mp4")])

    def draw_stills(self, cache: Path, limits: Limits) -> list[Path]:
        """Draw the last picture of each beat, or of BEAT, into files of their own; none if something failed.

        Raises `ClipCommandError` like `render`.
        """
        film = self.plan(DEFAULT)
        still = film.drawn_as(STILL, film.clip.theme)
        beats = self._beats(still)
        plan = replace(still, segments={beat: still.segments[beat] for beat in beats})
        store = SegmentStore(cache / "segments", STILL)
        failures: list[Failure] = []
        check_writable(self._out(STILLS))
        if any(store.find(key) is None for key in plan.segments.values()):
            from studio.pipeline import produce

            with self._refused_by_name():
                failures = produce(self.lesson(plan), [plan], cache, limits, finish=lambda plan, store: [])
        numbers = {beat: number for number, beat in enumerate(still.segments, start=1)}
        folder = self._out(STILLS) / plan.clip.name
        files = {beat: folder / f"{numbers[beat]:02}_{beat}.png" for beat in beats}
        for beat, file in files.items() if not failures else ():
            file.parent.mkdir(parents=True, exist_ok=True)
            with atomic_path(file) as part:
                copyfile(store.video(plan.segments[beat]), part)
        is_drawn = _report(failures, files.values())
        if is_drawn and plan.clip.note:
            print(f"{plan.clip.scene}: {plan.clip.note}")
        return list(files.values()) if is_drawn else []

    def plan(self, quality: str, sources: Sources | None = None) -> ClipPlan:
        """The plan of the clip in QUALITY or else this one.

        Raises `ClipCommandError` if a variable is not right.
        """
        if sources is None:
            use_scenes_beside()
            sources = Sources(*source_roots())
        clip = self._clip(sources)
        return plan_clip(clip, QUALITIES[self.variables.get(_QUALITY, quality)], self._out(FOLDER), sources)

    def _out(self, usual: Path) -> Path:
        return Path(self.variables.get(_OUT) or usual)

    def lesson(self, plan: ClipPlan) -> Lesson:
        """A lesson of this clip alone, whose places are the numbers of the variables."""
        return Lesson(FOLDER, FOLDER.name, None, (plan.clip,), _Rows(self.variables))

    def _beats(self, plan: ClipPlan) -> list[str]:
        """The beats that BEAT names, or all."""
        named = [name.strip() for name in self.variables.get(_BEAT, "").split(",") if name.strip()]
        for name in named:
            if name not in plan.segments:
                hint = suggestion(name, plan.segments)
                raise ClipCommandError(f"{_BEAT}: there is no beat {name!r} in {plan.clip.scene}{hint}")
        return named or list(plan.segments)

    @contextmanager
    def _refused_by_name(self) -> Iterator[None]:
        """What the scene refuses, at the name of the variable."""
        try:
            yield
        except LessonError as error:
            raise ClipCommandError("\n".join(map(self.line, sorted(error.mistakes)))) from None

    def _clip(self, sources: Sources) -> Clip:
        scene = self._scene(sources)
        mistakes = [
            f"{name}: must be one of {', '.join(choices)}, not {self.variables[name]!r}"
            for name, choices in (
                (_THEME, THEMES),
                (_QUALITY, tuple(QUALITIES)),
                (_LANGUAGE, known_languages(sources)),
            )
            if name in self.variables and self.variables[name] not in choices
        ]
        parameters: dict[str, Any] = {}
        # In small letters, too: PATH is the system's own.
        known = {name: field for field in scene.fields for name in (field.upper(), field)}
        for name, typed in self.variables.items():
            if name in (SCENE, _THEME, _QUALITY, _BEAT, _LANGUAGE, _OUT):
                continue
            if name not in known:
                mistakes.append(f"{name}: {scene.name} has no such parameter{suggestion(name, known)}")
                continue
            field = known[name]
            try:
                parameters[field] = _value(typed, scene.fields[field])
            except tomllib.TOMLDecodeError as error:
                mistakes.append(f"{name}: is no list: {error}; write it as 1, 0.5 or [1, 0.5]")
        if mistakes:
            raise ClipCommandError("\n".join(mistakes))
        theme = self.variables.get(_THEME, THEMES[0])
        language = self.variables.get(_LANGUAGE, ENGLISH)
        spoken = {} if language == ENGLISH else {_LANGUAGE.lower(): language}
        name = _name(scene.name, parameters, theme, language)
        clip = Clip(0, name, scene.name, theme, parameters, spoken)
        try:
            return in_its_language(clip, language_files([clip], sources), sources)
        except (LessonError, NoFontError) as error:
            raise ClipCommandError(str(error)) from None

    def _scene(self, sources: Sources) -> SceneSource:
        name, scenes = self.variables.get(SCENE, ""), scene_names(*sources.roots)
        if not name:
            raise ClipCommandError(f"{SCENE}: name a scene, as in CLIP={scenes[-1] if scenes else 'my_idea'}")
        if name not in scenes:
            raise ClipCommandError(f"{SCENE}: there is no scene {name!r}{suggestion(name, scenes)}")
        try:
            return read_scene(sources, name)
        except SourceError as error:
            raise ClipCommandError(str(error)) from None

    def line(self, mistake: Mistake) -> str:
        """A mistake of that lesson as `NAME: what is wrong`."""
        name = list(self.variables)[mistake.place.line - 1]
        return f"{name}: {mistake.message.removeprefix(f'{name.lower()}: ')}"


def _report(failures: list[Failure], files: Iterable[Path]) -> bool:
    if failures:
        from studio.pipeline import print_failures

        print_failures(failures, sys.stderr, tracebacks=False)
    for file in files if not failures else ():
        print(file.as_posix(), flush=True)
    return not failures


class _Rows(Places):
    """The places of variables: each is a line of its own."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        rows = {name.lower(): Place(row, 1) for row, name in enumerate(variables, start=1)}
        super().__init__({}, {("clip", 0, name): place for name, place in rows.items()})


def _value(typed: str, kind: str) -> Any:
    """What was typed for a parameter of this type as a lesson would have it: text, or a list.

    >>> _value("sin(x)", "Univariate"), _value("1, 0.5", "tuple[Number, ...]")
    ('sin(x)', ['1', '0.5'])
    >>> _value('["pi/4", 1]', "tuple[Number, ...]"), _value("[[1, 0], [0, 1]]", "Matrix")
    (['pi/4', 1], [[1, 0], [0, 1]])
    """
    if typed.lstrip().startswith("[") and kind != "str":
        return tomllib.loads(f"list = {typed}")["list"]
    return [part.strip() for part in typed.split(",") if part.strip()] if "tuple[" in kind else typed


def _name(scene: str, parameters: Mapping[str, Any], theme: str, language: str = ENGLISH) -> str:
    """A readable file name that is different for other parameters, themes and languages.

    >>> _name("secant_to_tangent", {"function": "sin(x)", "point": "0.7"}, "dark")
    'secant_to_tangent-sin-x-0-7-1876'
    """
    words = "-".join(re.findall(r"[a-z0-9]+", " ".join(map(str, parameters.values())).lower()))
    stem = "-".join(filter(None, [scene, words[:24].rstrip("-")]))
    look = [scene, parameters, theme] + [language] * (language != ENGLISH)
    return f"{stem[:58]}-{digest(look)[:4]}"
