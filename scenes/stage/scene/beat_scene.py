"""A Manim scene made of beats, with validated parameters, a theme and a language.

A scene can be played whole or beat by beat: beats that are not wanted are fast-forwarded, and leave
exactly the state that playing them leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, ClassVar, Self

from manim import Animation, Mobject
from manim.utils.exceptions import EndSceneEarlyException
from manim.utils.family import extract_mobject_family_members

from mathlib.function import Function, Shown
from scenes.stage.animation import Drawing, StageCamera, drawing_of, stand_apart
from scenes.stage.base import THEMES, Localization, Texts, Theme, reading_length
from scenes.stage.scene.beats import BeatRecord, beats_of, caption_of
from scenes.stage.scene.params import SceneParams
from scenes.stage.scene.redrawing import layered, moving_members, split
from scenes.stage.scene.showing import ShowingScene
from scenes.stage.space import Space
from scenes.stage.text import COLUMN_LEFT, COLUMN_TOP, RIGHT_EDGE, Column, Typesetter, definitions, heading

READING_SPEED = 17.0
"""Characters a second that an audience reads beside a moving picture."""

SHORTEST_HOLD = 0.7
"""Seconds that a beat's last picture is held at the least."""

BELOW_HEADING = 0.12
"""How far below the heading a column begins at the least."""

_UNCHANGED = Localization()


