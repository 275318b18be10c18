"""What runs in a worker process around the function that it is started for."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Any

Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
"""A function and its arguments."""

DUMP_AND_EXIT = signal.SIGUSR1
"""The signal at which a worker writes its stack down and ends."""

_parent: Connection
"""The connection to the process that waits for the result."""


def send_message(message: object) -> None:
    """Send a message to the executor, which also shows that the worker is alive."""
    _parent.send((message,))


def run_call(
    sender: Connection, dump_writer: Connection, fn: Callable[..., Any], args: Any, kwargs: Any
) -> None:
    """Call a function and send the pair (result, None), or (None, exception).

    The stack is dumped into `dump_writer` if the process dies, and at `DUMP_AND_EXIT`.
    """
    global _parent
    _parent = sender
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its workers.
    # Both write from C, so that a worker that hangs or dies outside of Python leaves its stack, too.
    faulthandler.enable(dump_writer)
    faulthandler.register(DUMP_AND_EXIT, dump_writer, chain=True)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    result: tuple[object, Exception | None]
    try:
        result = fn(*args, **kwargs), None
    except Exception as error:
        result = None, error
    sender.send(result)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
