"""Pictures of scalar functions of a matrix: how each entry acts on the value."""

from scenes.stage.matrices.checks import drawable, picture_of
from scenes.stage.matrices.descent_plane import DescentPlane
from scenes.stage.matrices.entry_slices import EntrySlices
from scenes.stage.matrices.formulas import MatrixFormulas
from scenes.stage.matrices.layer_network import LayerNetwork
from scenes.stage.matrices.pair import MatrixAndGradient

__all__ = [
    "DescentPlane",
    "EntrySlices",
    "LayerNetwork",
    "MatrixAndGradient",
    "MatrixFormulas",
    "drawable",
    "picture_of",
]
