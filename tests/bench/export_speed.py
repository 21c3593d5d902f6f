"""The whole report in each format, counted and written anew each time: all formats together within a second.

The second is this machine's: as many first frames of the smallest Textual app, measured in the same run, as went into a second
where the promise was measured. A warm run is one of many in a process; a cold one is the first of its process, and brings in the
libraries that write.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from borgerraad_tui.chapters.parts import PIECES
from borgerraad_tui.chapters.plan import ReportPlan, single_period
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.domain.report import ReportBlock
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS
from borgerraad_tui.store.register import Register, open_register
from tests.bench.first_frame import RUNS, smallest
from tests.bench.measuring import Bench, Figure, Spread, bench, size_text, timed
from tests.bench.registers import CLOCK, LAST_DAY, YEARS

SIZE = 10_000
ON_THE_FIRST_MACHINE = 217.0
"""Milliseconds of the smallest app's first frame where the second was promised."""
TIMES = 9
COLD = "import sys; from tests.bench.export_speed import first_written; first_written(*sys.argv[1:])"


def measure(run: Bench) -> Iterator[Figure]:
    """Ten thousand inquiries over thirty years, every piece in: each format, then all together."""
    second = Spread.of(smallest().framed * 1_000 / ON_THE_FIRST_MACHINE for _ in range(RUNS))
    path = run.registers.file(SIZE)
    with closing(open_register(path, CLOCK)) as register:
        warm = {name: _warm(register, name) for name in DOCUMENT_FORMATS}
    cold = {name: _cold(path, name) for name in DOCUMENT_FORMATS}
    for state, found in (("warm", warm), ("first in its process", cold)):
        on = f"{size_text(SIZE)}, every piece, {state}"
        for name, times in found.items():
            yield _figure(f"report as {name}", on, times, second)
        together = [sum(times) for times in zip(*found.values(), strict=True)]
        yield _figure("report in all formats", on, together, second)


def first_written(path: str, name: str) -> None:
    """Write the report once, and say how long that took: for a process of its own."""
    with closing(open_register(Path(path), CLOCK)) as register:
        began = perf_counter()
        _write(register, name)
        print(perf_counter() - began)


def _figure(what: str, on: str, seconds: list[float], second: Spread) -> Figure:
    found = Spread.of(seconds)
    ratio = found.median / second.median
    return Figure(what, on, found, "a second of this machine", second, ratio, "<= 1", ratio <= 1)


def _warm(register: Register, name: str) -> list[float]:
    _write(register, name)
    return timed(lambda: _write(register, name), TIMES)


def _cold(path: Path, name: str) -> list[float]:
    command = (sys.executable, "-c", COLD, str(path), name)
    return [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(TIMES)]


def _write(register: Register, name: str) -> None:
    assert DOCUMENT_FORMATS[name].write(report_document(register, _plan(register)))


def _plan(register: Register) -> ReportPlan:
    first = LAST_DAY.replace(year=LAST_DAY.year - YEARS)
    plan = single_period(register, "Beretning", first, LAST_DAY)
    every = {piece.key: ReportBlock(report=0, block=piece.key) for piece in PIECES}
    return ReportPlan(plan.report, plan.parts, {None: every})


if __name__ == "__main__":
    bench(measure)
