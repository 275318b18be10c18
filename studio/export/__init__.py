"""What is made from a lesson: deck, handout, figures, formats for other players and editors."""

from studio.export.exports import EXPORTS, FORMATS, export_lesson
from studio.export.figures import write_figures

__all__ = ["EXPORTS", "FORMATS", "export_lesson", "write_figures"]
