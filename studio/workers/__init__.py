"""Processes that jobs run in, on this machine or on the workers of a dask scheduler."""

from studio.workers.cluster import ClusterExecutor
from studio.workers.processes import Crew, ProcessExecutor, WorkerDiedError, tell

__all__ = [
    "ClusterExecutor",
    "Crew",
    "ProcessExecutor",
    "WorkerDiedError",
    "tell",
]
