"""What a dask worker does for a run: it keeps a process with the run's sources and passes its messages on.

This file reaches the workers as text. It imports nothing of the project, of which a worker has no copy
or another one, and needs no particular version of Python, which is compared before anything is drawn.
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

_POLL_SECONDS = 0.2
"""Seconds between two checks whether a call is still wanted."""

_IDLE = 60.0
"""Seconds for which an agent is kept that has nothing to do."""


def run(sources: bytes, request: bytes, topic: str) -> tuple[str, bytes]:
    """Execute a request with these sources, and publish its messages under a topic.

    Returns ("answer", its pickle) or ("refused", why this machine must not answer).
    """
    worker = get_worker()
    task = worker.state.tasks[worker.get_current_task()]
    name = f"{socket.gethostname()} at {worker.address}"
    agent = worker.__dict__.setdefault(f"uphill_{sha256(sources).hexdigest()}", _Agent())
    try:
        with agent.connection(sources, worker.local_directory) as connection:
            connection.send_bytes(request)
            while task.state != "cancelled":  # By Ctrl-C, or because the run has ended.
                if not connection.poll(_POLL_SECONDS):
                    continue
                kind, content = connection.recv()
                if kind != "message":
                    return kind, content if kind == "answer" else f"{name} {content}".encode()
                worker.log_event(topic, content)
    except (OSError, EOFError) as error:
        raise RuntimeError(f"{name} could not draw: {str(error) or 'its process ended'}") from None
    return "refused", f"{name} was stopped".encode()


class _Agent:
    """A process that has the sources of a run and works in processes of its own (`remote_agent`).

    It ends with this process, in whatever way that ends.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.users = 0
        self.process: subprocess.Popen[bytes] | None = None
        self.root = Path()

    @contextmanager
    def connection(self, sources: bytes, folder: str) -> Iterator[Connection]:
        """A connection for one request; closing it before the result arrives stops the work on it."""
        with self.lock:
            if self.process is None or self.process.poll() is not None:
                self._start(sources, folder)
            ours, theirs = Pipe()
            with theirs:
                socket.send_fds(self.control, [b"."], [theirs.fileno()])
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
        self.control, theirs = socket.socketpair()
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
                self.control.close()
                self.process.wait()
                self.process = None
                rmtree(self.root, ignore_errors=True)
