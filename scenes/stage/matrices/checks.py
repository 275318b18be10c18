"""What of a study can be drawn."""

from __future__ import annotations

from mathlib.matrix_studies import MatrixGradientStudy
from scenes.stage.matrices.descent_plane import descent_window
from scenes.stage.matrices.entry_slices import slices_window
from scenes.stage.matrices.pair import legible


def drawable(study: MatrixGradientStudy) -> MatrixGradientStudy:
    """The study with numbers that can be read; ValueError where there is no room for them, or for an axis."""
    if study.layer is None:
        slices_window(study)
    descent_window(study)
    return legible(study)
