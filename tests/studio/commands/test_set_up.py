"""Two makes that set the environment up at once: one builds it, the other waits for it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.studio.conftest import as_everybody_else

BOOTSTRAP = Path(__file__).resolve().parents[3] / "studio/bootstrap.py"

PROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "checkout"
version = "1"
"""
BACKEND = """\
from zipfile import ZipFile

def build_editable(folder, settings=None, metadata=None):
    name = "checkout-1-py3-none-any.whl"
    with ZipFile(f"{folder}/{name}", "w") as wheel:
        info = "Metadata-Version: 2.1\\nName: checkout\\nVersion: 1\\nProvides-Extra: dev\\n"
        wheel.writestr("checkout.py", "IS_INSTALLED = True\\n")
        wheel.writestr("checkout-1.dist-info/METADATA", info)
        wheel.writestr("checkout-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("checkout-1.dist-info/RECORD", "")
    return name
"""
"""What needs nothing from outside to be installed."""


def test_one_of_two_makes_builds_the_environment_and_the_other_waits(tmp_path: Path) -> None:
    (tmp_path / "studio").mkdir()
    bootstrap = shutil.copy(BOOTSTRAP, tmp_path / "studio")
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "backend.py").write_text(BACKEND)
    (tmp_path / "constraints.txt").touch()
    command = [sys.executable, "-I", str(bootstrap)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline().startswith("Setting up .venv")
        first.send_signal(signal.SIGSTOP)
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as second:
            assert second.stdout is not None
            assert second.stdout.readline() == "another make is setting up .venv; waiting for it to end\n"
            first.send_signal(signal.SIGCONT)
            assert second.stdout.read() == ""
    assert (first.returncode, second.returncode) == (0, 0)
    python = tmp_path / ".venv/bin/python"
    subprocess.run([python, "-c", "import checkout; assert checkout.IS_INSTALLED"], check=True)


def test_a_checkout_that_cannot_be_written_to_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "studio").mkdir()
    bootstrap = shutil.copy(BOOTSTRAP, tmp_path / "studio")
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).touch()
    tmp_path.chmod(0o555)
    command = as_everybody_else([sys.executable, "-I", str(bootstrap)])
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path}/.venv cannot be written to. ")
    assert f"cp -r {tmp_path} uphill && make -C uphill" in done.stderr.splitlines()[1]


def test_without_a_package_index_it_says_so_in_a_few_lines(tmp_path: Path) -> None:
    """An index at a port where nothing listens, as without a network."""
    (tmp_path / "studio").mkdir()
    bootstrap = shutil.copy(BOOTSTRAP, tmp_path / "studio")
    (tmp_path / "pyproject.toml").write_text(PROJECT.replace("requires = []", 'requires = ["setuptools"]'))
    (tmp_path / "backend.py").write_text(BACKEND)
    (tmp_path / "constraints.txt").touch()
    offline = {
        "PIP_INDEX_URL": "http://127.0.0.1:9",
        "PIP_RETRIES": "0",
        "PIP_CONFIG_FILE": os.devnull,
    }
    command = [sys.executable, str(bootstrap)]
    done = subprocess.run(command, env={**os.environ, **offline}, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    first, *said, last = done.stderr.splitlines()
    assert first == "The packages could not be installed into .venv:"
    assert 1 <= len(said) <= 3
    assert last.startswith("Set-up needs a package index once")
    assert "Traceback" not in done.stderr
