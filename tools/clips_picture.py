"""Make the picture of the README from a render: `python -m tools.clips_picture renders/primer`."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from PIL import Image

PICTURE = Path("docs", "pictures", "clips.png")
COLUMNS, WIDTH, GAP = 2, 800, 8


def main(folder: Path) -> None:
    """Lay the posters out in rows, in the order of the lesson."""
    lesson = tomllib.loads(Path("lessons", f"{folder.name}.toml").read_text(encoding="utf-8"))
    names = [clip.get("name", clip["scene"]) for clip in lesson["clip"]]
    height = WIDTH * 9 // 16
    rows = -(-len(names) // COLUMNS)
    size = (COLUMNS * WIDTH + (COLUMNS - 1) * GAP, rows * height + (rows - 1) * GAP)
    sheet = Image.new("RGB", size, "white")
    for k, name in enumerate(names):
        poster = Image.open(folder / f"{name}.png").convert("RGB").resize((WIDTH, height))
        row, column = divmod(k, COLUMNS)
        sheet.paste(poster, (column * (WIDTH + GAP), row * (height + GAP)))
    sheet.quantize(256, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    print(PICTURE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
