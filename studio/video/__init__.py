"""Frames to films: encoding, joining, captions. Imports PyAV."""

from studio.video.bt709 import converted, tag
from studio.video.captions import Cue, TooFastError, cues, webvtt
from studio.video.encoding import SETTINGS, Encoder
from studio.video.joining import Part, chapters, join

__all__ = [
    "SETTINGS",
    "Cue",
    "Encoder",
    "Part",
    "TooFastError",
    "chapters",
    "converted",
    "cues",
    "join",
    "tag",
    "webvtt",
]
