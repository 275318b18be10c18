"""What an animation makes the camera draw again every frame, and what it need not.

What lies below everything that moves is drawn once, into the still picture under each frame. What stands
still above something that moves is drawn once, too: onto a transparent layer, which is laid over each frame.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

import cairo
import numpy as np
from manim import Animation, Group, Mobject, ValueTracker, VGroup

from scenes.stage.animation import Picture, StageCamera, drawing_of
from scenes.stage.drawing import Extent


def moving_members(animations: Iterable[Animation], family: Iterable[Mobject]) -> set[Mobject]:
    """What of a family the animations change, directly or through a value that it is drawn from."""
    moving = {
        member
        for leaf in _leaves(animations)
        for mobject in (leaf.mobject, *getattr(leaf, "also_moves", ()))
        for member in mobject.get_family()
    }
    for mobject in family:
        drawing = drawing_of(mobject)
        items = vars(mobject).get("items", ())
        is_redrawn = drawing is not None and not moving.isdisjoint(drawing.reads)
        if is_redrawn or mobject.updaters or not moving.isdisjoint(items):
            moving.update(mobject.get_family())
    return moving


def _leaves(animations: Iterable[Animation]) -> Iterator[Animation]:
    for animation in animations:
        yield animation
        yield from _leaves(getattr(animation, "animations", ()))


def split(family: Iterable[Mobject], moving: Collection[Mobject]) -> tuple[list[Mobject], list[Mobject]]:
    """What must be drawn above the still picture, and what makes that picture, both in order.

    Manim draws all above it that lies above the first moving mobject. Inscriptions in the margins
    (`stand_apart`) overlap no picture, so they belong to the still one whatever lies below them.
    """
    redrawn: list[Mobject] = []
    still: list[Mobject] = []
    for mobject in family:
        container = mobject.submobjects or isinstance(mobject, (Group, VGroup))
        if isinstance(mobject, ValueTracker) or (container and not mobject.has_points()):
            continue  # no picture of its own; a container's members are listed themselves
        if not mobject.has_points() and mobject not in moving:
            continue  # empty, and stays so; what moves may get its points on the way
        covers_motion = bool(redrawn) and not getattr(mobject, "stands_apart", False)
        (redrawn if mobject in moving or covers_motion else still).append(mobject)
    return redrawn, still


def layered(
    redrawn: Iterable[Mobject], moving: Collection[Mobject], camera: StageCamera
) -> Iterator[Mobject]:
    """What is to be drawn every frame, with each run of what stands still in one layer."""
    for moves, run in groupby(redrawn, key=lambda mobject: mobject in moving):
        members = tuple(run)
        yield from members if moves else (Layer(members, camera),)


class Layer(Mobject):
    """Mobjects that stand still, in one picture that is drawn when it is first needed."""

    def __init__(self, members: Sequence[Mobject], camera: StageCamera) -> None:
        super().__init__()
        self.members, self.camera = members, camera
        self.set_z_index(members[0].z_index)
        self.points = np.zeros((1, 3))  # A camera passes over what has none.
        self._picture: Picture | None = None

    def paint(self, context: cairo.Context) -> list[Extent]:
        """Lay the picture over what is there."""
        if self._picture is None:
            self._picture = self.camera.picture_of(self.members)
        surface, x, y = self._picture
        right, below = x + surface.get_width(), y + surface.get_height()
        extent = (*context.device_to_user(x, below), *context.device_to_user(right, y))
        context.identity_matrix()
        context.set_source_surface(surface, x, y)
        context.paint()
        return [extent]
