"""From the start of the process to the desk painted: head, key bar and the list's lowest row; and the memory it takes.

Runs are paired with the smallest Textual app there is, one after the other, so that both meet the same machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from borgerraad_tui.store.listing import open_inquiries
from borgerraad_tui.store.register import open_register
from borgerraad_tui.store.settings import LEFT_IN, LEFT_ON
from tests.bench.measuring import Bench, Figure, Spread, bench, size_text
from tests.bench.minimal import READY
from tests.bench.registers import CLOCK, OPEN
from tests.bench.terminal import Terminal

VISIBLE = 34
"""Rows of the list on a screen of 40 lines."""
MARK = 15
"""Letters of a subject that are shown in any case."""
RUNS = 15
MEMORY = 60.0
"""Megabytes to stay within."""


class Start(NamedTuple):
    """A register to start on, and where its desk was left (None: nowhere)."""

    name: str
    path: Path
    left_on: int | None
    mark: str

    def put_back(self) -> None:
        """Leave it again as it was left before the last run."""
        register = open_register(self.path, CLOCK)
        register.settings.set(LEFT_IN, "desk")
        register.settings.set(LEFT_ON, str(self.left_on or ""))
        register.close()


class Seen(NamedTuple):
    """One start: seconds to the first frame, on the CPU until then, and to counts and detail; kB at the frame and later."""

    framed: float
    on_cpu: float
    settled: float
    small: int
    large: int


TIMES = (
    ("first frame", 0, 0, 1.2),
    ("first frame, on the CPU", 1, 1, 1.2),
    ("counts and detail painted", 2, 0, None),
)
"""What is told of a start: its place among the seconds, that of the smallest app's, and the most it may be of it."""


def measure(run: Bench) -> Iterator[Figure]:
    """The desk of each size, and the same with every inquiry open and the cursor left in the middle."""
    starts = [_start(run, size, opened) for size in run.sizes for opened in (OPEN, min(size, 100_000))]
    for start in starts:
        _seen(start)
    smallest()
    pairs = [(smallest(), [_seen(start) for start in starts]) for _ in range(RUNS)]
    least = [pair[0] for pair in pairs]
    for place, start in enumerate(starts):
        seen = [desks[place] for _, desks in pairs]
        for what, column, against, most in TIMES:
            ratio = median(desk[column] / small[against] for desk, small in zip(seen, least, strict=True))
            found, limit = Spread.of(desk[column] for desk in seen), Spread.of(small[against] for small in least)
            reach = f"<= {most}" if most else ""
            yield Figure(what, start.name, found, "smallest app", limit, ratio, reach, not most or ratio <= most)
        yield _memory("memory at the frame", start.name, [desk.small for desk in seen], least[0].small)
        yield _memory("memory, all imported", start.name, [desk.large for desk in seen], least[0].small)


def _memory(what: str, on: str, found: list[int], least: int) -> Figure:
    peaks, limit = Spread(median(found) / 1_000, max(found) / 1_000), Spread(least / 1_000, least / 1_000)
    kept = peaks.p99 <= MEMORY
    return Figure(what, on, peaks, "smallest app", limit, peaks.median / limit.median, "<= 60 MB", kept, "MB")


def _start(run: Bench, size: int, opened: int) -> Start:
    path = run.registers.copy(size, f"start-{size}-{opened}.db", opened=opened)
    register = open_register(path, CLOCK)
    window = open_inquiries(register.engine)
    # a desk left in the middle has its cursor on the lowest row
    last = window.rows(VISIBLE - 1 if opened == OPEN else opened // 2, 1)[0]
    register.close()
    left = None if opened == OPEN else last.id
    name = f"{size_text(size)}, {size_text(opened)} open{', left in the middle' if left else ''}"
    return Start(name, path, left, last.subject[:MARK])


def smallest() -> Seen:
    """One start of the smallest app there is."""
    with Terminal("tests.bench.minimal") as app:
        framed, on_cpu = app.until(READY), app.on_cpu()
        return Seen(framed, on_cpu, framed, app.peak(), app.peak())


def _seen(start: Start) -> Seen:
    start.put_back()
    with Terminal("borgerraad_tui", "--fil", start.path) as desk:
        framed, on_cpu, small = desk.until("Haderslev", "Hjælp", start.mark), desk.on_cpu(), desk.peak()
        settled = desk.until("Åbne", "ESDH")
        desk.settle()
        shown = desk.text()
        assert start.mark in shown, f"no row {start.mark!r} on\n{shown}"
        return Seen(framed, on_cpu, settled, small, desk.peak())


if __name__ == "__main__":
    bench(measure)
