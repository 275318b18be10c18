"""A new scene to start from: a small one that works, and its test."""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection
from pathlib import Path

from studio.base import write_atomically

_STARTER = Path(__file__).parent / "starter"
_NAMING = "a scene is called in small letters, as in my_idea: a-z first, then a-z, 0-9 and _"


class NewSceneError(Exception):
    """Why no scene of this name can be made, in one line."""


def new_scene(name: str, root: Path, taken: Collection[str] = (), with_test: bool = True) -> list[Path]:
    """Write a scene and its test, and return their paths below the root.

    `taken` are scenes that there are elsewhere. Raises `NewSceneError`, and writes nothing, for a name that
    Python or the studio would not take, for one of those, and where a file of that name stands.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) or len(name) > 40:
        raise NewSceneError(f"SCENE: {name!r} is no name for a scene; {_NAMING}")
    if keyword.iskeyword(name) or name in ("stage", "clips"):
        raise NewSceneError(f"SCENE: {name!r} is taken by something else; choose another name")
    if name in taken and not (root / "scenes" / f"{name}.py").exists():
        raise NewSceneError(f"SCENE: there is a scene {name} of the project already; choose another name")
    class_name = "".join(part.capitalize() for part in name.split("_"))
    texts = {
        Path("scenes", f"{name}.py"): "scene.py.txt",
        Path("tests", "scenes", f"test_{name}.py"): "test.py.txt",
    }
    if not with_test:
        del texts[Path("tests", "scenes", f"test_{name}.py")]
    for path in texts:
        if (root / path).exists():
            raise NewSceneError(f"SCENE: there is a file {path} already; choose another name")
    for path, starter in texts.items():
        text = (_STARTER / starter).read_text(encoding="utf-8")
        write_atomically(root / path, text.replace("my_idea", name).replace("MyIdea", class_name))
    return list(texts)
