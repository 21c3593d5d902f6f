"""Appointments that repeat: one day otherwise, all from a day on, cancelled, and each taken back again."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.agenda import agenda, office_of
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.records import Records
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.series import cancel_from, cancel_one, write_from, write_one

FIRST, SPAN = date(2022, 1, 11), (date(2022, 1, 1), date(2022, 5, 31))
TUESDAYS = ["2022-01-11", "2022-02-08", "2022-03-08", "2022-04-12", "2022-05-10"]
"""The second ones, read off a calendar."""
FEBRUARY, MARCH, APRIL, MAY = (date.fromisoformat(day) for day in TUESDAYS[1:])


@pytest.fixture
def books(register: Register) -> Records[Appointment]:
    """The agenda with the office day in Gram, every second Tuesday of the month."""
    with register.acts.act("Aftale skrevet"):
        register.records(APPOINTMENT).add(Appointment(day=FIRST, office=True, place="gram", repeats="monthly"))
    return register.records(APPOINTMENT)


def days(register: Register) -> list[str]:
    """The days of the agenda, a cancelled one in brackets."""
    told = {"cancelled": "({})"}
    items = (item for item in agenda(register, *SPAN) if item.what != "holiday")
    return [told.get(item.what, "{}").format(item.day) for item in items]


def test_one_day_is_moved_and_the_others_stay(register: Register, books: Records[Appointment]) -> None:
    (series,) = books.where("true")
    with register.acts.act("Rettet"):
        write_one(books, series.on(MARCH).edit(day=date(2022, 3, 10), place="vojens"))
    assert days(register) == ["2022-01-11", "2022-02-08", "2022-03-10", "2022-04-12", "2022-05-10"]
    assert [office_of(register, day) for day in (MARCH, date(2022, 3, 10), APRIL)] == [None, "vojens", "gram"]
    assert register.history.undo() == "Rettet"
    assert days(register) == TUESDAYS


def test_one_day_moved_into_another_week_is_not_where_it_was(register: Register, books: Records[Appointment]) -> None:
    (series,) = books.where("true")
    with register.acts.act("Rettet"):
        write_one(books, series.on(MARCH).edit(day=date(2022, 6, 1)))
    assert [item.day for item in agenda(register, MARCH, MARCH)] == []
    assert [item.day for item in agenda(register, date(2022, 6, 1), date(2022, 6, 1))] == [date(2022, 6, 1)]


def test_one_day_is_cancelled_and_stays_as_cancelled(register: Register, books: Records[Appointment]) -> None:
    (series,) = books.where("true")
    with register.acts.act("Aflyst"):
        cancel_one(books, series, MARCH)
    assert days(register) == ["2022-01-11", "2022-02-08", "(2022-03-08)", "2022-04-12", "2022-05-10"]
    assert office_of(register, MARCH) is None
    assert register.history.undo() == "Aflyst"
    assert office_of(register, MARCH) == "gram"
    assert register.history.redo() == "Aflyst"
    assert office_of(register, MARCH) is None


def test_all_from_a_day_on_are_cancelled_also_the_one_that_was_moved(
    register: Register, books: Records[Appointment]
) -> None:
    (series,) = books.where("true")
    with register.acts.act("Rettet"):
        write_one(books, series.on(APRIL).edit(day=date(2022, 4, 13)))
    with register.acts.act("Aflyst"):
        cancel_from(books, series, MARCH)
    assert days(register) == ["2022-01-11", "2022-02-08", "(2022-04-13)"]
    register.history.undo()
    assert days(register) == [*TUESDAYS[:3], "2022-04-13", TUESDAYS[4]]


def test_a_series_cancelled_from_its_first_day_keeps_that_day_as_cancelled(
    register: Register, books: Records[Appointment]
) -> None:
    (series,) = books.where("true")
    with register.acts.act("Aflyst"):
        cancel_from(books, series, FIRST)
    assert days(register) == ["(2022-01-11)"]


def test_all_from_a_day_on_are_changed_and_what_was_stays(register: Register, books: Records[Appointment]) -> None:
    (series,) = books.where("true")
    with register.acts.act("Rettet"):
        write_from(books, series, MARCH, series.edit(day=MARCH, place="vojens"))
    assert days(register) == TUESDAYS
    assert [office_of(register, day) for day in (FEBRUARY, MARCH, MAY)] == ["gram", "vojens", "vojens"]
    assert register.history.undo() == "Rettet"
    assert books.where("true") == [series]


def test_a_series_changed_from_its_first_day_is_the_same_one(register: Register, books: Records[Appointment]) -> None:
    (series,) = books.where("true")
    with register.acts.act("Rettet"):
        write_from(books, series, FIRST, series.edit(clock="10:00"))
    assert books.where("true") == [series.edit(clock="10:00")]


def test_a_later_day_that_was_otherwise_stays_so_where_the_new_series_falls_on_it(
    register: Register, books: Records[Appointment]
) -> None:
    (series,) = books.where("true")
    with register.acts.act("Rettet"):
        cancel_one(books, series, APRIL)
        write_one(books, series.on(MAY).edit(day=date(2022, 5, 11)))
    with register.acts.act("Senere"):
        write_from(books, series, MARCH, series.edit(day=MARCH, clock="10:00"))
    assert days(register) == [*TUESDAYS[:3], "(2022-04-12)", "2022-05-11"]


def test_a_later_day_that_was_otherwise_is_its_own_appointment_where_the_new_series_does_not_fall_on_it(
    register: Register, books: Records[Appointment]
) -> None:
    (series,) = books.where("true")
    with register.acts.act("Rettet"):
        write_one(books, series.on(APRIL).edit(day=date(2022, 4, 20)))
        cancel_one(books, series, MAY)
    with register.acts.act("Senere"):
        loose = write_from(books, series, MARCH, series.edit(day=date(2022, 3, 9)))
    assert [one.day for one in loose] == [date(2022, 4, 20)], "what is in force is told"
    assert days(register) == [
        "2022-01-11", "2022-02-08", "2022-03-09", "2022-04-13", "2022-04-20", "(2022-05-10)", "2022-05-11",
    ]  # fmt: skip
    assert [one.series for one in books.where("NOT repeats IS NULL OR day > '2022-04-13'")] == [None] * 4


def test_a_series_is_not_moved_to_a_day_among_those_that_stay(register: Register, books: Records[Appointment]) -> None:
    with register.acts.act("Aftale skrevet"):
        weekly = books.add(Appointment(day=date(2022, 1, 11), text="Møde", repeats="weekly"))
    for day in (date(2022, 1, 13), date(2022, 1, 25)):
        with pytest.raises(RuleBroken, match="står allerede 25-01-2022") as refused, register.acts.act("Rettet"):
            write_from(books, weekly, date(2022, 2, 1), weekly.edit(day=day))
        assert refused.value.field == "day"
    with register.acts.act("Rettet"):
        write_from(books, weekly, date(2022, 2, 1), weekly.edit(day=date(2022, 1, 26)))
    assert [item.day.day for item in agenda(register, date(2022, 1, 12), date(2022, 2, 3))] == [18, 25, 26, 2]


def test_a_day_is_cancelled_with_the_later_ones_by_the_day_it_is_on(
    register: Register, books: Records[Appointment]
) -> None:
    (series,) = books.where("true")
    with register.acts.act("Rettet"):
        write_one(books, series.on(FEBRUARY).edit(day=date(2022, 4, 5)))
        write_one(books, series.on(MAY).edit(day=date(2022, 3, 1)))
    with register.acts.act("Aflyst"):
        cancel_from(books, series, MARCH)
    assert days(register) == ["2022-01-11", "2022-03-01", "(2022-04-05)"]


def test_a_series_that_is_cancelled_whole_is_whole_when_it_is_in_force_again(
    register: Register, books: Records[Appointment]
) -> None:
    (series,) = books.where("true")
    with register.acts.act("Aflyst"):
        cancel_from(books, series, FIRST)
    with register.acts.act("Gælder igen"):
        books.update(books.get(series.id or 0).edit(cancelled=False))
    assert days(register) == TUESDAYS


def test_a_day_the_series_does_not_have_is_refused_and_nothing_is_written(
    register: Register, books: Records[Appointment]
) -> None:
    (series,) = books.where("true")
    for write in (
        lambda: cancel_one(books, series, date(2022, 3, 9)),
        lambda: cancel_from(books, series, date(2022, 3, 9)),
        lambda: write_from(books, series, date(2022, 3, 9), series),
    ):
        with pytest.raises(RuleBroken, match="falder ikke længere på 09-03-2022"), register.acts.act("Aflyst"):
            write()
    assert books.where("true") == [series]


def test_a_day_that_is_otherwise_already_is_written_over(register: Register, books: Records[Appointment]) -> None:
    (series,) = books.where("true")
    with register.acts.act("Rettet"):
        cancel_one(books, series, MARCH)
        write_one(books, series.on(MARCH).edit(clock="10:00"))
    assert days(register) == TUESDAYS
    assert [one.clock for one in books.where("series IS NOT NULL")] == ["10:00"]
