"""What holds for every test."""

import gc
import os
import signal
import sys

import pytest
from hypothesis import settings

# The same examples on every machine, so that a red test is red for everybody.
# `make sweep` and `make fuzz` look for new ones.
settings.register_profile("uphill", deadline=None, derandomize=True, max_examples=30)
settings.register_profile("sweep", deadline=None, max_examples=300, print_blob=True)
settings.register_profile("fuzz", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "uphill"))

# What a shell starts in the background is deaf to Ctrl-C, and so would be all that tests start and end by it.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Tests start hundreds of processes, each of which would compile every module that it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: many tests wait for a film, a browser or another process."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with tests that take long and wait for other processes, so that all end at the same time."""
    items.sort(key=lambda item: "studio" not in item.path.parts)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among what was imported, which stays to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
