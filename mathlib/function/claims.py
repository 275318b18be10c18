"""Numbers that are shown, under the names by which a reader may look them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mathlib.function.notation import Shown


@dataclass(frozen=True)
class Claim:
    """A number as it is shown, its name, and what else identifies it, such as the point it belongs to."""

    name: str
    shown: Shown
    context: Mapping[str, object] = field(default_factory=dict)
