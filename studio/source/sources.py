"""What the project's source files say, read without running them: imports and digests."""

from __future__ import annotations

import ast
import hashlib
from functools import cache
from pathlib import Path

from studio.source.outline import Outline, Outlines, outline_of

OUTLINES = Path(".cache", "outlines-1.json")
"""Where outlines are kept; the number counts the ways in which files have been outlined."""


class SourceError(Exception):
    """A source file that cannot be read as what it should be."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(path, line, message)
        self.path, self.line, self.message = path, line, message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Sources:
    """The Python files below a project's root, each read once, and parsed only for what is not known yet."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._top_level = {path.stem for path in root.iterdir()}
        self._outlines = Outlines(root / OUTLINES)
        self._contents: dict[Path, bytes] = {}
        self._digests: dict[Path, str] = {}
        self._trees: dict[Path, ast.Module] = {}
        self._imports: dict[Path, frozenset[Path]] = {}
        self._files_of = cache(self._find_files_of)

    def tree(self, path: Path) -> ast.Module:
        """The syntax tree of a file, given by its path below the root."""
        if path not in self._trees:
            try:
                self._trees[path] = ast.parse(self._content(path), str(path))
            except SyntaxError as error:
                raise SourceError(path, error.lineno or 1, error.msg) from None
            except ValueError as error:
                raise SourceError(path, 1, str(error)) from None
        return self._trees[path]

    def outline(self, path: Path) -> Outline:
        """What a file says to those that import it."""
        self._content(path)
        digest = self._digests[path]
        outline = self._outlines.get(digest)
        if outline is None:
            outline = outline_of(self.tree(path))
            self._outlines.put(digest, outline)
        return outline

    def keep_outlines(self) -> None:
        """Let later runs know what was read."""
        self._outlines.keep()

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
            names = (_absolute(name, path.parent.parts) for name in self.outline(path).imports)
            self._imports[path] = frozenset(file for name in names for file in self._files_of(name))
        return self._imports[path]

    def _content(self, path: Path) -> bytes:
        if path not in self._contents:
            self._contents[path] = (self.root / path).read_bytes()
            self._digests[path] = hashlib.sha256(self._contents[path]).hexdigest()
        return self._contents[path]

    def _find_files_of(self, module: str) -> tuple[Path, ...]:
        parts = module.split(".")
        if parts[0] not in self._top_level:
            return ()
        stems = [Path(*parts[:length]) for length in range(1, len(parts) + 1)]
        files = (file for stem in stems for file in (stem / "__init__.py", stem.with_suffix(".py")))
        return tuple(file for file in files if (self.root / file).is_file())


def _absolute(name: str, package: tuple[str, ...]) -> str:
    """A name as it is meant inside a package: one leading dot is the package, each more its parent."""
    relative = name.lstrip(".")
    dots = len(name) - len(relative)
    above = package[: len(package) - dots + 1] if dots else ()
    return ".".join((*above, relative))
