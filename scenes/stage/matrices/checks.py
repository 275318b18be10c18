"""What of a study can be drawn, and as what."""

from __future__ import annotations

from mathlib.matrix_studies import MatrixGradientStudy
from scenes.stage.animation import Value
from scenes.stage.base import Place
from scenes.stage.matrices.descent_plane import descent_window
from scenes.stage.matrices.entry_slices import EntrySlices, slices_window
from scenes.stage.matrices.layer_network import LayerNetwork
from scenes.stage.matrices.pair import legible
from scenes.stage.text import Typesetter


def picture_of(
    typesetter: Typesetter, study: MatrixGradientStudy, h: Value, places: tuple[Place, Place]
) -> LayerNetwork | EntrySlices:
    """The picture of a layer as a network at the first place, of another function as slices at the second."""
    network, slices = places
    if study.layer:
        return LayerNetwork(typesetter, study, h, network)
    return EntrySlices(typesetter, study, h, slices)


def drawable(study: MatrixGradientStudy) -> MatrixGradientStudy:
    """The study with numbers that can be read; ValueError where there is no room for them, or for an axis."""
    if study.layer is None:
        slices_window(study)
    descent_window(study)
    return legible(study)
