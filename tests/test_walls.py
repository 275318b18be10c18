"""Imports run one way: between layers (studio -> scenes -> stage -> mathlib) and between their rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("mathlib", "scenes", "studio", "tools")
FILES = sorted(path.relative_to(ROOT) for package in LAYERS for path in (ROOT / package).rglob("*.py"))
ROOMS = sorted(
    folder.parent.relative_to(ROOT)
    for layer in ("mathlib", "scenes/stage", "studio")
    for folder in (ROOT / layer).glob("*/__init__.py")
)
MOST_MODULES = 13

NAMESPACES = {
    Path("mathlib/arithmetic"): {"intervals", "power_intervals", "trig_intervals"},
    Path("mathlib/calculus"): {"derivatives", "gradients", "partial_derivatives"},
    Path("mathlib/limits"): {"two_sided"},
}
"""Modules of a room that others use as a namespace, as in `trig_intervals.sin(x)`."""

LIGHT = ("base", "commands", "export", "gallery", "lesson", "plan", "scaffold", "source", "watch", "workers")
"""The rooms of the studio that a run with nothing to do may import."""


@cache
def imported(path: Path) -> tuple[tuple[str, str], ...]:
    """What a file imports, wherever in it: (module, name), with an empty name for `import module`."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.parent.parts[: len(path.parent.parts) - node.level + 1]
            module = ".".join((*(package if node.level else ()), node.module or "")).strip(".")
            yield from ((module, alias.name) for alias in node.names)


def dotted(module: str, name: str) -> str:
    return f"{module}.{name}" if name else module


def is_of(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def forbidden(path: Path, name: str) -> bool:
    """Whether the walls between layers keep a file from importing a dotted name."""
    if path.parts[0] == "mathlib":
        return any(is_of(name, package) for package in ("manim", "scenes", "studio", "tools"))
    if path.parts[0] == "studio":
        return is_of(name, "tools")
    if path.parts[0] == "scenes":
        other = is_of(name, "scenes") and name != "scenes" and not is_of(name, "scenes.stage")
        return other or is_of(name, "studio") or is_of(name, "tools")
    return False


def room_of(name: str) -> Path | None:
    """The room that a dotted name belongs to."""
    return next((room for room in ROOMS if is_of(name, ".".join(room.parts))), None)


def arrows(path: Path) -> Iterator[tuple[Path, str, str]]:
    """The imports of a file that lead into a room other than its own: (room, module, name)."""
    for module, name in imported(path):
        room = room_of(dotted(module, name))
        if room is not None and room != path.parent:
            yield room, module, name


@cache
def exported(room: Path) -> set[str]:
    """The names in `__all__` of a room's front, and the modules that it offers as namespaces."""
    tree = ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))
    names = {
        name
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for name in ast.literal_eval(node.value)
    }
    return names | NAMESPACES.get(room, set())


def test_no_import_leads_back() -> None:
    found = ((path, pair) for path in FILES for pair in imported(path))
    names = ((path, name) for path, pair in found for name in (pair[0], dotted(*pair)))
    assert [f"{path}: {name}" for path, name in names if forbidden(path, name)] == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("mathlib/a.py", "manim.mobject"),
        ("mathlib/a.py", "scenes"),
        ("scenes/stage/a.py", "scenes.corner"),
        ("scenes/stage/a.py", "studio.plan"),
        ("scenes/a.py", "scenes.corner"),
        ("scenes/a.py", "studio"),
        ("studio/a.py", "tools.bench"),
    ],
)
def test_the_walls_stop_what_they_should(path: str, name: str) -> None:
    assert forbidden(Path(path), name)


def test_a_room_is_imported_through_its_front() -> None:
    past_the_front = [
        f"{path}: from {module} import {name}"
        for path in FILES
        for room, module, name in arrows(path)
        if module != ".".join(room.parts) or (name and name not in exported(room))
    ]
    assert past_the_front == []


def test_no_circle_leads_through_rooms() -> None:
    graph = {room: {to for path in FILES if path.parent == room for to, *_ in arrows(path)} for room in ROOMS}
    assert sum(map(len, graph.values())) > len(ROOMS)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(map(str, error.args[1])))


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_room_is_small_and_its_front_says_what_it_is(room: Path) -> None:
    assert len([path for path in FILES if path.parent == room and path.name != "__init__.py"]) <= MOST_MODULES
    front = ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(front)
    imports = [node for node in front.body if isinstance(node, ast.ImportFrom)]
    offered = {alias.name for node in imports for alias in node.names}
    assert exported(room) - NAMESPACES.get(room, set()) <= offered


def found_after_importing(modules: Iterable[str], heavy: tuple[str, ...]) -> str:
    """Those of some packages that are imported by others, as a list."""
    program = f"import sys, {', '.join(modules)}; print(sorted(set({heavy}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_what_plans_imports_neither_manim_nor_a_scene() -> None:
    heavy = ("manim", "scenes", "mathlib", "numpy", "pydantic", "rich", "av")
    modules = ["studio.__main__", *(f"studio.{room}" for room in LIGHT)]
    assert found_after_importing(modules, heavy) == "[]"


def test_what_assembles_imports_neither_manim_nor_mathlib() -> None:
    assert found_after_importing(["studio.pipeline"], ("manim", "mathlib", "sympy")) == "[]"
