"""Tests of one scene run in one process, so that a study is solved once and a case performed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenes.discovery import SCENES


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    stems = {path.stem for path in SCENES.glob("[!_]*.py")}
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and (scene := _scene_of(item, stems)):
            item.add_marker(pytest.mark.xdist_group(scene))


def _scene_of(item: pytest.Item, stems: set[str]) -> str | None:
    """The file of the scene that a test is about, by its parameters or by the name of its own file."""
    callspec = getattr(item, "callspec", None)
    scene_class = callspec.params.get("scene_class") if callspec is not None else None
    stem: str = (
        scene_class.__module__.rpartition(".")[2] if scene_class else item.path.stem.removeprefix("test_")
    )
    return stem if stem in stems else None
