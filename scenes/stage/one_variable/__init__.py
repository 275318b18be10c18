"""Pictures of functions of one variable."""

from scenes.stage.one_variable.secant_window import secant_window

__all__ = [
    "secant_window",
]
