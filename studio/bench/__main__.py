"""`python -m studio.bench`: one table for the machine at hand, every row measured in a process of its own.

Ratios are taken within one run, so they hold on a busy machine; seconds and megabytes are this machine's.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from studio.lesson import read_lesson
from studio.quality import DEFAULT, QUALITIES
from studio.sources import Sources

HEADINGS = (
    "clip",
    "frames",
    "drawn",
    "CPU s",
    "encoding s",
    "ratio",
    "ms a drawn frame",
    "stock",
    "times",
    "MB",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m studio.bench", description=__doc__)
    parser.add_argument("lesson", nargs="?", type=Path, default=Path("lessons/primer.toml"))
    parser.add_argument("--quality", choices=QUALITIES, default=DEFAULT)
    arguments = parser.parse_args()
    lesson = read_lesson(arguments.lesson, Sources(Path()))
    print(f"{arguments.lesson}, {arguments.quality}, one core")
    print(" | ".join(HEADINGS))
    for clip in lesson.clips:
        ours = _measured("clip", str(arguments.lesson), clip.name, arguments.quality)
        stock = _measured("stock", clip.scene, arguments.quality)
        print(" | ".join(_row(clip.name, ours, stock)), flush=True)


def _measured(*what: str) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-m", "studio.bench.measure", *what], check=True, stdout=subprocess.PIPE, text=True
    )
    result: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return result


def _row(name: str, ours: dict[str, Any], stock: dict[str, Any]) -> tuple[str, ...]:
    per_frame = 1000 * ours["cpu"] / ours["drawn"]
    stock_per_frame = 1000 * stock["cpu"] / stock["drawn"] if stock else None
    return (
        name,
        f"{ours['frames']}",
        f"{ours['drawn']}",
        f"{ours['cpu']:.1f}",
        f"{ours['encoding']:.1f}",
        f"{ours['cpu'] / ours['encoding']:.2f}",
        f"{per_frame:.1f}",
        f"{stock_per_frame:.1f}" if stock_per_frame else "none",
        f"{stock_per_frame / per_frame:.1f}" if stock_per_frame else "none",
        f"{ours['memory']:.0f}",
    )


if __name__ == "__main__":
    main()
