"""What beats cost the last time that they were drawn, by which work is divided evenly."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeGuard

from studio.base import write_atomically
from studio.plan.clip_plan import ClipPlan, last_manifest

_USUAL_BEAT = 6.0
"""Seconds that a beat is assumed to last before it has been rendered."""


class Costs:
    """CPU seconds by scene, beat and quality, kept in a file that may be deleted at any time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            content = json.loads(path.read_bytes())
            self._known = content if isinstance(content, dict) else {}

    def of(self, plan: ClipPlan, beats: list[str]) -> dict[str, float]:
        """The cost of each of these beats: as measured, or else what a beat of its length usually costs."""
        beats_before = last_manifest(plan).get("beats", [])
        seconds = {beat["name"]: beat["end"] - beat["start"] for beat in beats_before}
        usual = {beat: seconds.get(beat, _USUAL_BEAT) * plan.quality.cost for beat in beats}
        known = {beat: self._known.get(_name(plan, beat)) for beat in beats}
        return usual | {beat: float(cost) for beat, cost in known.items() if _is_cost(cost)}

    def record(self, plan: ClipPlan, beat: str, cost: float) -> None:
        """Record what a beat has cost."""
        self._known[_name(plan, beat)] = round(cost, 2)

    def save(self) -> None:
        """Write the costs to the file; where that fails, the next run uses the usual ones."""
        with suppress(OSError):
            write_atomically(self._path, json.dumps(self._known, indent=0, sort_keys=True))


def _name(plan: ClipPlan, beat: str) -> str:
    return f"{plan.clip.scene}.{beat}, {plan.quality.name} {plan.medium.name}"


def _is_cost(value: object) -> TypeGuard[float]:
    return isinstance(value, float | int) and value > 0
