"""What a worker process does: it checks parameters and draws beats. Imports Manim."""

from studio.drawing.segment_renderer import SegmentRenderer
from studio.drawing.transparency import LeavesOutBackground
from studio.drawing.worker import check_parameters, draw_job, manim_settings

__all__ = ["LeavesOutBackground", "SegmentRenderer", "check_parameters", "draw_job", "manim_settings"]
