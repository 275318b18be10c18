"""Jobs drawn by the workers of a dask scheduler: two of them, on this machine, without any file in common."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TextIO

import pytest

from studio.source import differences, traits
from tests.studio.conftest import new_project
from tests.studio.workers.dask_processes import Cluster, dask

if TYPE_CHECKING:
    from tests.studio.conftest import Project

PACKAGES = ("mathlib", "scenes", "studio")


pytestmark = pytest.mark.xdist_group("cluster")  # One process prepares what all of these look at.


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers, where the project's packages are none of its own and cannot be imported."""
    folder = tmp_path_factory.mktemp("cluster")
    for package in PACKAGES:
        (folder / "site" / package).mkdir(parents=True)
        (folder / "site" / package / "__init__.py").write_text("raise ImportError('none of the run')\n")
    with dask(folder, workers=2) as running:
        yield running


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "gate")
    return tmp_path / "gate"


@pytest.fixture
def fresh(tmp_path: Path) -> Project:
    """A project of which nothing has been rendered."""
    return new_project(tmp_path / "fresh")


def lesson(project: Project, *clips: str) -> str:
    project.lesson('quality = "480p15"\n' + "".join(f"[[clip]]\nscene = {clip}\n" for clip in clips))
    return "lessons/other.toml"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@contextmanager
def waiting_at(gate: Path, run: subprocess.Popen[str]) -> Iterator[TextIO]:
    """The pipe, once a scene waits at it; if the run ends before, it is empty."""

    def give_up() -> None:
        run.wait()
        with suppress(OSError):
            os.close(os.open(gate, os.O_WRONLY))

    Thread(target=give_up, daemon=True).start()
    with gate.open() as pipe:
        yield pipe


def worker_that_waits(process: int) -> int:
    """The dask worker among the ancestors of a process that draws."""
    while b"studio.workers.remote_agent" not in Path(f"/proc/{process}/cmdline").read_bytes():
        process = parent(process)
    return parent(process)


def parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def test_a_worker_killed_while_it_draws_costs_its_own_job_and_the_bytes_are_those_of_a_local_run(
    cluster: Cluster, fresh: Project, gate: Path, tmp_path: Path
) -> None:
    clips = (f'"waiting"\ngate = "{gate}"', '"turning_square"')
    with fresh.start("render", lesson(fresh, *clips), "--scheduler", cluster.address) as run:
        assert run.stdout is not None
        with waiting_at(gate, run) as pipe:
            drawing = int(pipe.readline())
            output = []
            while not output or not output[-1].startswith("turning_square: rendered"):
                output.append(run.stdout.readline())
                assert output[-1], output  # The run has not ended.
            gate.unlink()
            os.kill(worker_that_waits(drawing), signal.SIGKILL)
            assert pipe.read() == ""  # What drew for it has ended, too.
        output += run.stdout.readlines()
    assert run.returncode == 0, output
    drawn = [line for line in output if "drawing" in line]
    assert sorted(drawn) == sorted(
        [
            "turning_square: drawing show\n",
            "turning_square: drawing turn\n",
            *2 * ["waiting: drawing come\n", "waiting: drawing go_through\n"],
        ]
    )
    here = new_project(tmp_path / "here")
    done = here.studio("render", lesson(here, *clips), "--jobs", "2")
    assert done.returncode == 0, done.stderr
    for folder in ("renders/other", ".cache/segments"):
        assert contents(fresh.root / folder) == contents(here.root / folder)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_ends_what_is_drawn_for_it_elsewhere(
    cluster: Cluster, fresh: Project, gate: Path, ending: signal.Signals
) -> None:
    clip = f'"waiting"\ngate = "{gate}"'
    with fresh.start("render", lesson(fresh, clip), "--scheduler", cluster.address) as run:
        assert run.stdout is not None
        with waiting_at(gate, run) as pipe:
            assert pipe.readline()
            os.killpg(run.pid, ending)
            output = run.stdout.read()
            assert pipe.read() == ""
    assert run.returncode == (130 if ending is signal.SIGINT else -ending)
    if ending is signal.SIGINT:
        assert output.splitlines()[-1] == "stopped; what was drawn is kept"
        assert list((fresh.root / ".cache/work").iterdir()) == []
    assert not (fresh.root / "renders").exists()


def test_a_scene_that_hangs_elsewhere_is_reported_by_beat_and_line_and_what_it_drew_is_kept(
    cluster: Cluster, fresh: Project, gate: Path
) -> None:
    clips = lesson(fresh, f'"waiting"\ngate = "{gate}"', '"raising"')
    with fresh.start("render", clips, "--scheduler", cluster.address, "--timeout", "6") as run:
        assert run.stdout is not None
        with waiting_at(gate, run) as pipe:
            assert pipe.read()
        output = run.stdout.read().splitlines()
    assert run.returncode == 1
    assert sorted(line for line in output if " failed " in line) == [
        "raising failed in beat bad at scenes/raising.py:22: ZeroDivisionError: division by zero",
        "waiting failed in beat go_through at scenes/waiting.py:33: stopped after 6 s in which no beat "
        "began or ended; TIMEOUT=12 would give it longer",
    ]
    kept = [path.suffix for path in (fresh.root / ".cache/segments").iterdir()]
    assert kept.count(".mp4") == 2  # Of each of the two the beat that went well.


def test_a_machine_with_another_library_draws_nothing_and_is_named(fresh: Project, tmp_path: Path) -> None:
    other = tmp_path / "site" / "numpy-1.0.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 1.0\n")
    with dask(tmp_path, workers=1) as cluster:
        done = fresh.studio("render", lesson(fresh, '"turning_square"'), "--scheduler", cluster.address)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    numpy = traits([])["numpy"]
    assert line.endswith(
        f" has numpy 1.0 instead of {numpy}; all machines must have the same, see docs/cluster.md"
    )
    assert not list((fresh.root / ".cache").glob("segments/*"))


