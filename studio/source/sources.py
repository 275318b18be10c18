"""The project's source files, read without running them: imports and digests."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Collection, Iterator
from functools import cache
from os.path import isfile
from pathlib import Path

from studio.base import INSTALLED, PACKAGES, roots_of, shown_path, source_root

_NAMES = r"(?=([\s\\]*\((?:[^)#]|#[^\n]*)*|(?:[^\n\\]|\\.)*))"
_IMPORT = re.compile(rf"import\b{_NAMES}", re.DOTALL)
_WORD = re.compile(r"[\w.]+")
_FROM = re.compile(rf"from[\s\\]+(\.*[\s\\]*[\w.]*)[\s\\]+import\b{_NAMES}", re.DOTALL)


class SourceError(Exception):
    """A source file that cannot be read as a scene or as Python."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(path, line, message)
        self.path, self.line, self.message = path, line, message

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"

    @property
    def where(self) -> str:
        return f"{shown_path(self.path)}:{self.line}"


class Sources:
    """The Python files of a project, each read once, and parsed only where its tree is needed.

    `roots` are the folders that hold its packages, the project's last (`source_roots`).
    """

    def __init__(self, *roots: Path) -> None:
        self.roots = roots
        # What is installed beside the project's packages is none of its sources.
        is_shared = roots[-1] == INSTALLED
        self._top_level = set(PACKAGES) if is_shared else {path.stem for path in roots[-1].iterdir()}
        self._contents: dict[Path, bytes] = {}
        self._trees: dict[Path, ast.Module] = {}
        self._imports: dict[Path, frozenset[Path]] = {}
        self._digest = cache(self._find_digest)
        self._files_of = cache(self._find_files_of)

    def renewed(self, changed: Collection[Path]) -> Sources:
        """The sources as they are after changes to these files, given by their paths below a root.

        All others are taken to be as they were, and are not read again.
        """
        renewed = Sources(*self.roots)
        if all(path in self._contents and self.file(path).is_file() for path in changed):
            kept = self._contents.keys() - set(changed)
            renewed._contents = {path: self._contents[path] for path in kept}
            renewed._trees = {path: tree for path, tree in self._trees.items() if path in kept}
            renewed._imports = {path: files for path, files in self._imports.items() if path in kept}
        return renewed

    def tree(self, path: Path) -> ast.Module:
        """The syntax tree of a file, given by its path below a root."""
        if path not in self._trees:
            try:
                self._trees[path] = ast.parse(self._content(path), str(path))
            except SyntaxError as error:
                raise SourceError(path, error.lineno or 1, error.msg) from None
            except ValueError as error:
                raise SourceError(path, 1, str(error)) from None
        return self._trees[path]

    def is_own(self, path: Path) -> bool:
        """Whether a source is one of one's own, which may hide the project's."""
        return source_root(path, self.roots) != self.roots[-1]

    def file(self, path: Path) -> Path:
        """The file of a source path, whether or not it exists."""
        return source_root(path, self.roots) / path

    def digests(self, path: Path) -> dict[str, str]:
        """The content hash of a file and of all project files it imports, directly or not."""
        return {file.as_posix(): self._digest(file) for file in sorted(self.closure(path))}

    def file_of(self, module: str, importer: Path) -> Path | None:
        """The file of a module as a file that imports it names it; None if it is not in the project."""
        parts = _absolute(module, importer.parent.parts).split(".")
        stem = Path(*parts)
        return next((file for file in self._files_of(".".join(parts)) if file in _files(stem)), None)

    def closure(self, path: Path) -> set[Path]:
        """A file and all project files that it imports, directly or not."""
        found: set[Path] = set()
        ahead = [path]
        while ahead:
            file = ahead.pop()
            if file not in found:
                found.add(file)
                ahead.extend(self._imported(file))
        return found

    def _imported(self, path: Path) -> frozenset[Path]:
        """The project files that a file imports, with the packages that hold them."""
        if path not in self._imports:
            text = self._content(path).decode(errors="replace")
            names = (_absolute(name, path.parent.parts) for name in imported_names(text))
            self._imports[path] = frozenset(file for name in names for file in self._files_of(name))
        return self._imports[path]

    def _find_digest(self, path: Path) -> str:
        return hashlib.sha256(self._content(path)).hexdigest()

    def _content(self, path: Path) -> bytes:
        if path not in self._contents:
            self._contents[path] = self.file(path).read_bytes()
        return self._contents[path]

    def _find_files_of(self, module: str) -> tuple[Path, ...]:
        """The files of a module and of the packages that hold it."""
        package, _, name = module.rpartition(".")
        if not package and name not in self._top_level:
            return ()
        stem = module.replace(".", "/")
        files = (f"{stem}/__init__.py", f"{stem}.py")
        return (*(self._files_of(package) if package else ()), *map(Path, filter(self._exists, files)))

    def _exists(self, path: str) -> bool:
        roots = roots_of(path, self.roots)
        return any(isfile(f"{root}/{path}") for root in roots)  # noqa: PTH113  A Path takes four times as long.


def imported_names(text: str) -> Iterator[str]:
    """Dotted names of what may be modules: `from a import b` may mean `a` or `a.b`.

    Parsing all files behind a lesson takes longer than all else that a run with nothing to do must do, so
    they are searched for import statements. Text that only looks like one is taken for one, too, which at
    worst draws a clip again that need not be.

    >>> sorted(set(imported_names("import a.b; from ..limits import (one, two)")) - {"from", "import"})
    ['..limits', '..limits.one', '..limits.two', 'a.b', 'one', 'two']
    """
    for names in _IMPORT.findall(text):
        yield from _WORD.findall(names)
    for base, names in _FROM.findall(text):
        module = "".join(_WORD.findall(base))
        yield module
        yield from (f"{module}{'' if module.endswith('.') else '.'}{name}" for name in _WORD.findall(names))


def _files(stem: Path) -> tuple[Path, Path]:
    return stem / "__init__.py", stem.with_suffix(".py")


def _absolute(name: str, package: tuple[str, ...]) -> str:
    """A name as it is meant inside a package: one leading dot is the package, each more its parent."""
    relative = name.lstrip(".")
    dots = len(name) - len(relative)
    above = package[: len(package) - dots + 1] if dots else ()
    return ".".join(filter(None, (*above, relative)))
