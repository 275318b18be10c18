"""Beats: the methods of a scene that are its lecture, in order of definition, one section each.

A scene can be played whole or beat by beat: beats that are not wanted are fast-forwarded, and leave
exactly the state that playing them leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeVar

from manim import Animation, Mobject, Scene, ValueTracker
from manim.utils.exceptions import EndSceneEarlyException
from manim.utils.family import extract_mobject_family_members

from mathlib.function import Shown
from scenes.stage.animation import Follower, StageCamera
from scenes.stage.base import THEMES, Localization, Theme, reading_length
from scenes.stage.scene.params import SceneParams
from scenes.stage.scene.redrawing import layered, moving_members, split
from scenes.stage.space import Space
from scenes.stage.text import Typesetter

READING_SPEED = 17.0
"""Characters a second that an audience reads beside a moving picture."""

BREATH = 0.7
"""Seconds that a beat's last picture is held at the least."""

_AS_IT_IS = Localization()

Method = TypeVar("Method", bound=Callable[..., None])


def beat(caption: str) -> Callable[[Method], Method]:
    """Mark a method as a beat; its caption may quote live values as `{name}` of `scene.words`."""

    def mark(method: Method) -> Method:
        method.caption = caption  # type: ignore[attr-defined]
        return method

    return mark


@dataclass(frozen=True)
class BeatRecord:
    """What a beat told: its caption in plain text, and every number it showed."""

    name: str
    caption: str
    numbers: tuple[dict[str, Any], ...]


class BeatScene(Scene):
    """A Manim scene told in beats, with validated parameters and a theme.

    `wording` are the words on screen, by name; `localization` may replace them.
    With `only`, the beats named in it are played and the others fast-forwarded, and the scene ends after
    the last of them; an empty `only` fast-forwards the whole scene.
    """

    Params: ClassVar[type[SceneParams]] = SceneParams
    camera_type: ClassVar[type[StageCamera]] = StageCamera
    poster: ClassVar[str] = ""
    wording: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self,
        params: SceneParams | None = None,
        theme: str = "dark",
        only: Collection[str] | None = None,
        localization: Localization = _AS_IT_IS,
        **manim: Any,
    ) -> None:
        super().__init__(camera_class=self.camera_type, **manim)
        self.params = self.Params() if params is None else params
        self.theme: Theme = THEMES[theme]
        self.camera.background_color = self.theme.background  # type: ignore[union-attr]
        self.localization = localization
        self.typesetter = Typesetter(self.theme, self.wording, localization)
        self.only = None if only is None else set(only)
        self.words: dict[str, str] = {}
        self.records: list[BeatRecord] = []
        self.followers: dict[Mobject, Follower] = {}
        self._on_stage: list[Follower] | None = None
        self._numbers: list[dict[str, Any]] = []

    @classmethod
    def beats(cls) -> tuple[str, ...]:
        """The names of the beats in the order they are told.

        >>> class Two(BeatScene):
        ...     @beat("First.")
        ...     def one(self): ...
        ...     @beat("Second.")
        ...     def two(self): ...
        >>> Two.beats()
        ('one', 'two')
        """
        return tuple(name for name, member in vars(cls).items() if hasattr(member, "caption"))

    @property
    def title(self) -> str:
        """The heading on screen."""
        return self.params.title or self.typesetter.words["title"]

    def set_the_stage(self) -> None:
        """Build what the beats share. Plays nothing."""

    def construct(self) -> None:
        self.set_the_stage()
        left = set(self.beats()) if self.only is None else set(self.only)
        for name in self.beats():
            self._tell(name, played=name in left)
            left.discard(name)
            if self.only and not left:
                raise EndSceneEarlyException

    def _tell(self, name: str, played: bool) -> None:
        self.next_section(name, skip_animations=not played)
        self._numbers = []
        method = getattr(self, name)
        start = self.time
        method()
        caption = self.localization.captions.get(name, method.caption).format(**self.words)
        self.wait(max(BREATH, reading_length(caption) / READING_SPEED - (self.time - start)))
        self.records.append(BeatRecord(name, caption, tuple(self._numbers)))

    def claim(self, name: str, shown: Shown, **context: object) -> Shown:
        """Enter a shown number, and what it claims to be, into the beat's record."""
        self._numbers.append(
            {
                "name": name,
                "shown": shown.plain,
                "value": shown.value,
                "status": shown.status,
                **{key: str(value) for key, value in context.items()},
            }
        )
        return shown

    def follow(self, mobject: Mobject, redraw: Callable[[], object], *trackers: ValueTracker) -> Mobject:
        """Redraw a mobject now, and whenever one of the trackers has moved while it is on stage."""
        follower = Follower(mobject, redraw, trackers)
        follower.refresh()
        self.followers[mobject] = follower
        self._on_stage = None
        return mobject

    def update_mobjects(self, dt: float) -> None:
        super().update_mobjects(dt)
        for follower in self._followers_on_stage():
            follower.refresh()

    def _followers_on_stage(self) -> list[Follower]:
        """Looked for once a play, because no frame of it brings new mobjects but through `add`."""
        if self._on_stage is None:
            family = self.get_mobject_family_members()
            self._on_stage = [self.followers[mobject] for mobject in family if mobject in self.followers]
        return self._on_stage

    def begin_animations(self) -> None:
        self._on_stage = None
        for mobject in self.get_mobject_family_members():
            if isinstance(mobject, Space):
                mobject.start_afresh()
        super().begin_animations()

    def add(self, *mobjects: Any) -> Self:
        for mobject in mobjects:
            for member in mobject.get_family():
                if member in self.followers:
                    self.followers[member].refresh()
        super().add(*mobjects)
        self._on_stage = None
        return self

    def get_moving_and_static_mobjects(
        self, animations: Iterable[Animation]
    ) -> tuple[list[Mobject], list[Mobject]]:
        """Split what is on stage into what must be redrawn every frame and what need not be."""
        family = extract_mobject_family_members(self.mobjects, use_z_index=True)
        moving = moving_members(animations, family, self.followers)
        redrawn, still = split(family, moving)
        if not redrawn:  # Manim takes an empty list for "draw everything", over the still picture.
            return still, []
        camera = self.camera
        if isinstance(camera, StageCamera) and camera.draws_layers and not self.renderer.skip_animations:
            redrawn = list(layered(redrawn, moving, camera))
        return redrawn, still
