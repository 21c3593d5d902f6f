"""What every bench shares: its options, the clock, and one line of the table for each thing measured.

The machine is never the measure: every figure stands beside a limit measured in the same run, and the ratio is what counts.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from tests.bench.registers import Registers

THOUSANDS = {"k": 1_000, "M": 1_000_000}


class Spread(NamedTuple):
    """Many times of one thing, in milliseconds: the middle one, and the one that only one in a hundred exceeds."""

    median: float
    p99: float

    @classmethod
    def of(cls, seconds: Iterable[float]) -> Spread:
        """The spread of times in seconds."""
        ordered = sorted(seconds)
        return cls(median(ordered) * 1_000, ordered[ceil(len(ordered) * 0.99) - 1] * 1_000)


class Figure(NamedTuple):
    """One line: what was measured on what, beside which limit; `reach` is the promise in words, and `kept` whether it held."""

    what: str
    on: str
    found: Spread
    limit: str
    against: Spread
    ratio: float
    reach: str
    kept: bool
    unit: str = "ms"


class Bench(NamedTuple):
    """One run: the registers it may use, and their sizes."""

    registers: Registers
    sizes: Sequence[int]
    rounds: int


Measure = Callable[[Bench], Iterator[Figure]]


def bench(*measures: Measure) -> None:
    """Run some benches as the command line asks, and print one table; the load before and after tells how far to trust it."""
    options = _options()
    with _folder(options.folder) as folder:
        run = Bench(Registers(folder), [size_of(text) for text in options.sizes.split(",")], options.rounds)
        print(
            f"load {_load()}; times in ms, median and p99; warm: modules compiled, files in the page cache, one run unmeasured"
        )
        print(_line("what", "on", "median", "p99", "limit", "ratio", "reach"))
        for measure in measures:
            for figure in measure(run):
                print(_told(figure), flush=True)
        print(f"load {_load()}")


def timed(act: Callable[[], object], times: int, clock: Callable[[], float] = perf_counter) -> list[float]:
    """How long an act took, so many times, in seconds.

    What only computes is timed by `thread_time`: on a machine that others use, too, the wall clock tells more of them than of us.
    """
    found = []
    for _ in range(times):
        began = clock()
        act()
        found.append(clock() - began)
    return found


def size_of(text: str) -> int:
    """A size as it is written: 10k, 1M."""
    return int(text[:-1]) * THOUSANDS[text[-1]] if text[-1] in THOUSANDS else int(text)


def size_text(size: int) -> str:
    """A size as it is read."""
    for sign, worth in reversed(THOUSANDS.items()):
        if size and size % worth == 0:
            return f"{size // worth}{sign}"
    return str(size)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure, beside a limit measured in the same run.")
    parser.add_argument("--sizes", default="10k,100k", help="inquiries in the registers (1M takes minutes to make)")
    parser.add_argument("--rounds", type=int, default=200, help="times that something short is done")
    parser.add_argument(
        "--folder", type=Path, help="where registers are kept from run to run; otherwise they are made anew"
    )
    return parser.parse_args()


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with TemporaryDirectory(prefix="borgerraad-bench-") as folder:
        yield Path(folder)


def _told(figure: Figure) -> str:
    found, against = figure.found, figure.against
    limit = f"{figure.limit} {against.median:.2f}, p99 {against.p99:.2f}"
    shown = f"{found.median:.2f}", f"{found.p99:.2f}", limit, f"{figure.ratio:.2f}"
    reach = f"{figure.reach} {'' if figure.kept else '  MISSED'}"
    return _line(figure.what if figure.unit == "ms" else f"{figure.what} ({figure.unit})", figure.on, *shown, reach)


def _line(what: str, on: str, middle: str, worst: str, limit: str, ratio: str, reach: str) -> str:
    return f"{what:<28} {on:<38} {middle:>8} {worst:>8}  {limit:<44} {ratio:>6}  {reach}".rstrip()


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())
