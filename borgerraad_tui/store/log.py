"""The log as it is read: names instead of keys, without models (the desk's detail and the inquiry's own room)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from borgerraad_tui.store.engine import Engine

ENTRIES = """
SELECT l.id, l.corrects, l.happened, l.clock, l.entered, kind.key, coalesce(kind.short, kind.name), manner.name, l.party,
       department.name, l.minutes, l.text
FROM log_entry AS l
JOIN catalogue AS kind ON kind.id = l.kind
LEFT JOIN catalogue AS manner ON manner.id = l.manner
LEFT JOIN catalogue AS department ON department.id = l.department
"""
OF_INQUIRY = f"{ENTRIES} WHERE l.inquiry = ? ORDER BY l.happened DESC, l.clock DESC, l.id DESC"
UNTOLD = """
SELECT l.id, l.inquiry, i.year, i.number, kind.name, l.clock, i.subject
FROM log_entry AS l
JOIN inquiry AS i ON i.id = l.inquiry
JOIN catalogue AS kind ON kind.id = l.kind AND kind.key IN ('samtale', 'moede')
WHERE l.happened = ? AND l.text = '' AND NOT EXISTS (SELECT 1 FROM log_entry AS later WHERE later.corrects = l.id)
ORDER BY l.happened, l.id
"""
"""The talks and meetings of a day that nothing was written about."""


STANDING = """
WITH RECURSIVE later(id) AS (
  SELECT ? UNION SELECT entry.id FROM later JOIN log_entry AS entry ON entry.corrects = later.id
) SELECT max(id) FROM later
"""


class ReadEntry(NamedTuple):
    """One entry; `kind` is a catalogue key, the rest names and ISO text. `corrects` is the id of the one it corrects."""

    id: int
    corrects: int | None
    happened: str
    clock: str | None
    entered: str
    kind: str
    kind_name: str
    manner: str | None
    party: str | None
    department: str | None
    minutes: int | None
    text: str


class Logged(NamedTuple):
    """An entry as it stands now, and the ones it corrected, the latest first."""

    now: ReadEntry
    earlier: tuple[ReadEntry, ...]


class Untold(NamedTuple):
    """One talk without a note."""

    id: int
    inquiry: int
    year: int
    number: int
    kind: str
    clock: str | None
    subject: str


def log_of(engine: Engine, inquiry: int) -> list[Logged]:
    """The log of one inquiry, newest first; what was corrected stands with its correction."""
    entries = {row[0]: ReadEntry(*row) for row in engine.rows(OF_INQUIRY, (inquiry,))}
    corrected = {entry.corrects for entry in entries.values()}
    return [Logged(entry, _earlier(entry, entries)) for entry in entries.values() if entry.id not in corrected]


def standing(engine: Engine, entry: int) -> int:
    """The entry that stands now where this one was written: its last correction, or itself."""
    return int(engine.one(STANDING, (entry,)))


def untold(engine: Engine, day: date) -> list[Untold]:
    """The day's talks and meetings without a word written."""
    return [Untold(*row) for row in engine.rows(UNTOLD, (day.isoformat(),))]


def _earlier(entry: ReadEntry, entries: dict[int, ReadEntry]) -> tuple[ReadEntry, ...]:
    before = entries.get(entry.corrects or 0)
    return (before, *_earlier(before, entries)) if before else ()
