"""The installed package works from any folder, with a folder of scenes of one's own beside the lesson."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.studio.conftest import REPOSITORY

PACKAGES = ("mathlib", "scenes", "studio")
OWN_SCENE = REPOSITORY / "tests/studio/project/scenes/sliding_dot.py"
LESSON = 'quality = "480p15"\nlanguage = "de"\n[[clip]]\nscene = "dot_product"\nname = "mine"\n'
SMALL = ("QUALITY=480p15", "--jobs", "1")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages as they are installed: what `pyproject.toml` says of their files holds."""
    folder = tmp_path_factory.mktemp("installed")
    source = folder / "source"
    for name in PACKAGES:
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "README.md", source)
    settings = (REPOSITORY / "pyproject.toml").read_text()
    # Setuptools before 77 knows no other way to name a license.
    settings = settings.replace('license = "MIT"', 'license = {text = "MIT"}')
    (source / "pyproject.toml").write_text(settings)
    command = [sys.executable, "-c", "import setuptools; setuptools.setup()"]
    subprocess.run(
        [*command, "-q", "build", "--build-lib", str(folder / "site")],
        cwd=source,
        check=True,
        capture_output=True,
    )
    return folder / "site"


@dataclass(frozen=True)
class Elsewhere:
    """A folder that is no project, and one with a lesson; the packages are installed in a third."""

    site: Path
    root: Path

    @property
    def here(self) -> Path:
        return self.root / "here"

    def studio(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(self.site), "XDG_CACHE_HOME": str(self.root / "cache")}
        command = [sys.executable, "-m", "studio", *arguments]
        return subprocess.run(
            command, cwd=self.here, env=environment, capture_output=True, text=True, check=False
        )

    def written(self) -> set[str]:
        """The files in the current directory, without those that Python compiles."""
        files = (path for path in self.here.rglob("*") if path.is_file() and path.suffix != ".pyc")
        return {path.relative_to(self.here).as_posix() for path in files}


@pytest.fixture
def elsewhere(installed: Path, tmp_path: Path) -> Elsewhere:
    (tmp_path / "here/scenes").mkdir(parents=True)
    (tmp_path / "here/scenes/__init__.py").touch()
    return Elsewhere(installed, tmp_path)


def test_everything_is_installed(installed: Path) -> None:
    def files(root: Path) -> set[str]:
        found = (path for name in PACKAGES for path in (root / name).rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix() for path in found if path.suffix != ".pyc"}

    assert files(installed) == files(REPOSITORY)


def test_a_new_scene_is_written_into_a_folder_of_ones_own_and_drawn(elsewhere: Elsewhere) -> None:
    made = elsewhere.studio("new", "my_idea")
    assert made.stdout == "scenes/my_idea.py\nLook at it:  python -m studio clip CLIP=my_idea\n"
    assert "choose another name" in elsewhere.studio("new", "chain_rule").stderr
    drawn = elsewhere.studio("still", "CLIP=my_idea", "BEAT=ask_at_one_point", *SMALL)
    assert drawn.returncode == 0, drawn.stderr
    (picture,) = elsewhere.written() - {"scenes/__init__.py", "scenes/my_idea.py"}
    assert picture.startswith("renders/stills/my_idea")
    (elsewhere.here / "mine.toml").write_text('[[clip]]\nscene = "my_ideas"\n')
    refused = elsewhere.studio("render", "mine.toml")
    hint = "there is no scene 'my_ideas'; did you mean 'my_idea'?"
    assert (refused.returncode, refused.stderr) == (2, f"mine.toml:2:9: {hint}\n")


def test_a_scene_beside_the_lesson_comes_before_the_projects_of_its_name(elsewhere: Elsewhere) -> None:
    scene, lesson = elsewhere.root / "lecture/scenes/dot_product.py", "../lecture/mine.toml"
    scene.parent.mkdir(parents=True)
    (elsewhere.here / lesson).write_text(LESSON)
    scene.write_text(OWN_SCENE.read_text().replace("FadeIn(self.line", "FadeIn(self.lines"))
    failed = elsewhere.studio("render", lesson, "--jobs", "1")
    assert failed.returncode == 1
    assert f"failed in beat draw_the_line at {scene}:31: AttributeError" in failed.stderr
    shutil.copy(OWN_SCENE, scene)
    done = elsewhere.studio("render", lesson, "--jobs", "1")
    assert (done.returncode, done.stderr) == (0, "")
    note = f"dot_product: {scene} is drawn, not the project's scene of this name"
    assert done.stdout.splitlines()[0] == note
    manifest = json.loads((elsewhere.here / "renders/mine/mine.json").read_bytes())
    assert [beat["name"] for beat in manifest["beats"]][-1] == "slide_back"
    again = elsewhere.studio("render", lesson)
    assert again.stdout == "renders/mine: 0 rendered, 1 up to date\n"
    assert {path.name for path in (elsewhere.root / "cache").iterdir()} == {"uphill"}


def test_a_scene_of_the_package_is_drawn_from_a_folder_with_none(elsewhere: Elsewhere) -> None:
    (elsewhere.here / "scenes/__init__.py").unlink()
    drawn = elsewhere.studio("still", "CLIP=secant_to_tangent", "LANGUAGE=de", "BEAT=name_the_limit", *SMALL)
    assert drawn.returncode == 0, drawn.stderr
    assert len(elsewhere.written()) == 1


def test_an_output_folder_that_cannot_be_written_to_is_refused_before_anything_is_drawn(
    elsewhere: Elsewhere,
) -> None:
    shutil.copy(OWN_SCENE, elsewhere.here / "scenes")
    (elsewhere.here / "mine.toml").write_text(LESSON.replace("dot_product", "sliding_dot"))
    done = elsewhere.studio("render", "mine.toml", "--out", "/proc/none/here")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("/proc/none/here: ")
    assert done.stderr.endswith("; OUT=folder puts it elsewhere\n")
    assert "drawing" not in done.stdout
