"""Three dimensions: surfaces and what stands on them."""

from __future__ import annotations

from tools.stage_guide.examples import Chapter

space_chapter = Chapter("In space")
