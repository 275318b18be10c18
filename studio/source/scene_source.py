"""What a scene file says about its scene: its class, its beats, its poster, its parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.source.outline import last_name, outline_of_class
from studio.source.sources import SourceError, Sources


@dataclass(frozen=True)
class SceneSource:
    """A scene as its file reads.

    `beats` maps each beat, in order of localization, to its line, and `fields` each parameter to its type;
    `captions` are the beats' own, `wording` the words on screen by name, `words` what captions may quote.
    """

    name: str
    path: Path
    class_name: str
    beats: dict[str, int]
    poster: str
    fields: dict[str, str]
    captions: dict[str, str]
    wording: dict[str, str]
    words: frozenset[str]


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
    captions = _captions(scene)
    wording = _constants(_assigned(scene, "wording"))
    return SceneSource(
        name, path, scene.name, beats, poster, fields, captions, wording, frozenset(_words(scene))
    )


def _beats(scene: ast.ClassDef) -> dict[str, int]:
    return {
        method.name: method.lineno
        for method in scene.body
        if isinstance(method, ast.FunctionDef)
        and any(last_name(_called(decorator)) == "beat" for decorator in method.decorator_list)
    }


def _poster(scene: ast.ClassDef) -> str:
    value = _assigned(scene, "poster")
    return str(value.value) if isinstance(value, ast.Constant) else ""


def _assigned(scene: ast.ClassDef, name: str) -> ast.expr | None:
    """What a name is set to in the body of a class."""
    for node in scene.body:
        if any(last_name(target) == name for target in _targets(node)):
            return getattr(node, "value", None)
    return None


def _targets(node: ast.AST) -> list[ast.expr]:
    found = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target for target in found if target is not None]


def _constants(value: ast.expr | None) -> dict[str, str]:
    """The texts of a dictionary that is written out."""
    if not isinstance(value, ast.Dict):
        return {}
    return {
        str(key.value): str(text.value)
        for key, text in zip(value.keys, value.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(text, ast.Constant)
    }


def _captions(scene: ast.ClassDef) -> dict[str, str]:
    return {
        method.name: str(argument.value)
        for method in scene.body
        if isinstance(method, ast.FunctionDef)
        for decorator in method.decorator_list
        if isinstance(decorator, ast.Call) and last_name(decorator.func) == "beat"
        for argument in decorator.args
        if isinstance(argument, ast.Constant)
    }


def _words(scene: ast.ClassDef) -> Iterator[str]:
    """The keys that are put into `self.words`, by whole dictionaries and one by one."""
    for node in ast.walk(scene):
        for target in _targets(node):
            value = getattr(node, "value", None)
            if last_name(target) == "words" and isinstance(value, ast.Dict):
                yield from (str(key.value) for key in value.keys if isinstance(key, ast.Constant))
            if isinstance(target, ast.Subscript) and last_name(target.value) == "words":
                yield str(getattr(target.slice, "value", ""))


def _fields(sources: Sources, path: Path, scene: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """The parameters of a scene, with those of the models that its own is derived from."""
    models = [node for node in scene.body if isinstance(node, ast.ClassDef)]
    own = next((outline_of_class(model) for model in models if model.name == "Params"), None)
    known = {
        name: outline
        for file in sources.closure(path)
        for name, outline in sources.outline(file).classes.items()
    }
    ahead = [own or known.get("SceneParams")]
    while ahead:
        model = ahead.pop()
        if model is not None:
            yield from model.fields.items()
            ahead.extend(map(known.get, model.bases))


def _called(decorator: ast.expr) -> ast.expr:
    return decorator.func if isinstance(decorator, ast.Call) else decorator