def test_a_machine_is_known_by_its_libraries_and_the_fonts_that_are_asked_for() -> None:
    here = traits(["No Such Font"])
    assert here["font no such font"] == "none"
    assert differences(here, traits(["No Such Font"])) == ""
    assert differences(here | {"font no such font": "1a2b"}, here) == "no font no such font"
    assert differences({"cairo": "1.18.4"}, here) == f"cairo {here['cairo']} instead of 1.18.4"


SHORT_WAITS = """
import sys
from studio.workers import cluster
from studio.__main__ import main
cluster._WAIT_SECONDS = 1
sys.exit(main(["render", *sys.argv[1:]]))
"""


def render_with_short_waits(project: Project, address: str) -> subprocess.Popen[str]:
    """Start a render by a scheduler that has a second for everything."""
    command = [sys.executable, "-c", SHORT_WAITS, lesson(project, '"turning_square"'), "--scheduler", address]
    return subprocess.Popen(command, cwd=project.root, stderr=subprocess.PIPE, text=True)


def test_a_scheduler_that_is_not_there_or_has_no_workers_is_one_clear_message(
    fresh: Project, tmp_path: Path
) -> None:
    with dask(tmp_path) as cluster, render_with_short_waits(fresh, cluster.address) as run:
        _, output = run.communicate()
    assert run.returncode == 1
    assert output == (
        f"no worker is connected to {cluster.address}; start one: .venv/bin/dask worker {cluster.address}\n"
    )
    with render_with_short_waits(fresh, cluster.address) as run:
        _, output = run.communicate()
    assert run.returncode == 1
    (line,) = output.splitlines()
    assert line.startswith(f"no dask scheduler can be reached at {cluster.address}: ")
    assert not (fresh.root / "renders").exists()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"", "no answer within 1 s"),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "the server there is no scheduler"),
    ],
)
def test_what_is_no_scheduler_is_one_clear_message(fresh: Project, said: bytes, reason: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with render_with_short_waits(fresh, address) as run:
            caller, _ = server.accept()
            caller.sendall(said)
            _, output = run.communicate()
    assert run.returncode == 1
    assert output == f"no dask scheduler can be reached at {address}: {reason}\n"


def test_a_scheduler_that_is_lost_in_the_middle_is_one_clear_message(
    fresh: Project, gate: Path, tmp_path: Path
) -> None:
    clip = lesson(fresh, f'"waiting"\ngate = "{gate}"')
    with (
        dask(tmp_path, workers=1) as cluster,
        fresh.start("render", clip, "--scheduler", cluster.address) as run,
        waiting_at(gate, run) as pipe,
    ):
        assert pipe.readline()
        assert run.stdout is not None
        # The scheduler passes on what a worker says, later than the scene comes to the gate.
        output = [run.stdout.readline() for _ in range(2)]
        cluster.scheduler.kill()
        output += run.stdout.readlines()
    assert run.returncode == 1
    assert output == [
        "waiting: drawing come\n",
        "waiting: drawing go_through\n",
        f"the dask scheduler at {cluster.address} was lost; what was drawn is kept\n",
    ]


ENDED_AND_LOST = """
import os, signal, sys, threading
from studio.base import Limits
from studio.workers import ClusterExecutor, cluster

ended = ClusterExecutor(Limits(scheduler=sys.argv[1]), print, [])
answers = [ended.submit(int) for _ in range(3)]
ended.shutdown(cancel_futures=True)
print(*{str(answer.exception()) for answer in answers}, sep=os.linesep)
print([thread.name for thread in threading.enumerate() if not thread.daemon])

lost = ClusterExecutor(Limits(scheduler=sys.argv[1]), print, [])
cluster._WAIT_SECONDS = 1
os.kill(int(sys.argv[2]), signal.SIGSTOP)
print(lost.submit(int).exception())
lost.shutdown(cancel_futures=True)
"""


def test_calls_end_with_their_executor_and_when_the_scheduler_does_not_answer(tmp_path: Path) -> None:
    with dask(tmp_path) as cluster:
        command = [sys.executable, "-c", ENDED_AND_LOST, cluster.address, str(cluster.scheduler.pid)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    lost = f"the dask scheduler at {cluster.address} was lost; what was drawn is kept"
    # The interpreter waits for threads that are no daemons before it ends.
    assert done.stdout.splitlines() == [lost, "['MainThread']", lost], done.stderr


@pytest.mark.parametrize("address", ["nonsense", "http://host:8786", "tcp://host", ""])
def test_what_is_no_address_is_refused_with_what_would_be_one(fresh: Project, address: str) -> None:
    done = fresh.studio("render", "lessons/tiny.toml", "--scheduler", address)
    assert done.returncode == 2
    assert f"an address such as tcp://host:8786 is needed, not {address!r}" in done.stderr


def test_without_a_scheduler_dask_is_not_imported() -> None:
    program = (
        "import sys, studio.__main__, studio.pipeline; print({'dask', 'distributed'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_without_dask_a_scheduler_is_answered_by_what_to_install(
    fresh: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "distributed.py").write_text("raise ImportError\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    done = fresh.studio("render", lesson(fresh, '"turning_square"'), "--scheduler", "tcp://127.0.0.1:1")
    assert done.returncode == 1
    assert done.stderr == (
        "a scheduler can only be asked with dask; install it: "
        ".venv/bin/python -m pip install -c constraints.txt -e '.[cluster]'\n"
    )
