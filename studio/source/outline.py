"""What a source file says to those that import it: its own imports, and the fields of its classes.

Parsing the files behind a lesson takes longer than all else that a run with nothing to do must do; so
what they say is kept, by their content.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from studio.base import write_whole

MOST_KEPT = 5000
"""Outlines; a project that has been edited for months has no more."""


@dataclass(frozen=True)
class ClassOutline:
    """The last names of a class's bases, and its annotated fields with their types."""

    bases: tuple[str, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Outline:
    """The names that a file imports, relative ones with their leading dots, and its classes."""

    imports: tuple[str, ...]
    classes: Mapping[str, ClassOutline]


def outline_of(tree: ast.Module) -> Outline:
    """
    >>> read = outline_of(ast.parse("from ..limits import Limit\\nclass Case(Model): epsilon: float = 1"))
    >>> read.imports, read.classes["Case"].bases, read.classes["Case"].fields
    (('..limits.Limit',), ('Model',), {'epsilon': 'float'})
    """
    classes = {node.name: outline_of_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}
    return Outline(tuple(dict.fromkeys(_imported(tree))), classes)


def outline_of_class(node: ast.ClassDef) -> ClassOutline:
    """The outline of a class, wherever it stands."""
    return ClassOutline(tuple(map(last_name, node.bases)), dict(_fields(node)))


def last_name(node: object) -> str:
    """`b` of `b` and of `a.b`; empty for what is no name.

    >>> last_name(ast.parse("pydantic.BaseModel", mode="eval").body)
    'BaseModel'
    """
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _imported(tree: ast.Module) -> Iterator[str]:
    """Dotted names of what may be modules: `from a import b` may mean `a` or `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = f"{node.module}." if node.module else ""
            yield from (f"{'.' * node.level}{base}{alias.name}" for alias in node.names)


def _fields(model: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for node in model.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            annotation = ast.unparse(node.annotation)
            if not node.target.id.startswith("_") and "ClassVar" not in annotation:
                yield node.target.id, annotation


class Outlines:
    """Outlines by the digests of the files' contents, kept in a file that may be lost or damaged at any time.

    Its first line is the digest of the rest: a name that had lost a letter would hide a change.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[str, Outline] = {}
        self._is_new = False
        with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
            seal, _, kept = path.read_bytes().partition(b"\n")
            if seal == _seal(kept):
                self._kept = {digest: _outline(told) for digest, told in json.loads(kept).items()}

    def get(self, digest: str) -> Outline | None:
        return self._kept.get(digest)

    def put(self, digest: str, outline: Outline) -> None:
        self._kept[digest] = outline
        self._is_new = True

    def keep(self) -> None:
        """Write down what is new; where that cannot be, the next run reads the sources again."""
        if self._is_new:
            latest = list(self._kept.items())[-MOST_KEPT:]
            kept = json.dumps({digest: asdict(told) for digest, told in latest}).encode()
            with suppress(OSError):
                write_whole(self._path, _seal(kept) + b"\n" + kept)
            self._is_new = False


def _seal(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _outline(told: Mapping[str, dict[str, dict[str, dict[str, str]]]]) -> Outline:
    classes = {name: ClassOutline(tuple(c["bases"]), c["fields"]) for name, c in told["classes"].items()}
    return Outline(tuple(told["imports"]), classes)
