"""A page that shows what is being written: stills as soon as something is saved, then draft films."""

from studio.watch.targets import LessonTarget, SceneTarget, Target
from studio.watch.watching import watch

__all__ = [
    "LessonTarget",
    "SceneTarget",
    "Target",
    "watch",
]
