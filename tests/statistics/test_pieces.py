"""Any period is a few pieces of the tally that cover each of its days once, and no other day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from borgerraad_tui.statistics.tally import pieces

DAYS = st.dates(date(2019, 6, 1), date(2022, 8, 31))
MOST = 9


def times_counted(first: date, last: date, day: date) -> int:
    """How often a day's lines are added, less how often they are taken away."""
    return sum(piece.sign for piece in pieces(first, last) if piece.low <= day.isoformat()[: piece.span] < piece.high)


@settings(max_examples=40, deadline=None)
@given(days=st.tuples(DAYS, DAYS).map(sorted))
@example(days=[date(2021, 8, 1), date(2021, 12, 31)])
@example(days=[date(2020, 2, 29), date(2020, 2, 29)])
@example(days=[date(2020, 1, 1), date(2020, 12, 31)])
@example(days=[date(2021, 7, 16), date(2022, 7, 15)])
def test_the_pieces_cover_exactly_the_days_of_the_period(days: list[date]) -> None:
    first, last = days
    for offset in range(-400, (last - first).days + 400):
        day = first + timedelta(days=offset)
        assert times_counted(first, last, day) == (first <= day <= last), day


@settings(max_examples=300, deadline=None)
@given(days=st.tuples(st.dates(), st.dates()).map(sorted))
def test_there_are_never_more_than_nine(days: list[date]) -> None:
    assert len(pieces(*days)) <= MOST


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), 1),
        (date(2021, 8, 1), date(2021, 12, 31), 3),  # the year, less the year, and its last five months
        (date(2019, 1, 1), date(2024, 12, 31), 1),
    ],
)
def test_a_round_period_takes_few(first: date, last: date, number: int) -> None:
    assert len(pieces(first, last)) == number


@pytest.mark.parametrize("first", [date.min, date(2021, 8, 1)])
def test_a_period_may_reach_to_the_end_of_the_calendar(first: date) -> None:
    assert times_counted(first, date.max, date(2021, 8, 1)) == 1
    assert times_counted(first, date.max, date.max - timedelta(days=1)) == 1
