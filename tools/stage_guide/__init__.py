"""The guide to the stage: `python -m tools.stage_guide` writes docs/stage.md and its pictures."""
