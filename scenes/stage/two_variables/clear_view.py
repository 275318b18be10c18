"""From where a point of a landscape is seen, and two lines on it are seen best as two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from mathlib.function import Function
from scenes.stage.base import Place
from scenes.stage.space import Box, box_for, in_sight
from scenes.stage.text import Typesetter
from scenes.stage.two_variables.landscape import VIEWS, Landscape
from scenes.stage.two_variables.surface_in_sight import ENOUGH, fair_views, share_in_sight

ELEVATIONS = np.radians([26.0, 32.0, 38.0, 44.0])
AZIMUTH = np.radians(-50.0)
"""The usual view."""

AZIMUTHS = np.radians([-45.0, -38.0, -52.0, -32.0, -60.0, 45.0, 60.0, -120.0, -135.0, 30.0, -70.0])
"""Views that are tried in turn."""

ROUND = np.radians([-60.0, -45, -30, -120, -135, -150, 30, 45, 60, 120, 135, 150])
"""Views all around, from which no edge of the floor is seen from its end."""

USUAL, OBLIQUE = -60.0, 65.0
"""The azimuth for a level plane; how far the viewer stands from where a plane falls most, in degrees."""

ALONG_X, ALONG_Y = np.radians(62.0), np.radians(30.0)
SLICES = [
    (-ALONG_X, -ALONG_Y),
    (-(np.pi - ALONG_X), -(np.pi - ALONG_Y)),
    (ALONG_X, ALONG_Y),
    (np.pi - ALONG_X, np.pi - ALONG_Y),
]
"""Views of slices along x and along y, from each corner of the ground."""

ASIDE, OFF_AXES = np.radians([28.0, -28.0, 20.0, -20.0, 36.0, -36.0]), np.radians(22.0)
"""How far a view is off a right angle to a direction, the best liked first, and off all axes."""

FLAT = 0.25
"""The share of its area on the ground that a piece of a surface is seen with at least, if it can be."""

THIRD = 1 / 3
"""How much of a whole surface is seen well at least, if it can be."""

COUNT = 12
"""At how many points of a path it is looked at."""

WELL_APART = 0.35
"""How far the end of the shorter of two unit steps is from the line of the other, so that both are seen."""


def is_in_sight(landscape: Landscape, x: float, y: float) -> bool:
    """Whether the surface does not hide its own point."""
    return bool(in_sight(landscape, landscape.function, landscape.on_surface(np.array([[x, y]])))[0])


def area_in_sight(landscape: Landscape, x: float, y: float) -> float:
    """How large the surface at its own point is on the screen, in units of the ground below; 0 from its edge.

    It is 0, too, where the surface hides the point.
    """
    if not is_in_sight(landscape, x, y):
        return 0.0
    steps = np.diff([landscape.box.x, landscape.box.y])[:, 0] / 200
    across = np.array([[x - steps[0], y], [x + steps[0], y], [x, y - steps[1]], [x, y + steps[1]]])
    surface = landscape.on_surface(across)
    ground = np.column_stack([across, np.full(4, landscape.height_at(x, y))])

    def area(points: NDArray[np.float64]) -> float:
        left, right, below, above = (complex(*landscape.at(*place)[:2]) for place in points)
        return abs(((right - left).conjugate() * (above - below)).imag)

    return float(np.nan_to_num(area(surface) / area(ground), nan=FLAT))


def landscape_in_sight(
    typesetter: Typesetter,
    f: Function,
    point: tuple[float, float],
    place: Place,
    azimuth: float = AZIMUTH,
    box: Box | None = None,
) -> Landscape:
    """A landscape, seen from the lowest of some elevations at which it does not hide a point of its own.

    Nor is it seen from its edge, there or as a whole, if that can be. The box is by default the one that
    suits the function at the point.
    """
    box = box or box_for(f, point)
    landscapes = []
    for elevation in ELEVATIONS:
        landscapes.append(Landscape(typesetter, f, box, place, azimuth, elevation))
        if area_in_sight(landscapes[-1], *point) >= FLAT and share_in_sight(landscapes[-1]) >= THIRD:
            return landscapes[-1]
    return max(reversed(landscapes), key=lambda landscape: area_in_sight(landscape, *point))


def landscape_of_slices(
    typesetter: Typesetter, f: Function, point: tuple[float, float], place: Place
) -> tuple[Landscape, tuple[float, float]]:
    """A landscape in sight, and azimuths that face slices along x and along y, the usual ones if fair.

    Both are of one corner of the ground; the landscape is seen from the first one.

    >>> from mathlib.function import parse
    >>> from scenes.stage.base import DARK
    >>> _, views = landscape_of_slices(Typesetter(DARK), parse("x + 3y", ("x", "y")), (0, 0), (0, 0, 5, 5))
    >>> np.degrees(views).round().tolist()
    [-62.0, -30.0]
    """
    fair = fair_views(landscape_in_sight(typesetter, f, point, place), SLICES)
    views = SLICES[fair.index(True)]
    return landscape_in_sight(typesetter, f, point, place, views[0]), views


def views_of_a_plane(slopes: tuple[float, float]) -> list[float]:
    """Azimuths, the best first: from there a plane with these slopes is seen obliquely from below."""
    downhill = np.degrees(np.arctan2(-slopes[1], -slopes[0])) if any(slopes) else USUAL + OBLIQUE

    def flaw(view: float) -> float:
        return abs(abs((np.degrees(view) - downhill + 180) % 360 - 180) - OBLIQUE)

    return sorted((float(view) for view in ROUND), key=flaw)


def landscape_uphill(
    typesetter: Typesetter, f: Function, box: Box, place: Place, point: tuple[float, float], degrees: float
) -> Landscape:
    """A landscape from where a direction, in degrees, in which it rises at a point, points away most.

    That is as on a map, unless the surface hides the point then, or is seen from its edge there.
    """
    landscapes = [
        Landscape(typesetter, f, box, place, azimuth)
        for azimuth in (Landscape.view_uphill(degrees), *VIEWS, *-VIEWS)
    ]
    areas = [area_in_sight(landscape, *point) for landscape in landscapes]
    return landscapes[0 if areas[0] >= FLAT else int(np.argmax(areas))]


def view_across(degrees: float) -> float:
    """An azimuth from which a direction of the ground runs to the right, and no axis is seen from its end.

    >>> [round(np.degrees(view_across(degrees))) for degrees in (0, 45, 127)]
    [-62, -25, 65]
    """
    right = np.radians(degrees - 90)
    return float(right + next((a for a in ASIDE if _off_the_axes(right + a) >= OFF_AXES), ASIDE[0]))


def view_of_a_path(
    landscape: Landscape, path: NDArray[np.float64], azimuths: Iterable[float] = AZIMUTHS
) -> float:
    """The landscape's own azimuth if a path is seen well from there, else the first from where it is best.

    `path` are points of the ground, of shape (n, 2). It is not seen well where the surface hides it, or is
    seen from its edge.
    """
    own = landscape.azimuth.get_value()
    points = path[:: max(1, len(path) // COUNT)]

    def seen(azimuth: float) -> float:
        landscape.azimuth.set_value(azimuth)
        return round(float(np.mean([min(area_in_sight(landscape, *point), ENOUGH) for point in points])), 2)

    best = max((own, *azimuths), key=seen)
    landscape.azimuth.set_value(own)
    return float(best)


def _off_the_axes(azimuth: float) -> float:
    """The angle to the nearest axis of the ground."""
    return float(np.abs((azimuth + np.pi / 4) % (np.pi / 2) - np.pi / 4))


def clearest_view(
    landscape: Landscape, x: float, y: float, slopes: Sequence[float], azimuths: Iterable[float] = AZIMUTHS
) -> float:
    """The first azimuth from which both tangents at a point stand well apart, else where they do so best.

    `slopes` are those along x and y. The better views are those from which the surface does not hide the
    point and is not seen from its edge.
    """
    azimuths = list(azimuths)
    point = landscape.on_surface(np.array([[x, y]]))[0]
    toward = np.array([[1, 0, slopes[0]], [0, 1, slopes[1]]])
    origin, unit = landscape.azimuth.get_value(), landscape.magnification * landscape.ground_scale

    def apart(azimuth: float) -> tuple[bool, bool, float]:
        landscape.azimuth.set_value(azimuth)
        start, *ends = (landscape.at(*place)[:2] for place in (point, *(point + toward)))
        one, other = (complex(*(end - start)) / unit for end in ends)
        distance = abs((one.conjugate() * other).imag) / max(abs(one), abs(other))
        return is_in_sight(landscape, x, y), fair[azimuth], min(distance, WELL_APART)

    fair = dict(zip(azimuths, fair_views(landscape, [[azimuth] for azimuth in azimuths]), strict=True))
    best = max(azimuths, key=apart)
    landscape.azimuth.set_value(origin)
    return float(best)
