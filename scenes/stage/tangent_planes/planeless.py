"""Two surfaces that look the same at every magnification, and have no tangent plane at the origin."""

from __future__ import annotations

import numpy as np
from manim import Mobject

from mathlib.multivariate_studies import TangentPlaneStudy
from scenes.stage.animation import InPlace
from scenes.stage.space import Box, SpaceZoom
from scenes.stage.tangent_planes.plane_over_disc import PlaneOverDisc
from scenes.stage.text import BODY, Column, Measured
from scenes.stage.two_variables import Landscape

CREASE, TIP = (-4.0, 0.35, 4.9, 3.9), (4.1, 0.35, 4.4, 3.7)
BETWEEN, TOP = (-1.1, 1.2), 2.3
"""Where the surfaces stand, and between them the table."""

AZIMUTH, FACES = np.radians(-62.0), 32


class Planeless:
    """A crease with the plane that its partial derivatives span, and a cone; wordings `crease` and `cone`.

    `table` has the errors of the plane over discs about the origin, in radii; `live` is the radius.
    """

    def __init__(self, column: Column, study: TangentPlaneStudy) -> None:
        typesetter, functions = column.typesetter, (study.creased, study.cone)
        self.spaces = [
            Landscape(typesetter, f, box_of(1), place, AZIMUTH, faces=FACES)
            for f, place in zip(functions, (CREASE, TIP), strict=True)
        ]
        step = float(np.sqrt(0.5))
        self.disc = PlaneOverDisc(self.spaces[0], (0, 0), (0, 0), step=(step, -step))
        self.labels = []
        for name, f, (x, y, _, height) in zip(("crease", "cone"), functions, (CREASE, TIP), strict=True):
            label = typesetter.text(typesetter.say(name, formula=f"z = {f.typst}"), BODY)
            self.labels.append(label.move_to((x, y - height / 2 - 0.35, 0)))
        middle = Column(typesetter, BETWEEN[0], TOP, BETWEEN[1])
        self.table = middle.table(("r", "M(r) slash r"), study.creased_table, (1.1, 1.9), ("muted", "secant"))
        places, sizes = study.creased_places, [float(radius.value) for radius, _ in study.creased_table]
        radius = Measured.of("r", "muted", self.disc.radius, places, sizes)
        self.live = middle.live(radius, middle=TOP - 2.6)

    @property
    def pictures(self) -> tuple[Mobject, ...]:
        """All but the table."""
        return *self.spaces, self.disc.gap, *self.labels

    def zoom(self, radius: float, run_time: float = 2) -> list[InPlace]:
        """Look at the disc of another radius."""
        box = box_of(radius)
        return [*self.disc.zoom(radius, box, run_time=run_time), SpaceZoom(self.spaces[1], box, run_time)]


def box_of(radius: float) -> Box:
    """The box about the disc of a radius around the origin, in which a cone looks the same for each."""
    across, top = 1.25 * radius, 1.8 * radius
    return Box((-across, across), (-across, across), (-0.3 * radius, top))
