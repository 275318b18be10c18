"""The server of the page: on this machine alone, for its own page alone."""

from __future__ import annotations

import socket
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from typing import TYPE_CHECKING

import pytest

from studio.watch.page_state import PageState
from studio.watch.reading import Reading
from studio.watch.server import PageServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENT = bytes(range(100))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PageServer]:
    film = tmp_path / "film.mp4"
    film.write_bytes(CONTENT)
    server = PageServer(PageState(), {"/film": film, "/gone": tmp_path / "gone.png"}.get)
    server.start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server: PageServer, path: str, **headers: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def test_only_the_loopback_is_bound(server: PageServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:1", ""])
def test_other_names_of_this_machine_are_refused(server: PageServer, host: str) -> None:
    for path in ("/", "/events", "/film"):
        answer = ask(server, path, Host=host.format(port=server.server_port))
        assert (answer.status, answer.read()) == (403, b"")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_its_own_page_is_served(server: PageServer, name: str) -> None:
    for path, kind in {"/": "html", "/watch.js": "javascript", "/style.css": "css"}.items():
        answer = ask(server, path, Host=f"{name}:{server.server_port}")
        assert answer.status == 200
        assert kind in answer.headers["Content-Type"]
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert b"http://" not in answer.read().replace(b"http://www.w3.org/2000/svg", b"")


@pytest.mark.parametrize("path", ["/gone", "/other", "/../server.py", "//etc/passwd", "/watch.css", "/%2e/"])
def test_what_is_not_there_is_not_found(server: PageServer, path: str) -> None:
    assert ask(server, path).status == 404


def test_nothing_can_be_sent_to_it(server: PageServer) -> None:
    with closing(socket.create_connection(("127.0.0.1", server.server_port), timeout=60)) as connection:
        connection.sendall(f"POST / HTTP/1.1\r\nHost: localhost:{server.server_port}\r\n\r\n".encode())
        assert b" 501 " in connection.recv(1000)


@pytest.mark.parametrize(
    ("asked", "start", "stop"), [("bytes=0-", 0, 100), ("bytes=10-19", 10, 20), ("bytes=-5", 95, 100)]
)
def test_a_film_is_sent_in_parts(server: PageServer, asked: str, start: int, stop: int) -> None:
    answer = ask(server, "/film", Range=asked)
    assert (answer.status, answer.read()) == (206, CONTENT[start:stop])
    assert answer.headers["Content-Range"] == f"bytes {start}-{stop - 1}/100"


@pytest.mark.parametrize("asked", ["", "bytes=100-", "bytes=-", "lines=1-2"])
def test_a_film_is_sent_whole_where_no_part_is_meant(server: PageServer, asked: str) -> None:
    answer = ask(server, "/film", Range=asked)
    assert (answer.status, answer.read()) == (200, CONTENT)


def test_events_come_as_they_happen(server: PageServer) -> None:
    events = ask(server, "/events")
    assert events.headers["Content-Type"].startswith("text/event-stream")
    assert events.readline() == b"event: lesson\n"
    assert b'"clips": []' in events.readline()
    events.readline()
    server.state.arrange(Reading("Mine", ()))
    assert events.readline() == b"event: lesson\n"
    assert b'"title": "Mine"' in events.readline()
