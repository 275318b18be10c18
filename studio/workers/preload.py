"""Imported once, by the process that workers are forked from: all that is needed besides the scenes.

A module that does not import must not take this process down; each worker then meets the error itself
and reports it with its scene.
"""

import gc
import importlib
import pkgutil
import sys
from contextlib import suppress

gc.disable()  # Modules are being made, no garbage.
with suppress(Exception):
    import mathlib.arithmetic  # noqa: F401  It looks through all objects that there are: few as yet.
sys.modules["IPython"] = None  # type: ignore[assignment]  # Manim does without; a worker has no notebook.
with suppress(Exception):
    import studio.drawing  # noqa: F401
del sys.modules["IPython"]
for package in ("mathlib", "scenes.stage"):
    with suppress(Exception):
        path = importlib.import_module(package).__path__
        for room in pkgutil.iter_modules(path, f"{package}."):
            with suppress(Exception):
                importlib.import_module(room.name)
with suppress(Exception):
    from mathlib.calculus import gradient
    from mathlib.function import Function

    gradient(Function.parse("x^2*y", ("x", "y")))  # For this, sympy imports more of itself.
gc.enable()
gc.freeze()  # What is here to stay need not be looked through, and so not be copied, in every worker.
