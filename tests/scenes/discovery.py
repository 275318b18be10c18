"""The scenes that there are, and what functions suit their parameters."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any, Literal

from scenes.stage.scene import BeatScene

SCENES = Path(__file__).parents[2] / "scenes"
FUNCTIONS: dict[str, list[tuple[str, Any]]] = {
    "one variable": [
        ("sin(3x)", 0.4),
        ("exp(-x^2)", 0.8),
        ("1/x", 0.5),
        ("x^3 - 2x", -1),
        ("log(x)", 2),
    ],
    "two variables": [
        ("sin(x)*cos(y)", (0.7, 0.4)),
        ("exp(-(x^2+y^2)/2)", (0.8, 0.3)),
        ("x^2 - y^2", (0.6, 0.5)),
        ("x*y^2/4", (1, 1.2)),
    ],
    "something else": [],
}
"""Functions and points that no scene was made for, by the kind of scene."""

Kind = Literal["one variable", "two variables", "something else"]


def scene_classes() -> list[type[BeatScene]]:
    """The scenes of the project, in the order of their files."""
    modules = [importlib.import_module(f"scenes.{path.stem}") for path in sorted(SCENES.glob("[!_]*.py"))]
    return [
        member
        for module in modules
        for member in vars(module).values()
        if isinstance(member, type) and issubclass(member, BeatScene) and member.__module__ == module.__name__
    ]


def kind_of(scene: type[BeatScene]) -> Kind:
    """Whether a scene takes a function and a point, and of how many variables."""
    fields = scene.Params.model_fields
    if not {"function", "point"} <= fields.keys():
        return "something else"
    return "two variables" if isinstance(fields["point"].default, tuple) else "one variable"
