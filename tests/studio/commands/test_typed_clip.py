"""Variables that were typed, and what is said of them."""

from __future__ import annotations

import pytest

from studio.base import DRAFT, Refusal
from studio.commands import ClipCommand
from studio.pipeline import mistake_of


@pytest.mark.parametrize(
    ("scene", "name", "field"),
    [
        ("matrix_gradient", "W", "W"),
        ("matrix_gradient", "ETA", "eta"),
        ("gradient_descent", "step_sizes", "step_sizes"),
    ],
)
def test_a_refused_value_is_reported_by_the_name_that_was_typed(scene: str, name: str, field: str) -> None:
    command = ClipCommand({"CLIP": scene, name: "1"})
    plan = command.plan(DRAFT)
    refusal = Refusal(field, f"{field}: 1 is not right: too small", None)
    mistake = mistake_of(command.lesson(plan), plan, refusal)
    assert command.line(mistake) == f"{name}: 1 is not right: too small"
