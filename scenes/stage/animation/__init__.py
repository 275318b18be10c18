"""Animations that change mobjects in place, and the camera that draws them."""

from scenes.stage.animation.apart import stand_apart
from scenes.stage.animation.arrival import Arrive
from scenes.stage.animation.camera import Picture, StageCamera
from scenes.stage.animation.motion import Appear, Draw, Glide, InPlace, Shrink, Tween, Vanish
from scenes.stage.animation.placed import Mark, Placed
from scenes.stage.animation.values import (
    Drawing,
    Expression,
    Quantity,
    Scalar,
    Value,
    drawing_of,
    drawn_by,
    number,
)

__all__ = [
    "Appear",
    "Arrive",
    "Draw",
    "Drawing",
    "Expression",
    "Glide",
    "InPlace",
    "Mark",
    "Picture",
    "Placed",
    "Quantity",
    "Scalar",
    "Shrink",
    "StageCamera",
    "Tween",
    "Value",
    "Vanish",
    "drawing_of",
    "drawn_by",
    "number",
    "stand_apart",
]
