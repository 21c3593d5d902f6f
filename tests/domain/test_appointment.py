"""An appointment's days, held against a calendar walked day by day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.appointment import Appointment

DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))


def test_the_second_tuesday_of_the_month_is_a_tuesday_every_time() -> None:
    gram = Appointment(day=date(2022, 1, 11), office=True, place="gram", repeats="monthly")
    assert list(gram.days(date(2022, 1, 1), date(2022, 4, 30))) == [
        date(2022, 1, 11), date(2022, 2, 8), date(2022, 3, 8), date(2022, 4, 12),
    ]  # fmt: skip


def test_a_fifth_weekday_is_the_last_of_each_month() -> None:
    late = Appointment(day=date(2022, 1, 31), repeats="monthly")
    assert list(late.days(date(2022, 1, 1), date(2022, 3, 31))) == [
        date(2022, 1, 31),
        date(2022, 2, 28),
        date(2022, 3, 28),
    ]


@pytest.mark.parametrize(
    ("day", "repeats", "told"),
    [
        (11, None, ""), (11, "weekly", "hver tirsdag"), (11, "monthly", "den 2. tirsdag i måneden"),
        (28, "monthly", "den 4. fredag i måneden"), (31, "monthly", "den sidste mandag i måneden"),
    ],
)  # fmt: skip
def test_how_it_repeats_is_told_in_words(day: int, repeats: Any, told: str) -> None:
    assert Appointment(day=date(2022, 1, day), repeats=repeats).rhythm == told


@pytest.mark.parametrize("repeats", [None, "weekly", "monthly"])
def test_it_ends_on_its_last_day(repeats: str | None) -> None:
    until = date(2022, 1, 17) if repeats else None
    one = Appointment.model_validate({"day": date(2022, 1, 17), "repeats": repeats, "until": until})
    assert list(one.days(date(2022, 1, 1), date(2023, 1, 1))) == [date(2022, 1, 17)]


@given(day=DAYS, first=DAYS, span=st.integers(0, 120), repeats=st.sampled_from([None, "weekly", "monthly"]))
def test_any_appointment_falls_on_the_days_a_calendar_says(
    day: date, first: date, span: int, repeats: str | None
) -> None:
    def falls(other: date) -> bool:
        if repeats is None or other < day:
            return other == day
        if other.weekday() != day.weekday():
            return False
        if repeats == "weekly":
            return True
        last_of_month = (other + timedelta(7)).month != other.month
        which = (day.day - 1) // 7
        return last_of_month if which == 4 else (other.day - 1) // 7 == which

    last = first + timedelta(span)
    wanted = [first + timedelta(n) for n in range(span + 1) if falls(first + timedelta(n))]
    one = Appointment.model_validate({"day": day, "repeats": repeats})
    assert list(one.days(first, last)) == wanted
