"""What the command line does with lessons and scenes: render, clip, watch, schema."""

from studio.commands.clip_command import TYPED, Trial, TrialError
from studio.commands.json_schema import write_schema
from studio.commands.rendering import CACHE, Request, planned, render
from studio.commands.watching import watch

__all__ = ["CACHE", "TYPED", "Request", "Trial", "TrialError", "planned", "render", "watch", "write_schema"]
