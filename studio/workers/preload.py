"""Imported once, by the process that workers are forked from: what every scene needs.

A stage that does not import must not take this process down; each worker then meets the error
itself and reports it with its scene.
"""

import sys
from contextlib import suppress

sys.modules["IPython"] = None  # type: ignore[assignment]  # Manim does without; a worker has no notebook.
with suppress(Exception):
    import studio.drawing  # noqa: F401
del sys.modules["IPython"]
with suppress(Exception):
    import scenes.stage.scene  # noqa: F401
with suppress(Exception):
    from mathlib.calculus import gradient
    from mathlib.function import Function

    gradient(Function.parse("x^2*y", ("x", "y")))  # For this, sympy imports more of itself.
