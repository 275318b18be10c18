"""What a picture needs: samples, ticks, level curves, gradient flow."""

from mathlib.plotting.continuity import defined_distance, is_unbroken
from mathlib.plotting.contours import LevelCurve, Window, bowl_levels, level_curves, nice_levels
from mathlib.plotting.descents import heights_seen, square_about
from mathlib.plotting.gaps import goes_on, missing_points
from mathlib.plotting.gradient_flow import ascent_path
from mathlib.plotting.heights import MARGIN, Span, heights, heights_about
from mathlib.plotting.level_spacing import Spacing, contrasting_spacings
from mathlib.plotting.path_stretch import path_stretch
from mathlib.plotting.periods import repeats_after_a_multiple_of_pi
from mathlib.plotting.sampling import decimals, nice_step, nice_ticks, polylines, value_range
from mathlib.plotting.step_scales import StepScales
from mathlib.plotting.tour import Tour, tour

__all__ = [
    "MARGIN",
    "LevelCurve",
    "Spacing",
    "Span",
    "StepScales",
    "Tour",
    "Window",
    "ascent_path",
    "bowl_levels",
    "contrasting_spacings",
    "decimals",
    "defined_distance",
    "goes_on",
    "heights",
    "heights_about",
    "heights_seen",
    "is_unbroken",
    "level_curves",
    "missing_points",
    "nice_levels",
    "nice_step",
    "nice_ticks",
    "path_stretch",
    "polylines",
    "repeats_after_a_multiple_of_pi",
    "square_about",
    "tour",
    "value_range",
]
