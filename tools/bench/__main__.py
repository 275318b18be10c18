"""`python -m tools.bench`: one table for the machine at hand, every row measured in a process of its own.

Where possible figures are ratios: both sides are measured in one run, so that they hold on a busy machine.
Seconds and megabytes are this machine's own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.base import DEFAULT, QUALITIES
from studio.lesson import read_lesson
from studio.source import Sources
from tools.bench.environment import with_bytecode

LARGEST = "2160p60"
Row = tuple[str, str, str, str, str]
HEADINGS: Row = ("what", "measured", "beside", "ratio", "promised")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("lesson", nargs="?", default="lessons/primer.toml")
    parser.add_argument("--quality", choices=QUALITIES, default=DEFAULT)
    arguments = parser.parse_args()
    print(f"{arguments.lesson}, {arguments.quality}\n")
    print(_line(HEADINGS))
    print(_line(("---",) * len(HEADINGS)))
    for row in _rows(arguments.lesson, arguments.quality):
        print(_line(row), flush=True)


def _rows(lesson: str, quality: str) -> Iterator[Row]:
    for clip in read_lesson(Path(lesson), Sources(Path())).clips:
        ours = _measured("clip", lesson, clip.name, quality)
        yield from _rows_of_a_clip(f"`{clip.name}`", ours, _measured("stock", clip.scene, quality))
        largest = _measured("clip", lesson, clip.name, LARGEST, "poster only")
        yield _memory(f"`{clip.name}`, its poster's beat at {LARGEST}", largest, "under 1000")
    yield from _rows_of_commands(lesson, quality)


def _rows_of_a_clip(name: str, ours: dict[str, Any], stock: dict[str, Any]) -> Iterator[Row]:
    cpu, encoding, frame = ours["cpu"], ours["encoding"], 1000 * ours["cpu"] / ours["drawn"]
    what = f"{name}, {ours['frames']} frames, {ours['drawn']} of them drawn"
    yield what, f"{cpu:.1f} CPU s", f"encoding alone {encoding:.1f}", f"{cpu / encoding:.2f}", "at most 1.5"
    if stock:
        beside = 1000 * stock["cpu"] / stock["drawn"]
        ratio = f"1 / {beside / frame:.1f}"
        yield f"{name}, a drawn frame", f"{frame:.1f} CPU ms", f"stock Manim {beside:.1f}", ratio, ""
    yield _memory(name, ours, "under 400")


def _memory(what: str, measured: dict[str, Any], promised: str) -> Row:
    return f"{what}, memory", f"{measured['memory']:.0f} MB", "", "", promised


def _rows_of_commands(lesson: str, quality: str) -> Iterator[Row]:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    commands = _measured("commands", lesson, quality, str(cores))
    share = commands["cpu"] / cores
    wall = f"{commands['wall']:.1f} s"
    beside = f"CPU / {cores} = {share:.1f}"
    yield f"the lesson on {cores} cores", wall, beside, f"{commands['wall'] / share:.2f}", "at most 1.15"
    yield _memory("its largest worker", commands, "under 400")
    yield "a draft after a change to a scene, the slowest", f"{commands['draft']:.1f} s", "", "", "under 5"
    first, stills = commands["first still"], f"{commands['stills']:.2f} s"
    beside = f"first {first:.2f}, slowest {commands['slowest stills']:.2f}"
    yield "stills in the watch page after a save, median over the scenes", stills, beside, "", "under 1.5"
    yield "`make` with nothing to do", f"{commands['idle']:.2f} s", "", "", "under 0.6"


def _measured(*what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tools.bench.measure", *what]
    run = subprocess.run(command, check=True, env=with_bytecode(), stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return result


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
