"""The scenes that there are, and what parameters suit them.

A scene with a function and a point takes those of FUNCTIONS, and those that `random_parameters` draws. Any
other scene has a module `tests/scenes/parameters/<scene>.py` with `SAMPLES`, a list of parameters that it
was not made for, and `random_parameters(rng)`, which draws one that may be refused.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, Literal

from scenes.stage.scene import BeatScene
from tests.scenes import random_parameters

SCENES = Path(__file__).parents[2] / "scenes"
OWN = Path(__file__).parent / "parameters"
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
    """Whether a scene takes any function with a point, and of how many variables."""
    fields = scene.Params.model_fields
    if own_parameters(scene) is not None or not {"function", "point"} <= fields.keys():
        return "something else"
    return "two variables" if isinstance(fields["point"].default, tuple) else "one variable"


def own_parameters(scene: type[BeatScene]) -> ModuleType | None:
    """The module with the parameters of one scene, if it has one."""
    name = scene.__module__.rpartition(".")[2]
    if not (OWN / f"{name}.py").exists():
        return None
    return importlib.import_module(f"tests.scenes.parameters.{name}")


def samples_of(scene: type[BeatScene]) -> list[dict[str, Any]]:
    """Parameters that a scene was not made for."""
    if (own := own_parameters(scene)) is not None:
        return list(own.SAMPLES)
    return [{"function": text, "point": point} for text, point in FUNCTIONS[kind_of(scene)]]


def drawn_for(scene: type[BeatScene], rng: Random) -> dict[str, Any]:
    """Random parameters for a scene."""
    if (own := own_parameters(scene)) is not None:
        return dict(own.random_parameters(rng))
    return random_parameters.parameters(rng, kind_of(scene) == "two variables")


def can_be_drawn_for(scene: type[BeatScene]) -> bool:
    """Whether there are random parameters for a scene."""
    return own_parameters(scene) is not None or kind_of(scene) != "something else"


def name_of(params: dict[str, Any]) -> str:
    """A name for a case with these parameters."""
    return " ".join(str(value) for key, value in params.items() if key != "point" or len(params) != 2)
