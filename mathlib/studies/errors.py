"""What can be wrong with what a study is given."""

from __future__ import annotations


class ParameterError(ValueError):
    """A parameter does not suit the others; `field` is the one to change."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def missing_end(end: str, purpose: str, has_steps: bool) -> ParameterError:
    """The error for a step that ends where f has no value; `end` is the place as it is shown."""
    lacking = f"f has no value at {end}, {purpose}"
    if has_steps:
        return ParameterError("steps", f"{lacking}; take smaller steps")
    return ParameterError("point", f"{lacking}; take a point farther from there")
