"""Workers are forked from a process that has done what each of them would do first."""

from __future__ import annotations

import subprocess
import sys

from tests.studio.conftest import REPOSITORY

SCRIPT = """
import sys
import studio.workers.preload
before = set(sys.modules)
from mathlib.function import Function
from mathlib.calculus import gradient
gradient(Function.parse("x*y^2/4", ("x", "y")))
import manim, scenes.stage.scene
print(*(set(sys.modules) - before))
"""


def test_nothing_is_left_to_be_imported_for_a_gradient_on_the_stage() -> None:
    command = [sys.executable, "-c", SCRIPT]
    output = subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True).stdout
    assert output.split() == []
