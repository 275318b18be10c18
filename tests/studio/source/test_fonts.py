"""Another version of a font is another key, whatever its name, for the clips that name it alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typst

from tests.studio.conftest import REPOSITORY

KEYS = """
import json, sys
from pathlib import Path
from studio.base import FILM, QUALITIES
from studio.source import Sources, read_scene, segment_keys
scene = read_scene(Sources(Path()), "epsilon_delta")
for fonts in ([sys.argv[1]], [sys.argv[1].upper()], []):
    keys = segment_keys(scene, {}, {}, "dark", QUALITIES["480p15"], FILM, {"fonts": fonts})
    print(json.dumps(keys))
"""


def installed_font() -> tuple[str, Path]:
    """The family and a file of some font of this machine."""
    for font in typst.Fonts().fonts():
        if font.path and Path(font.path).suffix in {".ttf", ".otf"}:
            return font.family, Path(font.path)
    pytest.skip("no fonts are installed")


def keys(family: str, data: Path) -> list[dict[str, Any]]:
    """The keys of a fresh process, of clips that name a font and of one that names none."""
    environment = os.environ | {"XDG_DATA_HOME": str(data)}
    command = [sys.executable, "-c", KEYS, family]
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_font_that_is_replaced_under_its_name_changes_the_keys_of_clips_that_name_it(
    tmp_path: Path,
) -> None:
    family, source = installed_font()
    copy = tmp_path / "fonts" / source.name
    copy.parent.mkdir()
    shutil.copyfile(source, copy)
    before, unchanged = keys(family, tmp_path), keys(family, tmp_path)
    times = copy.stat()
    copy.write_bytes(copy.read_bytes() + b"\0")
    os.utime(copy, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = keys(family, tmp_path)
    assert unchanged == before
    if keys(family, tmp_path / "empty") == before:
        pytest.skip("fonts of this machine are not looked for in XDG_DATA_HOME")
    named, in_capitals, unnamed = zip(before, after, strict=True)
    assert not set(named[0].values()) & set(named[1].values())
    assert not set(in_capitals[0].values()) & set(in_capitals[1].values())
    assert unnamed[0] == unnamed[1]
