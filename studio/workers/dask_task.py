"""What a dask worker does for a run: it keeps a process that has the run's sources, and passes on its words.

This file reaches the workers as text. It imports nothing of the project, of which a worker has no copy
or another one, and no worker needs the run's own Python before it is asked for its versions.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock, Timer

from distributed import get_worker

_GLANCE = 0.2
"""Seconds from one look at whether a call is still wanted to the next."""

_IDLE = 60.0
"""Seconds for which a foreman is kept that has nothing to do."""


def run(sources: bytes, request: bytes, topic: str) -> tuple[str, bytes]:
    """Let a request be answered by these sources, and make its news known under a topic.

    Returns ("answer", its pickle) or ("refused", why this machine must not answer).
    """
    worker = get_worker()
    task = worker.state.tasks[worker.get_current_task()]
    name = f"{socket.gethostname()} at {worker.address}"
    foreman = worker.__dict__.setdefault(f"uphill_{sha256(sources).hexdigest()}", _Foreman())
    try:
        with foreman.line(sources, worker.local_directory) as line:
            line.send_bytes(request)
            while task.state != "cancelled":  # By Ctrl-C, or because whoever wanted it has gone.
                if not line.poll(_GLANCE):
                    continue
                kind, told = line.recv()
                if kind != "news":
                    return kind, told if kind == "answer" else f"{name} {told}".encode()
                worker.log_event(topic, told)
    except (OSError, EOFError) as error:
        raise RuntimeError(f"{name} could not draw: {str(error) or 'its process ended'}") from None
    return "refused", f"{name} was told to stop".encode()


class _Foreman:
    """A process that has the sources of a run and works in processes of its own (`remote_agent`).

    It ends with this one, in whatever way that ends.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.users = 0
        self.process: subprocess.Popen[bytes] | None = None
        self.root = Path()

    @contextmanager
    def line(self, sources: bytes, folder: str) -> Iterator[Connection]:
        """A line for one request; whoever closes it before the answer stops the work on it."""
        with self.lock:
            if self.process is None or self.process.poll() is not None:
                self._start(sources, folder)
            ours, theirs = Pipe()
            with theirs:
                socket.send_fds(self.hatch, [b"."], [theirs.fileno()])
            self.users += 1
        try:
            with ours:
                yield ours
        finally:
            with self.lock:
                self.users -= 1
            timer = Timer(_IDLE, self._end_if_idle)
            timer.daemon = True
            timer.start()

    def _start(self, sources: bytes, folder: str) -> None:
        self.root = Path(mkdtemp(prefix="uphill-", dir=folder))
        with zipfile.ZipFile(BytesIO(sources)) as bundle:
            bundle.extractall(self.root)
        self.hatch, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "studio.workers.remote_agent", str(theirs.fileno())],
                cwd=self.root,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )

    def _end_if_idle(self) -> None:
        with self.lock:
            if not self.users and self.process is not None:
                self.hatch.close()
                self.process.wait()
                self.process = None
                rmtree(self.root, ignore_errors=True)
