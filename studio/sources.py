"""What the project's source files say, read without running them: imports and digests."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path


class SourceError(Exception):
    """A source file that cannot be read as what it should be."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(path, line, message)
        self.path, self.line, self.message = path, line, message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Sources:
    """The Python files below a project's root, each read and parsed once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._top_level = {path.stem for path in root.iterdir()}
        self._trees: dict[Path, ast.Module] = {}
        self._digests: dict[Path, str] = {}
        self._imports: dict[Path, frozenset[Path]] = {}

    def tree(self, path: Path) -> ast.Module:
        """The syntax tree of a file, given by its path below the root."""
        if path not in self._trees:
            content = (self.root / path).read_bytes()
            self._digests[path] = hashlib.sha256(content).hexdigest()
            try:
                self._trees[path] = ast.parse(content, str(path))
            except SyntaxError as error:
                raise SourceError(path, error.lineno or 1, error.msg) from None
            except ValueError as error:
                raise SourceError(path, 1, str(error)) from None
        return self._trees[path]

    def digests(self, path: Path) -> dict[str, str]:
        """The content hash of a file and of all project files it imports, directly or not."""
        return {file.as_posix(): self._digests[file] for file in sorted(self.closure(path))}

    def closure(self, path: Path) -> set[Path]:
        """A file and all project files that it imports, directly or not."""
        found: set[Path] = set()
        ahead = [path]
        while ahead:
            file = ahead.pop()
            if file not in found:
                found.add(file)
                ahead.extend(self.imports(file))
        return found

    def imports(self, path: Path) -> frozenset[Path]:
        """The project files that a file imports, with the packages that hold them."""
        if path not in self._imports:
            names = _imported_names(self.tree(path), _package(path))
            self._imports[path] = frozenset(file for name in names for file in self._files_of(name))
        return self._imports[path]

    def _files_of(self, module: str) -> Iterator[Path]:
        parts = module.split(".")
        if parts[0] not in self._top_level:
            return
        for length in range(1, len(parts) + 1):
            stem = Path(*parts[:length])
            for file in (stem / "__init__.py", stem.with_suffix(".py")):
                if (self.root / file).is_file():
                    yield file


def _package(path: Path) -> tuple[str, ...]:
    return path.parent.parts


def _imported_names(tree: ast.Module, package: tuple[str, ...]) -> Iterator[str]:
    """Dotted names of what may be modules: `from a import b` may mean `a` or `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, *filter(None, [node.module])))
            yield from (f"{base}.{alias.name}" for alias in node.names)
