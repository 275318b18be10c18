"""The JSON schema of a lesson file, made from the scenes' own parameter models."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.base import QUALITIES, import_scene, in_project, source_roots, write_atomically
from studio.lesson import NAME, THEMES, title_from_name
from studio.source import Caption, SceneSource, Sources, read_scene, scene_names

SCHEMA = Path("lessons", "lesson.schema.json")

_TEXT = {"type": "string"}
_LANGUAGE: dict[str, Any] = {
    "fonts": {
        "type": "array",
        "items": _TEXT,
        "description": "Installed fonts for signs that the clips' own fonts lack.",
        "examples": [["Noto Sans CJK SC"]],
    },
    "language": {
        "type": "string",
        "pattern": "^[a-z]{2,3}$",
        "description": "The language of all texts, by its file in scenes/languages/ where there is one.",
        "examples": ["de", "es", "zh"],
    },
}
_THEME = {"enum": list(THEMES), "description": "Light or dark; slides are often white."}


def write_schema() -> Path:
    """Write the schema beside a project's lessons, where their `#:schema` comments point, or else here."""
    path = SCHEMA if in_project() else Path(SCHEMA.name)
    write_atomically(path, json.dumps(lesson_schema(*source_roots()), indent=1, ensure_ascii=False) + "\n")
    return path


def lesson_schema(*roots: Path) -> dict[str, Any]:
    """The schema of the lessons of a project, which must be importable."""
    sources = Sources(*roots)
    scenes = [read_scene(sources, name) for name in scene_names(*roots)]
    definitions: dict[str, Any] = {}
    for scene in scenes:
        definitions[scene.name] = _clip(scene, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A lesson: an ordered list of clips",
        "type": "object",
        "additionalProperties": False,
        "required": ["clip"],
        "properties": {
            "title": _TEXT,
            "theme": _THEME,
            "quality": {"enum": list(QUALITIES)},
            **_LANGUAGE,
            "clip": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["scene"],
                    "properties": {"scene": {"enum": [scene.name for scene in scenes]}},
                    "oneOf": [{"$ref": f"#/$defs/{scene.name}"} for scene in scenes],
                },
            },
        },
        "$defs": definitions,
    }


def _clip(scene: SceneSource, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a clip of a scene; what its parameters refer to is added to the definitions."""
    module = import_scene(".".join(scene.path.with_suffix("").parts))
    with warnings.catch_warnings():
        # JSON has no way to write the default of a pair of exact numbers; it is left out.
        warnings.filterwarnings("ignore", message=r".*\[non-serializable-default\]")
        model = getattr(module, scene.class_name).Params.model_json_schema()
    definitions |= model.pop("$defs", {})
    own = {
        "scene": {"const": scene.name},
        "name": {"type": "string", "pattern": f"^{NAME}$"},
        "theme": _THEME,
        **_LANGUAGE,
        "titles": _texts({beat: title_from_name(beat) for beat in scene.beats}),
        "captions": _table({beat: caption_schema(caption) for beat, caption in scene.captions.items()}),
        "words": _texts(scene.wording),
    }
    return model | {"properties": own | model["properties"], "required": ["scene"]}


def caption_schema(caption: Caption) -> dict[str, Any]:
    """One text or, for a beat that has cases, also a text for each case."""
    if isinstance(caption, str):
        return _text(caption)
    cases = _texts(caption) | {"required": list(caption)}
    return {"anyOf": [_TEXT, cases]}


def _texts(defaults: Mapping[str, str]) -> dict[str, Any]:
    return _table({name: _text(default) for name, default in defaults.items()})


def _text(default: str) -> dict[str, Any]:
    return _TEXT | {"default": default}


def _table(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}
