"""A Cairo camera that looks a mobject's painter up once and lets a mobject paint itself.

A mobject with a method `paint(context, camera)` draws straight onto the Cairo context; it is one mobject
with one array of faces instead of hundreds of mobjects. All others are drawn as Manim draws them.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

import cairo
from manim import Camera, Mobject, VMobject


@runtime_checkable
class SelfPainting(Protocol):
    """What `StageCamera` hands its context to."""

    def paint(self, context: cairo.Context) -> None: ...


class StageCamera(Camera):
    """Manim's camera, with painters by type and without a look-up table built for every mobject."""

    def capture_mobjects(self, mobjects: Any, **kwargs: Any) -> None:
        context = self.get_cairo_context(self.pixel_array)
        for mobject in self.get_mobjects_to_display(mobjects, **kwargs):
            if isinstance(mobject, VMobject):
                self.display_vectorized(mobject, context)
            elif hasattr(mobject, "paint"):
                context.save()
                mobject.paint(context)
                context.restore()
            else:
                super().capture_mobjects([mobject], include_submobjects=False)


def paints_itself(mobject: Mobject) -> bool:
    """Whether the camera will hand its context to the mobject."""
    return isinstance(mobject, SelfPainting)
