"""The sources of a run in one file, for machines that have none of them."""

from __future__ import annotations

import zipfile
from io import BytesIO

from studio.base import INSTALLED, source_root, source_roots


def bundle() -> bytes:
    """The sources of scenes and the studio's own, in a ZIP file that is the same for the same sources."""
    roots = source_roots()
    folders = [(roots[-1], "mathlib"), *((root, "scenes") for root in roots)]
    paths = {path.relative_to(root) for root, name in folders for path in (root / name).rglob("*.py")}
    files = {path: source_root(path, roots) / path for path in paths}
    files = {path: file for path, file in files.items() if file.is_file()}
    files |= {path.relative_to(INSTALLED): path for path in (INSTALLED / "studio").rglob("*.py")}
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as bundle:
        for path, file in sorted(files.items()):
            entry = zipfile.ZipInfo(path.as_posix())  # Without a time: equal sources make equal files.
            bundle.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)
    return content.getvalue()
