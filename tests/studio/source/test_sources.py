"""What a file imports is found without parsing it, and nothing that it imports is missed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.source import Sources
from studio.source.sources import imported_names
from tests.studio.conftest import REPOSITORY, Project

FOLDERS = ("mathlib", "scenes", "studio", "tests")
FILES = sorted(path for folder in FOLDERS for path in (REPOSITORY / folder).rglob("*.py"))


def parsed(text: str) -> Iterator[str]:
    """The names of what may be modules, as Python's own parser reads a file."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = f"{node.module}." if node.module else ""
            yield from (f"{'.' * node.level}{base}{alias.name}" for alias in node.names)


def test_no_import_of_a_file_is_missed() -> None:
    texts = ((path, path.read_text(encoding="utf-8")) for path in FILES)
    missed = {path: set(parsed(text)) - set(imported_names(text)) for path, text in texts}
    assert len(missed) > 700
    assert {path: names for path, names in missed.items() if names} == {}


@pytest.mark.parametrize(
    "text",
    [
        "import a.b as c, d",
        "import a; from b import c; import d",
        "if True: from a import b",
        "from . import a\nfrom .. import b\nfrom .a.b import c",
        "from a import (  # one (of two)\n    b,  # the other)\n    c,\n)",
        "from a import(b)",
        "from a \\\n    import b, \\\n    c",
        "from\ta\timport\tb",
        "# taken from\nimport a",
        "# taken from\nfrom a import b",
        "'''from'''\nimport a",
        "x = '#'; import a",
        "def f():\n    try:\n        import a\n    except ImportError:\n        from b import a",
    ],
)
def test_no_way_to_write_an_import_is_missed(text: str) -> None:
    assert set(parsed(text)) <= set(imported_names(text))


def test_an_import_that_is_added_is_seen(project: Project) -> None:
    scene, stage = Path("scenes/sliding_dot.py"), Path("scenes/stage/easing.py")
    assert stage not in Sources(project.root).closure(scene)
    project.edit(
        "scenes/sliding_dot.py", "from manim import", "import scenes.stage.easing\nfrom manim import"
    )
    (project.root / stage).write_text("")
    assert stage in Sources(project.root).closure(scene)
