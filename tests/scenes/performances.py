"""Every scene, performed with its defaults and with functions that nobody tuned it for, once a process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

from scenes.stage.scene import BeatRecord, BeatScene, SceneParams
from scenes.stage.text import Inscription, Readout
from tests.scenes.discovery import name_of, samples_of, scene_classes
from tests.scenes.staging import flaws_of_layout, letterings, perform

NUMBER = re.compile(r"(=|approx) (-?\d[\d.]*(?: times 10\^\(-?\d+\))?)(?=\s*(?:\$|\\|\)|quad|,))")
"""A number in Typst that is said to be equal to something, or about equal, and ends there."""

IN_CAPTION = re.compile(r"([=≈]) (−?\d[\d.]*(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)(?![\w/√π·])")
"""The same in a caption."""

DEFAULTS = -1
"""The number of the sample that has no parameters."""

each_sample = pytest.mark.parametrize(
    ("scene_class", "sample"),
    [
        pytest.param(scene, sample, id=f"{scene.__name__}-{name_of(params)}")
        for scene in scene_classes()
        for sample, params in enumerate(({}, *samples_of(scene)), start=DEFAULTS)
    ],
)


@dataclass(frozen=True)
class Performance:
    """What could be read during a performance: flaws of layout, and (relation, number, beat) of numbers."""

    seconds: float = 0.0
    params: SceneParams | None = None
    records: tuple[BeatRecord, ...] = ()
    flaws: list[str] = field(default_factory=list)
    shown: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def claims(self) -> list[dict[str, Any]]:
        """The numbers that were claimed, of all beats."""
        return [claim for record in self.records for claim in record.numbers]


@cache
def performance(scene_class: type[BeatScene], sample: int, theme: str = "dark") -> Performance:
    """A scene's performance with one of its samples, or with its DEFAULTS."""
    flaws: list[str] = []
    shown: list[tuple[str, str, str]] = []

    def look(scene: BeatScene, beat: str) -> None:
        flaws.extend(f"{beat}: {flaw}" for flaw in flaws_of_layout(scene))
        shown.extend((relation, number, beat) for relation, number in numbers_on_stage(scene))

    params = {} if sample == DEFAULTS else samples_of(scene_class)[sample]
    scene = perform(scene_class, look, theme, **params)
    for record in scene.records:
        found = IN_CAPTION.findall(record.caption)
        shown += [(relation, plain(text.rstrip(".")), record.name) for relation, text in found]
    return Performance(scene.time, scene.params, tuple(scene.records), flaws, shown)


def numbers_on_stage(scene: BeatScene) -> list[tuple[str, str]]:
    """The numbers that can be read, each with its relation to what is beside it."""
    found = []
    for lettering in letterings(scene):
        if isinstance(lettering, Inscription):
            for relation, text in NUMBER.findall(lettering.source):
                found.append(("≈" if relation == "approx" else "=", plain(text)))
        elif isinstance(lettering, Readout):
            relation, _, text = lettering.source.partition(" ")
            if not lettering.related:
                relation, text = lettering.measure().relation, lettering.source.lstrip("≈≤")
            found.append((relation, plain(text.strip())))
    return found


def plain(number: str) -> str:
    """A number of Typst, or of the screen, in ASCII and without the sign of degrees."""
    raised = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789", "°")
    return re.sub(r" times 10\^\((-?\d+)\)|×10(\S+)", r"e\1\2", number.translate(raised))
