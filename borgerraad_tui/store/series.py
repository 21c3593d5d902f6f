"""Appointments that repeat: one of their days otherwise, or all from a day on; cancelled, and in force again.

Every function writes inside an open act.
"""

from __future__ import annotations

from datetime import date, timedelta

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.records import Records

OTHERWISE = "Rækken falder ikke længere på {day}; den er ændret siden. Åbn aftalen på ny i dagsordenen."
LATER = "series = ? AND instead >= ?"


def write_one(books: Records[Appointment], written: Appointment) -> Appointment:
    """Write what one day of a series is instead (`Appointment.on`, changed); RuleBroken when the series has not that day."""
    assert written.series is not None, "one day of a series"
    assert written.instead is not None
    _check(books.get(written.series), written.instead)
    for other in books.where("series = ? AND instead = ?", (written.series, written.instead.isoformat())):
        return books.update(written.edit(id=other.id))
    return books.add(written)


def write_from(books: Records[Appointment], series: Appointment, day: date, written: Appointment) -> Appointment:
    """Let a series be as written from one of its days on; what it was until then stays.

    A later day that is otherwise stays so where the new series falls on it, and is cancelled where it does not.
    """
    _check(series, day)
    if day == series.day:
        after = books.update(written.edit(id=series.id))
    else:
        books.update(series.edit(until=day - timedelta(days=1)))
        after = books.add(written.edit(id=None))
    for one in _later(books, series, day):
        assert one.instead is not None, "it stands for a day of the series"
        books.update(one.edit(series=after.id, cancelled=one.cancelled or not after.falls_on(one.instead)))
    return after


def cancel_one(books: Records[Appointment], series: Appointment, day: date) -> None:
    """Cancel one day of a series; RuleBroken when it has not that day."""
    write_one(books, series.on(day).edit(cancelled=True))


def cancel_from(books: Records[Appointment], series: Appointment, day: date) -> None:
    """Cancel a series from one of its days on; RuleBroken when it has not that day. Its first day stays, as cancelled."""
    _check(series, day)
    first = day == series.day
    books.update(series.edit(cancelled=first, until=day if first else day - timedelta(days=1)))
    for one in _later(books, series, day):
        books.update(one.edit(cancelled=True))


def _check(series: Appointment, day: date) -> None:
    if not series.falls_on(day):
        raise RuleBroken(OTHERWISE.format(day=danish_day(day)))


def _later(books: Records[Appointment], series: Appointment, day: date) -> list[Appointment]:
    return books.where(LATER, (series.id, day.isoformat()))
