"""What one starts from: a new scene with its test, and a language's file to be filled in."""

from studio.scaffold.language_skeleton import LanguageError, Skeleton, write_skeleton
from studio.scaffold.starter_files import NewSceneError, new_scene

__all__ = [
    "LanguageError",
    "NewSceneError",
    "Skeleton",
    "new_scene",
    "write_skeleton",
]
