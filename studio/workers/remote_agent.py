"""A process on another machine that has the sources of a run and answers calls as the run's own would be.

It is started by `dask_task`, which hands it a line for each call; the line that closes ends its call.
"""

from __future__ import annotations

import pickle
import socket
import sys
from collections.abc import Callable
from concurrent.futures import wait
from contextlib import suppress
from dataclasses import replace
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any

from studio.base import Limits
from studio.source import differences, traits

Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
"""A function and its arguments."""

_GLANCE = 0.2
"""Seconds from one look at whether a call is still wanted to the next."""


def main(hatch: socket.socket) -> None:
    """Answer whatever is handed in until there is nobody at the other end."""
    while lines := socket.recv_fds(hatch, 1, 1)[1]:
        Thread(target=_serve, args=[Connection(lines[0])], daemon=True).start()


def _serve(line: Connection) -> None:
    with line, suppress(EOFError, OSError):
        needs, call = pickle.loads(line.recv_bytes())
        if lacking := differences(needs, _traits(tuple(needs))):
            line.send(("refused", f"has {lacking}; all machines must have the same, see docs/cluster.md"))
            return
        try:
            answer = _answer(line, *pickle.loads(call))
        except ImportError as error:
            line.send(("refused", f"cannot draw: {error}"))
        else:
            line.send(("answer", pickle.dumps(answer)))


@cache
def _traits(names: tuple[str, ...]) -> dict[str, str]:
    return traits(name.removeprefix("font ") for name in names if name.startswith("font "))


def _answer(
    line: Connection, root: Path, limits: Limits, call: Call
) -> tuple[list[Any], Any, Exception | None]:
    """The segments that were drawn, the result, and the error in its place."""
    from studio.plan import Parcel
    from studio.workers.processes import ProcessExecutor, WorkerDiedError

    parcels = []

    def hear(news: Any) -> None:
        if isinstance(news, Parcel):
            parcels.append(news)
        else:
            line.send(("news", pickle.dumps(news)))

    fn, args, kwargs = call
    with ProcessExecutor(replace(limits, workers=1), hear) as executor:
        future = executor.submit(fn, *args, **kwargs)
        while not wait([future], _GLANCE).done:
            if line.poll():
                raise EOFError
    try:
        return parcels, future.result(), None
    except WorkerDiedError as error:
        frames = [(_moved(file, root), number) for file, number in error.frames]
        return parcels, None, WorkerDiedError(str(error), frames)
    except Exception as error:
        return parcels, None, error


def _moved(file: str, root: Path) -> str:
    """Where a file of this process's folder is in the run's own."""
    here = Path.cwd()
    return str(root / Path(file).relative_to(here)) if Path(file).is_relative_to(here) else file


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
