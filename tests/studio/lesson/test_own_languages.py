"""What one's own file of a language says is laid over what the project's says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from studio.base import OWN, source_roots, use_scenes_beside
from studio.lesson import LanguageFile, LessonError, find_language
from studio.scaffold import write_skeleton
from studio.source import Sources
from tests.studio.conftest import REPOSITORY

GERMAN = Path("scenes/languages/de.toml")
SCENE = REPOSITORY / "tests/studio/project/scenes/sliding_dot.py"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with scenes of one's own, one of them with the name of one of the project's."""
    (tmp_path / GERMAN).parent.mkdir(parents=True)
    for name in ("sliding_dot", "dot_product"):
        (tmp_path / f"scenes/{name}.py").write_bytes(SCENE.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(OWN, "")
    use_scenes_beside()
    return tmp_path


def german() -> LanguageFile:
    found = find_language(Sources(*source_roots()), "de")
    assert found is not None
    return found


def test_what_is_said_of_ones_own_scenes_is_added_and_what_of_the_projects_replaced(here: Path) -> None:
    projects = tomllib.loads((REPOSITORY / GERMAN).read_text(encoding="utf-8"))["chain_rule"]["titles"]
    first, second = list(projects)[:2]
    own = [
        "[sliding_dot.titles]",
        'slide = "Der Weg"',
        "[chain_rule.titles]",
        f'{first} = "Anders"',
        f'{second} = ""',
    ]
    (here / GERMAN).write_text("\n".join(own), encoding="utf-8")
    assert german().name == "Deutsch"
    assert german().table("sliding_dot", "titles") == {"slide": "Der Weg"}
    assert german().table("chain_rule", "titles") == projects | {first: "Anders"}
    (here / GERMAN).write_text("[sliding_dt.titles]\n", encoding="utf-8")
    with pytest.raises(LessonError, match=r"scenes/languages/de\.toml:1:1: there is no scene 'sliding_dt'"):
        german()


def test_what_the_project_says_of_a_scene_does_not_hold_for_ones_own_of_its_name(here: Path) -> None:
    assert german().table("dot_product", "titles") == {}
    assert german().table("chain_rule", "titles") != {}


def test_a_skeleton_has_what_the_project_does_not_say(here: Path) -> None:
    roots = source_roots()
    written = write_skeleton("de", *roots)
    assert (here / written.path).is_file()
    assert tomllib.loads((here / GERMAN).read_text(encoding="utf-8")).keys() == {"sliding_dot", "dot_product"}
    assert write_skeleton("de", *roots).added == 0
