"""Look for texts that break the parser, guided by coverage: `make fuzz SECONDS=1200`.

Starts from the corpus of the tests, and reports at its end what broke, how many texts it tried, and which
lines they reached. Without atheris, hypothesis looks for them, unguided.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mathlib.formula import CONSTANTS, VOCABULARY
from tests.fuzz import corpus
from tests.fuzz.reached import few, lines_reached

LONGEST = 120
KEPT_LENGTH = 80
WORDS = (*VOCABULARY, *CONSTANTS, "if ", " else ", " and ", " or ", "not ", "**", "<=", "√", "²", "⁻¹", "π",
         "x^", "(x", "1e9", "1e-9", "10^10", "9^9", "max(x,", "0 if x<")  # fmt: skip
STOPPED = ("crash", "timeout", "oom", "leak")
"""How libFuzzer names the text at which it gave up."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--seconds", type=_positive, default=120)
    parser.add_argument("--keep", action="store_true", help="write what it reaches into the tests' corpus")
    options = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed (.venv/bin/python -m pip install -e '.[fuzz]').")
        print("hypothesis looks instead, at 2000 texts a property, however long that takes.", flush=True)
        return _by_hypothesis()
    with TemporaryDirectory(prefix="fuzz-") as folder:
        return _guided(Path(folder), options.seconds, options.keep)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of seconds, such as 1200")
    return int(text)


def _by_hypothesis() -> int:
    command = [sys.executable, "-m", "pytest", "tests/mathlib/parsing/test_parser_fuzz.py"]
    return subprocess.run(command, env=os.environ | {"HYPOTHESIS_PROFILE": "fuzz"}, check=False).returncode


def _guided(folder: Path, seconds: int, keep: bool) -> int:
    grown = folder / "grown"
    grown.mkdir()
    for number, text in enumerate(corpus.everything()):
        (grown / str(number)).write_bytes(text.encode("utf-8", "surrogateescape"))
    words = folder / "words"
    words.write_text("".join(f'"{_in_hex(word)}"\n' for word in WORDS))
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-rss_limit_mb=2000", "-timeout=60"]
    settings = [*limits, f"-dict={words}", f"-artifact_prefix={folder}/", str(grown)]
    subprocess.run([sys.executable, "-m", "tests.fuzz.target", str(folder), *settings], check=False)
    findings = _findings(folder)
    texts = {_text(file) for file in grown.iterdir()}
    _tell(json.loads((folder / "counts.json").read_text()), texts, findings)
    if keep:
        others = set(corpus.by_hand()) | set(corpus.read(corpus.FOUND))
        short = {text for text in texts if len(text) <= KEPT_LENGTH}
        corpus.write(corpus.GUIDED, [text for text in few(short) if text not in others])
    return 1 if findings else 0


def _findings(folder: Path) -> list[dict[str, str]]:
    file = folder / "findings.jsonl"
    found = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    stopped = [(kind, each) for kind in STOPPED for each in folder.glob(f"{kind}-*")]
    return found + [
        {"kind": kind, "text": _text(each), "why": "the search stopped"} for kind, each in stopped
    ]


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "surrogateescape")


def _in_hex(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _tell(counts: dict, texts: set[str], findings: list[dict[str, str]]) -> None:
    seconds, slowest = counts["slowest"]
    print(f"{counts['texts']:,} texts, of them {counts.get('accepted', 0):,} accepted")
    print(f"the slowest took {1000 * seconds:.0f} ms: {slowest!a}")
    for file, (reached, lines) in lines_reached(texts).items():
        print(f"{file}: {reached} of {lines} lines reached")
    for finding in findings:
        print(f"{finding['kind']}: {finding['text']!a}: {finding['why']!a}")


if __name__ == "__main__":
    sys.exit(main())
