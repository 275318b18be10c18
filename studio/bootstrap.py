"""Set the project up: system packages, and the environment in `.venv`.

Runs on a bare Python, before anything is installed: `python3 -I studio/bootstrap.py [doctor]`.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".ready"
INPUTS = ("pyproject.toml", "constraints.txt")
OLDEST = (3, 11)
NEWEST = (3, 14)

_THIS = f"python{sys.version_info[0]}.{sys.version_info[1]}"
# What is needed, and its packages for apt, dnf, pacman and Homebrew.
PACKAGES = {
    "C compiler": ("gcc libc6-dev", "gcc", "gcc", "gcc"),
    "pkg-config": ("pkg-config", "pkgconf-pkg-config", "pkgconf", "pkgconf"),
    "Cairo headers": ("libcairo2-dev", "cairo-devel", "cairo", "cairo"),
    "Pango headers": ("libpango1.0-dev", "pango-devel", "pango", "pango"),
    "Python headers": (f"{_THIS}-dev", "python3-devel", "python", "python"),
    "Python venv": (f"{_THIS}-venv", "python3-libs", "python", "python"),
}
MANAGERS = {
    "apt-get": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install -y",
    "pacman": "pacman -S --needed --noconfirm",
    "brew": "brew install",
}


def main() -> int:
    """Set up, or with `doctor` only report what is installed."""
    if sys.version_info < OLDEST:
        return _run_with_a_newer_python()
    if sys.argv[1:] == ["doctor"]:
        return doctor()
    with _locked():
        return set_up()


def set_up() -> int:
    """Install missing packages where that is allowed, and build the environment."""
    missing = _missing()
    if missing and _may_install():
        print(f"Installing {', '.join(missing)} ...", flush=True)
        _install(missing)
        missing = _missing()
    if missing:
        print(_advice(missing), file=sys.stderr)
        return 1
    return build()


def doctor() -> int:
    """Report for everything that is needed whether it is installed; 0 if all is."""
    missing = _missing()
    found = {f"Python {sys.version.split()[0]}": True}
    found |= {need: need not in missing for need in PACKAGES}
    found["environment in .venv, as the project file asks"] = _current_stamp() == _wanted_stamp()
    found["H.264 encoder"] = _runs("import av; av.codec.Codec('libx264', 'w')")
    found["Manim"] = _runs("import manim")
    for need, is_there in found.items():
        print(f"{'ok     ' if is_there else 'MISSING'} {need}")
    if missing:
        print(_advice(missing))
    elif not all(found.values()):
        print("`make` will set up the environment.")
    return 0 if all(found.values()) else 1


def build() -> int:
    """Bring `.venv` up to date; one whose set-up was interrupted is built again."""
    wanted = _wanted_stamp()
    if _current_stamp() == wanted and _runs("pass"):
        with suppress(OSError):  # Of a checkout that cannot be written to; the next make looks again.
            STAMP.touch()
        return 0
    if not os.access(VENV if VENV.exists() else ROOT, os.W_OK):
        print(_read_only(), file=sys.stderr)
        return 1
    print("Setting up .venv; the first time this takes a minute or two ...", flush=True)
    if not (STAMP.exists() and _runs("pass")):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    STAMP.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command = [*pip, "-c", "constraints.txt", "-e", ".[dev]"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode == 0:
        STAMP.write_text(wanted)
    else:
        print(_why_not(done.stderr), file=sys.stderr)
    return done.returncode


def _read_only() -> str:
    advice = f"Copy the project to a folder of your own:\n  cp -r {ROOT} uphill && make -C uphill"
    return f"{VENV} cannot be written to. {advice}"


def _why_not(output: str) -> str:
    """What pip said in the end, and what set-up needs."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")] or lines
    said = "\n".join(f"  {line}" for line in errors[-3:])
    advice = "Set-up needs a package index once, over the network; nothing else needs one."
    return f"The packages could not be installed into .venv:\n{said}\n{advice}"


@contextmanager
def _locked() -> Iterator[None]:
    """Lock this checkout against other set-ups while the block runs; the lock is on this file itself."""
    with Path(__file__).open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("another make is setting up .venv; waiting for it to end", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _missing() -> list[str]:
    found = {
        "C compiler": any(map(shutil.which, ("cc", "gcc", "clang"))),
        "pkg-config": shutil.which("pkg-config") is not None,
        "Cairo headers": _has_headers("cairo"),
        "Pango headers": _has_headers("pangocairo"),
        "Python headers": Path(sysconfig.get_path("include"), "Python.h").exists(),
        "Python venv": find_spec("venv") is not None and find_spec("ensurepip") is not None,
    }
    return [need for need in PACKAGES if not found[need]]


def _has_headers(library: str) -> bool:
    pkg_config = shutil.which("pkg-config")
    return pkg_config is not None and _succeeds([pkg_config, "--exists", library])


def _may_install() -> bool:
    is_apt = shutil.which("apt-get") is not None
    return is_apt and (os.geteuid() == 0 or _succeeds(["sudo", "-n", "true"]))


def _install(missing: list[str]) -> None:
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False)
    command = _command("apt-get", missing).split()
    subprocess.run([*prefix, *command, "-qq"], check=False, stdout=subprocess.DEVNULL)


def _command(manager: str, missing: list[str]) -> str:
    column = list(MANAGERS).index(manager)
    return " ".join([MANAGERS[manager], *(PACKAGES[need][column] for need in missing)])


def _advice(missing: list[str]) -> str:
    here = [manager for manager in MANAGERS if shutil.which(manager)][:1] or list(MANAGERS)
    commands = [f"  {'' if manager == 'brew' else 'sudo '}{_command(manager, missing)}" for manager in here]
    return "\n".join([f"Missing: {', '.join(missing)}. Run this, then make again:", *commands])


def _run_with_a_newer_python() -> int:
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer is not None:
            os.execv(newer, [newer, "-I", __file__, *sys.argv[1:]])
    print(
        f"Python 3.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.\n"
        "Install one and name it: make PYTHON=/path/to/python3",
        file=sys.stderr,
    )
    return 1


def _wanted_stamp() -> str:
    """A hash of all that determines the environment."""
    decisive = [sys.version.encode(), *((ROOT / name).read_bytes() for name in INPUTS)]
    return hashlib.sha256(b"\0".join(decisive)).hexdigest()


def _current_stamp() -> str:
    return STAMP.read_text() if STAMP.exists() else ""


def _runs(program: str) -> bool:
    return PYTHON.exists() and _succeeds([str(PYTHON), "-c", program])


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
