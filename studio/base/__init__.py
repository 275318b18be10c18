"""What every room of the studio uses: files, failures, picture qualities, limits of a run."""

from studio.base.atomic_files import atomic_path, remove_leftovers, scratch_folder, write_atomically
from studio.base.failures import ClusterError, Failure, Refusal, failure_of, plain_message, source_place
from studio.base.file_size import file_size
from studio.base.folder_lock import lock_folder
from studio.base.job_limits import Limits
from studio.base.media import FIGURE, FILM, STILL, TRANSPARENT, Medium
from studio.base.number_status import context_of, context_text, enclosed_text, status_text
from studio.base.playing_time import clock
from studio.base.quality import DEFAULT, DRAFT, QUALITIES, Quality
from studio.base.words import ENGLISH, Words, english_words

__all__ = [
    "DEFAULT",
    "DRAFT",
    "ENGLISH",
    "FIGURE",
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
    "Words",
    "atomic_path",
    "clock",
    "context_of",
    "context_text",
    "enclosed_text",
    "english_words",
    "failure_of",
    "file_size",
    "lock_folder",
    "plain_message",
    "remove_leftovers",
    "scratch_folder",
    "source_place",
    "status_text",
    "write_atomically",
]
