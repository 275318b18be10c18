"""Polygons that are divided where a value changes its sign."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.drawing import FACE
from scenes.stage.projection import Pieces, clipped, dividing_lines

Array = NDArray[np.float64]
SQUARE = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]])


def area(polygon: Array) -> float:
    """By the shoelace formula."""
    (x, y), (after_x, after_y) = polygon.T, np.roll(polygon, -1, axis=0).T
    return float((x * after_y - after_x * y).sum() / 2)


def hexagons(count: int) -> Array:
    """Convex polygons that are stretched and turned at random."""
    rng = np.random.default_rng(3)
    angles = 2 * np.pi * np.arange(6) / 6
    ring = np.column_stack([np.cos(angles), np.sin(angles)])
    stretched = rng.uniform(0.3, 2, (count, 1, 2)) * ring
    return np.asarray(stretched + rng.uniform(-1, 1, (count, 1, 2)))


def crossing(polygons: Array) -> Array:
    """The values at the corners of affine functions that are 0 at the middles of polygons."""
    rates = np.random.default_rng(4).normal(size=(len(polygons), 1, 2))
    return np.asarray(((polygons - polygons.mean(axis=1, keepdims=True)) * rates).sum(axis=-1))


def test_both_parts_of_a_divided_polygon_fill_it() -> None:
    polygons = hexagons(50)
    values = crossing(polygons)
    parts = clipped(polygons, values), clipped(polygons, -values)
    for whole, one, other in zip(polygons, *parts, strict=True):
        assert np.isclose(area(one), area(whole) / 2)
        assert np.isclose(area(other), area(whole) / 2)


def test_polygons_are_divided_along_a_line_of_both_parts() -> None:
    polygons = hexagons(50)
    values = crossing(polygons)
    parts = clipped(polygons, values), clipped(polygons, -values)
    for number, ends in enumerate(dividing_lines(polygons, values)):
        for corners in (part[number] for part in parts):
            assert all(np.isclose(corners, end).all(axis=1).any() for end in ends)
        assert np.allclose(ends.mean(axis=0), polygons[number].mean(axis=0))


def test_a_corner_on_the_line_belongs_to_both_parts() -> None:
    values = np.array([[-1.0, 0, 1, 0]])
    assert sorted(dividing_lines(SQUARE[None], values)[0].tolist()) == [[0, 1], [1, 0]]
    assert area(clipped(SQUARE[None], values)[0]) == area(clipped(SQUARE[None], -values)[0]) == 0.5


def test_parts_of_a_face_whose_signs_alternate_fill_it() -> None:
    """Where a plane touches a saddle it crosses all four sides of the face."""
    points = np.concatenate([SQUARE, np.zeros((4, 1)), SQUARE], axis=1)[None]
    face = Pieces(points, [(0, 0, 0, 1)], FACE, np.zeros(1))
    sides = face.divided(np.array([[1.0, -3, 1, -1]]))
    areas = [sum(area(outline) for pieces in side for outline in pieces.points[..., 3:]) for side in sides]
    assert np.isclose(sum(areas), 1)
    assert min(areas) > 0.2
