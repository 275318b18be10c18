"""A Manim scene that brings mobjects on stage, with the numbers that they state, and takes them off it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from math import isfinite
from typing import Any, TypeAlias

from manim import Animation, Mobject, Scene, VGroup

from mathlib.function import Claim
from scenes.stage.animation import Appear, Value, Vanish

Things: TypeAlias = Mobject | Animation | Iterable[Mobject | Animation]
"""What is shown at once: a mobject, an animation, or several of them."""

VANISHING = 0.5
"""Seconds in which what is replaced vanishes."""


class ShowingScene(Scene):
    """A Manim scene whose `show` claims the numbers that it brings on stage; `heading` never leaves it."""

    def __init__(self, **manim: Any) -> None:
        super().__init__(**manim)
        self.heading = VGroup()
        self._numbers: list[dict[str, Any]] = []

    def claim(self, *claims: Claim) -> None:
        """Enter numbers that are shown into the beat's record: what they are, and where they come from.

        An infinite value is null there, since JSON has no infinities; `shown` says ∞ then.
        """
        for claim in claims:
            entry: dict[str, Any] = {
                "name": claim.name,
                "shown": claim.shown.plain,
                "value": claim.shown.value if isfinite(claim.shown.value) else None,
                "status": claim.shown.status,
                "how": claim.how,
                "computed_by": claim.origin,
            }
            for key, value in claim.place.items():  # A variable may be called `value`.
                entry.setdefault(key, value)
            self._numbers.append(entry)

    def show(self, *things: Mobject | Animation, instead_of: Things = (), **options: Any) -> None:
        """Let mobjects appear, beside other animations, and claim the numbers that they state.

        What other animations bring on stage is claimed, too. What all come `instead_of` vanishes first.
        """
        self._leave(instead_of)
        mobjects, others = _parted(things)
        self.play(*others, *([Appear(*mobjects)] if mobjects else []), **options)
        brought: list[Any] = [animation.mobject for animation in others if animation.is_introducer()]
        for mobject in (*mobjects, *brought):
            for member in mobject.get_family():
                self.claim(*getattr(member, "claims", ()))

    def show_in_turn(
        self,
        *things: Things,
        between: Iterable[Things] = (),
        instead_of: Things = (),
        pause: float = 0.0,
        **options: Any,
    ) -> None:
        """Show one thing, or several together, after the other, each followed by a pause.

        `between` are animations that lead from each of them to the next. What they come `instead_of`
        vanishes before the first of them.
        """
        self._leave(instead_of)
        ways = iter(between)
        for number, thing in enumerate(things):
            if number and (way := next(ways, None)) is not None:
                self.play(*_together(way))
            self.show(*_together(thing), **options)
            if pause:
                self.wait(pause)

    def _leave(self, things: Things) -> None:
        if leaving := _together(things):
            self.play(Vanish(*leaving, run_time=VANISHING))

    def keep_only(self, *things: Mobject | Animation, run_time: float = 0.5) -> None:
        """Let all that is on stage vanish but the heading, some mobjects, and what other animations change.

        Of a group that is on stage, members may be kept without the others. The animations are played
        meanwhile, and what they bring on stage stays.
        """
        mobjects, others = _parted(things)
        changed: list[Any] = [
            each for moved in others for each in (moved.mobject, *getattr(moved, "also_moves", ())) if each
        ]
        kept = {
            member
            for mobject in (self.heading, *mobjects, *changed)
            for member in (*mobject.get_family(), *getattr(mobject, "items", ()))
        }
        leaving = [part for mobject in self.mobjects for part in _apart_from(kept, mobject)]
        self.play(*([Vanish(*leaving, run_time=run_time)] if leaving else []), *others)

    def clear_the_stage(self) -> None:
        """Let all that is on stage vanish but the heading."""
        self.keep_only(run_time=0.6)

    def set_unseen(self, value: Value, number: float, *things: Mobject | Animation) -> None:
        """Set a value, and play animations, while some mobjects that follow it are out of sight."""
        followers, others = _parted(things)
        self.play(Vanish(*followers, run_time=0.4))
        value.set_value(number)
        if others:
            self.play(*others)
        self.play(Appear(*followers, run_time=0.6))


def _together(things: Things) -> Sequence[Any]:
    return [things] if isinstance(things, Mobject | Animation) else list(things)


def _parted(things: Iterable[Mobject | Animation]) -> tuple[list[Mobject], list[Animation]]:
    """The mobjects and the animations among some things."""
    both = list(things)
    animations = [thing for thing in both if isinstance(thing, Animation)]
    return [thing for thing in both if isinstance(thing, Mobject)], animations


def _apart_from(kept: Set[Mobject], mobject: Mobject) -> Iterator[Mobject]:
    """The largest parts of a mobject that have no member in common with those that are kept."""
    if mobject in kept:
        return
    if kept.isdisjoint(mobject.get_family()):
        yield mobject
    else:
        for part in mobject.submobjects:
            yield from _apart_from(kept, part)
