"""The Makefile and the set-up, in a copy of the project's folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.studio.conftest import REPOSITORY, Project

SETTLING = ("Makefile", "pyproject.toml", "constraints.txt")


@pytest.fixture
def checkout(project: Project) -> Path:
    """The rendered project behind the front door, its environment that of this test."""
    for name in SETTLING:
        shutil.copy(REPOSITORY / name, project.root)
    (project.root / "studio").mkdir()
    shutil.copy(REPOSITORY / "studio/bootstrap.py", project.root / "studio")
    python = project.root / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    # The folder `studio` is no package here, so the real one is found behind it.
    python.write_text(
        f'#!/bin/sh\nPYTHONSAFEPATH=1 PYTHONPATH="{project.root}:{REPOSITORY}" exec {sys.executable} "$@"\n'
    )
    python.chmod(0o755)
    (project.root / ".venv/.ready").touch()
    return project.root


def make(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Under `make test` an inner make would take over the outer one's flags and announce its folders.
    env = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    return subprocess.run(
        ["make", *arguments], cwd=checkout, env=env, capture_output=True, text=True, check=False
    )


def test_make_renders_nothing_where_all_is_current(checkout: Path) -> None:
    done = make(checkout, "LESSON=lessons/tiny.toml")
    assert (done.returncode, done.stdout) == (0, "renders/tiny: 0 rendered, 2 up to date\n")


def test_make_knows_a_clip_by_its_file(checkout: Path) -> None:
    done = make(checkout, "renders/tiny/sliding_dot.mp4")
    assert (done.returncode, done.stdout) == (0, "renders/tiny: 0 rendered, 1 up to date\n")


@pytest.mark.parametrize("name", ['it\'s $(x) `y` "z" $HOME.toml', "-x.toml", "naïve; ls.toml"])
def test_text_reaches_the_studio_as_it_was_typed(checkout: Path, name: str) -> None:
    done = make(checkout, f"LESSON=lessons/{name}")
    assert done.returncode == 2
    assert done.stderr.startswith(f"lessons/{name}:1:1: no such file")


def test_make_hands_quality_and_jobs_on(checkout: Path) -> None:
    done = make(checkout, "LESSON=lessons/tiny.toml", "QUALITY=8k")
    assert "invalid choice: '8k'" in done.stderr
    done = make(checkout, "LESSON=lessons/tiny.toml", "JOBS=none")
    assert "a whole number from 1 is needed, not 'none'" in done.stderr


@pytest.mark.parametrize("target", ["all", "draft", "clip", "deck", "renders/tiny/sliding_dot.mp4"])
@pytest.mark.parametrize("limit", ["TIMEOUT", "MEMORY"])
def test_make_hands_the_limits_of_a_job_on(checkout: Path, target: str, limit: str) -> None:
    done = make(checkout, target, "LESSON=lessons/tiny.toml", "CLIP=sliding_dot", f"{limit}=much")
    assert done.returncode == 2
    assert f"argument --{limit.lower()}: a whole number from 1 is needed, not 'much'" in done.stderr


@pytest.mark.parametrize("target", ["all", "draft", "clip", "deck", "renders/tiny/sliding_dot.mp4"])
def test_make_hands_a_scheduler_on_as_it_was_typed(checkout: Path, target: str) -> None:
    done = make(checkout, target, "LESSON=lessons/tiny.toml", "CLIP=sliding_dot", "SCHEDULER=--jobs")
    assert done.returncode == 2
    assert "argument --scheduler: expected one argument" in done.stderr


def test_help_names_every_target(checkout: Path) -> None:
    output = make(checkout, "help").stdout
    phony = next(line for line in (checkout / "Makefile").read_text().splitlines() if ".PHONY" in line)
    for target in set(phony.split()[1:]) - {"FORCE"}:
        assert f"make {target} " in output


def test_clean_removes_renders_and_caches_and_nothing_else(checkout: Path) -> None:
    (checkout / "renders/.gitkeep").touch()
    assert make(checkout, "clean").returncode == 0
    assert [path.name for path in (checkout / "renders").iterdir()] == [".gitkeep"]
    assert not (checkout / ".cache").exists()
    assert (checkout / "lessons/tiny.toml").exists()
    assert (checkout / ".venv/.ready").exists()


def bootstrap(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up where no program but Python can be found."""
    command = [sys.executable, "-I", str(checkout / "studio/bootstrap.py"), *arguments]
    bare = {**os.environ, "PATH": str(checkout / "none")}
    return subprocess.run(command, env=bare, capture_output=True, text=True, check=False)


def test_doctor_reports_what_a_bare_machine_misses_and_how_to_get_it(checkout: Path) -> None:
    done = bootstrap(checkout, "doctor")
    assert done.returncode == 1
    assert "MISSING C compiler" in done.stdout
    assert "MISSING Pango headers" in done.stdout
    assert "ok      Python 3." in done.stdout
    for command in ("sudo apt-get install", "sudo dnf install", "sudo pacman -S", "brew install"):
        assert command in done.stdout
    assert "libpango1.0-dev" in done.stdout


def test_set_up_on_a_bare_machine_stops_before_it_touches_anything(checkout: Path) -> None:
    before = sorted(checkout.rglob("*"))
    done = bootstrap(checkout)
    assert done.returncode == 1
    assert done.stderr.startswith("Missing: C compiler, pkg-config, Cairo headers, Pango headers")
    assert sorted(checkout.rglob("*")) == before


def test_a_clip_is_rendered_from_what_was_typed_beside_every_lesson(checkout: Path) -> None:
    lessons = {path: path.stat().st_mtime_ns for path in (checkout / "renders").rglob("*") if path.is_file()}
    title = """it's "2^$(x)" $HOME `ls` #1 \\ ×é"""
    done = make(checkout, "clip", "CLIP=sliding_dot", f"TITLE={title}", "DISTANCE=1.5", "THEME=light")
    assert done.returncode == 0, done.stderr
    film = checkout / done.stdout.splitlines()[-1]
    assert film.parent == checkout / "renders/clips"
    assert film.name.startswith("sliding_dot-")
    manifest = json.loads(film.with_suffix(".json").read_bytes())
    assert manifest["title"] == title
    assert (manifest["parameters"]["distance"], manifest["theme"]) == (1.5, "light")
    assert all(path.stat().st_mtime_ns == changed for path, changed in lessons.items())


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ((), "CLIP: name a scene"),
        (("CLIP=sliding_dots",), "CLIP: there is no scene 'sliding_dots'; did you mean 'sliding_dot'?"),
        (("CLIP=sliding_dot", "DISTANZE=1"), "DISTANZE: sliding_dot has no such parameter; did you mean"),
        (("CLIP=sliding_dot", "DISTANCE=$(x) far"), "DISTANCE: Input should be a valid number"),
        (("CLIP=sliding_dot", "THEME=sepia"), "THEME: must be one of dark, light, not 'sepia'"),
    ],
)
def test_a_variable_that_is_wrong_is_named(checkout: Path, typed: tuple[str, ...], complaint: str) -> None:
    done = make(checkout, "clip", *typed)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith(complaint)
    assert not (checkout / "renders/clips").exists()
