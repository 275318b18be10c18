"""The guide to the stage says what the code does, and misses no factory."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from scenes.stage.axes import FramedAxes
from scenes.stage.plane import Plane
from scenes.stage.space import Space
from scenes.stage.two_variables import Landscape
from tools.stage_guide.examples import Chapter, Example, Sheet
from tools.stage_guide.page import CHAPTERS, PAGE, PICTURES, page, picture

ROOT = Path(__file__).parents[2]
EXAMPLES = [example for chapter in CHAPTERS for example in chapter.examples]
ROUNDING = 12.0
"""Levels of 255 by which pictures may differ on the whole: other versions of Cairo round edges otherwise."""

SHARE = 0.5
"""The most by which they may differ in the large, as a share of how far a picture stands off its ground."""


def test_the_page_is_what_the_examples_say() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == page(), "run python -m tools.stage_guide"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_picture_shows_what_its_example_draws(example: Example) -> None:
    kept = Image.open(ROOT / PICTURES / f"{example.name}.png").convert("RGB")
    drawn = picture(example).convert("RGB")
    assert abs(kept.height - drawn.height) <= 2
    rows = min(kept.height, drawn.height)
    apart = np.asarray(kept, float)[:rows] - np.asarray(drawn, float)[:rows]
    assert np.abs(apart).mean() < ROUNDING
    one, other = (np.asarray(p.crop((0, 0, p.width, rows)).reduce(4), float) for p in (kept, drawn))
    contrast = np.abs(one - np.median(one.reshape(-1, 3), axis=0)).mean()
    assert np.abs(one - other).mean() < SHARE * contrast


def test_no_picture_is_left_without_an_example() -> None:
    names = {path.stem for path in (ROOT / PICTURES).glob("*.png")}
    assert names == {example.name for example in EXAMPLES}


FACTORIES = {
    name
    for stands_on, base in ((Plane, FramedAxes), (Landscape, Space))
    for name, member in vars(stands_on).items()
    if not name.startswith("_") and inspect.isfunction(member) and name not in vars(base)
} - {"height_at", "on_surface", "visible_parts"}


@pytest.mark.parametrize("factory", sorted(FACTORIES))
def test_every_factory_of_a_plane_and_of_a_landscape_has_an_example(factory: str) -> None:
    assert any(f".{factory}(" in inspect.getsource(example.draw) for example in EXAMPLES)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.title)
def test_the_printed_code_runs_and_shows_something(chapter: Chapter) -> None:
    for example in chapter.examples:
        scene = Sheet()
        names: dict[str, Any] = {"self": scene, "Any": Any}
        exec(chapter.setting, names)
        exec(example.code, names)
        assert scene.mobjects, example.name
