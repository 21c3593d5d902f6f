"""The days the office is closed, held against the printed calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.calendar import holiday, is_holiday, is_working_day, working_days

HOLIDAYS = {
    2021: ["1/1", "1/4", "2/4", "4/4", "5/4", "30/4", "13/5", "23/5", "24/5", "25/12", "26/12"],
    2022: ["1/1", "14/4", "15/4", "17/4", "18/4", "13/5", "26/5", "5/6", "6/6", "25/12", "26/12"],
    2023: ["1/1", "6/4", "7/4", "9/4", "10/4", "5/5", "18/5", "28/5", "29/5", "25/12", "26/12"],
    2024: ["1/1", "28/3", "29/3", "31/3", "1/4", "9/5", "19/5", "20/5", "25/12", "26/12"],
}


@pytest.mark.parametrize("year", HOLIDAYS)
def test_a_year_has_the_holidays_of_its_printed_calendar_and_no_others(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    assert [f"{day.day}/{day.month}" for day in days if day.year == year and is_holiday(day)] == HOLIDAYS[year]


def test_a_holiday_has_its_name() -> None:
    days = [date(2022, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [holiday(day) for day in days if holiday(day)] == [
        "nytårsdag", "skærtorsdag", "langfredag", "påskedag", "2. påskedag", "store bededag", "Kristi himmelfartsdag",
        "pinsedag", "2. pinsedag", "1. juledag", "2. juledag",
    ]  # fmt: skip


def test_store_bededag_was_a_holiday_for_the_last_time_in_2023() -> None:
    assert is_holiday(date(2023, 5, 5))
    assert not is_holiday(date(2024, 4, 26))


@pytest.mark.parametrize("day", [date(2021, 11, 26), date(2021, 12, 24), date(2024, 4, 26)])
def test_an_ordinary_weekday_is_a_working_day(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize("day", [date(2021, 11, 27), date(2021, 11, 28), date(2021, 4, 5), date(2022, 4, 14)])
def test_weekends_and_holidays_are_no_working_days(day: date) -> None:
    assert not is_working_day(day)


def test_the_first_and_the_last_day_of_the_calendar_can_be_asked() -> None:
    assert is_holiday(date.min)
    assert not is_holiday(date.max)


@given(after=st.dates(date(2015, 1, 1), date(2035, 12, 31)), days=st.integers(-10, 800))
def test_working_days_are_those_after_the_first_day_up_to_the_last(after: date, days: int) -> None:
    until = after + timedelta(days=days)
    each = [after + timedelta(days=number) for number in range(1, days + 1)]
    assert working_days(after, until) == sum(map(is_working_day, each))


@pytest.mark.parametrize(
    ("after", "until", "number"),
    [
        (date(2021, 12, 23), date(2022, 1, 3), 7),  # the two Christmas days and New Year's Day fell on a weekend
        (date(2022, 4, 13), date(2022, 4, 19), 1),  # Wednesday to Tuesday over Easter
        (date(2023, 5, 4), date(2023, 5, 8), 1),  # Store bededag for the last time
        (date(2022, 1, 14), date(2022, 1, 16), 0),
        (date(2022, 1, 17), date(2022, 1, 17), 0),
        (date(2022, 1, 17), date(2022, 1, 3), 0),
    ],
)
def test_working_days_over_holidays_are_those_of_the_printed_calendar(after: date, until: date, number: int) -> None:
    assert working_days(after, until) == number
