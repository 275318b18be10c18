"""A matrix mixes data: a scene with neither a function nor a point."""

from __future__ import annotations

from manim import FadeIn, Square
from pydantic import field_validator

from mathlib.function import parse
from scenes.stage.scene import BeatScene, Multivariate, Number, SceneParams, beat

Matrix = tuple[tuple[Number, ...], ...]


class Mixing(BeatScene):
    """Squares, one for each entry of a matrix."""

    class Params(SceneParams):
        W: Matrix = ()
        data: tuple[tuple[Number, Number], ...] = ()
        variables: tuple[str, ...] = ("x", "y")
        share: Multivariate = parse("w", None)

        @field_validator("variables")
        @classmethod
        def _differ(cls, names: tuple[str, ...]) -> tuple[str, ...]:
            if len(set(names)) < len(names):
                raise ValueError("two variables have the same name")
            return names

    params: Params
    poster = "show_the_entries"

    def set_the_stage(self) -> None:
        self.words["rows"] = str(len(self.params.W))

    @beat("{rows} rows.")
    def show_the_entries(self) -> None:
        places = [(x, y, 0) for y, row in enumerate(self.params.W) for x, _ in enumerate(row)]
        self.play(FadeIn(*(Square(0.5).shift(place) for place in places), run_time=0.4))
