"""Search as she types, letter by letter, with a filter and without, beside the index's own bare lookup of the same letters; and
filters without words, which list all that they let through, beside the newest of all.

Every inquiry has three entries in its log, which are searched as well; what is read for the first window of the list counts too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from random import Random
from time import thread_time

from borgerraad_tui.store.found_rows import found_rows
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.search import MOST
from borgerraad_tui.tui.widgets.windows import WINDOW
from tests.bench.measuring import Bench, Figure, Spread, bench, size_text, timed
from tests.bench.registers import LAST_DAY, SEED, WORDS

BARE = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
LONGEST = 6
WITHIN = {10_000: (10.0, 10.0), 1_000_000: (20.0, 100.0)}
FILTERED_WITHIN = {10_000: (10.0, 10.0), 100_000: (50.0, 100.0)}
"""Milliseconds in the median and in all but one of a hundred, up to so many inquiries: of words alone, and with filters."""


LOGGED = 3
"""Log entries an inquiry."""
FILTERS = {
    "": "search, a letter", "område:V&S": "search, område:", "udfald:kritik er:lukket": "search, udfald: er:",
    "år:2005": "search, år:",
}  # fmt: skip
"""What stands in the line before the letters, and what it is called."""
ALONE = (
    "område:B&I",
    "område:B&I område:V&S",
    "tema:hjemmel",
    "udfald:undersøgt",
    "sted:gram",
    "er:åben",
    "er:lukket",
    "år:2005",
)
NEWEST = "SELECT id FROM inquiry ORDER BY received DESC, id DESC LIMIT ?"


def measure(run: Bench) -> Iterator[Figure]:
    """One word and the beginning of a second one."""
    typed = list(_typed(max(1, run.rounds // LONGEST)))
    for size in run.sizes:
        with closing(run.registers.read(size, logged=LOGGED)) as register:
            for filters, what in FILTERS.items():
                if filters and size > max(FILTERED_WITHIN):
                    continue
                yield _figure(what, filters, size, register, typed)
            if size <= max(FILTERED_WITHIN):
                yield _alone(size, register, max(1, run.rounds // len(ALONE)))


def _figure(what: str, filters: str, size: int, register: Register, typed: list[str]) -> Figure:
    def bare(text: str) -> None:
        query = " ".join(f'"{word}"*' for word in text.split())
        register.engine.execute(BARE, (query, MOST)).fetchall()

    def searched(text: str) -> None:
        found_rows(register, f"{filters} {text}", LAST_DAY).rows(0, WINDOW)

    for text in typed[:LONGEST]:
        searched(text)
    found = Spread.of(_each(searched, typed))
    limit = Spread.of(_each(bare, typed))
    middle, worst = next(
        within for most, within in sorted((FILTERED_WITHIN if filters else WITHIN).items()) if size <= most
    )
    kept = found.median <= middle and found.p99 <= worst
    reach = f"p50 <= {middle:.0f}, p99 <= {worst:.0f} ms"
    on = f"{size_text(size)}, log {LOGGED} each, warm"
    return Figure(what, on, found, "bare FTS5", limit, found.median / limit.median, reach, kept)


def _alone(size: int, register: Register, rounds: int) -> Figure:
    """Filters without words: how many there are, and the first window."""

    def listed(filters: str) -> None:
        rows = found_rows(register, filters, LAST_DAY)
        rows.count()
        rows.rows(0, WINDOW)

    lines = [filters for filters in ALONE for _ in range(rounds)]
    limit = Spread.of(_each(lambda _: register.engine.execute(NEWEST, (WINDOW,)).fetchall(), lines))
    found = Spread.of(_each(listed, lines))
    middle, worst = next(within for most, within in sorted(FILTERED_WITHIN.items()) if size <= most)
    kept = found.median <= middle and found.p99 <= worst
    reach = f"p50 <= {middle:.0f}, p99 <= {worst:.0f} ms"
    return Figure(
        "filters without words", size_text(size), found, "the newest", limit, found.median / limit.median, reach, kept
    )


def _each(act: Callable[[str], object], typed: list[str]) -> list[float]:
    left = iter(typed)
    return timed(lambda: act(next(left)), len(typed), thread_time)


def _typed(words: int) -> Iterator[str]:
    """What stands in the line after each letter."""
    random = Random(SEED)
    for number in range(words):
        before = f"{random.choice(WORDS)} " if number % 3 == 0 else ""
        word = random.choice(WORDS)
        yield from (before + word[:letters] for letters in range(1, min(len(word), LONGEST) + 1))


if __name__ == "__main__":
    bench(measure)
