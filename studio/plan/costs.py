"""What beats cost the last time that they were drawn, so that work is shared out evenly."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeGuard

from studio.base import write_whole
from studio.plan.clip_plan import ClipPlan, last_manifest

_USUAL_BEAT = 6.0
"""Seconds that a beat is taken to last before it has been rendered."""


class Costs:
    """CPU seconds by scene, beat and quality, kept in a file that may be lost at any time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            told = json.loads(path.read_bytes())
            self._known = told if isinstance(told, dict) else {}

    def of(self, plan: ClipPlan, beats: list[str]) -> dict[str, float]:
        """The cost of each of these beats: what it was, or else what so long a beat usually costs."""
        told = last_manifest(plan).get("beats", [])
        seconds = {beat["name"]: beat["end"] - beat["start"] for beat in told}
        usual = {beat: seconds.get(beat, _USUAL_BEAT) * plan.quality.cost for beat in beats}
        known = {beat: self._known.get(_name(plan, beat)) for beat in beats}
        return usual | {beat: float(cost) for beat, cost in known.items() if _is_cost(cost)}

    def note(self, plan: ClipPlan, beat: str, cost: float) -> None:
        """Remember what a beat has cost."""
        self._known[_name(plan, beat)] = round(cost, 2)

    def keep(self) -> None:
        """Write all down; where that cannot be, the next run goes by what is usual."""
        with suppress(OSError):
            write_whole(self._path, json.dumps(self._known, indent=0, sort_keys=True))


def _name(plan: ClipPlan, beat: str) -> str:
    return f"{plan.clip.scene}.{beat}, {plan.quality.name} {plan.medium.name}"


def _is_cost(value: object) -> TypeGuard[float]:
    return isinstance(value, float | int) and value > 0
