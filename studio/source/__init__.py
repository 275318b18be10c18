"""Source files, read without running them: beats, parameters and hashes of scenes."""

from studio.source.bytecode import trust_by_content
from studio.source.environment import differences, traits
from studio.source.fingerprint import clip_key, digest, segment_keys, studio_files, versions
from studio.source.fonts import first_installed, font_hashes
from studio.source.scene_source import SceneSource, read_scene, scene_names
from studio.source.sources import SourceError, Sources
from studio.source.templates import BRACES, Caption, quoted_names

__all__ = [
    "BRACES",
    "Caption",
    "SceneSource",
    "SourceError",
    "Sources",
    "clip_key",
    "differences",
    "digest",
    "first_installed",
    "font_hashes",
    "quoted_names",
    "read_scene",
    "scene_names",
    "segment_keys",
    "studio_files",
    "traits",
    "trust_by_content",
    "versions",
]
