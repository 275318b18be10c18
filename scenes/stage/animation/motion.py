"""Animations that change mobjects in place, where Manim's own copy them first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from manim import Animation, Group, Mobject, Scene, ValueTracker, VMobject, linear

from scenes.stage.animation.camera import paints_itself
from scenes.stage.drawing import Stroke, cubic


class InPlace(Animation):
    """An animation that changes its mobject where it stands: nothing is copied."""

    mobject: Any

    def create_starting_mobject(self) -> Any:
        return self.mobject


class _Fade(InPlace):
    """Scales the opacities of a family."""

    def __init__(self, *mobjects: Mobject, run_time: float = 0.8, **kwargs: Any) -> None:
        self.members = mobjects
        super().__init__(Group(*mobjects), run_time=run_time, **kwargs)

    def begin(self) -> None:
        self.full = [
            (mobject, name, getattr(mobject, name)[:, 3].copy())
            for mobject in self.mobject.get_family()
            if isinstance(mobject, VMobject)
            for name in ("fill_rgbas", "stroke_rgbas", "background_stroke_rgbas")
        ]
        self.painters = [
            (mobject, float(mobject.opacity))
            for mobject in self.mobject.get_family()
            if paints_itself(mobject)
        ]
        super().begin()

    def visible_fraction(self, alpha: float) -> float:
        raise AttributeError("a fade says how much is visible")

    def interpolate_mobject(self, alpha: float) -> None:
        self._show(self.visible_fraction(self.rate_func(alpha)))

    def _show(self, fraction: float) -> None:
        """Draw everything at a fraction of its own opacity."""
        for mobject, name, opacity in self.full:
            getattr(mobject, name)[:, 3] = opacity * fraction
        for painter, opacity in self.painters:
            painter.opacity = opacity * fraction


class Appear(_Fade):
    """Fades mobjects in at their own opacities."""

    def __init__(self, *mobjects: Mobject, **kwargs: Any) -> None:
        super().__init__(*mobjects, introducer=True, **kwargs)

    def _setup_scene(self, scene: Scene) -> None:
        scene.add(*self.members)

    def visible_fraction(self, alpha: float) -> float:
        return alpha


class Vanish(_Fade):
    """Fades mobjects out and takes them off the stage, their opacities restored."""

    def __init__(self, *mobjects: Mobject, **kwargs: Any) -> None:
        super().__init__(*mobjects, **kwargs)

    def visible_fraction(self, alpha: float) -> float:
        return 1 - alpha

    def clean_up_from_scene(self, scene: Scene) -> None:
        super().clean_up_from_scene(scene)
        scene.remove(*self.members)
        self._show(1)


class Tween(InPlace):
    """Moves named float attributes of mobjects to new values."""

    def __init__(self, *mobjects: Mobject, run_time: float = 1.0, **targets: float) -> None:
        super().__init__(Group(*mobjects), run_time=run_time)
        self.members, self.targets = mobjects, targets

    def begin(self) -> None:
        self.origins = [
            (member, name, float(getattr(member, name))) for member in self.members for name in self.targets
        ]
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        for member, name, origin in self.origins:
            setattr(member, name, (1 - share) * origin + share * self.targets[name])


class Draw(InPlace):
    """Draws a stroke from its beginning to its end, at an even pace."""

    def __init__(self, stroke: Stroke, run_time: float = 1.2, **kwargs: Any) -> None:
        super().__init__(stroke, run_time=run_time, introducer=True, **kwargs)

    def begin(self) -> None:
        self.whole = self.mobject.points
        ends = self.whole.reshape(-1, 4, 3)
        lengths = np.linalg.norm(ends[:, 3] - ends[:, 0], axis=1)
        self.drawn_after = np.concatenate([[0.0], np.cumsum(lengths)])
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        length = self.rate_func(alpha) * self.drawn_after[-1]
        count = int(np.searchsorted(self.drawn_after, length, side="right")) - 1
        points = self.whole[: 4 * count]
        if 4 * count < len(self.whole) and (rest := length - self.drawn_after[count]) > 0:
            start, end = self.whole[4 * count], self.whole[4 * count + 3]
            share = rest / (self.drawn_after[count + 1] - self.drawn_after[count])
            points = np.vstack([points, cubic(np.array([start, start + share * (end - start)]))])
        self.mobject.points = points


class Glide(InPlace):
    """Moves a tracker to a value; `rate_func` defaults to Manim's smooth one."""

    def __init__(self, tracker: ValueTracker, target: float, run_time: float = 2, **kwargs: Any):
        super().__init__(tracker, run_time=run_time, **kwargs)
        self.target = target

    @classmethod
    def through(
        cls, tracker: ValueTracker, targets: Iterable[Any], run_time: float = 2, **kwargs: Any
    ) -> list[Self]:
        """One animation for each of some values, to be played in turn.

        >>> [step.target for step in Glide.through(ValueTracker(1), (0.5, 0.1))]
        [0.5, 0.1]
        """
        return [cls(tracker, float(target), run_time, **kwargs) for target in targets]

    def begin(self) -> None:
        self.origin = self.mobject.get_value()
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        landed = alpha >= 1 and self.rate_func(1) == 1
        self.mobject.set_value(self.target if landed else self.value_after(self.rate_func(alpha)))

    def value_after(self, share: float) -> float:
        """The value after a share of the way."""
        return (1 - share) * self.origin + share * self.target


class Shrink(Glide):
    """Moves a value to another one of the same sign; where its share grows evenly, by equal factors."""

    def __init__(self, tracker: ValueTracker, target: float, run_time: float = 2, **kwargs: Any):
        super().__init__(tracker, target, run_time, **{"rate_func": linear, **kwargs})

    def value_after(self, share: float) -> float:
        return float(self.origin * (self.target / self.origin) ** share)
