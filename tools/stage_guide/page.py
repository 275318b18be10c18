"""The page of the guide, and the picture of an example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from manim import tempconfig
from PIL import Image, ImageChops

from scenes.stage.animation import StageCamera
from tools.stage_guide.area_examples import area_chapter
from tools.stage_guide.diagram_examples import diagram_chapter
from tools.stage_guide.examples import Chapter, Example, Sheet
from tools.stage_guide.line_examples import line_chapter
from tools.stage_guide.plane_examples import plane_chapter
from tools.stage_guide.space_examples import space_chapter
from tools.stage_guide.text_examples import text_chapter
from tools.stage_guide.vector_examples import vector_chapter

PAGE = Path("docs", "stage.md")
PICTURES = Path("docs", "pictures", "stage")
CHAPTERS: tuple[Chapter, ...] = (
    text_chapter,
    plane_chapter,
    line_chapter,
    area_chapter,
    diagram_chapter,
    vector_chapter,
    space_chapter,
)
WIDTH, HEIGHT = 400, 225
SHARP = 2
"""How many times larger a picture is drawn than it is shown."""

COLORS, MARGIN = 96, 12

HEAD = """\
# The stage, by what you want to show

Formulas are [Typst](https://typst.app/docs/reference/math/), not LaTeX: `x^2`, `sqrt(x)`, `(a + b) / c`,
`lim_(h -> 0)`, `vec(1, 2)`, `mat(1, 2; 3, 4)`; words stand in quotes.

In the examples `self` is a scene. Where a number stands for a place, a slope or a size, a `Value` or
arithmetic with values may stand: what is drawn from it follows it, and `Glide(value, 2)` or
`Shrink(value, 0.01)` moves it. Colours are roles of the theme (`scenes/stage/base/theme.py`). How mobjects
appear and move is explained in [adding-a-scene.md](adding-a-scene.md).

This page is written by `python -m tools.stage_guide`; `make test` holds it to the code.
"""


def page() -> str:
    """The text of the page."""
    return HEAD + "".join(f"\n## {chapter.title}\n{''.join(_entries(chapter))}" for chapter in CHAPTERS)


def _entries(chapter: Chapter) -> Iterator[str]:
    yield f"\nThe examples of this chapter share:\n\n```python\n{chapter.setting}\n```\n"
    for example in chapter.examples:
        yield (
            f"\n**{example.purpose}.**\n\n"
            f"![{example.name}](pictures/stage/{example.name}.png)\n\n"
            f"```python\n{example.code}\n```\n"
        )


def picture(example: Example) -> Image.Image:
    """The picture of an example, on the dark theme."""
    size = {"pixel_width": SHARP * WIDTH, "pixel_height": SHARP * HEIGHT}
    quiet = {"dry_run": True, "disable_caching": True, "verbosity": "ERROR", "notify_outdated_version": False}
    with TemporaryDirectory() as media, tempconfig({**size, **quiet, "media_dir": media}):
        scene = Sheet()
        camera = StageCamera(background_color=scene.theme.background)
        camera.reset()
        scene.add(*example.draw(scene))
        camera.capture_mobjects(scene.mobjects)
        drawn = Image.fromarray(camera.pixel_array).convert("RGB")
    small = drawn.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    empty = Image.new("RGB", small.size, small.getpixel((0, HEIGHT - 1)))
    covered = ImageChops.difference(small, empty).getbbox() or (0, 0, WIDTH, HEIGHT)
    rows = (max(0, covered[1] - MARGIN), min(HEIGHT, covered[3] + MARGIN))
    return small.crop((0, rows[0], WIDTH, rows[1])).quantize(COLORS, Image.Quantize.MAXCOVERAGE)
