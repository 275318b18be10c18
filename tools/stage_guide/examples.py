"""What an example of the guide is: a function that draws with one piece of the stage, and what it is for."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from manim import Mobject

from scenes.stage.scene import BeatScene

Draw = Callable[[Any], Sequence[Mobject]]


@dataclass(frozen=True)
class Example:
    """A piece of the stage in use: `purpose` is what one wants to show, `draw` returns what is shown."""

    name: str
    purpose: str
    draw: Draw

    @property
    def code(self) -> str:
        """The body of the function, without its signature and what it returns."""
        source = textwrap.dedent(inspect.getsource(self.draw))
        function = ast.parse(source).body[0]
        assert isinstance(function, ast.FunctionDef)
        last = function.body[-1]
        lines = source.splitlines()[function.body[0].lineno - 1 :]
        if isinstance(last, ast.Return) and len(function.body) > 1:
            lines = source.splitlines()[function.body[0].lineno - 1 : last.lineno - 1]
        return textwrap.dedent("\n".join(lines)).strip().removeprefix("return ")


class Chapter:
    """Examples under one heading, in the order in which they are defined."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.examples: list[Example] = []

    def example(self, purpose: str) -> Callable[[Draw], Draw]:
        """Add a function that draws an example."""

        def add(draw: Draw) -> Draw:
            self.examples.append(Example(draw.__name__, purpose, draw))
            return draw

        return add


class Sheet(BeatScene):
    """An empty scene that examples are drawn for; it plays nothing."""

    wording: ClassVar[Mapping[str, str]] = {"drawn": "{arrow} drawn {times}"}
