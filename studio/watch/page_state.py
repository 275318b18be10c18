"""What the page shows, sent to every browser that looks at it as it changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from queue import SimpleQueue
from threading import Lock

from studio.watch.reading import Found, Reading, Trouble


@dataclass(frozen=True)
class Picture:
    """The last picture of a beat: the key of the one that is wanted, and of the one that is `shown`."""

    beat: str
    title: str
    key: str
    shown: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Film:
    """The key of a clip's draft, and the seconds at which its beats begin."""

    key: str
    starts: tuple[float, ...]


@dataclass(frozen=True)
class View:
    """A clip as the page shows it.

    `poster` is the beat that stands for the clip, `wanted_film` the key of the draft that is to be there.
    """

    name: str
    title: str
    about: str = ""
    theme: str = "dark"
    language: str = "en"
    pictures: tuple[Picture, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    notes: tuple[str, ...] = ()
    poster: str = ""
    film: Film | None = None
    wanted_film: str = ""


class PageState:
    """The views of all clips; threads may change it and listen to it at the same time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._lesson: dict[str, object] = {"title": "", "clips": [], "troubles": []}
        self._views: dict[str, View] = {}
        self._listeners: set[SimpleQueue[str]] = set()

    def listen(self) -> SimpleQueue[str]:
        """A queue of server-sent events: first all that is there, then every change."""
        events: SimpleQueue[str] = SimpleQueue()
        with self._lock:
            events.put(_event("lesson", self._lesson))
            for view in self._views.values():
                events.put(_event("clip", asdict(view)))
            self._listeners.add(events)
        return events

    def leave(self, events: SimpleQueue[str]) -> None:
        """A listener has gone."""
        with self._lock:
            self._listeners.discard(events)

    def arrange(self, reading: Reading) -> None:
        """Show these clips, with what is there of them until it is drawn anew.

        Where the clips cannot be read, those that are there stay.
        """
        with self._lock:
            if reading.clips is not None:
                found = {clip.name: view_of(clip, self._views.get(clip.name)) for clip in reading.clips}
                changed = [view for name, view in found.items() if self._views.get(name) != view]
                self._views = found
            else:
                changed = []
            lesson: dict[str, object] = {
                "title": reading.title,
                "clips": list(self._views),
                "troubles": [asdict(trouble) for trouble in reading.troubles],
            }
            if lesson != self._lesson:
                self._lesson = lesson
                self._send("lesson", lesson)
            for view in changed:
                self._send("clip", asdict(view))

    def draw(self, clip: str, key: str, caption: str, notes: Iterable[str]) -> None:
        """The picture with this key is there; it is left out where another one is wanted by now."""
        with self._lock:
            view = self._views.get(clip)
            if view is not None and any(picture.key == key for picture in view.pictures):
                pictures = tuple(
                    replace(picture, shown=key, caption=caption) if picture.key == key else picture
                    for picture in view.pictures
                )
                self._put(replace(view, pictures=pictures, notes=tuple(notes)))

    def end(self, clip: str, troubles: Sequence[Trouble]) -> None:
        """All that can be drawn of a clip is there; say what is wrong with the rest."""
        with self._lock:
            if (view := self._views.get(clip)) is not None:
                self._put(replace(view, troubles=tuple(troubles)))

    def play(self, clip: str, film: Film) -> None:
        """The draft of a clip is there."""
        with self._lock:
            if (view := self._views.get(clip)) is not None:
                self._put(replace(view, film=film))

    def has_film(self, clip: str, key: str) -> bool:
        """Whether the draft with this key is shown."""
        view = self._views.get(clip)
        return view is not None and view.film is not None and view.film.key == key

    def _put(self, view: View) -> None:
        if self._views[view.name] != view:
            self._views[view.name] = view
            self._send("clip", asdict(view))

    def _send(self, kind: str, what: Mapping[str, object]) -> None:
        for listener in self._listeners:
            listener.put(_event(kind, what))


def view_of(clip: Found, old: View | None) -> View:
    """A clip as it was read, with what is there of an older state of it until that is drawn anew.

    What was wrong stands until the clip has been drawn.
    """
    if clip.film is None:
        known = old or View(clip.name, clip.title)
        return replace(known, title=clip.title, troubles=clip.troubles)
    before = {picture.beat: picture for picture in old.pictures} if old else {}
    planned = clip.film.clip
    return View(
        name=clip.name,
        title=clip.title,
        about=clip.about,
        theme=planned.theme,
        language=planned.language,
        pictures=tuple(
            replace(before.get(beat, Picture(beat, "", "")), title=clip.beat_title(beat), key=key)
            for beat, key in clip.stills.segments.items()
        ),
        troubles=clip.troubles or (old.troubles if old else ()),
        notes=old.notes if old else (),
        poster=clip.film.scene.poster,
        film=old.film if old else None,
        wanted_film=clip.film.key,
    )


def _event(kind: str, data: Mapping[str, object]) -> str:
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
