"""A scene is read off its files: beats in order, captions, parameters, with what it inherits."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.source import SceneSource, SourceError, Sources, read_scene, scene_names
from tests.studio.conftest import REPOSITORY

if TYPE_CHECKING:
    from tests.studio.conftest import Project

GENERAL = {"title": "str", "variables": "tuple[str, ...]"}
"""The parameters that every scene has."""

BASE = """\
from scenes.stage.scene import BeatScene, SceneParams, beat

class Base(BeatScene):
    class Params(SceneParams):
        length: float = 1
        width: int = 2
    poster = "two"
    wording = {"title": "Base", "far": "{length} far"}
    def set_the_stage(self):
        self.words = {"a": "1"}
    @beat("One {a}.")
    def one(self): ...
    @beat(steep="Two.", flat="Two, {b}.")
    def two(self): ...
    @beat("Three.")
    def three(self): ...
"""


def read(root: Path, text: str, base: str = BASE) -> SceneSource:
    """The scene of a file, beside another one that it may derive from."""
    (root / "scenes" / "stage").mkdir(parents=True)
    (root / "scenes/base.py").write_text(base)
    (root / "scenes/derived.py").write_text(text)
    for path in ("stage/scene/__init__.py", "stage/scene/beat_scene.py", "stage/scene/params.py"):
        (root / "scenes" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "scenes" / path).write_text((REPOSITORY / "scenes" / path).read_text())
    return read_scene(Sources(root), "derived")


def test_beats_are_in_the_order_of_their_definition(rendered: Project) -> None:
    scene = read_scene(Sources(rendered.root), "sliding_dot")
    assert list(scene.beats) == ["draw_the_line", "put_a_dot_on_it", "slide", "slide_back"]
    assert (scene.class_name, scene.poster) == ("SlidingDot", "slide")


@pytest.mark.parametrize("name", scene_names(REPOSITORY))
def test_what_is_read_off_a_scene_is_what_its_class_has(name: str) -> None:
    scene = read_scene(Sources(REPOSITORY), name)
    scene_class = getattr(import_module(f"scenes.{name}"), scene.class_name)
    assert tuple(scene.beats) == scene_class.beats()
    assert set(scene.fields) == set(scene_class.Params.model_fields)
    assert scene.poster == scene_class.poster
    assert scene.wording == scene_class.wording


def test_a_subclass_has_the_beats_captions_words_poster_and_parameters_of_its_base(tmp_path: Path) -> None:
    scene = read(tmp_path, "from scenes.base import Base\n\nclass Derived(Base):\n    pass\n")
    assert scene.class_name == "Derived"
    assert scene.path == Path("scenes/derived.py")
    assert scene.beats == {
        "one": "scenes/base.py:12",
        "two": "scenes/base.py:14",
        "three": "scenes/base.py:16",
    }
    assert scene.captions["two"] == {"steep": "Two.", "flat": "Two, {b}."}
    assert scene.poster == "two"
    assert set(scene.fields) == {*GENERAL, "length", "width"}
    assert scene.wording == {"title": "Base", "far": "{length} far"}
    assert scene.words == {"a", "b", "f", "x", "y", "formula"}
    assert {"scenes/base.py", "scenes/derived.py"} <= Sources(tmp_path).digests(scene.path).keys()


@pytest.mark.parametrize(
    "wording",
    [
        'Texts({base}.wording, title="Derived", near="Near")',
        '{{**{base}.wording, "title": "Derived", "near": "Near"}}',
    ],
)
@pytest.mark.parametrize(
    ("head", "base"),
    [
        ("from scenes.base import Base as Other", "Other"),
        ("import scenes.base", "scenes.base.Base"),
        ("import scenes.base as other", "other.Base"),
        ("from scenes import base", "base.Base"),
        ("from . import base", "base.Base"),
        ("from .base import Base", "Base"),
    ],
)
def test_what_a_subclass_defines_counts_however_its_base_is_imported_and_its_wording_written(
    tmp_path: Path, head: str, base: str, wording: str
) -> None:
    scene = read(
        tmp_path,
        f"{head}\nfrom scenes.stage.scene import beat\n\n"
        f"class Derived({base}):\n"
        f"    class Params({base}.Params):\n"
        "        width: float = 3\n"
        "        depth: float = 4\n"
        '    poster = "four"\n'
        f"    wording = {wording.format(base=base)}\n"
        "    three = None\n"
        "    def two(self): ...\n"
        '    @beat("Other {c}.")\n'
        "    def one(self): ...\n"
        '    @beat("Four.")\n'
        "    def four(self): ...\n",
    )
    assert list(scene.beats) == ["one", "two", "four"]
    assert scene.beats["one"].startswith("scenes/derived.py:")
    assert scene.captions["one"] == "Other {c}."
    assert scene.beats["two"].startswith("scenes/derived.py:")
    assert scene.captions["two"] == {"steep": "Two.", "flat": "Two, {b}."}
    assert scene.poster == "four"
    assert scene.fields == {**GENERAL, "length": "float", "width": "float", "depth": "float"}
    assert scene.wording == {"title": "Derived", "far": "{length} far", "near": "Near"}
    assert "c" in scene.words


def test_of_a_base_and_a_subclass_in_one_file_the_subclass_is_the_scene(tmp_path: Path) -> None:
    assert read(tmp_path, f"{BASE}\nclass Derived(Base): ...\n").class_name == "Derived"


def test_of_two_bases_the_first_counts(tmp_path: Path) -> None:
    scene = read(
        tmp_path,
        "from scenes.base import Base\nfrom scenes.stage.scene import beat\n\n"
        "class Left(Base):\n    poster = 'one'\n\n"
        "class Right(Base):\n    poster = 'three'\n    @beat('Right.')\n    def two(self): ...\n\n"
        "class Derived(Left, Right): ...\n",
    )
    assert (scene.poster, scene.captions["two"]) == ("one", "Right.")


def test_files_that_import_each_other_are_read(tmp_path: Path) -> None:
    circle = "from scenes.derived import Base\n"
    with pytest.raises(SourceError, match="one class with @beat methods expected, 0 found"):
        read(tmp_path, "from scenes.base import Base\n\nclass Derived(Base): ...\n", base=circle)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("def slide(self)", "def slide(self", r"sliding_dot\.py:38: invalid syntax"),
        ('poster = "slide"', 'poster = "slip"', r"sliding_dot\.py:14: poster must name one of"),
        ("@beat", "@beast", r"sliding_dot\.py:1: one class with @beat methods expected, 0 found"),
    ],
)
def test_a_scene_that_cannot_be_read_is_reported_by_file_and_line(
    project: Project, old: str, new: str, message: str
) -> None:
    project.edit("scenes/sliding_dot.py", old, new)
    with pytest.raises(SourceError, match=message):
        read_scene(Sources(project.root), "sliding_dot")
