"""What can be wrong with a parameter beside others."""

from __future__ import annotations


class ParameterError(ValueError):
    """A parameter does not suit the others; `field` is the one to change."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
