"""A subclass has the beats of its base, and may set its parameters; captions have a wording for each case."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mathlib.function import real
from scenes.partial_slices import PartialSlices
from scenes.secant_to_tangent import SecantToTangent
from scenes.stage.scene import BeatScene, CaptionError, Number, SceneParams, beat
from tests.scenes.staging import perform

ROOT = Path(__file__).resolve().parents[3]


class Walk(BeatScene):
    class Params(SceneParams):
        steps: int = 2

        def solve(self) -> Any:
            return SimpleNamespace(cases={"few" if self.steps < 5 else "many"})

    def set_the_stage(self) -> None:
        self.words = {"steps": str(self.params.steps)}  # type: ignore[attr-defined]

    @beat(few="Only {steps} steps.", many="All {steps} steps.")
    def go(self) -> None: ...

    @beat("There.")
    def arrive(self) -> None: ...


class LongWalk(Walk):
    steps = 7

    def go(self) -> None: ...

    @beat("And back.")
    def go_back(self) -> None: ...


def captions(scene_class: type[BeatScene], **params: Any) -> list[str]:
    return [record.caption for record in perform(scene_class, **params).records]


def test_inherited_beats_come_first_and_an_overridden_one_keeps_its_place_and_its_caption() -> None:
    assert LongWalk.beats() == ("go", "arrive", "go_back")
    assert LongWalk().params.steps == 7  # type: ignore[attr-defined]


def test_a_caption_is_that_of_the_case() -> None:
    assert captions(Walk) == ["Only 2 steps.", "There."]
    assert captions(LongWalk, steps=7) == ["All 7 steps.", "There.", "And back."]


def test_a_beat_that_is_set_to_none_is_left_out() -> None:
    class Shorter(Walk):
        arrive = None  # type: ignore[assignment]

    assert Shorter.beats() == ("go",)


def test_an_unknown_word_is_named_with_the_words_that_there_are() -> None:
    class Wrong(Walk):
        @beat("At {q}.")
        def arrive(self) -> None: ...

    with pytest.raises(CaptionError, match=r"caption of arrive .*'q'.*\{steps\}"):
        perform(Wrong)


def test_a_case_without_a_caption_is_named() -> None:
    class Silent(Walk):
        @beat(huge="Endless.")
        def arrive(self) -> None: ...

    with pytest.raises(CaptionError, match="captions for huge, but the case is few"):
        perform(Silent)


class Sine(SecantToTangent):
    function = "sin(3x)"
    point = 0.4


class Bowl(PartialSlices):
    class Params(PartialSlices.Params):
        point: tuple[Number, Number] = (real(1), real(2))


def test_a_subclass_sets_parameters_by_their_names() -> None:
    scene = Sine()
    assert scene.study.function.source == "sin(3x)"
    assert Sine.beats() == SecantToTangent.beats()
    assert SecantToTangent().study.function.source == "x^2"
    assert [float(coordinate) for coordinate in Bowl().study.point] == [1, 2]


SCRIPT = """
from scenes.secant_to_tangent import SecantToTangent
class Sine(SecantToTangent):
    function = "sin(3x)"
    point = 0.4
"""

CELL = """
import sys
from IPython.testing.globalipapp import start_ipython
shell = start_ipython()
shell.run_cell("from manim import *")
shell.run_cell_magic("manim", "-ql -s --disable_caching -v ERROR --progress_bar none Sine", {script!r})
print(len(shell.user_ns["Sine"].beats()))
"""


def test_plain_manim_plays_a_subclass_with_parameters_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text(SCRIPT)
    command = [sys.executable, "-m", "manim", "render", "-ql", "-s", "--disable_caching", "own.py", "Sine"]
    run(command, tmp_path)
    assert list(tmp_path.rglob("Sine*.png"))


def test_a_notebook_plays_a_subclass_with_parameters_of_its_own(tmp_path: Path) -> None:
    done = run([sys.executable, "-c", CELL.format(script=SCRIPT)], tmp_path)
    assert done.split()[-1] == "6"
    assert list(tmp_path.rglob("Sine*.png"))


def run(command: list[str], folder: Path) -> str:
    environment = {"PYTHONPATH": str(ROOT), "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
