"""The log as it is read: names instead of keys, without models (the desk's detail and the inquiry's own room)."""

from __future__ import annotations

import json
from datetime import date
from typing import Literal, NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.contact import contact_of
from borgerraad_tui.store.engine import Engine

ENTRIES = """
SELECT l.id, l.corrects, l.happened, l.clock, l.entered, kind.key, coalesce(kind.short, kind.name), manner.name, l.party,
       department.name, l.minutes, l.text, l.esdh
FROM log_entry AS l
JOIN catalogue AS kind ON kind.id = l.kind
LEFT JOIN catalogue AS manner ON manner.id = l.manner
LEFT JOIN catalogue AS department ON department.id = l.department
"""
OF_INQUIRY = f"{ENTRIES} WHERE l.inquiry = ? ORDER BY l.happened DESC, l.clock DESC, l.id DESC"
UNTOLD = """
SELECT 'entry', l.id, l.inquiry, i.year, i.number, kind.name, l.clock, i.subject
FROM log_entry AS l JOIN inquiry AS i ON i.id = l.inquiry JOIN catalogue AS kind ON kind.id = l.kind
WHERE l.happened = :day AND l.text = '' AND l.kind IN (SELECT value FROM json_each(:talks))
  AND NOT EXISTS (SELECT 1 FROM log_entry AS later WHERE later.corrects = l.id)
ORDER BY l.happened, l.id
"""
"""The talks and meetings of a day that nothing was written about."""
UNTOLD_RECEIVED = """
SELECT 'inquiry', i.id, i.id, i.year, i.number, channel.name, NULL, i.subject
FROM inquiry AS i JOIN catalogue AS channel ON channel.id = i.channel
WHERE i.received = :day AND i.note = '' AND i.channel IN (SELECT value FROM json_each(:spoken)) AND NOT EXISTS (
  SELECT 1 FROM log_entry AS l
  WHERE l.inquiry = i.id AND (l.text <> '' OR l.happened = :day AND l.kind IN (SELECT value FROM json_each(:talks)))
    AND NOT EXISTS (SELECT 1 FROM log_entry AS later WHERE later.corrects = l.id))
ORDER BY i.received, i.id
"""
"""The inquiries that came in a talk that day, without a note and without a word in their log; one whose log has a talk of that
day without words stands there with it."""


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
    esdh: str


class Logged(NamedTuple):
    """An entry as it stands now, and the ones it corrected, the latest first."""

    now: ReadEntry
    earlier: tuple[ReadEntry, ...]


class Untold(NamedTuple):
    """One talk without a note: the log entry or the inquiry with that id, `named` as what it was."""

    kind: Literal["entry", "inquiry"]
    id: int
    inquiry: int
    year: int
    number: int
    named: str
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


def untold(engine: Engine, catalogue: Catalogue, day: date) -> list[Untold]:
    """The day's talks and meetings without a word written: inquiries that came in one, and what is logged."""
    contact = contact_of(catalogue)
    asked = {"day": day.isoformat(), "talks": json.dumps(contact.talks), "spoken": json.dumps(contact.spoken)}
    return [Untold(*row) for sql in (UNTOLD_RECEIVED, UNTOLD) for row in engine.rows(sql, asked)]


def _earlier(entry: ReadEntry, entries: dict[int, ReadEntry]) -> tuple[ReadEntry, ...]:
    before = entries.get(entry.corrects or 0)
    return (before, *_earlier(before, entries)) if before else ()
