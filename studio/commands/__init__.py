"""What the command line does with lessons and scenes: render, clip, still, schema."""

from studio.commands.clip_command import ClipCommand
from studio.commands.json_schema import write_schema
from studio.commands.lesson_folder import remember_owner
from studio.commands.planning import CACHE, RENDERS, Request, plan_clips
from studio.commands.rendering import render
from studio.commands.showing import show
from studio.commands.typed_clip import SCENE, TYPED, ClipCommandError

__all__ = [
    "CACHE",
    "RENDERS",
    "SCENE",
    "TYPED",
    "ClipCommand",
    "ClipCommandError",
    "Request",
    "plan_clips",
    "remember_owner",
    "render",
    "show",
    "write_schema",
]
