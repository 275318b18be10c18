"""An executor that runs each call in a process of its own, and ends those that break its limits.

A process that dies costs its own call and no other, no call inherits what an earlier one left in
memory, and when the parent goes, in whatever way, its workers go with it.
"""

from __future__ import annotations

import faulthandler
import os
import re
import signal
import threading
from abc import abstractmethod
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from typing import Any, ClassVar, ParamSpec, TypeVar

from studio.base import Limits

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_ENVIRONMENT = {
    # Sets and dictionaries keyed by text keep their order from process to process.
    "PYTHONHASHSEED": "0",
    # The processes are the parallelism.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_GLANCE = 0.2
"""Seconds from one look at a worker to the next."""

_GRACE = 5.0
"""Seconds that a worker has to say where it is before it is killed."""

_SAY_WHERE_AND_END = signal.SIGUSR1

_parent: Connection
"""In a worker: the line to the process that waits for its answer."""


class WorkerDiedError(Exception):
    """A worker process ended without an answer; `frames` are the (file, line)s it was at, outermost first."""

    def __init__(self, message: str, frames: list[tuple[str, int]]) -> None:
        super().__init__(message, frames)
        self.message, self.frames = message, frames

    def __str__(self) -> str:
        return self.message


class _LimitError(Exception):
    """A worker has broken a limit."""


def tell(news: object) -> None:
    """In a worker: send news to the one who hears them, which is a sign of life, too."""
    _parent.send((news,))


class Crew(Executor):
    """Calls functions in processes of their own, whether on this machine or on others.

    `workers` at once; they find the files of this machine only if `shares_files`.
    """

    shares_files: ClassVar[bool]

    @property
    @abstractmethod
    def workers(self) -> int: ...

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self.shutdown(cancel_futures=kind is not None)


class ProcessExecutor(Crew):
    """Calls functions in processes forked from one that has imported Manim.

    `hear` is called in a thread of this process with all that the functions `tell`.
    """

    shares_files = True

    def __init__(self, limits: Limits, hear: Callable[[Any], object] = lambda news: None) -> None:
        os.environ.update(_ENVIRONMENT)
        self._limits, self._hear = limits, hear
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["studio.workers.preload"])
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
        last_words, note = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_answer, args=(sender, note, fn, args, kwargs))
        process.start()
        self._running.add(process)
        if self._ended:
            process.kill()
        sender.close()
        note.close()
        with receiver, last_words:
            try:
                result, error = self._listen(receiver, process.pid or 0)
            except EOFError:
                process.join()
                raise WorkerDiedError(_ended_by(process.exitcode), _frames(last_words)) from None
            except _LimitError as limit:
                _end(process)
                raise WorkerDiedError(str(limit), _frames(last_words)) from None
            finally:
                process.join()
                self._running.discard(process)
        if error is not None:
            raise error
        return result

    def _listen(self, receiver: Connection, process: int) -> tuple[Any, Exception | None]:
        """The answer of a worker, its news passed on; it is watched meanwhile.

        Its silence is counted in glances, not by the clock: while all is suspended nobody looks.
        """
        silent = 0.0
        while True:
            if receiver.poll(_GLANCE):
                message = receiver.recv()
                if len(message) == 2:
                    return message
                self._hear(*message)
                silent = 0.0
            else:
                silent += _GLANCE
            if reason := self._limits.broken(silent, process):
                raise _LimitError(reason)


def _answer(sender: Connection, note: Connection, fn: Callable[..., Any], args: Any, kwargs: Any) -> None:
    global _parent
    _parent = sender
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its workers.
    # Both speak from C, so that a worker that hangs or dies outside of Python says where it was, too.
    faulthandler.enable(note)
    faulthandler.register(_SAY_WHERE_AND_END, note, chain=True)
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


def _end(process: ForkServerProcess) -> None:
    with suppress(ProcessLookupError):
        os.kill(process.pid or 0, _SAY_WHERE_AND_END)
    process.join(_GRACE)
    process.kill()


def _frames(last_words: Connection) -> list[tuple[str, int]]:
    """Where the threads of a worker were when it ended, as `faulthandler` wrote it down."""
    with open(last_words.fileno(), "rb", closefd=False) as pipe:
        told = pipe.read().decode(errors="replace")
    return [(file, int(line)) for file, line in re.findall(r'File "(.+)", line (\d+) in', told)][::-1]


def _ended_by(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        hint = " (out of memory?)" if -code == signal.SIGKILL else ""
        return f"the worker process was ended by {name}{hint}"
    return f"the worker process ended with status {code}"
