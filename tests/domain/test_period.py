"""Periods are any span of days; the divisor of the monthly average counts part months by their days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.period import Period, months, ready_made, shown_at_first, to_report
from borgerraad_tui.errors import RuleBroken

TODAY = date(2022, 1, 17)
DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2021, 8, 1), date(2021, 12, 31), Fraction(5)),
        (date(2020, 8, 1), date(2021, 6, 30), Fraction(11)),
        (date(2021, 7, 15), date(2022, 7, 14), Fraction(12)),  # 17/31 + 11 + 14/31
        (date(2021, 12, 16), date(2022, 1, 15), Fraction(1)),  # 16/31 + 15/31
        (date(2021, 1, 31), date(2021, 2, 1), Fraction(1, 31) + Fraction(1, 28)),
        (date(2022, 1, 1), date(2022, 1, 17), Fraction(17, 31)),
        (date(2021, 2, 10), date(2021, 2, 10), Fraction(1, 28)),
        (date(2024, 2, 29), date(2024, 2, 29), Fraction(1, 29)),
        (date(2024, 2, 15), date(2024, 4, 10), Fraction(15, 29) + 1 + Fraction(1, 3)),
        (date(2021, 8, 2), date(2021, 8, 1), Fraction(0)),
        (date(9999, 12, 1), date.max, Fraction(1)),
    ],
)
def test_part_months_count_by_their_days(first: date, last: date, expected: Fraction) -> None:
    assert months(first, last) == expected


@settings(max_examples=60, deadline=None)
@given(first=DAYS, length=st.integers(0, 800))
def test_months_are_the_sum_of_each_days_share_of_its_month(first: date, length: int) -> None:
    days = [first + timedelta(days=number) for number in range(length)]
    shares = (Fraction(1, monthrange(day.year, day.month)[1]) for day in days)
    assert months(first, first + timedelta(days=length - 1)) == sum(shares)


def test_a_period_that_ends_before_it_begins_is_refused_with_both_days() -> None:
    with pytest.raises(RuleBroken) as broken:
        Period(date(2021, 8, 2), date(2021, 8, 1))
    assert broken.value.field == "last"
    assert "01-08-2021" in broken.value.text
    assert "02-08-2021" in broken.value.text
    assert "Byt om" in broken.value.text


def test_both_ends_belong_to_a_period() -> None:
    period = Period(date(2021, 8, 1), date(2021, 8, 3))
    held = [day for day in range(1, 32) if period.holds(date(2021, 8, day))]
    assert held == [1, 2, 3]


def test_an_open_end_reaches_to_today_but_never_before_the_beginning() -> None:
    assert Period(date(2021, 8, 1)).until(TODAY) == TODAY
    assert Period(date(2022, 3, 1)).until(TODAY) == date(2022, 3, 1)
    assert Period(date(2021, 8, 1)).holds(date(2050, 1, 1))


def test_a_title_is_the_two_days() -> None:
    assert Period(date(2021, 8, 1), date(2021, 12, 31)).title() == "01-08-2021 – 31-12-2021"
    assert Period(date(2021, 8, 1)).title() == "01-08-2021 – i dag"


@pytest.mark.parametrize(
    ("named", "first"),
    [
        ([], date(2022, 1, 1)),
        ([Period(date(2021, 8, 1), date(2021, 12, 31))], date(2022, 1, 1)),
        (
            [Period(date(2021, 8, 1), date(2021, 11, 30)), Period(date(2020, 8, 1), date(2021, 6, 30))],
            date(2021, 12, 1),
        ),
        (
            [Period(date(2020, 8, 1), date(2021, 6, 30)), Period(date(2021, 8, 1), date(2021, 11, 30))],
            date(2021, 12, 1),
        ),
        ([Period(date(2021, 8, 1), TODAY)], date(2022, 1, 1)),
        ([Period(date(2021, 8, 1), date(2022, 1, 16))], TODAY),
        ([Period(date(2021, 8, 1))], date(2022, 1, 1)),
        ([Period(date(2020, 8, 1), date(2021, 6, 30)), Period(date(2021, 8, 1), date(2022, 6, 30))], date(2021, 7, 1)),
    ],
)
def test_at_first_the_days_after_the_newest_ended_period_are_shown(named: list[Period], first: date) -> None:
    assert shown_at_first(named, TODAY) == Period(first)


@pytest.mark.parametrize(
    ("today", "year", "twelve", "month", "quarter"),
    [
        (
            TODAY,
            (date(2022, 1, 1), None), (date(2021, 1, 18), TODAY), (date(2022, 1, 1), date(2022, 1, 31)),
            Period(date(2022, 1, 1), date(2022, 3, 31), "1. kvartal 2022"),
        ),
        (
            date(2024, 2, 29),
            (date(2024, 1, 1), None), (date(2023, 3, 1), date(2024, 2, 29)), (date(2024, 2, 1), date(2024, 2, 29)),
            Period(date(2024, 1, 1), date(2024, 3, 31), "1. kvartal 2024"),
        ),
        (
            date(2021, 12, 31),
            (date(2021, 1, 1), None), (date(2021, 1, 1), date(2021, 12, 31)), (date(2021, 12, 1), date(2021, 12, 31)),
            Period(date(2021, 10, 1), date(2021, 12, 31), "4. kvartal 2021"),
        ),
    ],
)  # fmt: skip
def test_ready_made_periods(
    today: date,
    year: tuple[date, None],
    twelve: tuple[date, date],
    month: tuple[date, date],
    quarter: Period,
) -> None:
    assert ready_made(today) == (
        Period(*year, "I år"),
        Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31), "Sidste år"),
        Period(*twelve, "Sidste 12 måneder"),
        Period(*month, "Denne måned"),
        quarter,
    )


@pytest.mark.parametrize(
    ("back", "first", "last", "name"),
    [
        (1, date(2021, 10, 1), date(2021, 12, 31), "4. kvartal 2021"),
        (2, date(2021, 7, 1), date(2021, 9, 30), "3. kvartal 2021"),
        (3, date(2021, 4, 1), date(2021, 6, 30), "2. kvartal 2021"),
        (4, date(2021, 1, 1), date(2021, 3, 31), "1. kvartal 2021"),
        (5, date(2020, 10, 1), date(2020, 12, 31), "4. kvartal 2020"),
    ],
)
def test_quarters_go_back_across_the_year(back: int, first: date, last: date, name: str) -> None:
    assert ready_made(TODAY, back)[-1] == Period(first, last, name)


@given(today=DAYS, back=st.integers(0, 12))
def test_what_the_program_calls_a_period_is_no_name_of_hers(today: date, back: int) -> None:
    assert [period.own_name for period in ready_made(today, back)] == [""] * 5
    assert Period(TODAY, name="I år med Vojens").own_name == "I år med Vojens"
    assert Period(TODAY, name="I år", id=1).own_name == "I år"


@pytest.mark.parametrize(
    ("shown", "today", "days"),
    [
        (Period(date(2022, 1, 1), None, "I år"), date(2022, 1, 17), (date(2021, 1, 1), date(2021, 12, 31))),
        (Period(date(2022, 1, 1)), date(2022, 2, 10), (date(2022, 1, 1), None)),
        (
            Period(date(2020, 8, 1), date(2021, 6, 30), "Vikar"),
            date(2022, 1, 17),
            (date(2020, 8, 1), date(2021, 6, 30)),
        ),
    ],
)
def test_in_january_a_report_begins_with_the_year_that_has_passed(
    shown: Period, today: date, days: tuple[date, date | None]
) -> None:
    found = to_report(shown, today)
    assert (found.first, found.last) == days
