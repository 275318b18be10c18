"""The picture sizes and frame rates that a clip can be rendered at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quality:
    """Width and height in pixels (both even, as 4:2:0 needs), frames a second, and x264's preset."""

    name: str
    width: int
    height: int
    frame_rate: int
    preset: str = "veryfast"

    @property
    def cost(self) -> float:
        """CPU seconds that a second of video takes, roughly; good enough to share work out by."""
        megapixels = self.width * self.height / 1e6
        return self.frame_rate * (0.005 + 0.01 * megapixels)


QUALITIES = {
    quality.name: quality
    for quality in (
        Quality("480p15", 854, 480, 15, "ultrafast"),  # Three times the size in half the time.
        Quality("720p30", 1280, 720, 30),
        Quality("1080p30", 1920, 1080, 30),
        Quality("1080p60", 1920, 1080, 60),
        Quality("1440p60", 2560, 1440, 60),
        Quality("2160p60", 3840, 2160, 60),
    )
}
DEFAULT = "1080p30"
DRAFT = "480p15"
