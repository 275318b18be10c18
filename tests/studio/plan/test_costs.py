"""Work is shared out by what beats have cost, and by how long they last where that is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.plan import Costs
from tests.studio.conftest import Project

BEATS = ["show", "turn"]


def test_a_beat_costs_what_it_has_cost_and_another_what_its_length_usually_costs(
    rendered: Project, tmp_path: Path
) -> None:
    plan = rendered.plans()["turning_square"]
    costs = Costs(tmp_path / "costs.json")
    usual = costs.of(plan, BEATS)
    assert set(usual) == set(BEATS)
    assert all(cost > 0 for cost in usual.values())
    costs.record(plan, "turn", 12.345)
    costs.save()
    assert Costs(tmp_path / "costs.json").of(plan, BEATS) == {**usual, "turn": 12.35}


def test_a_run_notes_what_its_beats_have_cost(rendered: Project) -> None:
    plan = rendered.plans()["turning_square"]
    known, unknown = (Costs(rendered.root / ".cache" / name) for name in ("costs.json", "none.json"))
    assert known.of(plan, BEATS) != unknown.of(plan, BEATS)


@pytest.mark.parametrize(
    "damage",
    ["", "[]", '{"turning_square.show, 480p15 film": "x"}', '{"turning_square.show, 480p15 film": -1}', "{"],
)
def test_a_damaged_memory_is_as_good_as_none(rendered: Project, tmp_path: Path, damage: str) -> None:
    plan = rendered.plans()["turning_square"]
    usual = Costs(tmp_path / "none.json").of(plan, BEATS)
    (tmp_path / "costs.json").write_text(damage)
    assert Costs(tmp_path / "costs.json").of(plan, BEATS) == usual
