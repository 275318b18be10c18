"""What every room of the studio uses: files, failures, picture qualities, limits of a run."""

from studio.base.atomic_files import sweep, whole, workshop, write_whole
from studio.base.failures import ClusterError, Failure, Refusal, failure_of, plain, told_place
from studio.base.folder_lock import turn
from studio.base.job_limits import Limits
from studio.base.media import FILM, STILL, TRANSPARENT, Medium
from studio.base.number_status import claim, enclosure, place
from studio.base.quality import DEFAULT, DRAFT, QUALITIES, Quality

__all__ = [
    "DEFAULT",
    "DRAFT",
    "FILM",
    "QUALITIES",
    "STILL",
    "TRANSPARENT",
    "ClusterError",
    "Failure",
    "Limits",
    "Medium",
    "Quality",
    "Refusal",
    "claim",
    "enclosure",
    "failure_of",
    "place",
    "plain",
    "sweep",
    "told_place",
    "turn",
    "whole",
    "workshop",
    "write_whole",
]
