"""What every room of the studio uses: files, places of sources, failures, qualities, limits of a run."""

from studio.base.atomic_files import (
    atomic_path,
    check_writable,
    remove_leftovers,
    scratch_folder,
    write_atomically,
)
from studio.base.cache import cache_folder
from studio.base.failures import ClusterError, Failure, Refusal, failure_of, plain_message, source_place
from studio.base.file_size import file_size
from studio.base.folder_lock import lock_folder
from studio.base.job_limits import Limits
from studio.base.media import FIGURE, FILM, STILL, TRANSPARENT, Medium
from studio.base.number_status import context_of, context_text, enclosed_text, status_text
from studio.base.playing_time import clock
from studio.base.project_root import (
    INSTALLED,
    OWN,
    PACKAGES,
    import_from_the_project,
    import_scene,
    in_project,
    is_hidden,
    project_root,
    roots_of,
    shown_path,
    source_path,
    source_root,
    source_roots,
    use_scenes_beside,
)
from studio.base.quality import DEFAULT, DRAFT, QUALITIES, Quality
from studio.base.words import ENGLISH, Words, english_words

__all__ = [
    "DEFAULT",
    "DRAFT",
    "ENGLISH",
    "FIGURE",
    "FILM",
    "INSTALLED",
    "OWN",
    "PACKAGES",
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
    "cache_folder",
    "check_writable",
    "clock",
    "context_of",
    "context_text",
    "enclosed_text",
    "english_words",
    "failure_of",
    "file_size",
    "import_from_the_project",
    "import_scene",
    "in_project",
    "is_hidden",
    "lock_folder",
    "plain_message",
    "project_root",
    "remove_leftovers",
    "roots_of",
    "scratch_folder",
    "shown_path",
    "source_path",
    "source_place",
    "source_root",
    "source_roots",
    "status_text",
    "use_scenes_beside",
    "write_atomically",
]
