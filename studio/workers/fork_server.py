"""The process that workers are forked from: started before it is needed, ended when it is out of date."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from multiprocessing import forkserver

from studio.base import Limits
from studio.workers.processes import ProcessExecutor, interrupts_held_back


def start_fork_server(limits: Limits) -> None:
    """Start the process that workers are forked from, if any are: it imports Manim meanwhile."""
    if not limits.scheduler:
        ProcessExecutor(limits)  # Says what is imported there, and in which environment.
        with interrupts_held_back():
            forkserver.ensure_running()


def end_fork_server(executor: ProcessExecutor) -> None:
    """End the process that an executor's workers are forked from, and with it those that it has forked.

    The next call starts another one, which imports everything anew.
    """
    server = executor.submit(os.getppid).result()
    os.kill(server, signal.SIGTERM)
    with suppress(ChildProcessError):
        os.waitid(os.P_PID, server, os.WEXITED | os.WNOWAIT)
