"""What is remembered of sources is what reading them would say."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.source import Sources
from studio.source.outline import Outlines, outline_of
from studio.source.sources import OUTLINES
from tests.studio.conftest import REPOSITORY, Project

FILES = sorted(path.relative_to(REPOSITORY) for path in REPOSITORY.glob("scenes/**/*.py"))


def test_an_outline_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    outlines = Outlines(tmp_path / "outlines.json")
    read = {str(file): outline_of(ast.parse((REPOSITORY / file).read_bytes())) for file in FILES}
    for name, outline in read.items():
        outlines.put(name, outline)
    outlines.keep()
    kept = Outlines(tmp_path / "outlines.json")
    assert {name: kept.get(name) for name in read} == read


def test_an_edited_source_is_read_again_whatever_its_time(rendered: Project, project: Project) -> None:
    scene, stage = Path("scenes/sliding_dot.py"), Path("scenes/stage/easing.py")
    first = Sources(project.root)
    assert (project.root / OUTLINES).is_file()
    assert stage not in first.closure(scene)
    project.edit(
        "scenes/sliding_dot.py", "from manim import", "import scenes.stage.easing\nfrom manim import"
    )
    (project.root / stage).write_text("")
    assert stage in Sources(project.root).closure(scene)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "cut": lambda content: content[:-10],
    "zeros": lambda content: bytes(len(content)),
    "no JSON of ours": lambda content: b"[]",
    "a letter lost": lambda content: content.replace(
        b"scenes.stage.scene.beat_scene", b"scenes.stage.beat", 1
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_memory_is_as_good_as_none(project: Project, damage: Callable[[bytes], bytes]) -> None:
    scene, memory = Path("scenes/sliding_dot.py"), project.root / OUTLINES
    expected = Sources(project.root).digests(scene)
    whole = memory.read_bytes()
    memory.write_bytes(damage(whole))
    assert memory.read_bytes() != whole
    sources = Sources(project.root)
    assert sources.digests(scene) == expected
    sources.keep_outlines()
    assert memory.read_bytes().partition(b"\n")[0] != b""
    assert Sources(project.root).digests(scene) == expected
