"""An executor whose processes are those of other machines: the workers of a dask scheduler.

A worker needs the libraries and nothing of the project: the sources that were planned are sent along.
What is lost with a machine is repeated by another one.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent import futures
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from studio.base import ClusterError, Limits
from studio.source import traits
from studio.workers.bundle import bundle
from studio.workers.processes import WorkerDiedError, WorkerExecutor
from studio.workers.scheduler import connect
from studio.workers.worker_process import Call

if TYPE_CHECKING:
    import distributed

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_WAIT_SECONDS = 20
"""Seconds to wait for an answer of the scheduler, and for the first worker."""

_KEPT = "what was drawn is kept"

_RUN = 'exec(text, names := {}) or names["run"](*arguments)'
"""How a worker runs code of which it has no copy: an expression needs no module to be imported."""


class ClusterExecutor(WorkerExecutor):
    """Calls functions in processes on the workers of a scheduler, under the same limits as here.

    `on_message` is called with what they send; segments come with the result, all else at once. `fonts` are
    the families that must be installed on a machine as on this one. Raises `ClusterError` where
    the scheduler cannot be reached; a call raises it where no machine can do it.
    """

    shares_files = False

    def __init__(self, limits: Limits, on_message: Callable[[Any], object], fonts: Iterable[str]) -> None:
        self._limits, self._on_message, self._needs = limits, on_message, traits(fonts)
        self._text = Path(__file__).with_name("dask_task.py").read_text(encoding="utf-8")
        self._sources = bundle()
        self._order = count()
        self._tasks: dict[Future[Any], distributed.Future] = {}
        self._over = Event()
        self._client = connect(limits.scheduler, _WAIT_SECONDS)
        self._topic = f"uphill-{self._client.id}"
        self._client.subscribe_topic(self._topic, lambda event: on_message(pickle.loads(event[1])))
        Thread(target=self._watch, daemon=True).start()

    @property
    def workers(self) -> int:
        """How many calls the cluster can do at once, as it is now."""
        with self._connection_checked():
            return max(1, sum(self._threads().values()))

    def submit(
        self, fn: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        request = _request(self._needs, self._limits, (fn, args, kwargs))
        names = {"text": self._text, "arguments": (self._sources, request, self._topic)}
        answer: Future[Result] = Future()
        answer.set_running_or_notify_cancel()
        with self._connection_checked():
            task = self._client.submit(eval, _RUN, names, pure=False, retries=2, priority=-next(self._order))
            self._tasks[answer] = task
            # In the client's loop: a callback of dask's runs in a thread that waits for a loop that has been
            # closed for ever, and no process ends before that thread.
            loop = self._client.loop
            assert loop is not None
            loop.add_callback(self._deliver, answer, task)
        return answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what runs or, with `cancel_futures`, end it now."""
        if wait and not cancel_futures:
            futures.wait(list(self._tasks))
        self._over.set()
        with suppress(Exception):  # The scheduler may be gone.
            self._client.close(timeout=_WAIT_SECONDS)
        self._end_all(self._lost())

    async def _deliver(self, answer: Future[Any], task: distributed.Future) -> None:
        """Pass on the outcome of a dask task, whatever it is."""
        from distributed import CancelledError, KilledWorker

        result, error = None, None
        try:
            kind, content = await task
            if kind == "refused":
                raise ClusterError(content.decode())
            segments, result, error = pickle.loads(content)
            for segment in segments:
                self._on_message(segment)
        except ClusterError as refused:
            error = refused
        except KilledWorker:
            error = WorkerDiedError("every dask worker that began this died before its end", [])
        except CancelledError:
            error = self._lost()
        except Exception as other:
            error = ClusterError(f"{other}; {_KEPT}")
        self._end(answer, result, error)

    def _end(self, answer: Future[Any], result: Any, error: Exception | None) -> None:
        self._tasks.pop(answer, None)
        with suppress(futures.InvalidStateError):
            if error is None:
                answer.set_result(result)
            else:
                answer.set_exception(error)

    @contextmanager
    def _connection_checked(self) -> Iterator[None]:
        try:
            yield
        except Exception:
            raise self._lost() from None

    def _lost(self) -> ClusterError:
        return ClusterError(f"the dask scheduler at {self._limits.scheduler} was lost; {_KEPT}")

    def _end_all(self, error: Exception) -> None:
        for answer in list(self._tasks):
            self._end(answer, None, error)

    def _threads(self) -> dict[str, int]:
        """The threads of each worker; raises `TimeoutError` where the scheduler does not answer."""
        return dict(self._client.nthreads(callback_timeout=_WAIT_SECONDS))

    def _watch(self) -> None:
        """Fail all calls when there is no answer or no worker for long; dask would wait for ever."""
        absent = 0
        while not self._over.wait(1):
            try:
                absent = 0 if self._threads() else absent + 1
            except TimeoutError:
                self._end_all(self._lost())
            except Exception:  # The connection was lost: dask cancels the tasks.
                continue
            if absent > _WAIT_SECONDS:
                at = self._limits.scheduler
                self._end_all(
                    ClusterError(f"no worker is connected to {at}; start one: .venv/bin/dask worker {at}")
                )


def _request(needs: dict[str, str], limits: Limits, call: Call) -> bytes:
    """What is sent to a remote agent: a call and its limits, for a machine with these traits."""
    return pickle.dumps((needs, pickle.dumps((Path.cwd(), limits, call))))
