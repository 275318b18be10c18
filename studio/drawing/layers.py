"""Outlines in layers, so that faces that meet show no seams.

A reader of PDF or SVG smooths every edge on its own: where two faces meet, each covers half a pixel, and
what lies below shines through. Faces that cover their neighbours' edges have no seams, but twice the colour
there if they are translucent. So translucent faces that meet and do not overlap are collected into a layer:
opaque in themselves, with edges that overlap, and made translucent as a whole. What overlaps keeps its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studio.drawing.outlines import Gradient, Layer, Outline
from studio.drawing.overlaps import corners_of, overlaps, sheets


def layers(outlines: Sequence[Outline]) -> Iterator[Layer]:
    """The layers of a picture, from the lowest to the highest."""
    faces = [k for k, outline in enumerate(outlines) if outline.is_face]
    if not faces:
        yield Layer(tuple(outlines))
        return
    first, after = faces[0], faces[-1] + 1
    yield Layer(tuple(outlines[:first]))
    yield from _Order(outlines[first:after]).layers()
    yield Layer(tuple(outlines[after:]))


class _Order:
    """The order of faces and what lies among them: which must come before which, and what forms a sheet."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self.outlines = outlines
        shapes = [corners_of(outline) for outline in outlines]
        self.waits: list[set[int]] = overlaps(shapes, [outline.is_face for outline in outlines])
        self.sheets = sheets(outlines, shapes)

    def layers(self) -> Iterator[Layer]:
        left = dict.fromkeys(range(len(self.outlines)))
        below: dict[int, list[int]] = defaultdict(list)
        for above, waits in enumerate(self.waits):
            for k in waits:
                below[k].append(above)
        missing = [len(waits) for waits in self.waits]

        def done(taken: Sequence[int]) -> None:
            for k in taken:
                del left[k]
                for above in below[k]:
                    missing[above] -= 1

        while left:
            lines = [k for k in left if missing[k] == 0 and not self.outlines[k].is_face]
            if lines:
                yield Layer(tuple(self.outlines[k] for k in lines))
                done(lines)
                continue
            faces = self._next_faces(left, missing)
            yield from self._translucent(faces)
            done(faces)

    def _next_faces(self, left: dict[int, None], missing: Sequence[int]) -> list[int]:
        """The faces of all sheets that wait for nothing, or else what can be painted of the first sheet."""
        ready: dict[int, list[int]] = defaultdict(list)
        blocked = set()
        for k in left:
            if self.outlines[k].is_face:
                if missing[k] == 0:
                    ready[self.sheets[k]].append(k)
                else:
                    blocked.add(self.sheets[k])
        whole = [k for sheet, faces in ready.items() if sheet not in blocked for k in faces]
        return sorted(whole) or next(iter(ready.values()))

    def _translucent(self, faces: Sequence[int]) -> Iterator[Layer]:
        by_alpha: dict[float, list[Outline]] = defaultdict(list)
        for k in faces:
            by_alpha[round(self.outlines[k].alpha, 4)].append(self.outlines[k])
        for alpha, group in by_alpha.items():
            yield Layer(tuple(map(_opaque, group)), alpha, meet=True)


def _opaque(face: Outline) -> Outline:
    assert not isinstance(face.paint, Gradient)
    return replace(face, paint=(*face.paint[:3], 1.0))
