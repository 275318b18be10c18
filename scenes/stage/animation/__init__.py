"""Animations that change mobjects in place, and the camera that draws them."""

from scenes.stage.animation.camera import Picture, StageCamera
from scenes.stage.animation.motion import Appear, Draw, Follower, Glide, InPlace, Tween, Vanish, geometric
from scenes.stage.animation.placed import Mark, Placed

__all__ = [
    "Appear",
    "Draw",
    "Follower",
    "Glide",
    "InPlace",
    "Mark",
    "Picture",
    "Placed",
    "StageCamera",
    "Tween",
    "Vanish",
    "geometric",
]
