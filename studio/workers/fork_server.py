"""The process that workers are forked from is ended when what it has imported is out of date."""

from __future__ import annotations

import os
import signal
from contextlib import suppress

from studio.workers.processes import ProcessExecutor


def end_fork_server(executor: ProcessExecutor) -> None:
    """End the process that an executor's workers are forked from, and with it those that it has forked.

    The next call starts another one, which imports everything anew.
    """
    server = executor.submit(os.getppid).result()
    os.kill(server, signal.SIGTERM)
    with suppress(ChildProcessError):
        os.waitid(os.P_PID, server, os.WEXITED | os.WNOWAIT)
