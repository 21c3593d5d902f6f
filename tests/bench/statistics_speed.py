"""All nine tables of a random period of days, beside the same of a thousand inquiries, and beside one count without a tally."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from random import Random
from time import thread_time

from borgerraad_tui.store.register import Register
from tests.bench.measuring import Bench, Figure, Spread, bench, size_text, timed
from tests.bench.registers import LAST_DAY, SEED, YEARS

NAIVE = """
SELECT kind, directorate, theme, action, outcome, exclusion, closed IS NULL, count(*) FROM inquiry
WHERE received BETWEEN ? AND ? GROUP BY 1, 2, 3, 4, 5, 6, 7
"""
FEW = 1_000
COUNTS = 20
"""Times of the count without a tally."""


def measure(run: Bench) -> Iterator[Figure]:
    """Each size beside a thousand inquiries and beside the count."""
    with closing(run.registers.read(FEW)) as register:
        few = _tables(register, run.rounds)
    for size in run.sizes:
        with closing(run.registers.read(size)) as register:
            found, naive = _tables(register, run.rounds), _counts(register)
        on = f"{size_text(size)}, random periods, warm, on CPU"
        ratio = found.p99 / few.p99
        yield Figure(
            "nine tables", on, found, "of 1k", few, ratio, "p99 <= 5 ms, <= 2x 1k", found.p99 <= 5 and ratio <= 2
        )
        ratio = found.median / naive.median
        yield Figure("nine tables", on, found, "one GROUP BY", naive, ratio, "< 1", ratio < 1)


def _periods() -> Iterator[tuple[date, date]]:
    random = Random(SEED)
    while True:
        first, last = sorted(LAST_DAY - timedelta(days=random.randrange(YEARS * 365)) for _ in range(2))
        yield first, last


def _tables(register: Register, rounds: int) -> Spread:
    periods = _periods()
    register.figures(*next(periods))
    return Spread.of(timed(lambda: register.figures(*next(periods)), rounds, thread_time))


def _counts(register: Register) -> Spread:
    periods = _periods()

    def one() -> None:
        first, last = next(periods)
        register.engine.execute(NAIVE, (first.isoformat(), last.isoformat())).fetchall()

    one()
    return Spread.of(timed(one, COUNTS, thread_time))


if __name__ == "__main__":
    bench(measure)
