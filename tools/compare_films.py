"""Compare two renders of a lesson: `python -m tools.compare_films OLD NEW`, folders such as renders/primer.

For every beat of every clip that is in both, the decoded last frames are compared. Prints the beats that
differ: by how much (of 255) the most different pixel does, and what share of the pixels differs visibly.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

VISIBLE = 16
"""Levels of 255 by which a pixel differs visibly; encoding makes differences of a few levels."""


@dataclass(frozen=True)
class Difference:
    """How two frames differ: the most different pixel, and the share of visibly different ones."""

    most: int
    share: float


def main(old: Path, new: Path) -> int:
    """Print what differs; 1 if anything does."""
    differs = False
    for path in sorted(new.glob("*.json")):
        if not (old / path.name).exists():
            print(f"{path.stem}: new")
            continue
        for beat, found in compared(old / path.name, path):
            if found is None or found.share:
                differs = True
                message = (
                    "only in one"
                    if found is None
                    else f"{found.most} of 255, {found.share:.2%} of the pixels"
                )
                print(f"{path.stem}.{beat}: {message}")
    return int(differs)


def compared(old: Path, new: Path) -> Iterator[tuple[str, Difference | None]]:
    """The beats of a clip, given by its two manifests, and how their last frames differ."""
    before, after = last_frames(old), last_frames(new)
    for beat in dict.fromkeys((*before, *after)):
        one, other = before.get(beat), after.get(beat)
        yield beat, None if one is None or other is None else difference(one, other)


def last_frames(manifest: Path) -> dict[str, NDArray[np.uint8]]:
    """The last frame of each beat of a clip, RGB."""
    beats = json.loads(manifest.read_text(encoding="utf-8"))["beats"]
    ends = [(beat["name"], float(beat["end"])) for beat in beats]
    frames: dict[str, av.VideoFrame] = {}
    with av.open(str(manifest.with_suffix(".mp4"))) as container:
        for frame in container.decode(video=0):
            seen = (name for name, end in ends if frame.time is not None and frame.time < end - 1e-6)
            if (beat := next(seen, None)) is not None:
                frames[beat] = frame
        return {
            beat: np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for beat, frame in frames.items()
        }


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> Difference:
    """How two frames differ.

    >>> black = np.zeros((2, 2, 3), dtype=np.uint8)
    >>> difference(black, black)
    Difference(most=0, share=0.0)
    """
    apart = np.abs(one.astype(int) - other).max(axis=2)
    return Difference(int(apart.max()), float((apart > VISIBLE).mean()))


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
