"""What a worker process does: it checks parameters and draws beats. Imports Manim."""

from studio.drawing.job_drawing import draw_job
from studio.drawing.parameter_checks import check_parameters, params_of, scene_class_of
from studio.drawing.render_settings import changed_settings, manim_settings
from studio.drawing.segment_renderer import SegmentRenderer
from studio.drawing.transparency import TransparentCamera

__all__ = [
    "SegmentRenderer",
    "TransparentCamera",
    "changed_settings",
    "check_parameters",
    "draw_job",
    "manim_settings",
    "params_of",
    "scene_class_of",
]
