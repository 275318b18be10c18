"""Write docs/stage.md and its pictures from the examples."""

from __future__ import annotations

from tools.stage_guide.page import CHAPTERS, PAGE, PICTURES, page, picture


def main() -> None:
    """Write the page and every picture anew; pictures without an example go."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    wanted = {f"{example.name}.png" for chapter in CHAPTERS for example in chapter.examples}
    for old in PICTURES.glob("*.png"):
        if old.name not in wanted:
            old.unlink()
    for chapter in CHAPTERS:
        for example in chapter.examples:
            picture(example).save(PICTURES / f"{example.name}.png", optimize=True)
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
