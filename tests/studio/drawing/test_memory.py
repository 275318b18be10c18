"""What a process no longer uses is given back, seen from the system's side."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from tests.studio.conftest import REPOSITORY

SCRIPT = """
import os
from pathlib import Path
from studio.drawing.memory import release_free_memory

def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

pieces = [b"x" * 100_000 for _ in range(1000)]
lid = b"x" * 100_000
full = held()
del pieces
kept = held()
release_free_memory()
print(full - kept, full - held())
"""


@pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="only glibc keeps what is free; run it on Linux"
)
def test_pieces_that_were_let_go_of_under_a_lid_are_given_back() -> None:
    command = [sys.executable, "-c", SCRIPT]
    output = subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True).stdout
    by_itself, given_back = map(int, output.split())
    assert by_itself < 10_000_000
    assert given_back > 90_000_000
