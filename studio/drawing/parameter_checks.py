"""Parameters are checked by the scene itself, and words by the fonts, before a frame is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import ValidationError

from mathlib.function import Function
from scenes.stage.base import missing_fonts, missing_glyphs
from studio.base import Failure, Refusal, failure_of, import_scene
from studio.plan import Task

if TYPE_CHECKING:
    from scenes.stage.scene import BeatScene, SceneParams


def check_parameters(task: Task) -> Failure | list[Refusal]:
    """Import a scene and validate its parameters."""
    try:
        undrawable = list(_undrawable(task))
        params_of(task)
    except ValidationError as error:
        return undrawable + [Refusal.of(dict(detail)) for detail in error.errors()]
    except Exception as error:
        return failure_of(error, task.clip, task.module)
    return undrawable


def notes_on(parameters: SceneParams) -> list[str]:
    """How formulas were read where they may have been meant otherwise."""
    values = [getattr(parameters, field) for field in type(parameters).model_fields]
    parts = [part for value in values for part in (value if isinstance(value, tuple) else (value,))]
    return list(dict.fromkeys(note for part in parts if isinstance(part, Function) for note in part.notes))


def _undrawable(task: Task) -> Iterator[Refusal]:
    """The fonts that there are not, and the words that the fonts have no signs for."""
    fonts = tuple(task.localization.get("fonts", ()))
    for font in missing_fonts(fonts):
        message = (
            f"the font {font!r} is not installed on this machine; name one that is, or install it "
            "(Debian has fonts-noto-core and fonts-noto-cjk)"
        )
        yield Refusal("fonts", message, None)
    shown = [("title", "", str(task.parameters.get("title", "")))]
    shown += [("words", name, words) for name, words in task.localization.get("words", {}).items()]
    for field, name, words in shown:
        if signs := missing_glyphs(words, fonts):
            message = (
                f"no font here can draw {' '.join(signs)}; name an installed one that can, "
                'as in fonts = ["Noto Sans CJK SC"]'
            )
            yield Refusal(field, message, None, (name,) if name else ())


def scene_class_of(task: Task) -> type[BeatScene]:
    """The class of a task's scene; its module is imported."""
    scene: type[BeatScene] = getattr(import_scene(task.module), task.class_name)
    return scene


def params_of(task: Task) -> SceneParams:
    """The parameters of a task, with those that its scene gives itself.

    Raises what importing the scene raises, and `ValidationError` for parameters that it refuses.
    """
    scene_class = scene_class_of(task)
    return scene_class.Params.model_validate({**scene_class.given, **task.parameters})
