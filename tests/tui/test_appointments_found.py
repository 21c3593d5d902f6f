"""Appointments among the hits of a search: a series once, what is cancelled told as such, and each opened where it stands."""

from __future__ import annotations

from datetime import date

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.series import cancel_one, write_one
from tests.tui.journey import Journey
from tests.tui.test_searching import hits


async def test_a_series_is_found_once_and_opens_where_it_stands(desk: Journey) -> None:
    books = desk.register.records(APPOINTMENT)
    with desk.register.acts.act("Aftaler"):
        series = books.add(Appointment(day=date(2022, 1, 18), text="Sparringsgruppe", repeats="weekly"))
        cancel_one(books, series, date(2022, 1, 18))
        write_one(books, series.on(date(2022, 1, 25)).edit(text="Sparringsgruppe i Vojens"))
        cancel_one(books, series, date(2022, 2, 1))
    await desk.press("/", *"sparringsgr")
    assert [" ".join(line.split()) for line in hits(desk)] == [
        "aftale 25-01 Sparringsgruppe i Vojens", "aftale 18-01 Sparringsgruppe",
    ]  # fmt: skip
    await desk.press("down", "enter")
    assert "uge 6" in desk.lines[0], "the next day on which it is as it stands"
    assert desk.cursor.split()[1:4] == ["ti", "8/2", "Aftale"]


async def test_a_cancelled_appointment_is_told_as_such_among_the_hits(desk: Journey) -> None:
    with desk.register.acts.act("Aftaler"):
        desk.register.records(APPOINTMENT).add(Appointment(day=date(2022, 3, 2), text="Ældrerådet", cancelled=True))
    await desk.press("/", *"ældrerådet")
    assert [line.split() for line in hits(desk)] == [["aflyst", "02-03", "Ældrerådet"]]
