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
        """The body of the function, with what it returns added to the scene."""
        source = textwrap.dedent(inspect.getsource(self.draw))
        function = ast.parse(source).body[0]
        assert isinstance(function, ast.FunctionDef)
        first, last = function.body[0], function.body[-1]
        assert isinstance(last, ast.Return)
        lines = textwrap.dedent("\n".join(source.splitlines()[first.lineno - 1 : last.lineno - 1]))
        assert last.value is not None
        shown = ast.get_source_segment(source, last.value) or ""
        inside = f"*{shown}" if not shown.startswith("[") else shown[1:-1]
        return f"{lines}\nself.add({inside})".strip()


class Chapter:
    """Examples under one heading, in the order in which they are defined."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.examples: list[Example] = []

    @property
    def setting(self) -> str:
        """What the examples of the chapter need: the imports and helpers of their module."""
        source = inspect.getsource(inspect.getmodule(self.examples[0].draw) or Chapter)
        needed = [node for node in ast.parse(source).body if _is_needed(node)]
        texts = [(node, ast.get_source_segment(source, node) or "") for node in needed]
        imports = "\n".join(text for node, text in texts if isinstance(node, ast.Import | ast.ImportFrom))
        others = [text for node, text in texts if not isinstance(node, ast.Import | ast.ImportFrom)]
        gap = "\n\n\n" if others and others[0].startswith("def ") else "\n\n"
        return "\n\n\n".join((gap.join((imports, *others[:1])), *others[1:]))

    def example(self, purpose: str) -> Callable[[Draw], Draw]:
        """Add a function that draws an example."""

        def add(draw: Draw) -> Draw:
            self.examples.append(Example(draw.__name__, purpose, draw))
            return draw

        return add


def _is_needed(node: ast.stmt) -> bool:
    """Whether a statement of a module of examples is an import or a helper of theirs."""
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").startswith(("mathlib", "scenes"))
    names = [target.id for target in getattr(node, "targets", []) if isinstance(target, ast.Name)]
    is_helper = isinstance(node, ast.FunctionDef) and not node.decorator_list
    return is_helper or isinstance(node, ast.Import) or names == ["PLACE"]


class Sheet(BeatScene):
    """An empty scene that examples are drawn for; it plays nothing."""

    wording: ClassVar[Mapping[str, str]] = {"drawn": "{arrow} drawn {times}"}
