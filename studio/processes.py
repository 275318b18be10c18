"""An executor that runs each call in a process of its own.

A process that dies costs its own call and no other, no call inherits what an earlier one left in
memory, and when the parent goes, in whatever way, its workers go with it.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from typing import Any, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_ENVIRONMENT = {
    # Sets and dictionaries keyed by text keep their order from process to process.
    "PYTHONHASHSEED": "0",
    # The processes are the parallelism.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


class WorkerDiedError(Exception):
    """A worker process ended without an answer."""


class ProcessExecutor(Executor):
    """Calls functions, `workers` at a time, in processes forked from one that has imported Manim."""

    def __init__(self, workers: int) -> None:
        os.environ.update(_ENVIRONMENT)
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["studio.preload"])
        self._threads = ThreadPoolExecutor(workers)
        self._running: set[ForkServerProcess] = set()
        self._ended = False

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self.shutdown(cancel_futures=kind is not None)

    def submit(
        self,
        fn: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Future[Result]:
        return self._threads.submit(self._call, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what runs or, with `cancel_futures`, end it now."""
        if cancel_futures:
            self._threads.shutdown(wait=False, cancel_futures=True)
            self._ended = True
            for process in tuple(self._running):
                process.kill()
        self._threads.shutdown(wait=wait)

    def _call(self, fn: Callable[..., Result], args: Any, kwargs: Any) -> Result:
        receiver, sender = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_answer, args=(sender, fn, args, kwargs))
        process.start()
        self._running.add(process)
        if self._ended:
            process.kill()
        sender.close()
        try:
            result, error = receiver.recv()
        except EOFError:
            process.join()
            raise WorkerDiedError(_last_words(process.exitcode)) from None
        finally:
            process.join()
            self._running.discard(process)
        if error is not None:
            raise error
        return result


def _answer(sender: Connection, fn: Callable[..., Any], args: Any, kwargs: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its workers.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    answer: tuple[object, Exception | None]
    try:
        answer = fn(*args, **kwargs), None
    except Exception as error:
        answer = None, error
    sender.send(answer)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _last_words(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        hint = " (out of memory?)" if -code == signal.SIGKILL else ""
        return f"the worker process was ended by {name}{hint}"
    return f"the worker process ended with status {code}"
