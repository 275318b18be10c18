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
from threading import Thread


@dataclass(frozen=True)
class Cluster:
    """The address of a scheduler, and its process."""

    address: str
    scheduler: subprocess.Popen[str]


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
        address = wait_for(r"Scheduler at: +(\S+)", scheduler)
        options = ("--nthreads", "1", "--no-nanny")
        started = [start(f"worker{number}", "worker", address, *options) for number in range(workers)]
        for worker in started:
            wait_for(r"(Registered to)", worker)
        yield Cluster(address, scheduler)


def wait_for(pattern: str, process: subprocess.Popen[str]) -> str:
    """Wait for a line of a process's log that matches, and return its group; the rest of the log is read."""
    assert process.stderr is not None
    log, read = process.stderr, []
    for line in log:
        read.append(line)
        if found := re.search(pattern, line):
            Thread(target=lambda: [None for _ in log], daemon=True).start()
            return found[1]
    raise AssertionError(f"ended without {pattern!r}: {''.join(read)}")
