"""A dot slides along a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from manim import LEFT, RIGHT, Dot, FadeIn, Line
from pydantic import Field

from scenes.stage.scene import BeatScene, SceneParams, beat


class SlidingDot(BeatScene):
    """A dot that is `distance` to the right of where it was."""

    class Params(SceneParams):
        distance: float = Field(default=3.0, gt=0)

    params: Params
    poster = "slide"
    wording: ClassVar[Mapping[str, str]] = {"far": "{length} far"}

    def set_the_stage(self) -> None:
        self.line = Line(4 * LEFT, 4 * RIGHT, color=self.theme["muted"])
        self.dot = Dot(3 * LEFT, radius=0.4, color=self.theme["function"])
        self.words["distance"] = f"{self.params.distance:g}"

    @beat("A line.")
    def draw_the_line(self) -> None:
        self.play(FadeIn(self.line, run_time=0.4))

    @beat("A dot on it.")
    def put_a_dot_on_it(self) -> None:
        self.play(FadeIn(self.dot, run_time=0.4))

    @beat("The dot slides by {distance}.")
    def slide(self) -> None:
        self.play(self.dot.animate.shift(self.params.distance * RIGHT), run_time=0.4)
        self._numbers.append({"name": "distance", "shown": self.words["distance"]})

    @beat("And back < half.")
    def slide_back(self) -> None:
        self.play(self.dot.animate.shift(LEFT), run_time=0.4)
