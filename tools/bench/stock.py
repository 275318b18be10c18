"""The stock Manim way of drawing the pictures of our scenes: what a good Manim user writes first.

`always_redraw`, `DecimalNumber`, `Surface`, `ThreeDAxes`, one mobject a contour, one an arrow. Each plays
four seconds of the same motion.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from manim import (
    BLUE,
    DEGREES,
    GREEN,
    ORANGE,
    PURPLE,
    YELLOW,
    Arrow,
    ArrowVectorField,
    Axes,
    DecimalNumber,
    Dot,
    ImplicitFunction,
    Line,
    ManimColor,
    MathTypst,
    NumberPlane,
    Rectangle,
    Scene,
    Surface,
    ThreeDAxes,
    ThreeDScene,
    ValueTracker,
    VGroup,
    always_redraw,
    linear,
)

SECONDS = 4
Number: Any = partial(DecimalNumber, mob_class=MathTypst, num_decimal_places=3)  # type: ignore[arg-type]


def above(level: float, x: float, y: float) -> float:
    """How far the surface is above a level."""
    return 4 - x**2 / 2 - y**2 - level


class StockSecant(Scene):
    """A secant whose second point comes nearer, with its slope in numbers."""

    def construct(self) -> None:
        axes = Axes(x_range=[-1, 3], y_range=[-1, 9], x_length=8, y_length=5)
        h = ValueTracker(1.5)

        def end() -> float:
            return 1 + h.get_value()

        def slope() -> float:
            return (end() ** 2 - 1) / h.get_value()

        secant = always_redraw(
            lambda: Line(axes.c2p(0, 1 - slope()), axes.c2p(3, 1 + 2 * slope()), color=ORANGE)
        )
        second = always_redraw(lambda: Dot(axes.c2p(end(), end() ** 2), color=ORANGE))
        number = always_redraw(lambda: Number(slope()).to_corner())
        self.add(axes, axes.plot(lambda x: x**2, color=BLUE), Dot(axes.c2p(1, 1)), secant, second, number)
        self.play(h.animate.set_value(0.01), run_time=SECONDS, rate_func=linear)


class StockEpsilon(Scene):
    """A band and a window that shrink onto a point of a curve, with epsilon and delta in numbers."""

    def construct(self) -> None:
        axes = Axes(x_range=[-1, 3], y_range=[-1, 9], x_length=8, y_length=5)
        epsilon = ValueTracker(1)

        def delta() -> float:
            return float((-3 + np.sqrt(9 + 4 * epsilon.get_value())) / 2)

        def strip(width: float, height: float, color: ManimColor) -> Rectangle:
            unit = axes.c2p(1, 1) - axes.c2p(0, 0)
            box = Rectangle(width=width * unit[0], height=height * unit[1], color=color, fill_opacity=0.2)
            return box.move_to(axes.c2p(1, 3))

        band = always_redraw(lambda: strip(4, 2 * epsilon.get_value(), GREEN))
        window = always_redraw(lambda: strip(2 * delta(), 10, PURPLE))
        numbers = always_redraw(
            lambda: VGroup(Number(epsilon.get_value()), Number(delta())).arrange().to_corner()
        )
        self.add(
            axes, band, window, axes.plot(lambda x: x**2 + x + 1, x_range=[-1, 2.3], color=BLUE), numbers
        )
        self.play(epsilon.animate.set_value(0.1), run_time=SECONDS, rate_func=linear)


class StockSlices(ThreeDScene):
    """A surface under a turning camera, cut by a plane that sweeps through it."""

    def construct(self) -> None:
        axes = ThreeDAxes(x_range=[-2, 2], y_range=[-2, 2], z_range=[0, 12], z_length=4)
        held = ValueTracker(-1)

        def height(x: float, y: float) -> float:
            return x**2 + x * y + y**2

        surface = Surface(
            lambda u, v: axes.c2p(u, v, height(u, v)), u_range=(-2, 2), v_range=(-2, 2), resolution=(28, 28)
        )
        cut = always_redraw(
            lambda: Surface(
                lambda u, v: axes.c2p(u, held.get_value(), v),
                u_range=(-2, 2),
                v_range=(0, 12),
                resolution=(1, 1),
                fill_opacity=0.4,
            )
        )
        curve = always_redraw(
            lambda: axes.plot_parametric_curve(
                lambda t: np.array([t, held.get_value(), height(t, held.get_value())]),
                t_range=[-2, 2],
                color=ORANGE,
            )
        )
        self.set_camera_orientation(phi=65 * DEGREES, theta=-60 * DEGREES)
        self.begin_ambient_camera_rotation(rate=0.2)
        self.add(axes, surface, cut, curve)
        self.play(held.animate.set_value(1), run_time=SECONDS, rate_func=linear)


class StockAscent(Scene):
    """A direction that turns over contours and an arrow field, with its slope in numbers."""

    def construct(self) -> None:
        plane = NumberPlane(x_range=[-3, 3], y_range=[-3, 3], x_length=6, y_length=6)
        contours = VGroup(
            *(
                ImplicitFunction(partial(above, level), x_range=[-3, 3], y_range=[-3, 3], color=BLUE)
                for level in np.linspace(-3, 3, 7)
            )
        )
        field = ArrowVectorField(lambda p: np.array([-p[0], -2 * p[1], 0]), x_range=[-3, 3], y_range=[-3, 3])
        angle = ValueTracker(0)

        def direction() -> np.ndarray:
            return np.array([np.cos(angle.get_value()), np.sin(angle.get_value()), 0])

        start = plane.c2p(1, -0.5)
        arrow = always_redraw(lambda: Arrow(start, start + direction(), buff=0, color=YELLOW))
        number = always_redraw(lambda: Number(direction() @ np.array([-1, 1, 0])).to_corner())
        self.add(plane, contours, field, arrow, number)
        self.play(angle.animate.set_value(2 * np.pi), run_time=SECONDS, rate_func=linear)


COUNTERPARTS: dict[str, type[Scene]] = {
    "epsilon_delta": StockEpsilon,
    "secant_to_tangent": StockSecant,
    "partial_slices": StockSlices,
    "steepest_ascent": StockAscent,
}
