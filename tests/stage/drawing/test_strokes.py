"""Strokes as they are painted."""

import numpy as np
from manim import Camera

from scenes.stage.drawing import Stroke

WIDTH = 5
"""Pixels of a stroke that is painted at 480 lines, one of them for its smoothed edges."""


def test_a_zigzag_is_painted_nowhere_beyond_its_corners() -> None:
    """A joint drawn to a point would stand out by many times the width of the stroke."""
    camera = Camera(pixel_width=854, pixel_height=480, background_color="#000000")
    xs = np.linspace(-0.3, 0.3, 31)
    zigzag = np.column_stack([xs, np.where(np.arange(31) % 2, 0.075, -0.075), np.zeros(31)])
    stroke = Stroke("#ffffff", 4).draw([zigzag])
    camera.capture_mobjects([stroke])
    inked = np.flatnonzero(camera.pixel_array[..., :3].any(axis=(1, 2)))
    unit = 480 / camera.frame_height
    assert len(inked) <= 0.15 * unit + WIDTH
