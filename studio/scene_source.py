"""What a scene file says about its scene: its class, its beats, its poster, its parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.sources import SourceError, Sources


@dataclass(frozen=True)
class SceneSource:
    """A scene as its file reads.

    `beats` maps each beat, in order of telling, to its line, and `fields` each parameter to its type.
    """

    name: str
    path: Path
    class_name: str
    beats: dict[str, int]
    poster: str
    fields: dict[str, str]


def scene_names(root: Path) -> list[str]:
    """The scenes of a project: one file each."""
    return sorted(path.stem for path in (root / "scenes").glob("*.py") if not path.stem.startswith("_"))


def read_scene(sources: Sources, name: str) -> SceneSource:
    """Read a scene off its file.

    Raises `SourceError` for a file that does not parse, that holds no scene or two, that tells no
    beat, or whose poster is not one of its beats.
    """
    path = Path("scenes", f"{name}.py")
    told = [
        (node, beats)
        for node in sources.tree(path).body
        if isinstance(node, ast.ClassDef) and (beats := _beats(node))
    ]
    if len(told) != 1:
        raise SourceError(path, 1, f"one class with @beat methods expected, {len(told)} found")
    ((scene, beats),) = told
    poster = _poster(scene)
    if poster not in beats:
        line = scene.lineno
        raise SourceError(path, line, f"poster must name one of the beats: {', '.join(beats)}")
    fields = dict(_fields(sources, path, scene))
    return SceneSource(name, path, scene.name, beats, poster, fields)


def _beats(scene: ast.ClassDef) -> dict[str, int]:
    return {
        method.name: method.lineno
        for method in scene.body
        if isinstance(method, ast.FunctionDef)
        and any(_last_name(_called(decorator)) == "beat" for decorator in method.decorator_list)
    }


def _poster(scene: ast.ClassDef) -> str:
    for node in scene.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if any(_last_name(target) == "poster" for target in targets):
            return str(value.value) if isinstance(value, ast.Constant) else ""
    return ""


def _fields(sources: Sources, path: Path, scene: ast.ClassDef) -> Iterator[tuple[str, str]]:
    models = [node for node in scene.body if isinstance(node, ast.ClassDef)]
    own = next((model for model in models if model.name == "Params"), None)
    known = {
        node.name: node
        for file in sources.closure(path)
        for node in sources.tree(file).body
        if isinstance(node, ast.ClassDef)
    }
    ahead = [own or known.get("SceneParams")]
    while ahead:
        model = ahead.pop()
        if model is not None:
            yield from _annotated(model)
            ahead.extend(known.get(_last_name(base)) for base in model.bases)


def _annotated(model: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for node in model.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            annotation = ast.unparse(node.annotation)
            if not node.target.id.startswith("_") and "ClassVar" not in annotation:
                yield node.target.id, annotation


def _called(decorator: ast.expr) -> ast.expr:
    return decorator.func if isinstance(decorator, ast.Call) else decorator


def _last_name(node: object) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
