"""Each form in which a day is typed means the day that a Danish office means by it, and nothing else is a form."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from borgerraad_tui.domain.dates import Direction, parse_day
from borgerraad_tui.errors import RuleBroken

TODAY = date(2021, 11, 27)  # a Saturday

DIRECTIONS: tuple[Direction, ...] = ("past", "future")
ANY_DIRECTION = st.sampled_from(DIRECTIONS)
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
WITHOUT_YEAR = st.one_of(
    st.integers(1, 31).map(str),
    st.builds("{}/{}".format, st.integers(1, 31), st.integers(1, 12)),
    st.sampled_from(["i", "i dag", "g", "i går", "i morgen", "næste onsdag"]),
    st.sampled_from(WEEKDAYS).flatmap(lambda name: st.sampled_from([name, name[:3], name[:2]])),
    st.builds("{}{}".format, st.integers(0, 999), st.sampled_from("dum")),
    st.integers(0, 999).map("-{}".format),
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("i", date(2021, 11, 27)),
        (" I DAG ", date(2021, 11, 27)),
        ("idag", date(2021, 11, 27)),
        ("g", date(2021, 11, 26)),
        ("I går", date(2021, 11, 26)),
        ("i ga\u030ar", date(2021, 11, 26)),
        ("igår", date(2021, 11, 26)),
        ("i forgårs", date(2021, 11, 25)),
        ("27", date(2021, 11, 27)),
        ("28", date(2021, 10, 28)),
        ("31", date(2021, 10, 31)),
        ("05", date(2021, 11, 5)),
        ("27/11", date(2021, 11, 27)),
        ("28/11", date(2020, 11, 28)),
        ("28-11", date(2020, 11, 28)),
        ("28.11", date(2020, 11, 28)),
        ("1/8", date(2021, 8, 1)),
        ("29/2", date(2020, 2, 29)),
        ("lø", date(2021, 11, 27)),
        ("FRE", date(2021, 11, 26)),
        ("sø", date(2021, 11, 21)),
        ("søndag", date(2021, 11, 21)),
        ("man", date(2021, 11, 22)),
        ("ti", date(2021, 11, 23)),
        ("-2", date(2021, 11, 25)),
        ("-27", date(2021, 10, 31)),
        ("28. november", date(2020, 11, 28)),
        ("1 maj", date(2021, 5, 1)),
        ("1.jan.", date(2021, 1, 1)),
    ],
)
def test_a_day_that_has_been_is_the_latest_such_day(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY, "past") == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("i", date(2021, 11, 27)),
        ("i morgen", date(2021, 11, 28)),
        ("imorgen", date(2021, 11, 28)),
        ("i overmorgen", date(2021, 11, 29)),
        ("27", date(2021, 11, 27)),
        ("26", date(2021, 12, 26)),
        ("31", date(2021, 12, 31)),
        ("2/12", date(2021, 12, 2)),
        ("26/11", date(2022, 11, 26)),
        ("29/2", date(2024, 2, 29)),
        ("lør", date(2021, 11, 27)),
        ("fre", date(2021, 12, 3)),
        ("fredag", date(2021, 12, 3)),
        ("ma", date(2021, 11, 29)),
        ("næste mandag", date(2021, 11, 29)),
        ("næste lø", date(2021, 12, 4)),
        ("næste søndag", date(2021, 12, 5)),
        ("0d", date(2021, 11, 27)),
        ("3d", date(2021, 11, 30)),
        ("3 dage", date(2021, 11, 30)),
        ("2U", date(2021, 12, 11)),
        ("1 uge", date(2021, 12, 4)),
        ("1m", date(2021, 12, 27)),
        ("3 måneder", date(2022, 2, 27)),
        ("1 dec", date(2021, 12, 1)),
    ],
)
def test_a_day_to_come_is_the_earliest_such_day(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY, "future") == day


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize(
    "typed",
    [
        *("28-11-21", "28/11/21", "28.11.21", "28-11-2021", "28.11.2021", "28/11/2021", "28/11-21", "28/11-2021"),
        *("2021-11-28", "28. november 2021", "28 nov 2021", "28 nov. 21", "28.nov 2021"),
    ],
)
def test_a_day_with_its_year_is_taken_as_written(typed: str, direction: Direction) -> None:
    assert parse_day(typed, date(2021, 11, 27), direction) == date(2021, 11, 28)
    assert parse_day(typed, date(2021, 11, 29), direction) == date(2021, 11, 28)


@pytest.mark.parametrize(
    ("typed", "today", "direction", "day"),
    [
        ("31", date(2022, 3, 1), "past", date(2022, 1, 31)),
        ("31", date(2022, 2, 1), "future", date(2022, 3, 31)),
        ("30", date(2022, 1, 31), "future", date(2022, 3, 30)),
        ("1m", date(2022, 1, 31), "future", date(2022, 2, 28)),
        ("1/1", date(2021, 12, 31), "future", date(2022, 1, 1)),
        ("31/12", date(2022, 1, 1), "past", date(2021, 12, 31)),
        ("29/2", date(2104, 2, 28), "past", date(2096, 2, 29)),
        ("29/2", date(2096, 3, 1), "future", date(2104, 2, 29)),
        ("29/2", date(2024, 2, 29), "past", date(2024, 2, 29)),
        ("fre", date(2021, 11, 26), "past", date(2021, 11, 26)),
        ("fre", date(2021, 11, 26), "future", date(2021, 11, 26)),
        ("næste fre", date(2021, 11, 26), "future", date(2021, 12, 3)),
        ("næste mandag", date(2021, 11, 29), "future", date(2021, 12, 6)),
    ],
)
def test_short_months_leap_years_and_years_ends_are_stepped_over(
    typed: str, today: date, direction: Direction, day: date
) -> None:
    assert parse_day(typed, today, direction) == day


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "juni 2025", "november", "uge 14", "010425", "20211128", "2021-11", "2021-1-1", "28/11/1"),
        *("28/11/021", "28/11.21", "28.11/21", "28/11/21/", "11/28/2021/1", "fred", "fre 3", "næste uge", "næste"),
        *("næste næste fre", "d. 28", "--2", "3x", "d", "2000d", "-1000", "i år", "28-11-21 10:00", "28/", "/11"),
        *("٣", "２８/11", "²", "28 jnu", "i  dag i dag", "sidste fredag", "\x00", "\ud800", "+3d"),
    ],
)
def test_what_is_no_day_is_refused(typed: str, direction: Direction) -> None:
    with pytest.raises(RuleBroken):
        parse_day(typed, TODAY, direction)


@pytest.mark.parametrize(
    ("typed", "today", "direction"),
    [
        *(("i morgen", date.max, "future"), ("1m", date.max, "future"), ("30", date.max, "future")),
        *(("g", date.min, "past"), ("-999", date.min, "past"), ("31/12", date.min, "past")),
    ],
)
def test_a_day_beyond_the_calendars_ends_is_refused(typed: str, today: date, direction: Direction) -> None:
    with pytest.raises(RuleBroken, match="findes ikke"):
        parse_day(typed, today, direction)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize(
    "typed",
    ["32", "0", "00", "32/1", "31/11", "0/5", "5/0", "13/13", "30/2", "29-02-2021", "2021-02-29", "1/1/0000", "31 apr"],
)
def test_a_day_that_the_calendar_does_not_have_is_told_so(typed: str, direction: Direction) -> None:
    with pytest.raises(RuleBroken) as told:
        parse_day(typed, TODAY, direction)
    assert told.value.text.startswith(f"Datoen »{typed}« findes ikke. Skriv fx ")


@given(WITHOUT_YEAR, st.dates(), ANY_DIRECTION)
def test_without_a_year_no_day_lies_the_wrong_way(typed: str, today: date, direction: Direction) -> None:
    try:
        day = parse_day(typed, today, direction)
    except RuleBroken:
        assume(False)
    assert day <= today if direction == "past" else day >= today


@given(st.dates(date(1901, 1, 1), date(2100, 1, 1)), st.integers(0, 364))
def test_a_day_within_a_year_is_found_again_from_day_and_month(today: date, distance: int) -> None:
    back, ahead = today - timedelta(days=distance), today + timedelta(days=distance)
    assert parse_day(f"{back.day}/{back.month}", today, "past") == back
    assert parse_day(f"{ahead.day}.{ahead.month}", today, "future") == ahead


@given(st.dates(date(1901, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_day_within_a_week_is_found_again_from_its_weekday(today: date, distance: int) -> None:
    back, ahead = today - timedelta(days=distance), today + timedelta(days=distance)
    assert parse_day(WEEKDAYS[back.weekday()], today, "past") == back
    assert parse_day(WEEKDAYS[ahead.weekday()][:2], today, "future") == ahead
