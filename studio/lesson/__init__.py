"""Lesson files: reading them, checking them, and where in the file a mistake is. Imports no scene."""

from studio.lesson.language_file import LANGUAGES, LanguageFile, check_scenes, find_language, known_languages
from studio.lesson.lesson import (
    Clip,
    Lesson,
    check_lesson,
    in_its_language,
    language_files,
    read_lesson,
    title_from_name,
)
from studio.lesson.lesson_checks import NAME, THEMES
from studio.lesson.localization_checks import LANGUAGE_FIELDS, SCENE_TABLES
from studio.lesson.localized import NoFontError, untranslated
from studio.lesson.mistakes import LessonError, Mistake, suggestion
from studio.lesson.toml_places import Place, Places

__all__ = [
    "LANGUAGES",
    "LANGUAGE_FIELDS",
    "NAME",
    "SCENE_TABLES",
    "THEMES",
    "Clip",
    "LanguageFile",
    "Lesson",
    "LessonError",
    "Mistake",
    "NoFontError",
    "Place",
    "Places",
    "check_lesson",
    "check_scenes",
    "find_language",
    "in_its_language",
    "known_languages",
    "language_files",
    "read_lesson",
    "suggestion",
    "title_from_name",
    "untranslated",
]
