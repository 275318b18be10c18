"""The class, beats, poster and parameters of a scene, read from its files."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from studio.base import shown_path
from studio.source.class_chain import ClassSource, assigned, class_chain, inner_class, last_name, targets
from studio.source.sources import SourceError, Sources
from studio.source.templates import Caption, quoted_names
from studio.source.wording import wording_of


@dataclass(frozen=True)
class SceneSource:
    """A scene as its source describes it, with what it inherits from classes of the project.

    `beats` maps each beat, in order, to its place (`file:line`), and `fields` each parameter to its type;
    `captions` are the beats' own, `wording` the words on screen by name, `words` what captions may quote.
    """

    name: str
    path: Path
    class_name: str
    beats: Mapping[str, str]
    poster: str
    fields: Mapping[str, str]
    captions: Mapping[str, Caption]
    wording: Mapping[str, str]
    words: frozenset[str]


def scene_names(*roots: Path) -> list[str]:
    """The scenes of a project and of one's own: one file each."""
    files = (path for root in roots for path in (root / "scenes").glob("*.py"))
    return sorted({path.stem for path in files if not path.stem.startswith("_")})


@lru_cache(maxsize=64)
def read_scene(sources: Sources, name: str) -> SceneSource:
    """Read a scene off its file and the files of the classes that it is derived from.

    Raises `SourceError` for a file that does not parse, that holds no scene or two, or whose poster is not
    one of its beats. A class from which another one in the file is derived is no scene of its own.
    """
    path = Path("scenes", f"{name}.py")
    chains = [
        class_chain(sources, ClassSource(path, node))
        for node in sources.tree(path).body
        if isinstance(node, ast.ClassDef)
    ]
    bases = [base for chain in chains for base in chain[1:]]
    found = [chain for chain in chains if chain[0] not in bases and _beats(chain)]
    if len(found) != 1:
        raise SourceError(path, 1, f"one class with @beat methods expected, {len(found)} found")
    (chain,) = found
    beats = _beats(chain)
    poster = next((getattr(value, "value", "") for value in assigned(chain, "poster")), "")
    if poster not in beats:
        line = chain[0].node.lineno
        raise SourceError(path, line, f"poster must name one of the beats: {', '.join(beats)}")
    captions = {name: caption for name, (_, caption) in beats.items()}
    return SceneSource(
        name=name,
        path=path,
        class_name=chain[0].node.name,
        beats={name: place for name, (place, _) in beats.items()},
        poster=str(poster),
        fields=dict(_fields(sources, chain)),
        captions=captions,
        wording=wording_of(sources, chain),
        words=frozenset().union(
            *(_words(source.node) for source in chain), *map(quoted_names, captions.values())
        ),
    )


def _beats(chain: list[ClassSource]) -> dict[str, tuple[str, Caption]]:
    """The place and the caption of each beat: inherited ones first, in order of definition.

    A method that overrides a beat is that beat, with its caption unless it has its own; None is no beat.
    """
    beats: dict[str, tuple[str, Caption]] = {}
    for source in reversed(chain):
        for node in source.node.body:
            if isinstance(node, ast.FunctionDef):
                place = f"{shown_path(source.path)}:{node.lineno}"
                caption = _caption(node)
                if caption is not None:
                    beats[node.name] = place, caption
                elif node.name in beats:
                    beats[node.name] = place, beats[node.name][1]
            for name in set(map(last_name, targets(node))) & beats.keys():
                del beats[name]
    return beats


def _caption(method: ast.FunctionDef) -> Caption | None:
    """The caption that a beat is marked with: `@beat("text")`, or `@beat(one_case="text", other="text")`."""
    for decorator in method.decorator_list:
        if isinstance(decorator, ast.Call) and last_name(decorator.func) == "beat":
            if decorator.args:
                return str(getattr(decorator.args[0], "value", ""))
            return {str(case.arg): str(getattr(case.value, "value", "")) for case in decorator.keywords}
    return None


@lru_cache(maxsize=256)  # Most scenes share a base, and most of a lesson's sources stay as they are.
def _words(owner: ast.ClassDef) -> frozenset[str]:
    """The keys that a class puts into `self.words`, by whole dictionaries and one by one."""
    return frozenset(_keys_of_words(owner))


def _keys_of_words(owner: ast.ClassDef) -> Iterator[str]:
    for node in ast.walk(owner):
        for target in targets(node):
            value = getattr(node, "value", None)
            if last_name(target) == "words" and isinstance(value, ast.Dict):
                yield from (str(key.value) for key in value.keys if isinstance(key, ast.Constant))
            if isinstance(target, ast.Subscript) and last_name(target.value) == "words":
                yield str(getattr(target.slice, "value", ""))


def _fields(sources: Sources, chain: list[ClassSource]) -> Iterator[tuple[str, str]]:
    """The parameters of a scene, with those of the models that its own is derived from."""
    params = inner_class(sources, chain, "Params")
    for model in reversed(class_chain(sources, params) if params else []):
        for node in model.node.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                annotation = ast.unparse(node.annotation)
                if not node.target.id.startswith("_") and "ClassVar" not in annotation:
                    yield node.target.id, annotation