class BeatScene(ShowingScene):
    """A Manim scene whose methods marked with `beat` are its lecture, one section each.

    Parameters are those of `Params`: given as `params`, or by a subclass as attributes of the same names.
    `study` is what the parameters were solved to; captions quote its `words`, if it has any, where a `Shown`
    is written by the wording `about` if it is rounded, and those that the scene adds to its own. `wording`
    are the words on screen, by name; `localization` may replace them.
    With `only`, the beats named in it are played and the others fast-forwarded, and the scene ends after the
    last of them; an empty `only` fast-forwards the whole scene. `seconds` are the least and the most seconds
    that the scene takes, whatever its parameters.

    >>> from scenes.stage.scene import beat
    >>> class Two(BeatScene):
    ...     @beat("First.")
    ...     def one(self): ...
    >>> class Three(Two):
    ...     @beat("Second.")
    ...     def two(self): ...
    >>> Three.beats()
    ('one', 'two')
    """

    Params: ClassVar[type[SceneParams]] = SceneParams
    camera_type: ClassVar[type[StageCamera]] = StageCamera
    poster: ClassVar[str] = ""
    wording: ClassVar[Mapping[str, str]] = Texts()
    seconds: ClassVar[tuple[float, float]] = (30, 75)
    given: ClassVar[Mapping[str, Any]] = {}
    study: Any

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        own = {name: vars(cls).get(name) for name in cls.Params.model_fields}
        cls.given = {**cls.given, **{name: value for name, value in own.items() if _is_data(value)}}

    def __init__(
        self,
        params: SceneParams | None = None,
        theme: str = "dark",
        only: Collection[str] | None = None,
        localization: Localization = _UNCHANGED,
        **manim: Any,
    ) -> None:
        super().__init__(camera_class=self.camera_type, **manim)
        self.params = self.Params(**self.given) if params is None else params
        self.study = self.params.study
        self.theme: Theme = THEMES[theme]
        self.camera.background_color = self.theme.background  # type: ignore[union-attr]
        self.localization = localization
        self.typesetter = Typesetter(self.theme, self.wording, localization)
        self.only = None if only is None else set(only)
        self.words: dict[str, str] = {}
        self._name_the_function()
        quoted: Mapping[str, str | Shown] = getattr(self.study, "words", {})
        written = self.typesetter.number
        self.words |= {
            name: written(word) if isinstance(word, Shown) else word for name, word in quoted.items()
        }
        self.records: list[BeatRecord] = []
        self._on_stage: list[Drawing] | None = None

    @classmethod
    def beats(cls) -> tuple[str, ...]:
        """The names of the beats, inherited ones included, in the order in which they are played."""
        return tuple(beats_of(cls))

    @property
    def title(self) -> str:
        """The words of the heading."""
        return self.params.title or self.typesetter.words.get("title", "")

    @property
    def _function(self) -> Function | None:
        """The parameter `function`, if there is one."""
        function = getattr(self.params, "function", None)
        return function if isinstance(function, Function) else None

    def _name_the_function(self) -> None:
        """Let captions quote the names of the function and its variables, and its formula."""
        if (f := self._function) is not None:
            x, y = (*f.plain_variables, "y", "y")[:2]
            self.words |= {"f": f.plain_name, "x": x, "y": y, "formula": f.source}

    def about(self) -> str:
        """The formula of the heading in Typst: by default that of the parameter `function`."""
        f = self._function
        return definitions(f) if f is not None else ""

    def column_from(
        self, left: float = COLUMN_LEFT, top: float = COLUMN_TOP, right: float = RIGHT_EDGE
    ) -> Column:
        """A column of the screen that begins at a height, or lower where the heading needs the room."""
        if len(self.heading):
            top = min(top, float(self.heading.get_bottom()[1]) - BELOW_HEADING)
        return Column(self.typesetter, left, top, right)

    def set_the_stage(self) -> None:
        """Build what the beats share, and add what is there from the start. Plays nothing."""

    def construct(self) -> None:
        if self.title:
            self.heading = heading(self.typesetter, self.title, self.about())
            stand_apart(self.heading)
            self.add(self.heading)
        self.set_the_stage()
        left = set(self.beats()) if self.only is None else set(self.only)
        for name, captions in beats_of(type(self)).items():
            self._play_beat(name, captions, played=name in left)
            left.discard(name)
            if self.only and not left:
                raise EndSceneEarlyException

    def _play_beat(self, name: str, captions: str | Mapping[str, str], played: bool) -> None:
        self.next_section(name, skip_animations=not played)
        self._numbers = []
        start = self.time
        getattr(self, name)()
        cases = getattr(self.study, "cases", ())
        caption = caption_of(name, self.localization.captions.get(name, captions), cases, self.words)
        reading_time = reading_length(caption) / READING_SPEED
        self.wait(max(SHORTEST_HOLD, reading_time - (self.time - start)))
        self.records.append(BeatRecord(name, caption, tuple(self._numbers)))

    def update_mobjects(self, dt: float) -> None:
        super().update_mobjects(dt)
        for drawing in self._drawings_on_stage():
            drawing.refresh()

    def _drawings_on_stage(self) -> list[Drawing]:
        """Looked for once a play, because no frame of it brings new mobjects but through `add`."""
        if self._on_stage is None:
            found = map(drawing_of, self.get_mobject_family_members())
            self._on_stage = [drawing for drawing in found if drawing is not None]
        return self._on_stage

    def begin_animations(self) -> None:
        self._on_stage = None
        for drawing in self._drawings_on_stage():  # A value may have been set since the last play.
            drawing.refresh()
        for mobject in self.get_mobject_family_members():
            if isinstance(mobject, Space):
                mobject.start_afresh()
        super().begin_animations()

    def add(self, *mobjects: Any) -> Self:
        for mobject in mobjects:
            for member in mobject.get_family():
                if (drawing := drawing_of(member)) is not None:
                    drawing.refresh()
        super().add(*mobjects)
        self._on_stage = None
        return self

    def get_moving_and_static_mobjects(
        self, animations: Iterable[Animation]
    ) -> tuple[list[Mobject], list[Mobject]]:
        """Split what is on stage into what must be redrawn every frame and what need not be."""
        family = extract_mobject_family_members(self.mobjects, use_z_index=True)
        moving = moving_members(animations, family)
        redrawn, still = split(family, moving)
        if not redrawn:  # Manim takes an empty list for "draw everything", over the still picture.
            return still, []
        camera = self.camera
        if isinstance(camera, StageCamera) and camera.draws_layers and not self.renderer.skip_animations:
            redrawn = list(layered(redrawn, moving, camera))
        return redrawn, still


def _is_data(member: object) -> bool:
    """Whether a member of a class is a parameter's value rather than a method or a property."""
    return member is not None and not isinstance(member, Callable | property)  # type: ignore[arg-type]
