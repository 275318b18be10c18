"""Draft films, drawn by the studio's own commands, one after the other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable

from studio.base import Limits
from studio.watch.targets import Target


class Drafts:
    """Films to be drawn, in order; a process draws the first and has imported nothing that is old."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._wanted: list[Target] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._ending: list[subprocess.Popen[bytes]] = []

    @property
    def is_idle(self) -> bool:
        """Whether everything has been drawn."""
        return not self._wanted

    def ask(self, targets: Iterable[Target]) -> None:
        """Draw these next, and what has not been finished after them; finished beats are kept."""
        self._end()
        self._wanted = list(dict.fromkeys([*targets, *self._wanted]))

    def go_on(self, may_begin: Callable[[Target], bool]) -> None:
        """Turn to the next one if the process has ended."""
        self._ending = [process for process in self._ending if process.poll() is None]
        if self._process is not None and self._process.poll() is not None:
            self._process = None
            self._wanted.pop(0)
        if self._process is None and not self._ending:
            self._begin(may_begin)

    def stop(self) -> None:
        """End the process and wait until it has ended."""
        self._end()
        for process in self._ending:
            process.wait()

    def _begin(self, may_begin: Callable[[Target], bool]) -> None:
        target = next(filter(may_begin, self._wanted), None)
        if target is not None:
            self._wanted.remove(target)
            self._wanted.insert(0, target)
            arguments, environment = target.draft()
            command = [sys.executable, "-m", "studio", *arguments, *self._limits.options()]
            self._process = subprocess.Popen(command, env=environment)

    def _end(self) -> None:
        """Stop drawing; what is saved next need not wait for the process to end."""
        if self._process is not None:
            self._process.terminate()
            self._ending.append(self._process)
            self._process = None
