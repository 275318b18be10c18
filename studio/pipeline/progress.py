"""The progress of a run: plain lines, or a live table in a terminal."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from studio.base import Failure

if TYPE_CHECKING:
    from rich.live import Live
    from rich.table import Table

_SILENCE = 2.0
"""Seconds after which a line is due about parameters that are being checked."""

_FEW = 4
"""Clips whose check is not worth a line."""


class Progress:
    """The state of every clip of a run, printed in plain lines as it changes.

    `costs` maps each clip that is rendered to its beats that are to be drawn, with their costs.
    """

    def __init__(self, costs: Mapping[str, Mapping[str, float]], out: TextIO) -> None:
        self.costs, self.out = costs, out
        self.drawing: dict[str, list[str]] = {clip: [] for clip in costs}
        self.drawn: dict[str, list[str]] = {clip: [] for clip in costs}
        self.outcome: dict[str, str] = {}
        self._started = self._told = time.monotonic()
        self._checked = ""

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *error: object) -> None:
        """Plain lines need no cleaning up."""

    def checked(self, count: int, total: int) -> None:
        """Note how many clips have had their parameters checked; print it now and then."""
        self._checked = f"checked {count} of {total} clips" if count < total else ""
        now = time.monotonic()
        if count == total:
            self._started = now  # Of drawing, by whose speed the time that is left is foretold.
        if _FEW < count < total and now - self._told > _SILENCE:
            self._told = now
            self.print_line(f"checked the parameters of {count} of {total} clips")

    def update(self, clip: str, beat: str, is_drawn: bool) -> None:
        """Note that a worker has begun or drawn a beat, which is repeated if its machine was lost."""
        if beat in self.drawing[clip]:
            self.drawing[clip].remove(beat)
        if is_drawn and beat not in self.drawn[clip]:
            self.drawn[clip].append(beat)
        if not is_drawn:
            self.drawing[clip].append(beat)
            self.print_line(f"{clip}: drawing {beat}")

    def beat_in_progress(self, clip: str, beats: Iterable[str]) -> str:
        """The beat of a worker that has begun and not ended."""
        return next((beat for beat in beats if beat in self.drawing[clip]), "")

    def finished(self, clip: str) -> None:
        self.outcome[clip] = "rendered"
        self.print_line(f"{clip}: rendered{self._left()}")

    def failed(self, clip: str) -> None:
        self.outcome[clip] = "failed"
        self.print_line(f"{clip}: failed")

    def print_line(self, line: str) -> None:
        print(line, file=self.out, flush=True)

    def time_left(self) -> float | None:
        """Seconds until all is drawn, at the speed so far; None before anything is drawn."""
        todo = {clip: beats for clip, beats in self.costs.items() if clip not in self.outcome}
        left = sum(
            cost
            for clip, beats in todo.items()
            for beat, cost in beats.items()
            if beat not in self.drawn[clip]
        )
        done = sum(self.costs[clip][beat] for clip, beats in self.drawn.items() for beat in beats)
        return (time.monotonic() - self._started) * left / done if done else None

    def _left(self) -> str:
        left = self.time_left()
        return f", about {_duration(left)} left" if left else ""


class LiveProgress(Progress):
    """The same, as a table that is redrawn in place."""

    _live: Live

    def __enter__(self) -> LiveProgress:
        from rich.live import Live

        self._live = Live(get_renderable=self._table, refresh_per_second=4, transient=True)
        self._live.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._live.stop()

    def print_line(self, line: str) -> None:
        self._live.refresh()

    def _table(self) -> Table:
        from rich.progress_bar import ProgressBar
        from rich.table import Table

        left = self.time_left()
        table = Table.grid(padding=(0, 2))
        if self._checked:
            table.add_row("", "", self._checked)
        for clip, beats in self.costs.items():
            share = ProgressBar(len(beats) or 1, len(self.drawn[clip]) if beats else 1, width=24)
            now = ", ".join(self.drawing[clip]).replace("_", " ")
            table.add_row(clip, share, self.outcome.get(clip) or now or "waiting")
        table.add_row("", "", "" if left is None else f"about {_duration(left)} left")
        return table


def print_failures(failures: Sequence[Failure], out: TextIO, tracebacks: bool) -> None:
    """Print which clips failed, in which beat, where and why."""
    if tracebacks:
        for failure in failures:
            print(failure.traceback, file=out)
    if not out.isatty():
        for failure in failures:
            beat = f" in beat {failure.beat}" if failure.beat else ""
            print(f"{failure.clip} failed{beat} at {failure.where}: {failure.why}", file=out)
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(title="These clips failed", title_justify="left")
    for heading in ("clip", "beat", "where", "why"):
        table.add_column(heading, overflow="fold")
    for failure in failures:
        table.add_row(failure.clip, failure.beat, failure.where, failure.why, style="red")
    Console(file=out).print(table, markup=False)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
