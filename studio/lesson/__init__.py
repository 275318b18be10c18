"""Lesson files: reading them, checking them, and where in the file a mistake is. Imports no scene."""

from studio.lesson.lesson import Clip, Lesson, LessonError, check_lesson, read_lesson, title_from_name
from studio.lesson.lesson_checks import NAME, THEMES
from studio.lesson.localization_checks import LANGUAGE_FIELDS
from studio.lesson.mistakes import Mistake, suggestion
from studio.lesson.toml_places import Place, Places

__all__ = [
    "LANGUAGE_FIELDS",
    "NAME",
    "THEMES",
    "Clip",
    "Lesson",
    "LessonError",
    "Mistake",
    "Place",
    "Places",
    "check_lesson",
    "read_lesson",
    "suggestion",
    "title_from_name",
]
