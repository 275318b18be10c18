"""Manim's configuration for one render."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

import manim
from manim import config
from manim._config.utils import ManimConfig
from tqdm import tqdm  # type: ignore[import-untyped]

from studio.base import Quality


def _defaults() -> dict[str, Any]:
    parser = ConfigParser()
    parser.read(Path(manim.__file__).parent / "_config" / "default.cfg")
    return dict(ManimConfig().digest_parser(parser))


_DEFAULTS = _defaults()


def manim_settings(quality: Quality, folder: str) -> AbstractContextManager[None]:
    """Manim's configuration for one render: its defaults, regardless of a user's own files."""
    settings = _DEFAULTS | {
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
    tqdm.set_lock(RLock())  # The bars are off; their lock between processes would outlive a kill.
    return changed_settings(settings)


@contextmanager
def changed_settings(settings: Mapping[str, Any]) -> Iterator[None]:
    """Settings of Manim for a while, of which only those that differ are set.

    Manim's own `tempconfig` sets the renderer, too, which gives all classes their bases anew.
    """
    before = {name: config[name] for name, value in settings.items() if config[name] != value}
    config.update({name: settings[name] for name in before})
    try:
        yield
    finally:
        config.update(before)
