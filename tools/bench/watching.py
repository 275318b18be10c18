"""`make watch`: seconds from a save to the pictures of a clip, as a page receives them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tools.bench.environment import with_bytecode

View = dict[str, Any]


class Page:
    """What a browser that looks at the page knows, one view for each clip."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.views: dict[str, View] = {}
        connection = HTTPConnection(host)
        connection.request("GET", "/events")
        self._events = connection.getresponse()

    def wait(self, is_there: Callable[[], bool]) -> None:
        """Take events until something is there."""
        while not is_there():
            self._take()

    def _take(self) -> None:
        lines = {}
        while line := self._events.readline().decode().rstrip("\n"):
            kind, _, content = line.partition(": ")
            lines[kind] = content
        if lines.get("event") == "clip":
            view = json.loads(lines["data"])
            self.views[view["name"]] = view

    def fetch(self, key: str) -> bytes:
        """A picture."""
        connection = HTTPConnection(self.host)
        connection.request("GET", f"/still/{key}.png")
        return connection.getresponse().read()

    def shown(self, clip: str) -> set[str]:
        """The pictures of a clip that are the last ones."""
        return {beat["key"] for beat in self.views[clip]["pictures"] if beat["key"] == beat["shown"]}

    def is_complete(self, clip: str) -> bool:
        """Whether all pictures of a clip are those of its last state."""
        view = self.views.get(clip)
        return view is not None and len(self.shown(clip)) == len(view["pictures"])


@contextmanager
def watching(project: Path, lesson: str) -> Iterator[Page]:
    """The page of a lesson that is being watched."""
    command = [sys.executable, "-m", "studio", "watch", lesson]
    process = subprocess.Popen(
        command, cwd=project, env=with_bytecode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    try:
        address = next(line for line in process.stdout if line.startswith("the page: "))
        yield Page(urlsplit(address.split()[-1]).netloc)
    finally:
        process.terminate()
        process.communicate()


def seconds_to_stills(page: Page, scene: Path, clip: str) -> tuple[float, float]:
    """From a change to a scene until the first and until all new pictures of a clip have been received.

    The draft of what was changed before may have just begun; it is ended by the change.
    """
    page.wait(lambda: page.is_complete(clip))
    old = page.shown(clip)
    fetched: set[str] = set()
    times: list[float] = []
    text = scene.read_text(encoding="utf-8")
    start = time.perf_counter()
    scene.write_text(f"{text}\nCHANGED = True\n", encoding="utf-8")
    while len(fetched) < len(old):
        page.wait(lambda: bool(page.shown(clip) - old - fetched))
        for key in page.shown(clip) - old - fetched:
            page.fetch(key)
            fetched.add(key)
            times.append(time.perf_counter() - start)
    return times[0], times[-1]
