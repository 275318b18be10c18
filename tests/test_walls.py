"""Imports run one way: studio -> scenes -> stage -> mathlib."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ("mathlib", "scenes", "studio")
FILES = sorted(path.relative_to(ROOT) for package in HOUSE for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a file imports, wherever in it; relative ones made absolute."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.parent.parts[: len(path.parent.parts) - node.level + 1]
            base = ".".join((*(package if node.level else ()), node.module or "")).strip(".")
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def is_of(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def forbidden(path: Path, name: str) -> bool:
    """Whether the walls keep a file from importing a name."""
    if path.parts[0] == "mathlib":
        return any(is_of(name, package) for package in ("manim", "scenes", "studio"))
    if path.parts[:2] == ("scenes", "stage"):
        return is_of(name, "studio") or (
            is_of(name, "scenes") and name != "scenes" and not is_of(name, "scenes.stage")
        )
    if path.parts[0] == "scenes":
        other = is_of(name, "scenes") and name != "scenes" and not is_of(name, "scenes.stage")
        return other or is_of(name, "studio")
    return False


@pytest.mark.parametrize("path", FILES, ids=str)
def test_no_import_leads_back(path: Path) -> None:
    assert [name for name in imported(path) if forbidden(path, name)] == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("mathlib/a.py", "manim.mobject"),
        ("mathlib/a.py", "scenes"),
        ("scenes/stage/a.py", "scenes.corner"),
        ("scenes/stage/a.py", "studio.plan"),
        ("scenes/a.py", "scenes.corner"),
        ("scenes/a.py", "studio"),
    ],
)
def test_the_walls_stop_what_they_should(path: str, name: str) -> None:
    assert forbidden(Path(path), name)


@pytest.mark.parametrize("module", ["studio.__main__", "studio.render", "studio.plan", "studio.lesson"])
def test_what_plans_imports_neither_manim_nor_a_scene(module: str) -> None:
    heavy = ("manim", "scenes", "mathlib", "numpy", "pydantic", "rich", "av")
    program = f"import sys, {module}; print(sorted(set({heavy}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
