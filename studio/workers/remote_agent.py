"""A process on another machine that has the sources of a run and executes its calls.

It is started by `dask_task`, which passes it a connection for each call; closing that ends the call.
"""

from __future__ import annotations

import os
import pickle
import socket
import sys
from concurrent.futures import wait
from contextlib import suppress
from dataclasses import replace
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any

from studio.base import OWN, Limits
from studio.source import differences, traits
from studio.workers.worker_process import Call

_POLL_SECONDS = 0.2
"""Seconds between two checks whether a call is still wanted."""


def main(control: socket.socket) -> None:
    """Serve the connections that arrive, until the other end is closed."""
    os.environ.pop(OWN, None)  # The scenes of the run are all below this folder.
    while descriptors := socket.recv_fds(control, 1, 1)[1]:
        Thread(target=_serve, args=[Connection(descriptors[0])], daemon=True).start()


def _serve(connection: Connection) -> None:
    with connection, suppress(EOFError, OSError):
        needs, call = pickle.loads(connection.recv_bytes())
        if lacking := differences(needs, _traits(tuple(needs))):
            connection.send(
                ("refused", f"has {lacking}; all machines must have the same, see docs/cluster.md")
            )
            return
        try:
            answer = _answer(connection, *pickle.loads(call))
        except ImportError as error:
            connection.send(("refused", f"cannot draw: {error}"))
        else:
            connection.send(("answer", pickle.dumps(answer)))


@cache
def _traits(names: tuple[str, ...]) -> dict[str, str]:
    return traits(name.removeprefix("font ") for name in names if name.startswith("font "))


def _answer(
    connection: Connection, root: Path, limits: Limits, call: Call
) -> tuple[list[Any], Any, Exception | None]:
    """The segments that were drawn, the result, and the error in its place."""
    from studio.plan import SegmentData
    from studio.workers.processes import ProcessExecutor, WorkerDiedError

    segments = []

    def on_message(message: Any) -> None:
        if isinstance(message, SegmentData):
            segments.append(message)
        else:
            connection.send(("message", pickle.dumps(message)))

    fn, args, kwargs = call
    with ProcessExecutor(replace(limits, workers=1), on_message) as executor:
        future = executor.submit(fn, *args, **kwargs)
        while not wait([future], _POLL_SECONDS).done:
            if connection.poll():
                raise EOFError
    try:
        return segments, future.result(), None
    except WorkerDiedError as error:
        frames = [(_moved(file, root), number) for file, number in error.frames]
        return segments, None, WorkerDiedError(str(error), frames)
    except Exception as error:
        return segments, None, error


def _moved(file: str, root: Path) -> str:
    """The path of a file of this process's folder in the folder of the run."""
    here = Path.cwd()
    return str(root / Path(file).relative_to(here)) if Path(file).is_relative_to(here) else file


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
