"""Watch the sources, until Ctrl-C: what is saved is drawn, and mistakes do not end the watch."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from studio.base import Limits, source_path, source_roots, use_scenes_beside
from studio.commands import SCENE, show
from studio.source import scene_names
from studio.watch.page_state import PageState
from studio.watch.server import PageServer
from studio.watch.session import Session, session_of
from studio.watch.targets import LessonTarget, SceneTarget, Target

_LESSONS = Path("lessons")
_STEP, _POLL, _LONGEST = 25, 200, 300
"""Milliseconds in which nothing more may be saved, between two looks at drafts, and a wait at the most."""


def watch(target: Target, limits: Limits) -> None:
    """Show the stills and the drafts of a lesson or a scene on a page, and again whenever something is saved.

    A scene that is not in the lesson is drawn besides when it is saved, and another lesson is drafted.
    What is saved while something is drawn is not kept waiting.
    """
    lesson = target.path if isinstance(target, LessonTarget) else None
    use_scenes_beside(lesson)
    changes = _changes(lesson)
    state = PageState()
    try:
        with session_of(target, state, limits) as session:
            server = PageServer(state, session.file)
            server.start()
            print(f"the page: {server.address}", flush=True)
            show(server.address)
            next(changes)  # From here on nothing that is saved is missed, not even while something is drawn.
            session.look((), [target])
            for changed in changes:
                if changed:
                    _look_at(changed, session)
                session.go_on()
    except KeyboardInterrupt:
        print("stopped watching", flush=True)


def _changes(lesson: Path | None) -> Iterator[set[Path]]:
    """The sources and lessons that have been saved, and now and then nothing.

    A lesson that is elsewhere is known by its time: what else is in its folder may be too much to watch.
    """
    import watchfiles

    folders = [root / package for root in source_roots() for package in ("scenes", "mathlib")]
    changes = watchfiles.watch(
        *(folder for folder in (*folders, _LESSONS) if folder.is_dir()),
        watch_filter=lambda change, path: _is_source(Path(path)),
        step=_STEP,
        debounce=_LONGEST,
        rust_timeout=_POLL,
        yield_on_timeout=True,
    )
    elsewhere = lesson if lesson and lesson.resolve().parent != _LESSONS.resolve() else None
    time = _time(elsewhere)
    for found in changes:
        before, time = time, _time(elsewhere)
        also = {elsewhere.resolve()} if elsewhere and time != before else set()
        yield {Path(path) for _, path in found} | also


def _is_source(path: Path) -> bool:
    return path.suffix in (".py", ".toml") and not path.name.startswith(".")


def _time(file: Path | None) -> int:
    try:
        return file.stat().st_mtime_ns if file else 0
    except OSError:
        return 0


def _look_at(changed: Collection[Path], session: Session) -> None:
    found = {path: source_path(str(path)) for path in changed}
    sources = {source for source in found.values() if source and source.parts[0] in ("scenes", "mathlib")}
    lessons = sorted(path for path, source in found.items() if source not in sources and path.exists())
    unused = set(scene_names(*source_roots())) - session.target.scenes()
    saved = {path.stem for path in sources if path.parent == Path("scenes")} & unused
    besides = {*saved, *(scene.name for scene in session.besides)} & unused
    session.besides = [SceneTarget(((SCENE, name),)) for name in sorted(besides)]
    drafts: list[Target] = [SceneTarget(((SCENE, name),)) for name in sorted(saved)]
    drafts += [_lesson(path, session.target) for path in lessons if path.suffix == ".toml"]
    drafts += [session.target] if sources else []
    session.look(sources, drafts, imports_anew=any(map(_is_imported, sources)))


def _lesson(path: Path, target: Target) -> Target:
    """The lesson with this file, which may be the one that is watched."""
    if isinstance(target, LessonTarget) and target.path.resolve() == path:
        return target
    return LessonTarget(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _is_imported(path: Path) -> bool:
    """Whether a source may be imported by the process that those which draw are forked from."""
    return path.suffix == ".py" and not (path.parent == Path("scenes") and path.name != "__init__.py")
