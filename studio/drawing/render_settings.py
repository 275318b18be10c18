"""Manim's configuration for one render."""

from __future__ import annotations

from configparser import ConfigParser
from contextlib import AbstractContextManager
from pathlib import Path
from threading import RLock
from typing import Any

import manim
from manim import tempconfig
from manim._config.utils import ManimConfig
from tqdm import tqdm  # type: ignore[import-untyped]

from studio.base import Quality


def manim_settings(quality: Quality, folder: str) -> AbstractContextManager[None]:
    """Manim's configuration for one render: its defaults, regardless of a user's own files."""
    defaults = ConfigParser()
    defaults.read(Path(manim.__file__).parent / "_config" / "default.cfg")
    settings = ManimConfig().digest_parser(defaults)
    changes: dict[str, Any] = {
        "pixel_width": quality.width,
        "pixel_height": quality.height,
        "frame_rate": quality.frame_rate,
        "format": "mp4",
        "media_dir": folder,
        "disable_caching": True,
        "notify_outdated_version": False,
        "progress_bar": "none",
        "verbosity": "ERROR",
    }
    settings.update(changes)
    tqdm.set_lock(RLock())  # The bars are off; their lock between processes would outlive a kill.
    return tempconfig(settings)
