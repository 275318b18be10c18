"""An executor that runs each call in a process of its own, and ends those that break its limits.

A process that dies costs its own call and no other, no call inherits what an earlier one left in
memory, and when the parent process ends, in whatever way, its workers end with it.
"""

from __future__ import annotations

import os
import re
import signal
from abc import abstractmethod
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from threading import Lock
from typing import Any, ClassVar, ParamSpec, TypeVar

from studio.base import Limits
from studio.workers.worker_process import DUMP_AND_EXIT, run_call

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_ENVIRONMENT = {
    # Sets and dictionaries keyed by text keep their order from process to process.
    "PYTHONHASHSEED": "0",
    # The processes are the parallelism.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_STATUS = Lock()
"""Held by the thread that reads the status of ended processes."""

_POLL_SECONDS = 0.2
"""Seconds between two checks of a worker."""

_DUMP_SECONDS = 5.0
"""Seconds that a worker has to write its stack down before it is killed."""


class WorkerDiedError(Exception):
    """A worker process ended without a result; `frames` are the (file, line)s it was at, outermost first."""

    def __init__(self, message: str, frames: list[tuple[str, int]]) -> None:
        super().__init__(message, frames)
        self.message, self.frames = message, frames

    def __str__(self) -> str:
        return self.message


class _LimitError(Exception):
    """A worker has exceeded a limit."""


class WorkerExecutor(Executor):
    """Calls functions in processes of their own, whether on this machine or on others.

    `workers` is how many run at once; they see the files of this machine only if `shares_files`.
    """

    shares_files: ClassVar[bool]

    @property
    @abstractmethod
    def workers(self) -> int: ...

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self.shutdown(cancel_futures=kind is not None)


class ProcessExecutor(WorkerExecutor):
    """Calls functions in processes forked from one that has imported Manim, or the module `imports` instead.

    `on_message` is called in a thread of this process with all that the functions send by `send_message`.
    """

    shares_files = True

    def __init__(
        self,
        limits: Limits,
        on_message: Callable[[Any], object] = lambda message: None,
        imports: str = "studio.workers.preload",
    ) -> None:
        os.environ.update(_ENVIRONMENT)
        self._limits, self._on_message = limits, on_message
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([imports])
        self._threads = ThreadPoolExecutor(limits.workers)
        self._running: set[ForkServerProcess] = set()
        self._ended = False

    @property
    def workers(self) -> int:
        return self._limits.workers

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
        dump_reader, dump_writer = self._context.Pipe(duplex=False)
        process = self._context.Process(target=run_call, args=(sender, dump_writer, fn, args, kwargs))
        with _STATUS, interrupts_held_back():
            process.start()
        self._running.add(process)
        if self._ended:
            process.kill()
        sender.close()
        dump_writer.close()
        with receiver, dump_reader:
            try:
                result, error = self._result_of(receiver, process.pid or 0)
            except EOFError:
                _join(process)
                raise WorkerDiedError(_ended_by(process.exitcode), _frames(dump_reader)) from None
            except _LimitError as limit:
                _end(process)
                raise WorkerDiedError(str(limit), _frames(dump_reader)) from None
            finally:
                _join(process)
                self._running.discard(process)
        if error is not None:
            raise error
        return result

    def _result_of(self, receiver: Connection, process: int) -> tuple[Any, Exception | None]:
        """Wait for the result of a worker, pass its messages on and enforce its limits.

        Its idle time is counted in polls, not by the clock, so that suspending the machine does not count.
        """
        idle = 0.0
        while True:
            if receiver.poll(_POLL_SECONDS):
                message = receiver.recv()
                if len(message) == 2:
                    return message
                self._on_message(*message)
                idle = 0.0
            else:
                idle += _POLL_SECONDS
            if reason := self._limits.exceeded(idle, process):
                raise _LimitError(reason)


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Keep Ctrl-C from processes that begin in the block, which would show where it met them.

    It reaches the process that has started them, which ends them.
    """
    resource_tracker.ensure_running()  # When that begins, it lets interrupts through again.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(process: ForkServerProcess) -> None:
    with suppress(ProcessLookupError):
        os.kill(process.pid or 0, DUMP_AND_EXIT)
    _join(process, _DUMP_SECONDS)
    process.kill()


def _join(process: ForkServerProcess, timeout: float | None = None) -> None:
    """Wait for a process to end, and read its status.

    Starting a process reads the status of those that have ended, too. Of two threads that read it at once,
    one finds nothing, and Python then takes the status for 255.
    """
    if wait([process.sentinel], timeout):
        with _STATUS:
            process.join()


def _frames(dump_reader: Connection) -> list[tuple[str, int]]:
    """Where the threads of a worker were when it ended, as `faulthandler` wrote it down."""
    with open(dump_reader.fileno(), "rb", closefd=False) as pipe:
        dump = pipe.read().decode(errors="replace")
    return [(file, int(line)) for file, line in re.findall(r'File "(.+)", line (\d+) in', dump)][::-1]


def _ended_by(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        hint = " (out of memory?)" if -code == signal.SIGKILL else ""
        return f"the worker process was ended by {name}{hint}"
    return f"the worker process ended with status {code}"
