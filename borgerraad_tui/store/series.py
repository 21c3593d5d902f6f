"""Appointments that repeat: one of their days otherwise, or all from a day on; cancelled, and in force again.

Every function writes inside an open act.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from borgerraad_tui.domain.appointment import AHEAD, Appointment
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.records import Records
from borgerraad_tui.store.register import Register

OTHERWISE = "Rækken falder ikke længere på {day}; den er ændret siden. Åbn aftalen på ny i dagsordenen."
TWICE = "Rækken står allerede {last}. Vælg en senere dag, eller begynd med rækkens tidligere dage."
OTHERWISE_FROM = "series = ? AND instead >= ?"
LATER = "series = ? AND day >= ?"
"""By the day it is on by now: what is moved before the end stays, what is moved behind it goes."""


def write_one(books: Records[Appointment], written: Appointment) -> Appointment:
    """Write what one day of a series is instead (`Appointment.on`, changed); RuleBroken when the series has not that day."""
    assert written.series is not None, "one day of a series"
    assert written.instead is not None
    _check(books.get(written.series), written.instead)
    for other in books.where("series = ? AND instead = ?", (written.series, written.instead.isoformat())):
        return books.update(written.edit(id=other.id))
    return books.add(written)


def write_from(
    books: Records[Appointment], series: Appointment, day: date, written: Appointment
) -> Sequence[Appointment]:
    """Let a series be as written from one of its days on; what it was until then stays.

    A later day that is otherwise stays so where the new series falls on it, and becomes an appointment of its own where it does
    not: returned are those that are in force. RuleBroken at field `day` when the new series would begin among the days that stay.
    """
    _check(series, day)
    if day == series.day:
        after = books.update(written.edit(id=series.id))
    else:
        ended = series.edit(until=day - timedelta(days=1))
        _check_begins_after(ended, written.day)
        books.update(ended)
        after = books.add(written.edit(id=None))
    falling, loose = after.edit(cancelled=False), []
    for one in books.where(OTHERWISE_FROM, (series.id, day.isoformat()), "instead"):
        assert one.instead is not None, "it stands for a day of the series"
        if falling.falls_on(one.instead):
            books.update(one.edit(series=after.id))
        else:
            loose.append(books.update(one.edit(series=None, instead=None)))
    return [one for one in loose if not one.cancelled]


def cancel_one(books: Records[Appointment], series: Appointment, day: date) -> None:
    """Cancel one day of a series; RuleBroken when it has not that day."""
    write_one(books, series.on(day).edit(cancelled=True))


def cancel_from(books: Records[Appointment], series: Appointment, day: date) -> None:
    """Cancel a series from one of its days on, with its days that are moved behind it; RuleBroken when it has not that day.

    Its first day stays, as cancelled, so that all of it can be in force again.
    """
    _check(series, day)
    first = day == series.day
    books.update(series.edit(cancelled=True) if first else series.edit(until=day - timedelta(days=1)))
    for one in books.where(LATER, (series.id, day.isoformat())):
        books.update(one.edit(cancelled=True))


def still_cancelled(books: Records[Appointment], series: Appointment) -> int:
    """How many days of a series are cancelled by themselves."""
    return len(books.where("series = ? AND cancelled", (series.id,)))


def next_shown(register: Register, one: Appointment) -> date:
    """The next day on which it stands as it is, today among them; of one that is over the day it began."""
    otherwise = {each.instead for each in register.records(APPOINTMENT).where("series = ?", (one.id,))}
    begun = max(register.clock.today(), one.day)
    ahead = one.days(begun, begun + AHEAD * (len(otherwise) + 1))
    return next((day for day in ahead if day not in otherwise), one.day)


def _check(series: Appointment, day: date) -> None:
    if not series.falls_on(day):
        raise RuleBroken(OTHERWISE.format(day=danish_day(day)))


def _check_begins_after(ended: Appointment, day: date) -> None:
    """No day of a series may stand twice."""
    last = max(ended.days(ended.day, ended.until or ended.day))
    if day <= last:
        raise RuleBroken(TWICE.format(last=danish_day(last)), "day")
