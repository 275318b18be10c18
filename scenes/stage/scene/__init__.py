"""Scenes told in beats, and their parameters."""

from mathlib.studies import ParameterError
from scenes.stage.scene.beat_scene import READING_SPEED, BeatScene
from scenes.stage.scene.beats import BeatRecord, CaptionError, beat
from scenes.stage.scene.params import Bivariate, Number, SceneParams, Univariate
from scenes.stage.scene.redrawing import Layer, layered

__all__ = [
    "READING_SPEED",
    "BeatRecord",
    "BeatScene",
    "Bivariate",
    "CaptionError",
    "Layer",
    "Number",
    "ParameterError",
    "SceneParams",
    "Univariate",
    "beat",
    "layered",
]
