"""Which outlines overlap, and which faces form a sheet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.drawing.outlines import Outline

Array = NDArray[np.float64]

SLIVER = 1.0
"""Page units by which two faces may overlap and still count as neighbours."""

TOUCHING = 0.3
"""Page units between a line and what it is taken to touch."""

CORNERS = 8
"""Corners up to which a shape is taken as it is, and not as the rectangle around it."""


def corners_of(outline: Outline) -> Array:
    """The points (n, 2) that a path is made of, those that bend its curves included."""
    numbers = [number for _, points in outline.path for number in points]
    return np.array(numbers, dtype=float).reshape(-1, 2)


def overlaps(shapes: Sequence[Array], is_face: Sequence[bool]) -> list[set[int]]:
    """For each shape, the earlier ones that it must come after.

    A face need not come after what it only touches, such as its neighbours and the lines between them; all
    else comes after what it touches. Lines are taken for their middles, and one by one.
    """
    pieces, owner = _pieces(shapes, is_face)
    low, high = pieces.min(axis=1), pieces.max(axis=1)
    axes = _normals(pieces)
    face = np.array(is_face)[owner]
    waits: list[set[int]] = [set() for _ in shapes]
    for k in range(1, len(pieces)):
        slack = SLIVER if face[k] else -TOUCHING
        near = np.flatnonzero(((low[:k] < high[k] - slack) & (high[:k] > low[k] + slack)).all(axis=1))
        near = near[owner[near] != owner[k]]
        if len(near):
            found = near[~_apart(pieces[k], axes[k], pieces[near], axes[near], slack)]
            waits[owner[k]].update(owner[found].tolist())
    return waits


def _pieces(shapes: Sequence[Array], is_face: Sequence[bool]) -> tuple[Array, NDArray[np.intp]]:
    """Shapes as (n, CORNERS, 2), some corners twice, and the number of the shape that each is of."""
    pieces, owner = [], []
    for number, corners in enumerate(shapes):
        if is_face[number] and len(corners) <= CORNERS:
            found = [corners]
        elif is_face[number] or len(corners) > CORNERS:
            (left, bottom), (right, top) = corners.min(axis=0), corners.max(axis=0)
            found = [np.array([(left, bottom), (right, bottom), (right, top), (left, top)])]
        else:
            found = [corners[k : k + 2] for k in range(len(corners) - 1)] or [corners]
        for piece in found:
            pieces.append(np.concatenate([piece, np.repeat(piece[-1:], CORNERS - len(piece), axis=0)]))
            owner.append(number)
    return np.array(pieces), np.array(owner)


def _normals(pieces: Array) -> Array:
    """Unit normals (n, CORNERS, 2) of the sides of pieces; zero for sides without length."""
    sides = np.roll(pieces, -1, axis=1) - pieces
    normals = np.stack([-sides[..., 1], sides[..., 0]], axis=-1)
    lengths = np.linalg.norm(normals, axis=-1, keepdims=True)
    return np.divide(normals, lengths, out=np.zeros_like(normals), where=lengths > 1e-6)


def _apart(piece: Array, axes: Array, others: Array, their_axes: Array, slack: float) -> NDArray[np.bool_]:
    """Whether a line separates a piece from each of the others, which may overlap it by `slack`."""
    own = np.broadcast_to(axes, (len(others), *axes.shape))
    every = np.concatenate([own, their_axes], axis=1)
    mine = np.einsum("nad,cd->nac", every, piece)
    theirs = np.einsum("nad,ncd->nac", every, others)
    gap = np.maximum(mine.min(axis=2) - theirs.max(axis=2), theirs.min(axis=2) - mine.max(axis=2))
    real = (every != 0).any(axis=2)
    return np.asarray(((gap >= -slack) & real).any(axis=1))


def sheets(outlines: Sequence[Outline], shapes: Sequence[Array]) -> list[int]:
    """The number of the sheet of each outline: faces with a corner, a side and an alpha in common."""
    parent = list(range(len(outlines)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    seen: dict[tuple[object, ...], int] = {}
    for k, (outline, corners) in enumerate(zip(outlines, shapes, strict=True)):
        if outline.is_face:
            x, y = corners.T
            turns = bool(np.dot(x, np.roll(y, -1)) > np.dot(y, np.roll(x, -1)))
            for corner in np.round(corners, 1).tolist():
                other = seen.setdefault((*corner, turns, round(outline.alpha, 4)), k)
                parent[root(k)] = root(other)
    return [root(k) for k in range(len(outlines))]
