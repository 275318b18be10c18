"""Free memory is returned to the system."""

from __future__ import annotations

import ctypes
import sys


def release_free_memory() -> None:
    """Return free memory to the system where the C library keeps it; elsewhere, do nothing.

    An encoder comes and goes with every beat. glibc keeps what it let go of in pieces too small for the
    next one, so that a process that draws many beats would hold a hundred megabytes that it does not use.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
