"""Scenes made of beats, and their parameters."""

from mathlib.function import ParameterError
from scenes.stage.base import Texts
from scenes.stage.scene.beat_scene import READING_SPEED, BeatScene
from scenes.stage.scene.beats import BeatRecord, CaptionError, beat
from scenes.stage.scene.parameter_types import (
    Bivariate,
    Loss,
    Multivariate,
    Named,
    Number,
    NumberMatrix,
    Path,
    Univariate,
)
from scenes.stage.scene.params import SceneParams, of_one_variable
from scenes.stage.scene.point_types import Points
from scenes.stage.scene.redrawing import Layer, layered
from scenes.stage.scene.showing import Things

__all__ = [
    "READING_SPEED",
    "BeatRecord",
    "BeatScene",
    "Bivariate",
    "CaptionError",
    "Layer",
    "Loss",
    "Multivariate",
    "Named",
    "Number",
    "NumberMatrix",
    "ParameterError",
    "Path",
    "Points",
    "SceneParams",
    "Texts",
    "Things",
    "Univariate",
    "beat",
    "layered",
    "of_one_variable",
]
