"""The arguments of the command line: what each command takes, and what is wrong with what was typed."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import Any, NoReturn

from studio.base import DEFAULT, QUALITIES, Limits
from studio.export import EXPORTS, FORMATS
from studio.lesson import THEMES

REFUSED = 2
"""The exit status where the arguments or a lesson are wrong."""


class _Parser(argparse.ArgumentParser):
    """Reports a wrong argument in one line, without the usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, f"{message}\n")


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; `command` is the name of the one that was typed."""
    whole = _Parser(
        prog="python -m studio",
        description="Render lessons, in the project's folder or any other; scenes/ may hold your own scenes.",
    )
    commands = whole.add_subparsers(required=True, metavar="COMMAND", dest="command")
    rendering = commands.add_parser(
        "render",
        help="bring a lesson's clips up to date",
        description="Render what is missing or out of date of a lesson into renders/LESSON/.",
    )
    _add_lesson(rendering)
    for kind, what in EXPORTS.items():
        publishing = commands.add_parser(kind, help=f"make {what}", description=f"Make {what}.")
        _add_lesson(publishing)
        if kind == "formats":
            publishing.add_argument(
                "--format",
                type=_formats,
                action="append",
                default=[],
                metavar="FORMAT",
                help=f"only this format, or several after commas: {', '.join(FORMATS)}",
            )
    _add_figures(commands)
    commands.add_parser("schema", help="write lessons/lesson.schema.json")
    beginning = commands.add_parser("new", help="write a small scene to start from, and its test")
    beginning.add_argument("scene", help="the name of the scene, such as my_idea")
    translating = commands.add_parser("words", help="write a language's file to be filled in")
    translating.add_argument("language", help="the code of the language, such as fr")
    watching = commands.add_parser("watch", help="show what changes on a page, until Ctrl-C")
    watching.add_argument(
        "what", nargs="+", help="a lesson, or a scene with its parameters as in CLIP=dot_product"
    )
    _add_out(watching)
    _add_limits(watching)
    trying = commands.add_parser(
        "clip",
        help="render one clip from variables",
        description="Render a scene, as in CLIP=secant_to_tangent FUNCTION='sin(x)' POINT=0.7.",
    )
    _add_variables(trying)
    _add_limits(trying)
    looking = commands.add_parser(
        "still",
        help="draw the last pictures of one clip's beats from variables",
        description="Draw pictures of a scene, as in CLIP=secant_to_tangent BEAT=name_the_limit.",
    )
    _add_variables(looking)
    _add_limits(looking)
    return whole


def _add_variables(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "variables", nargs="*", type=variable, metavar="NAME=VALUE", help="as after make clip; see make help"
    )


def _add_figures(commands: Any) -> None:
    what = "the last picture of each beat as PDF and SVG: renders/LESSON/figures/CLIP/"
    parser = commands.add_parser("figures", help=what, description=f"Make {what}.")
    _add_lesson(parser)
    parser.add_argument("--beat", action="append", default=[], help="only this beat (repeatable)")
    parser.add_argument("--theme", choices=THEMES, help="not in the clip's own theme but in this one")


def _add_lesson(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson", type=Path, help="a lesson file, such as lessons/primer.toml")
    parser.add_argument(
        "--clip",
        type=_names,
        action="append",
        default=[],
        metavar="NAME",
        help="only this clip, or several after commas (repeatable)",
    )
    parser.add_argument(
        "--quality",
        choices=QUALITIES,
        metavar="QUALITY",
        help=f"one of {', '.join(QUALITIES)} (default: the lesson's own, or {DEFAULT})",
    )
    _add_out(parser)
    parser.add_argument("--draft", action="store_true", help="small and fast, into renders/LESSON/draft/")
    _add_limits(parser)
    parser.add_argument("--traceback", action="store_true", help="show the whole traceback of every failure")


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="into this folder (default: renders/LESSON/)"
    )


def _add_limits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        type=_count,
        default=_cores(),
        metavar="N",
        help="how many processes draw at once (default: one a core, here %(default)s)",
    )
    parser.add_argument(
        "--timeout",
        type=_count,
        default=Limits.seconds,
        metavar="SECONDS",
        help="how long a process may draw without a beat begun or ended (default: %(default)s)",
    )
    parser.add_argument(
        "--memory",
        type=_count,
        default=Limits.megabytes,
        metavar="MB",
        help="how much memory a process may hold (default: %(default)s)",
    )
    parser.add_argument(
        "--scheduler",
        type=_address,
        metavar="ADDRESS",
        help="draw on the workers of this dask scheduler, such as tcp://host:8786 (default: draw here)",
    )


def _cores() -> int:
    """The cores that this process may use, where the system reports them, or all."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _formats(text: str) -> list[str]:
    formats = _names(text)
    for name in formats:
        if name not in FORMATS:
            message = f"there is no format {name!r}; choose from {', '.join(FORMATS)}"
            raise argparse.ArgumentTypeError(message)
    return formats


def variable(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (equals and name.isidentifier()):
        raise argparse.ArgumentTypeError(f"write it as in CLIP=dot_product, not {text!r}")
    return name, value


def _address(text: str) -> str:
    if not re.fullmatch(r"(tcp|tls)://\S+:\d+", text):
        raise argparse.ArgumentTypeError(f"an address such as tcp://host:8786 is needed, not {text!r}")
    return text


def _count(text: str) -> int:
    if not (text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"a whole number from 1 is needed, not {text!r}")
    return int(text)
