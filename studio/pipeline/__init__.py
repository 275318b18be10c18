"""Making clips: parameters are checked, beats drawn in parallel, clips assembled. Imports PyAV."""

from studio.pipeline.assembly import assemble
from studio.pipeline.checking import mistake_of, refusals, worker_failure
from studio.pipeline.production import Finish, produce
from studio.pipeline.progress import print_failures

__all__ = [
    "Finish",
    "assemble",
    "mistake_of",
    "print_failures",
    "produce",
    "refusals",
    "worker_failure",
]
