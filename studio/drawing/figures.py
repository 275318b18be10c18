"""The last picture of each beat as outlines, in a PDF and an SVG."""

from __future__ import annotations

from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import cairo
import numpy as np
from manim import ManimColor, Scene

from studio.drawing.figure_pdf import pdf
from studio.drawing.figure_svg import svg
from studio.drawing.layers import layers
from studio.drawing.outlines import MILLIMETRES, UNITS, Figure, OutlineContext
from studio.drawing.stills import Still, StillRenderer, StillWriter

MOST_OUTLINES = 20_000
"""Outlines beyond which a picture is smaller and sooner shown as pixels."""


class FigureFile(Still):
    """A ZIP with one picture as PDF and as SVG."""

    def draw(self, figure: Figure) -> None:
        with ZipFile(self.path, "w") as archive:
            archive.writestr(ZipInfo("figure.pdf"), pdf(figure))
            archive.writestr(ZipInfo("figure.svg"), svg(figure), ZIP_DEFLATED)
        self.frames = 1


class FigureRenderer(StillRenderer):
    """Fast-forwards every beat and takes down its last picture if the beat is to be played."""

    encoder = FigureFile

    def init_scene(self, scene: Scene, session_spec: Any, file_writer_settings: Any) -> None:
        self.scene = scene
        self.file_writer = FigureWriter(file_writer_settings, self)

    def figure(self) -> Figure:
        """The scene as it is now: its outlines, or its pixels if that is not possible.

        Pictures and clouds of points have no outlines.
        """
        camera = self.camera
        width = float(MILLIMETRES * UNITS)
        scale = width / camera.frame_width
        height = scale * camera.frame_height
        x, y, _ = camera.frame_center
        context = OutlineContext(
            cairo.Matrix(scale, 0, 0, -scale, width / 2 - scale * x, height / 2 + scale * y)
        )
        pixels = camera.pixel_array
        camera.cache_cairo_context(pixels, context)
        self.draw()
        del camera.pixel_array_to_cairo_context[id(pixels)]
        red, green, blue = ManimColor(camera.background_color).to_rgb()
        background = (float(red), float(green), float(blue), 1.0)
        untouched = camera.background is not None and np.array_equal(pixels, camera.background)
        if context.is_complete and untouched and len(context.outlines) <= MOST_OUTLINES:
            return Figure(width, height, background, tuple(layers(context.outlines)))
        return Figure(width, height, background, (), self.draw())


class FigureWriter(StillWriter):
    """Writes one figure at the end of each section that is wanted."""

    renderer: FigureRenderer

    def keep_picture(self) -> None:
        file = FigureFile(self.renderer.folder / self.sections[-1].name, self.renderer.quality)
        file.draw(self.renderer.figure())
        self.encoder = file
