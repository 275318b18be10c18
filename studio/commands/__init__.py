"""What the command line does with lessons and scenes: render, clip, watch, schema."""

from studio.commands.clip_command import TYPED, ClipCommand, ClipCommandError
from studio.commands.json_schema import write_schema
from studio.commands.lesson_folder import remember_owner
from studio.commands.rendering import CACHE, Request, plan_clips, render
from studio.commands.showing import show
from studio.commands.watching import watch

__all__ = [
    "CACHE",
    "TYPED",
    "ClipCommand",
    "ClipCommandError",
    "Request",
    "plan_clips",
    "remember_owner",
    "render",
    "show",
    "watch",
    "write_schema",
]
