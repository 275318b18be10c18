"""Make the picture of the README from a render: `python -m tools.clips_picture renders/primer`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from scenes.stage.base import DARK
from studio.lesson import read_lesson
from studio.source import Sources

PICTURE = Path("docs", "pictures", "clips.png")
COLUMNS, WIDTH, GAP = 3, 528, 8
BACKGROUND = DARK["panel"]


def main(folder: Path) -> None:
    """Lay the posters out in rows, in the order of the lesson."""
    lesson = read_lesson(Path("lessons", f"{folder.name}.toml"), Sources(Path()))
    names = [clip.name for clip in lesson.clips]
    height = WIDTH * 9 // 16
    rows = -(-len(names) // COLUMNS)
    size = (COLUMNS * WIDTH + (COLUMNS - 1) * GAP, rows * height + (rows - 1) * GAP)
    sheet = Image.new("RGB", size, BACKGROUND)
    for k, name in enumerate(names):
        poster = Image.open(folder / f"{name}.png").convert("RGB").resize((WIDTH, height))
        row, column = divmod(k, COLUMNS)
        in_row = min(COLUMNS, len(names) - row * COLUMNS)
        aside = (COLUMNS - in_row) * (WIDTH + GAP) // 2
        sheet.paste(poster, (aside + column * (WIDTH + GAP), row * (height + GAP)))
    sheet.quantize(256, Image.Quantize.MAXCOVERAGE).save(PICTURE, optimize=True)
    print(PICTURE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
