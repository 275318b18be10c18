"""The limits of a run: how many processes at once, and the time and memory of each.

Memory is what a process holds (its resident set), looked at from outside, not `RLIMIT_AS`: numpy,
OpenBLAS and Typst reserve far more addresses than they ever use, and what fails in the middle of C
code for want of an address ends in a crash that names no line.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Limits:
    """`workers` processes at once, of which each may hold `megabytes` and be idle for `seconds`.

    A worker is idle from the beginning or the end of a beat to the next one. With the address of a
    `scheduler` of dask, its workers draw, each as many jobs at once as it has threads.
    """

    workers: int = 1
    seconds: float = 600
    megabytes: int = 4096
    scheduler: str = ""

    def exceeded(self, idle: float, process: int) -> str:
        """Which limit a process has exceeded that has been idle for so many seconds; empty if none."""
        if idle > self.seconds:
            return (
                f"stopped after {self.seconds:g} s in which no beat began or ended; "
                f"TIMEOUT={2 * self.seconds:g} would give it longer"
            )
        if resident(process) > self.megabytes:
            return (
                f"stopped because it held more than {self.megabytes} MB of memory; "
                f"MEMORY={2 * self.megabytes} would give it more"
            )
        return ""

    def options(self) -> list[str]:
        """The same limits as options of the command line."""
        limits = [f"--jobs={self.workers}", f"--timeout={self.seconds:g}", f"--memory={self.megabytes}"]
        return [*limits, f"--scheduler={self.scheduler}"] if self.scheduler else limits


def resident(process: int) -> int:
    """The megabytes of memory that a process holds; 0 where the system does not report it (Linux does)."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20
