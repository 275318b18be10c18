"""The studio's command line: `python -m studio render lessons/primer.toml`."""

from __future__ import annotations

import argparse
import gc
import os
import re
import signal
import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from studio.arguments import REFUSED, parser, variable
from studio.base import (
    ClusterError,
    Limits,
    import_from_the_project,
    in_project,
    plain_message,
    project_root,
)
from studio.commands import CACHE, SCENE, TYPED, ClipCommand, ClipCommandError, Request, render, show
from studio.export import EXPORTS, export_lesson, write_figures
from studio.lesson import LessonError
from studio.scaffold import LanguageError, NewSceneError, new_scene, write_skeleton
from studio.source import scene_names

FAILED, INTERRUPTED = 1, 130


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 means that all is well, 1 that a clip failed, 2 that a lesson is wrong."""
    gc.set_threshold(100_000)  # What is imported is no garbage, and there is little else.
    import_from_the_project()
    options = parser().parse_args(arguments)
    try:
        return COMMANDS[options.command](options)
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
    return 0 if export_lesson(options.command, _request(options), formats) else FAILED


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
    options.variables = [variable(text) for text in options.what if text not in lessons]
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


def _limits(options: argparse.Namespace) -> Limits:
    return Limits(options.jobs, options.timeout, options.memory, options.scheduler or "")


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "render": _render,
    **dict.fromkeys(EXPORTS, _publish),
    "figures": _figures,
    "clip": _clip,
    "still": _still,
    "watch": _watch,
    "new": _new,
    "words": _write_words,
    "schema": _write_schema,
}
"""What is done for each command of the parser."""


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
