"""The page that is looked at while a lesson is written, on this machine alone."""

from __future__ import annotations

import re
import socketserver
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty
from threading import Thread

from studio.gallery import page_style
from studio.watch.page_state import PageState

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_PAGE = Path(__file__).parent / "page"
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
_MEDIA = {".png": "image/png", ".mp4": "video/mp4"}
_SILENCE = 15.0
"""Seconds after which a browser is sent a sign of life, which shows whether it is still there."""

FindFile = Callable[[str], Path | None]
"""The file of a picture or a film by its address."""


class PageServer(ThreadingHTTPServer):
    """Serves the page, its events, and the files that are found for it; nobody else's pages may use it."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, state: PageState, find: FindFile) -> None:
        super().__init__((HOST, 0), _Handler)
        self.state, self.find = state, find

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"

    def start(self) -> None:
        """Serve in the background until this process ends."""
        Thread(target=self.serve_forever, daemon=True).start()

    def server_bind(self) -> None:
        """Bind without asking for the machine's name, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: PageServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if self.headers.get("Host") not in {f"{name}:{self.server.server_port}" for name in _NAMES}:
            self._refuse(HTTPStatus.FORBIDDEN)  # A page from elsewhere, by a name that leads here.
        elif path == "/events":
            self._send_events()
        elif path == "/style.css":
            self._send(page_style().encode() + (_PAGE / "watch.css").read_bytes(), "text/css")
        elif path in ("/", "/watch.js"):
            part = _PAGE / (path[1:] or "watch.html")
            self._send(part.read_bytes(), _TYPES[part.suffix])
        else:
            file = self.server.find(path)
            self._send_file(file) if file is not None else self._refuse(HTTPStatus.NOT_FOUND)

    def _send(self, content: bytes, kind: str) -> None:
        self._begin(HTTPStatus.OK, f"{kind}; charset=utf-8", len(content))
        self.wfile.write(content)

    def _send_file(self, path: Path) -> None:
        """A file, or the part that is asked for: films are played from the middle."""
        try:
            file = path.open("rb")
        except OSError:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        with file:
            size = path.stat().st_size
            part = byte_range(self.headers.get("Range", ""), size)
            start, stop = part or (0, size)
            headers = {"Accept-Ranges": "bytes"}
            if part is not None:
                headers["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
            status = HTTPStatus.OK if part is None else HTTPStatus.PARTIAL_CONTENT
            self._begin(status, _MEDIA[path.suffix], stop - start, **headers)
            file.seek(start)
            self.wfile.write(file.read(stop - start))

    def _send_events(self) -> None:
        self.close_connection = True
        self._begin(HTTPStatus.OK, "text/event-stream", None, Connection="close")
        events = self.server.state.listen()
        try:
            while True:
                try:
                    event = events.get(timeout=_SILENCE)
                except Empty:
                    event = ":\n\n"
                self.wfile.write(event.encode())
        finally:
            self.server.state.leave(events)

    def _refuse(self, status: HTTPStatus) -> None:
        self._begin(status, "text/plain", 0)

    def _begin(self, status: HTTPStatus, kind: str, length: int | None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Requests are not worth a line in the terminal."""


def byte_range(asked: str, size: int) -> tuple[int, int] | None:
    """The first byte that is asked for, and the one after the last; None if that makes no sense.

    >>> byte_range("bytes=10-19", 100), byte_range("bytes=90-", 100), byte_range("bytes=-10", 100)
    ((10, 20), (90, 100), (90, 100))
    >>> byte_range("bytes=100-", 100)
    """
    match = re.fullmatch(r"bytes=(\d*)-(\d*)", asked)
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    start, stop = (int(first), int(last or size) + 1) if first else (size - int(last), size)
    return (max(start, 0), min(stop, size)) if start < min(stop, size) else None
