"""A dask scheduler and its workers on this machine, each in a process group of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread


@dataclass(frozen=True)
class Cluster:
    """A scheduler, and the lines that it logs."""

    address: str
    scheduler: subprocess.Popen[str]
    lines: SimpleQueue[str]

    def wait_for(self, pattern: str) -> str:
        """Wait for a line of the scheduler that matches, and return its group."""
        while not (found := re.search(pattern, self.lines.get())):
            pass
        return found[1]


@contextmanager
def dask(folder: Path, workers: int = 0) -> Iterator[Cluster]:
    """A scheduler and some workers, whose Python looks for packages in `folder / "site"` first."""
    (folder / "site").mkdir(exist_ok=True)
    environment = os.environ | {"PYTHONPATH": str(folder / "site")}
    with ExitStack() as stack:

        def start(name: str, *arguments: str) -> subprocess.Popen[str]:
            place = folder / name
            place.mkdir()
            command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
            process = subprocess.Popen(
                command, cwd=place, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
            )
            stack.callback(process.wait)
            stack.callback(os.killpg, process.pid, signal.SIGKILL)
            return process

        scheduler = start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0")
        lines: SimpleQueue[str] = SimpleQueue()
        listen(scheduler, lines)
        cluster = Cluster("", scheduler, lines)
        cluster = Cluster(cluster.wait_for(r"Scheduler at: +(\S+)"), scheduler, lines)
        for number in range(workers):
            options = ("--nthreads", "1", "--no-nanny")
            listen(start(f"worker{number}", "worker", cluster.address, *options), SimpleQueue())
        for _ in range(workers):
            cluster.wait_for("(Register worker)")
        yield cluster


def listen(process: subprocess.Popen[str], lines: SimpleQueue[str]) -> None:
    assert process.stderr is not None
    log = process.stderr

    def read() -> None:
        for line in log:
            lines.put(line)

    Thread(target=read, daemon=True).start()
