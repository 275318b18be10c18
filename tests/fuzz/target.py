"""What the guided search does with each text that it thinks of; run by `python -m tests.fuzz`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import typst

AT_A_TIME = 200
EXAMPLES = 5


class Target:
    """Checks a text and goes on after a breach, which is written down in a folder."""

    def __init__(self, folder: Path) -> None:
        from tests.fuzz import costs, parser_claims

        self.costs, self.claims = costs, parser_claims
        self.findings, self.counts = folder / "findings.jsonl", folder / "counts.json"
        self.seen: Counter[str] = Counter()
        self.slowest = (0.0, "")
        self.notations: dict[str, str] = {}

    def __call__(self, data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        self.seen["texts"] += 1
        try:
            self.check(text)
        except Exception as error:
            self.write_down(text, error)
        if self.seen["texts"] % 1000 == 0:
            self.counts.write_text(json.dumps({**self.seen, "slowest": self.slowest}))

    def check(self, text: str) -> None:
        function, seconds = self.costs.by_clock(lambda: self.claims.read(text))
        self.slowest = max(self.slowest, (seconds, text))
        if function is None:
            return
        self.seen["accepted"] += 1
        self.claims.check_notation(text, function)
        self.claims.check_values(text, function)
        self.notations[function.typst] = text
        if len(self.notations) >= AT_A_TIME:
            self.compile_notations()

    def compile_notations(self) -> None:
        """Typst must set what the parser writes: asked in bulk, one by one where it does not."""
        if not _compiles(list(self.notations)):
            for notation, text in self.notations.items():
                if not _compiles([notation]):
                    self.write_down(text, ValueError(f"Typst does not set {notation}"))
        self.notations.clear()

    def write_down(self, text: str, error: Exception) -> None:
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        place = f"{frame.tb_frame.f_code.co_name}:{frame.tb_lineno}" if frame else "Typst"
        kind = f"{type(error).__name__} in {place}"
        self.seen[kind] += 1
        if self.seen[kind] <= EXAMPLES:
            with self.findings.open("a", encoding="ascii") as file:
                print(json.dumps({"text": text, "kind": kind, "why": str(error)[:300]}), file=file)


def _compiles(notations: list[str]) -> bool:
    page = "\n\n".join(f"$ {notation} $" for notation in notations)
    try:
        typst.compile(page.encode(), format="svg")
    except typst.TypstError:
        return False
    return True


def main() -> None:
    """Atheris sees the branches of what is imported under its eyes, so nothing of ours is imported before."""
    import atheris

    program, folder, *settings = sys.argv
    with atheris.instrument_imports(include=["mathlib"]):
        target = Target(Path(folder))
    atheris.Setup([program, *settings], target, internal_libfuzzer=True)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
