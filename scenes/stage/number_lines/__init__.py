"""Number lines: points that move on them, steps to scale, and what joins one line to another."""

from scenes.stage.number_lines.joins import Image, Join
from scenes.stage.number_lines.line_marks import LineMarks, check_lines
from scenes.stage.number_lines.line_zoom import LineZoom
from scenes.stage.number_lines.mapped_lines import MappedLines
from scenes.stage.number_lines.number_line import LinePlace, NumberLine
from scenes.stage.number_lines.steps import LineDot, Step

__all__ = [
    "Image",
    "Join",
    "LineDot",
    "LineMarks",
    "LinePlace",
    "LineZoom",
    "MappedLines",
    "NumberLine",
    "Step",
    "check_lines",
]
