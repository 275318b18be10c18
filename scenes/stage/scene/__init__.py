"""Scenes told in beats, and their parameters."""

from scenes.stage.scene.beat_scene import READING_SPEED, BeatScene, beat
from scenes.stage.scene.params import Bivariate, Number, ParameterError, SceneParams, Univariate
from scenes.stage.scene.redrawing import Layer, layered, stand_apart

__all__ = [
    "READING_SPEED",
    "BeatScene",
    "Bivariate",
    "Layer",
    "Number",
    "ParameterError",
    "SceneParams",
    "Univariate",
    "beat",
    "layered",
    "stand_apart",
]
