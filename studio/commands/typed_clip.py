"""A clip from typed variables: its scene, its parameters, its plan."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.base import ENGLISH, QUALITIES, source_roots, use_scenes_beside
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
from studio.plan import ClipPlan, plan_clip
from studio.source import SceneSource, SourceError, Sources, digest, read_scene, scene_names

FOLDER = Path("renders", "clips")
SCENE, _THEME, _QUALITY, _BEAT, _LANGUAGE, _OUT = "CLIP", "THEME", "QUALITY", "BEAT", "LANGUAGE", "OUT"

TYPED = "UPHILL_TYPED"
"""The environment variable that names the variables that were typed."""


@dataclass(frozen=True)
class TypedClip:
    """Variables by their names in capitals, `CLIP` among them."""

    variables: Mapping[str, str]

    def plan(self, quality: str, sources: Sources | None = None) -> ClipPlan:
        """The plan of the clip in QUALITY or else this one.

        Raises `ClipCommandError` if a variable is not right.
        """
        if sources is None:
            use_scenes_beside()
            sources = Sources(*source_roots())
        clip = self._clip(sources)
        return plan_clip(clip, QUALITIES[self.variables.get(_QUALITY, quality)], self.out(FOLDER), sources)

    def out(self, usual: Path) -> Path:
        """The folder that OUT names, or else the usual one."""
        return Path(self.variables.get(_OUT) or usual)

    def lesson(self, plan: ClipPlan) -> Lesson:
        """A lesson of this clip alone, whose places are the numbers of the variables."""
        return Lesson(FOLDER, FOLDER.name, None, (plan.clip,), _Rows(self.variables))

    def beats(self, plan: ClipPlan) -> list[str]:
        """The beats that BEAT names, or all."""
        named = [name.strip() for name in self.variables.get(_BEAT, "").split(",") if name.strip()]
        for name in named:
            if name not in plan.segments:
                hint = suggestion(name, plan.segments)
                raise ClipCommandError(f"{_BEAT}: there is no beat {name!r} in {plan.clip.scene}{hint}")
        return named or list(plan.segments)

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
        field, _, reason = mistake.message.partition(": ")
        return f"{name}: {reason if field.upper() == name.upper() else mistake.message}"


class ClipCommandError(Exception):
    """What is wrong with the variables, one line each: `NAME: what is wrong`."""


class _Rows(Places):
    """The places of variables: each is a line of its own."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        rows = enumerate(variables, start=1)
        fields = ((field, row) for row, name in rows for field in (name, name.lower()))
        super().__init__({}, {("clip", 0, field): Place(row, 1) for field, row in fields})


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
