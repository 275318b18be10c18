"""What is watched as it is at the moment: clips with their plans, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from studio.base import STILL, Failure, Refusal
from studio.lesson import Lesson, Mistake, title_from_name
from studio.plan import ClipPlan


@dataclass(frozen=True)
class Trouble:
    """What is wrong, and where: a place in a lesson or in a source, or the name of a variable."""

    where: str
    what: str


@dataclass(frozen=True)
class Found:
    """A clip; without the plan of its draft where it cannot be drawn."""

    name: str
    film: ClipPlan | None
    troubles: tuple[Trouble, ...] = ()

    @property
    def title(self) -> str:
        return title_from_name(self.name)

    @property
    def about(self) -> str:
        """The scene with the parameters as they were written."""
        if self.film is None:
            return ""
        given = (f"{name} = {value}" for name, value in self.film.clip.parameters.items())
        return " · ".join([self.film.clip.scene, *given])

    @cached_property
    def stills(self) -> ClipPlan:
        """The plan of the pictures."""
        assert self.film is not None
        return self.film.drawn_as(STILL, self.film.clip.theme)

    def beat_title(self, beat: str) -> str:
        titles: Mapping[str, str] = self.film.clip.titles if self.film else {}
        return " ".join(titles.get(beat, title_from_name(beat)).split())


@dataclass(frozen=True)
class Reading:
    """A lesson or a single scene; its clips are None where they cannot be read at all.

    `trouble_of` says where a mistake of the lesson is.
    """

    title: str
    clips: tuple[Found, ...] | None
    troubles: tuple[Trouble, ...] = ()
    lesson: Lesson | None = None
    trouble_of: Callable[[Mistake], Trouble] = lambda mistake: Trouble("", mistake.message)

    def troubles_of(self, plan: ClipPlan, outcome: Failure | list[Refusal]) -> list[Trouble]:
        """What the scene of a clip refuses, or how it failed, at its place."""
        if isinstance(outcome, Failure):
            beat = f"in {outcome.beat}: " if outcome.beat else ""
            return [Trouble(outcome.where, f"{beat}{outcome.why}")]
        from studio.pipeline import mistake_of  # Imports PyAV.

        assert self.lesson is not None
        mistakes = sorted(mistake_of(self.lesson, plan, refusal) for refusal in outcome)
        return [self.trouble_of(mistake) for mistake in mistakes]
