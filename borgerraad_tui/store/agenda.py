"""A span of days as the agenda shows it: public holidays, appointments, next steps and reminders, by day and time of day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from borgerraad_tui.domain.calendar import holiday
from borgerraad_tui.domain.waiting import last_in_time
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.reminders import due_reminders
from borgerraad_tui.store.requests import service_terms, unanswered_requests

What = Literal["office", "meeting", "cancelled", "step", "reminder", "answer", "holiday"]
STEPS = """
SELECT id, year, number, next_due, next_step, subject FROM inquiry
WHERE closed IS NULL AND coalesce(next_due, '9999-12-31') BETWEEN ? AND ? ORDER BY coalesce(next_due, '9999-12-31'), id
"""
"""Written as the index of the open inquiries is."""
FALLING = (
    "(repeats IS NULL AND day BETWEEN ? AND ?) OR (repeats IS NOT NULL AND day <= ? AND coalesce(until, '9999') >= ?)"
)
OTHERWISE = "SELECT series, instead FROM appointment WHERE series IS NOT NULL AND instead BETWEEN ? AND ?"
"""The days on which what repeats is otherwise: an appointment of its own says how."""
ORDER: dict[What, int] = {
    "holiday": -1,
    "office": 0,
    "meeting": 1,
    "cancelled": 1,
    "step": 2,
    "reminder": 3,
    "answer": 4,
}
Slot = tuple[int, date]
"""What an appointment is, whatever becomes of it: of one that repeats its id and the day it falls on, or would have."""


class AgendaItem(NamedTuple):
    """One line: `key` is unique within the agenda, `row` the id of what stands behind it; `number` is year and number or None.

    Of an appointment `slot` says which it is, and `office` whether it is an office day, cancelled or not.
    """

    key: int
    day: date
    clock: str
    what: What
    row: int
    inquiry: int | None
    number: tuple[int, int] | None
    text: str
    slot: Slot | None = None
    office: bool = False


def agenda(register: Register, first: date, last: date, behind: date | None = None) -> list[AgendaItem]:
    """Everything from a day to a day, both included, in order; what is due from an earlier day on, where one is given."""
    since = behind or first
    found = [
        *_holidays(first, last),
        *_appointments(register, first, last),
        *_steps(register, since, last),
        *_reminders(register, since, last),
        *_terms(register, since, last),
    ]
    found.sort(key=_order)
    return [item._replace(key=place) for place, item in enumerate(found, start=1)]


def _order(item: AgendaItem) -> tuple[date, int, str, int]:
    """A cancelled one stands where it stood, also where it is a row of its own now."""
    rank = ORDER["meeting"] if item.clock else ORDER["office" if item.office else item.what]
    return item.day, rank, item.clock, item.slot[0] if item.slot else item.row


def office_of(register: Register, day: date) -> str | None:
    """The place (a catalogue key) of the office day that falls on a day, if one does."""
    offices = [item.row for item in _appointments(register, day, day) if item.what == "office"]
    return register.records(APPOINTMENT).get(offices[0]).place if offices else None


def _holidays(first: date, last: date) -> Iterator[AgendaItem]:
    for day in (first + timedelta(days=number) for number in range((last - first).days + 1)):
        if name := holiday(day):
            yield AgendaItem(0, day, "", "holiday", day.toordinal(), None, None, name)


def _appointments(register: Register, first: date, last: date) -> Iterator[AgendaItem]:
    span = (first.isoformat(), last.isoformat())
    otherwise = set(register.engine.rows(OTHERWISE, span))
    for one in register.records(APPOINTMENT).where(FALLING, (*span, *reversed(span)), "day, id"):
        what: What = "cancelled" if one.cancelled else "office" if one.office else "meeting"
        place = register.catalogue.name("place", one.place)
        told = " · ".join(part for part in ("Kontordag" if one.office else "", place, one.text) if part)
        for day in one.days(first, last):
            if (one.id, day.isoformat()) not in otherwise:
                slot = (one.series or one.id or 0, one.instead or day)
                yield AgendaItem(
                    0, day, one.clock or "", what, one.id or 0, one.inquiry, None, told, slot, office=one.office
                )


def _steps(register: Register, first: date, last: date) -> Iterator[AgendaItem]:
    for identifier, year, number, due, step, subject in register.engine.rows(
        STEPS, (first.isoformat(), last.isoformat())
    ):
        told = f"{step} · {subject}" if step else subject
        yield AgendaItem(0, date.fromisoformat(due), "", "step", identifier, identifier, (year, number), told)


def _reminders(register: Register, first: date, last: date) -> Iterator[AgendaItem]:
    for one in due_reminders(register.engine, last, first):
        told = f"{one.text} · {one.subject}"
        yield AgendaItem(
            0, date.fromisoformat(one.due), "", "reminder", one.id, one.inquiry, (one.year, one.number), told
        )


def _terms(register: Register, first: date, last: date) -> Iterator[AgendaItem]:
    """The last days on which departments' first replies and answers come in time."""
    terms = service_terms(register.engine, register.clock.today())
    for row in unanswered_requests(register.engine):
        due = last_in_time(row.clock, terms)
        if first <= due <= last:
            # the line itself says that it is an answer
            told = f"{'' if row.replied else 'det første '}fra {row.brief} · {row.question}"
            number = (row.year, row.number) if row.year and row.number else None
            yield AgendaItem(0, due, "", "answer", row.id, row.inquiry, number, told)
