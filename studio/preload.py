"""Imported once, by the process that workers are forked from: what every scene needs.

A stage that does not import must not take this process down; each worker then meets the error
itself and reports it with its scene.
"""

from contextlib import suppress

with suppress(Exception):
    import studio.worker  # noqa: F401
with suppress(Exception):
    import scenes.stage.beats  # noqa: F401
