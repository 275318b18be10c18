"""What has to be rendered for a clip and what is current, found without importing Manim or a scene."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.base import FILM, Medium, Quality, source_root, source_roots
from studio.lesson import Clip
from studio.plan.jobs import Task
from studio.plan.segment_store import SegmentStore
from studio.source import SceneSource, Sources, clip_key, read_scene, segment_keys

SIDECARS = (".mp4", ".png", ".vtt")


@dataclass(frozen=True)
class ClipPlan:
    """A clip, the files it is made of, the keys of its segments in order, and what they become."""

    clip: Clip
    scene: SceneSource
    quality: Quality
    sources: dict[str, str]
    segments: dict[str, str]
    key: str
    folder: Path
    medium: Medium = FILM

    @property
    def manifest(self) -> Path:
        return self.file(".json")

    def file(self, suffix: str) -> Path:
        return self.folder / f"{self.clip.name}{suffix}"

    @property
    def files(self) -> list[Path]:
        """The files of its sources."""
        roots = source_roots()
        return [source_root(Path(path), roots) / path for path in self.sources]

    @property
    def fonts(self) -> tuple[str, ...]:
        """The fonts of this machine that the clip names."""
        return tuple(self.clip.localization.get("fonts", ()))

    @property
    def task(self) -> Task:
        module = ".".join(self.scene.path.with_suffix("").parts)
        return Task(
            clip=self.clip.name,
            module=module,
            class_name=self.scene.class_name,
            poster=self.scene.poster,
            parameters=self.clip.parameters,
            theme=self.clip.theme,
            quality=self.quality,
            sources=self.sources,
            medium=self.medium,
            localization=self.clip.localization,
        )

    def drawn_as(self, medium: Medium, theme: str) -> ClipPlan:
        """The plan of the same clip in another medium and theme, of which only segments are made."""
        clip = replace(self.clip, theme=theme)
        keys = segment_keys(
            self.scene, self.sources, clip.parameters, theme, self.quality, medium, clip.localization
        )
        return replace(self, clip=clip, segments=keys, medium=medium)


def plan_clip(clip: Clip, quality: Quality, folder: Path, sources: Sources) -> ClipPlan:
    """Plan one clip. Raises `SourceError` where its scene or what that imports does not parse."""
    scene = read_scene(sources, clip.scene)
    digests = sources.digests(scene.path)
    segments = segment_keys(scene, digests, clip.parameters, clip.theme, quality, FILM, clip.localization)
    key = clip_key(clip.name, segments, clip.titles)
    return ClipPlan(clip, scene, quality, digests, segments, key, folder)


def last_manifest(plan: ClipPlan) -> dict[str, Any]:
    """The manifest of the clip as it is now; empty where there is none."""
    try:
        manifest = json.loads(plan.manifest.read_bytes())
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def is_current(plan: ClipPlan) -> bool:
    """Whether the files of the clip are as this plan would make them."""
    manifest = last_manifest(plan)
    try:
        sizes = {plan.file(suffix).name: plan.file(suffix).stat().st_size for suffix in SIDECARS}
    except OSError:
        return False
    return manifest.get("key") == plan.key and manifest.get("files") == sizes


def has_segments(plan: ClipPlan, cache: Path) -> bool:
    """Whether the cache holds a segment for every beat of the clip."""
    store = SegmentStore(cache / "segments", plan.medium)
    return all(store.find(key) is not None for key in plan.segments.values())
