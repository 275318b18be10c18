"""A small project with scenes of its own, rendered for real by the studio's command line; a real browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from studio.base import QUALITIES
from studio.lesson import read_lesson
from studio.plan import ClipPlan, is_current, plan_clip
from studio.source import Sources

collect_ignore = ["project"]

REPOSITORY = Path(__file__).resolve().parents[2]
LESSON = "lessons/tiny.toml"
SHARED = ("mathlib", "scenes/stage")
"""Folders of hundreds of modules that few tests change."""

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Root may not use the sandbox, and a browser under test has no business of its own on the network.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# The studio of this checkout is tested, whichever checkout the environment was made from.
os.environ["PYTHONPATH"] = str(REPOSITORY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process show all pages, so that one browser is started."""
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("browser"))


class Run(subprocess.Popen[str]):
    """A process that a test waits for only where nothing has failed, and else ends with its group."""

    def __exit__(self, kind: Any, value: Any, trace: Any) -> None:
        if kind is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        super().__exit__(kind, value, trace)


@dataclass(frozen=True)
class Project:
    """A project folder: the real mathlib and stage with the scenes and the lessons of the tests."""

    root: Path

    def studio(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the studio in the project and wait for it."""
        command = [sys.executable, "-m", "studio", *arguments]
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)

    def start(self, *arguments: str) -> Run:
        """Start the studio in the project, in a process group of its own."""
        command = [sys.executable, "-m", "studio", *arguments]
        return Run(
            command,
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace text in one of the project's files."""
        text = (self.root / path).read_text()
        assert old in text
        self.write(path, text.replace(old, new))

    def write(self, path: str, text: str) -> None:
        """Write another file in place of one that may be other projects', too."""
        (self.root / path).unlink()
        (self.root / path).write_text(text)

    def own_all_files(self) -> None:
        """Make files of its own of those that are other projects', too."""
        for folder in map(self.root.joinpath, SHARED):
            linked = folder.rename(folder.with_name("linked"))
            shutil.copytree(linked, folder)
            shutil.rmtree(linked)

    def lesson(self, text: str) -> Path:
        """Write another lesson file."""
        path = self.root / "lessons" / "other.toml"
        path.write_text(text)
        return path

    def plans(self) -> dict[str, ClipPlan]:
        """The plan of the tiny lesson."""
        sources = Sources(self.root)
        lesson = read_lesson(self.root / LESSON, sources)
        folder = self.root / "renders" / "tiny"
        quality = QUALITIES["480p15"]
        return {clip.name: plan_clip(clip, quality, folder, sources) for clip in lesson.clips}

    def stale(self) -> set[str]:
        """The clips of the tiny lesson that would be rendered."""
        return {name for name, plan in self.plans().items() if not is_current(plan)}

    def outputs(self) -> dict[str, tuple[int, int]]:
        """Every file below renders/ with its inode and time of change."""
        return {
            path.relative_to(self.root).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in sorted((self.root / "renders").rglob("*"))
            if path.is_file()
        }

    def segment(self, clip: str, beat: str, suffix: str = ".mp4") -> Path:
        """The cached file of a beat."""
        key = self.plans()[clip].segments[beat]
        return self.root / ".cache" / "segments" / f"{key}{suffix}"


def new_project(root: Path) -> Project:
    """Lay a project out in an empty folder."""
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "mathlib", root / "mathlib", ignore=unwanted)
    shutil.copytree(REPOSITORY / "scenes/stage", root / "scenes/stage", ignore=unwanted)
    shutil.copy(REPOSITORY / "scenes/__init__.py", root / "scenes")
    shutil.copytree(Path(__file__).parent / "project", root, dirs_exist_ok=True, ignore=unwanted)
    return Project(root)


def copied(original: Project, root: Path) -> Project:
    """A copy of a project, to be changed by `edit`; the files of `SHARED` are those of the original."""
    shared = tuple(f"{original.root / folder}/" for folder in SHARED)

    def link_or_copy(source: str, target: str) -> None:
        (os.link if source.startswith(shared) else shutil.copy2)(source, target)

    shutil.copytree(original.root, root, symlinks=True, copy_function=link_or_copy)
    return Project(root)


def works(command: list[str]) -> bool:
    """Whether a command is there and ends well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def as_everybody_else(command: list[str]) -> list[str]:
    """A command that cannot write where only root may; skips the test where root has no way to do without."""
    prefix = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
    if os.geteuid() != 0:
        return command
    if not works([*prefix, "true"]):
        pytest.skip("root may write anywhere here, and cannot do without")
    return prefix + command


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose tiny lesson has been rendered by three workers; not to be changed.

    The first of the processes that run tests prepares it for all of them.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    project = Project(shared / "rendered")
    with (shared / "rendered.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not project.root.exists():
            making = new_project(shared / "rendering")
            done = making.studio("render", LESSON, "--jobs", "3")
            assert done.returncode == 0, done.stderr
            making.root.rename(project.root)
    return project


@pytest.fixture
def project(rendered: Project, tmp_path: Path) -> Project:
    """A copy of the rendered project, to be changed by `edit`."""
    return copied(rendered, tmp_path / "project")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is found; get it with: sudo apt-get install chromium")
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as launched:
        yield launched
