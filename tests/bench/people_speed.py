"""Who may be meant while a name, a phone number or a mail is typed, letter by letter, beside one word's bare lookup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from random import Random
from time import thread_time

from borgerraad_tui.store.known import likely
from borgerraad_tui.store.name_words import HITS, MOST
from borgerraad_tui.store.register import Register
from tests.bench.measuring import Bench, Figure, Spread, bench, size_text, timed
from tests.bench.registers import FIRST_NAMES, LAST_NAMES, SEED, WORDS

WITHIN = 10.0
"""Milliseconds in all but one of a hundred."""

Typed = tuple[str, str, str]
"""Name, phone and mail as far as they are typed."""


def measure(run: Bench) -> Iterator[Figure]:
    """The commonest names as well as rare ones, in any order, then numbers and mails."""
    typed = list(_typed(max(1, run.rounds // 10)))
    for size in run.sizes:
        with closing(run.registers.read(size)) as register:
            yield _figure(size, register, typed)


def _figure(size: int, register: Register, typed: list[Typed]) -> Figure:
    for text in typed[:40]:
        likely(register.engine, *text)
    left = iter(typed)
    found = Spread.of(timed(lambda: likely(register.engine, *next(left)), len(typed), thread_time))
    bare = HITS.format("word >= ? AND word < ?") + " LIMIT ?"
    limit = Spread.of(timed(lambda: register.engine.rows(bare, ("a", "b", MOST)), len(typed), thread_time))
    ratio = found.p99 / limit.median
    kept = found.p99 <= WITHIN
    reach = f"p99 <= {WITHIN:.0f} ms"
    return Figure("a name typed, a letter", f"{size_text(size)}, warm", found, "one word", limit, ratio, reach, kept)


def _typed(names: int) -> Iterator[Typed]:
    """What stands in the fields after each letter."""
    random = Random(SEED)
    for _ in range(names):
        parts = [random.choice(FIRST_NAMES), random.choice(FIRST_NAMES), random.choice(LAST_NAMES)]
        random.shuffle(parts)
        name = " ".join(parts[random.randint(0, 1) :])
        yield from ((name[:letters], "", "") for letters in range(1, len(name) + 1))
        phone = str(random.randint(20_000_000, 99_999_999))
        yield from ((name, phone[:digits], "") for digits in range(1, len(phone) + 1))
        mail = f"{random.choice(WORDS)}{random.randint(1, 99)}"
        yield from (("", "", mail[:letters]) for letters in range(1, len(mail) + 1))


if __name__ == "__main__":
    bench(measure)
