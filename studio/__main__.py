"""The studio's command line: `python -m studio render lessons/primer.toml`."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from studio.base import (
    DEFAULT,
    QUALITIES,
    ClusterError,
    Limits,
    import_from_the_project,
    in_project,
    plain_message,
    project_root,
)
from studio.commands import CACHE, SCENE, TYPED, ClipCommand, ClipCommandError, Request, render, show
from studio.export import EXPORTS, FORMATS, export_lesson, write_figures
from studio.lesson import THEMES, LessonError
from studio.scaffold import LanguageError, NewSceneError, new_scene, write_skeleton
from studio.source import scene_names

FAILED, REFUSED, INTERRUPTED = 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 means that all is well, 1 that a clip failed, 2 that a lesson is wrong."""
    import_from_the_project()
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (LessonError, ClipCommandError, NewSceneError, LanguageError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    except ClusterError as error:
        print(error, file=sys.stderr)
        return FAILED
    except OSError as error:
        print(plain_message(error), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("stopped; what was drawn is kept", file=sys.stderr)
        return INTERRUPTED


def _render(options: argparse.Namespace) -> int:
    return 0 if render(_request(options)) else FAILED


def _publish(options: argparse.Namespace) -> int:
    formats = tuple(chain.from_iterable(getattr(options, "format", ())))
    return 0 if export_lesson(options.kind, _request(options), formats) else FAILED


def _figures(options: argparse.Namespace) -> int:
    return 0 if write_figures(_request(options), tuple(options.beat), options.theme) else FAILED


def _request(options: argparse.Namespace) -> Request:
    return Request(
        lesson=options.lesson,
        clips=tuple(chain.from_iterable(options.clip)),
        quality=options.quality,
        draft=options.draft,
        limits=_limits(options),
        tracebacks=options.traceback,
        out=options.out,
    )


def _clip(options: argparse.Namespace) -> int:
    return 0 if _typed(options).render(CACHE, _limits(options)) else FAILED


def _still(options: argparse.Namespace) -> int:
    pictures = _typed(options).draw_stills(CACHE, _limits(options))
    if pictures and sys.stdout.isatty():
        show(pictures[0] if len(pictures) == 1 else pictures[0].parent)
    return 0 if pictures else FAILED


def _typed(options: argparse.Namespace) -> ClipCommand:
    """The variables that were typed: by the names that the environment lists, and as arguments."""
    names = os.environ.get(TYPED, "").split()
    return ClipCommand({name: os.environ[name] for name in sorted(names)} | dict(options.variables))


def _new(options: argparse.Namespace) -> int:
    for path in new_scene(options.scene, Path(), scene_names(project_root()), with_test=in_project()):
        print(path.as_posix())
    command = "make clip" if in_project() else "python -m studio clip"
    print(f"Look at it:  {command} CLIP={options.scene}")
    return 0


def _write_words(options: argparse.Namespace) -> int:
    written = write_skeleton(options.language, *([] if in_project() else [Path.cwd()]), project_root())
    done = written.total - written.missing
    counts = f"{done} of {written.total} texts are translated, {written.missing} are not"
    print(f"{written.path.as_posix()}: {counts}; {written.added} were added to be filled in")
    return 0


def _watch(options: argparse.Namespace) -> int:
    from studio.watch import LessonTarget, SceneTarget, watch  # Its server is worth importing only here.

    lessons = [text for text in options.what if not re.match(r"\w+=", text)]
    options.variables = [_variable(text) for text in options.what if text not in lessons]
    typed = _typed(options).variables
    if SCENE in typed:
        watch(SceneTarget(tuple(typed.items())), _limits(options))
    elif lessons:
        watch(LessonTarget(Path(lessons[0]), options.out), _limits(options))
    else:
        print(
            f"name a lesson, as in lessons/mine.toml, or a scene, as in {SCENE}=dot_product", file=sys.stderr
        )
        return REFUSED
    return 0


def _write_schema(options: argparse.Namespace) -> int:
    from studio.commands import write_schema  # Imports every scene.

    print(write_schema().as_posix())
    return 0


class _Parser(argparse.ArgumentParser):
    """Reports a wrong argument in one line, without the usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, f"{message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m studio",
        description="Render lessons, in the project's folder or any other; scenes/ may hold your own scenes.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    rendering = commands.add_parser(
        "render",
        help="bring a lesson's clips up to date",
        description="Render what is missing or out of date of a lesson into renders/LESSON/.",
    )
    _add_lesson(rendering)
    rendering.set_defaults(run=_render)
    for kind, what in EXPORTS.items():
        publishing = commands.add_parser(kind, help=f"make {what}", description=f"Make {what}.")
        _add_lesson(publishing)
        publishing.set_defaults(run=_publish, kind=kind)
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
    writing = commands.add_parser("schema", help="write lessons/lesson.schema.json")
    writing.set_defaults(run=_write_schema)
    beginning = commands.add_parser("new", help="write a small scene to start from, and its test")
    beginning.add_argument("scene", help="the name of the scene, such as my_idea")
    beginning.set_defaults(run=_new)
    translating = commands.add_parser("words", help="write a language's file to be filled in")
    translating.add_argument("language", help="the code of the language, such as fr")
    translating.set_defaults(run=_write_words)
    watching = commands.add_parser("watch", help="show what changes on a page, until Ctrl-C")
    watching.add_argument(
        "what", nargs="+", help="a lesson, or a scene with its parameters as in CLIP=dot_product"
    )
    _add_out(watching)
    _add_limits(watching)
    watching.set_defaults(run=_watch)
    trying = commands.add_parser(
        "clip",
        help="render one clip from variables",
        description="Render a scene, as in CLIP=secant_to_tangent FUNCTION='sin(x)' POINT=0.7.",
    )
    _add_variables(trying)
    _add_limits(trying)
    trying.set_defaults(run=_clip)
    looking = commands.add_parser(
        "still",
        help="draw the last pictures of one clip's beats from variables",
        description="Draw pictures of a scene, as in CLIP=secant_to_tangent BEAT=name_the_limit.",
    )
    _add_variables(looking)
    _add_limits(looking)
    looking.set_defaults(run=_still)
    return parser


def _add_variables(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "variables", nargs="*", type=_variable, metavar="NAME=VALUE", help="as after make clip; see make help"
    )


def _add_figures(commands: Any) -> None:
    what = "the last picture of each beat as PDF and SVG: renders/LESSON/figures/CLIP/"
    parser = commands.add_parser("figures", help=what, description=f"Make {what}.")
    _add_lesson(parser)
    parser.add_argument("--beat", action="append", default=[], help="only this beat (repeatable)")
    parser.add_argument("--theme", choices=THEMES, help="not in the clip's own theme but in this one")
    parser.set_defaults(run=_figures)


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


def _limits(options: argparse.Namespace) -> Limits:
    return Limits(options.jobs, options.timeout, options.memory, options.scheduler or "")


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


def _variable(text: str) -> tuple[str, str]:
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


def _run() -> int:
    """Run the command; however late a signal comes, it ends the process without a traceback."""
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # Workers are ended with their parent.
        status = main()
        for late in (signal.SIGTERM, signal.SIGINT):
            signal.signal(late, signal.SIG_DFL)
        return status
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(_run())
