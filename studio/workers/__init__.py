"""Processes that jobs run in, on this machine or on the workers of a dask scheduler."""

from studio.workers.cluster import ClusterExecutor
from studio.workers.fork_server import end_fork_server, start_fork_server
from studio.workers.processes import ProcessExecutor, WorkerDiedError, WorkerExecutor
from studio.workers.worker_process import send_message

__all__ = [
    "ClusterExecutor",
    "ProcessExecutor",
    "WorkerDiedError",
    "WorkerExecutor",
    "end_fork_server",
    "send_message",
    "start_fork_server",
]
