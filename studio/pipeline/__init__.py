"""Making clips: parameters are checked, beats drawn in parallel, clips assembled. Imports PyAV."""

from studio.pipeline.assembly import assemble
from studio.pipeline.checking import refusals
from studio.pipeline.production import Finish, produce
from studio.pipeline.progress import print_failures

__all__ = ["Finish", "assemble", "print_failures", "produce", "refusals"]
