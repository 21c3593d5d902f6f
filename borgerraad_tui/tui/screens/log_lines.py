"""The log of an inquiry in words, with its reminders: part of the desk's detail and of the inquiry's own room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.dates import danish_day, short_past
from borgerraad_tui.store.log import Logged, ReadEntry, log_of
from borgerraad_tui.store.reminders import DueReminder, reminders_of
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph

PARTY_WORDS = {"citizen": "Borger", "department": "Forvaltning", "other": "Andre"}
DAY, KIND = 6, 9
"""Cells of the day and of the kind."""
WAYS = {"Ind": " ind", "Ud": " ud"}
"""The manners that stand with the kind."""
NOTHING_WRITTEN = "! uden notat"


def reminder_lines(office: Office, inquiry: int) -> Iterator[Paragraph]:
    """What is to be remembered, the oldest first."""
    for one in reminders_of(office.register.engine, inquiry):
        one = one._replace(text=office.glyphs.hers(one.text))
        yield Paragraph([Part("Husk".ljust(9), "muted"), Part(*reminder_words(one, office.today))], hang=9)


def reminder_words(one: DueReminder, today: date) -> tuple[str, Role]:
    """A reminder in words, pressing from its day on."""
    due = date.fromisoformat(one.due)
    if due > today:
        return f"{danish_day(due)} {one.text}", "text"
    when = "I DAG" if due == today else f"OVER FRIST {danish_day(due)}"
    return f"! {when} {one.text}", "late"


def log_lines(office: Office, inquiry: int, *, whole: bool = False) -> Iterator[Paragraph]:
    """The entries, newest first; the `whole` log tells when each was written, how long it took, and what it said before."""
    entries = log_of(office.register.engine, inquiry)
    if entries:
        yield Paragraph([Part("Log", "muted")], rule=True)
    for logged in entries:
        logged = _veiled(logged, office.glyphs)
        yield from _entry(logged, office.today)
        if whole:
            yield from _beside(logged, office.glyphs.separator)


def _veiled(logged: Logged, glyphs: Glyphs) -> Logged:
    """The entry and what it corrected, with the words as they may be shown now."""
    now, *earlier = (
        one._replace(text=glyphs.hers(one.text), esdh=glyphs.hers(one.esdh)) for one in (logged.now, *logged.earlier)
    )
    return logged._replace(now=now, earlier=tuple(earlier))


def _entry(logged: Logged, today: date) -> Iterator[Paragraph]:
    entry = logged.now
    # one of an earlier year is longer than its column, and still stands apart
    day = f"{short_past(date.fromisoformat(entry.happened), today)} ".ljust(DAY)
    first, *rest = entry.text.split("\n")
    who = with_whom(entry)
    told = [Part(f"{who}: " if who and first else who), Part(first)]
    if not entry.text and entry.kind in ("samtale", "moede"):
        told.append(Part(f" {NOTHING_WRITTEN}".lstrip() if not who else f" {NOTHING_WRITTEN}", "late"))
    yield Paragraph([Part(day, "muted"), Part(kind_words(entry).ljust(KIND), "key"), *told], hang=DAY)
    for line in rest:
        yield Paragraph([Part(" " * DAY + line)], hang=DAY)


def _beside(logged: Logged, separator: str) -> Iterator[Paragraph]:
    """When it was written, and the words it corrected: nothing said once is gone."""
    entry = logged.now
    minutes = "" if entry.minutes is None else f"{entry.minutes} min"
    clock = f"kl. {entry.clock}" if entry.clock else ""
    late = "" if entry.entered[:10] == entry.happened else f"skrevet {_moment(entry.entered)}"
    corrected = f"rettet {_moment(entry.entered)}" if logged.earlier else late
    manner = "" if entry.manner in WAYS else entry.manner or ""
    esdh = f"ESDH {entry.esdh}" if entry.esdh else ""
    facts = f" {separator} ".join(part for part in (manner, clock, minutes, esdh, corrected) if part)
    if facts:
        yield Paragraph([Part(" " * DAY + facts, "muted")], hang=DAY)
    for before in logged.earlier:
        told = " ".join(before.text.split("\n"))
        yield Paragraph(
            [Part(" " * DAY + f"før, skrevet {_moment(before.entered)}: {told or 'uden tekst'}", "muted")], hang=DAY
        )


def kind_words(entry: ReadEntry) -> str:
    """The kind in few cells; a mail or a letter with its way."""
    return f"{entry.kind_name}{WAYS.get(entry.manner or '', '')}"


def with_whom(entry: ReadEntry) -> str:
    """Whom it was with, in a word: the unit, else the party."""
    return entry.department or PARTY_WORDS.get(entry.party or "", "")


def _moment(text: str) -> str:
    return f"{danish_day(date.fromisoformat(text[:10]))} {text[11:16]}"
