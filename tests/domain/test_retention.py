"""When an inquiry falls due to be erased: counted from its last closing, a case of several as one, and never while it is open."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.retention import USUAL, Due, Ended, Terms, fall_due, years_after

USUALLY = Terms(USUAL, {})
CLOSED = "2021-09-06"


def days(*inquiries: Ended, continued: tuple[tuple[int, int], ...] = (), terms: Terms = USUALLY) -> dict[int, date]:
    """The day each falls due."""
    return {key: due.day for key, due in fall_due(inquiries, continued, terms).items()}


@pytest.mark.parametrize(
    ("ended", "year"),
    [
        (Ended(1, "complaint", closed=CLOSED), 2026), (Ended(1, "other", closed=CLOSED), 2024),
        (Ended(1, None, closed=CLOSED), 2024), (Ended(1, "complaint", excluded=True, closed=CLOSED), 2022),
        (Ended(1, "complaint", outcome=7, closed=CLOSED), 2031),
        (Ended(1, "complaint", outcome=7, excluded=True, closed=CLOSED), 2022),
    ],
)  # fmt: skip
def test_the_term_is_that_of_the_outcome_or_else_of_the_kind_and_of_what_left_the_statistics_its_own(
    ended: Ended, year: int
) -> None:
    terms = Terms({"complaint": 5, "other": 3, "excluded": 1}, {7: 10})
    assert days(ended, terms=terms) == {1: date(year, 9, 6)}


def test_it_is_told_by_which_term() -> None:
    terms = Terms(USUAL, {7: 10})
    assert fall_due([Ended(3, "complaint", 7, closed=CLOSED)], [], terms) == {3: Due(date(2031, 9, 6), 7, 10)}
    assert fall_due([Ended(3, "other", 8, closed=CLOSED)], [], terms)[3].by == "other"


def test_what_is_open_or_still_waits_is_never_due() -> None:
    assert days(Ended(1, "complaint"), Ended(2, "other", closed=CLOSED, waits=True)) == {}


def test_a_case_of_several_falls_due_together_with_the_last_of_it() -> None:
    one, other, third = (
        Ended(1, "other", closed="2020-01-01"),
        Ended(2, "other", closed="2021-06-01"),
        Ended(3, "other", closed="2020-05-01"),
    )
    together = dict.fromkeys((1, 2, 3), date(2026, 6, 1))
    assert days(one, other, third, continued=((2, 1), (3, 2))) == together
    assert days(one, other, third, continued=((1, 2), (2, 3), (3, 1))) == together
    assert days(one, other, continued=((1, 99),)) == {1: date(2025, 1, 1), 2: date(2026, 6, 1)}


def test_nothing_of_a_case_is_due_while_any_of_it_is_open() -> None:
    assert days(Ended(1, "other", closed=CLOSED), Ended(2, "other"), continued=((2, 1),)) == {}


def test_of_a_leap_day_it_is_the_first_of_march_unless_there_is_such_a_day() -> None:
    leap = date(2024, 2, 29)
    assert [years_after(leap, years) for years in (1, 4)] == [date(2025, 3, 1), date(2028, 2, 29)]
