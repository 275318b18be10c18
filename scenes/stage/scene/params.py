"""What may be changed in a scene: one frozen model a scene, checked before anything is drawn."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr, model_validator


class SceneParams(BaseModel):
    """The parameters that every scene has; a scene adds its own fields.

    `title` is the heading on screen; empty means the scene's own. `variables` are those of the function, in
    order, where they are not the usual ones and no left-hand side names them. `study` is what `solve`
    returned.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    title: str = ""
    variables: tuple[str, ...] = ()

    _study: Any = PrivateAttr(None)

    @property
    def study(self) -> Any:
        """All numbers that the scene shows, solved when the parameters were validated."""
        return self._study

    def solve(self) -> Any:
        """Compute what the scene shows; ValueError for what cannot be shown truly."""

    @model_validator(mode="after")
    def _solve(self) -> Self:
        self._study = self.solve()
        return self
