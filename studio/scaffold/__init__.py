"""A new scene to start from, and its test."""

from studio.scaffold.starter_files import NewSceneError, new_scene

__all__ = [
    "NewSceneError",
    "new_scene",
]
