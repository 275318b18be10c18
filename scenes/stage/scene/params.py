"""What may be changed in a scene: one frozen model a scene, checked before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from mathlib.formula import name_plain, names
from mathlib.function import Function, ParameterError
from scenes.stage.base import Texts


class SceneParams(BaseModel):
    """The parameters that every scene has; a scene adds its own fields.

    `title` is the heading on screen; empty means the scene's own. `variables` are those of the function, in
    order, where they are not the usual ones and no left-hand side names them. `study` is what `solve`
    returned. `letters` are those that the scene's own formulas use, each with what it stands for.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, validate_default=True
    )

    title: str = ""
    variables: tuple[str, ...] = Field(default=(), exclude_if=lambda names: not names)

    letters: ClassVar[Mapping[str, str]] = Texts()
    _study: Any = PrivateAttr(None)

    @property
    def study(self) -> Any:
        """All numbers that the scene shows, solved when the parameters were validated."""
        return self._study

    def solve(self) -> Any:
        """Compute what the scene shows; ValueError for what cannot be shown truly."""

    @model_validator(mode="after")
    def _solve(self) -> Self:
        for field in type(self).model_fields:
            if isinstance(function := getattr(self, field), Function):
                check_names(function, self.letters, field)
        self._study = self.solve()
        for quoted in ("cases", "words"):  # What captions distinguish and quote is known here, or refused.
            getattr(self._study, quoted, None)
        return self


def check_names(function: Function, letters: Mapping[str, str], field: str = "function") -> None:
    """ParameterError where a function or one of its variables is called like something else.

    `letters` are the names that have a meaning already, with that meaning.
    """
    named = [("function", function.name, letters)]
    named += [("variable", name, {function.name: "the function", **letters}) for name in function.variables]
    for kind, name, taken in named:
        if name in taken:
            needed = f"the scene needs the letter {name_plain(name)} for {taken[name]}"
            raise ParameterError(field, f"{needed}; call the {kind} something else")


def of_one_variable(**functions: Function) -> tuple[Function, ...]:
    """Functions of one variable by their fields, as functions of the same one; a constant is one of any.

    ParameterError where their variables differ, or where two have the same name.
    """
    first = min(functions.values(), key=lambda f: not names(f.tree))
    known: list[str] = []
    for field, f in functions.items():
        if names(f.tree) and f.variables != first.variables:
            found = " and ".join((*first.plain_variables, *f.plain_variables))
            raise ParameterError(field, f"all functions must be of one variable, not of {found}")
        if f.name in known:
            raise ParameterError(field, f"two functions are called {f.plain_name}; call one something else")
        known.append(f.name)
    return tuple(replace(f, variables=first.variables) for f in functions.values())
