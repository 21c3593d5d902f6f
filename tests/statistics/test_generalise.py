"""Rows told less exactly until nobody stands alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.statistics.generalise import CLOSED, EXCLUDED, WITHHELD, OpenRow, generalise, quarter

NOTHING = OpenRow(*[WITHHELD] * len(OpenRow.__slots__))


def among(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


ROWS = st.lists(
    st.builds(
        OpenRow, received=among("2021-08", "2021-09", "2022-01"), kind=among("klage", "anden", ""),
        directorate=among("diverse", "teknik_og_klima"), theme=among("andet", "hjemmel", ""), action=among("", "afvist"),
        outcome=among("", "forslag"), closed=among("", "2021-12", "2022-01"), excluded=among("", "anden_aarsag"),
        channel=among("telefon", "mail"), enquirer=among("borger", ""),
    ),
    max_size=60,
)  # fmt: skip


@given(rows=ROWS, limit=st.integers(2, 8))
def test_whatever_is_told_at_least_so_many_rows_tell_alike(rows: list[OpenRow], limit: int) -> None:
    found = Counter(generalise(rows, limit).rows)
    assert all(number >= limit for row, number in found.items() if row != NOTHING)


@given(rows=ROWS, limit=st.integers(2, 8))
def test_no_row_is_lost_and_none_is_told_otherwise_than_it_was(rows: list[OpenRow], limit: int) -> None:
    found = generalise(rows, limit).rows
    assert len(found) == len(rows)
    for field in OpenRow.__slots__:
        told = Counter(getattr(row, field) for row in found)
        was = Counter(getattr(row, field) for row in rows)
        if field not in ("received", "closed"):
            assert all(number <= was[value] for value, number in told.items() if value not in (WITHHELD, EXCLUDED))


def standing(row: OpenRow) -> dict[str, bool]:
    """What a reader of the package takes a row for."""
    counted, told = not row.excluded, row.excluded != WITHHELD
    return {
        "counted in": counted and row.kind in ("klage", "anden"),
        "excluded": told and bool(row.excluded),
        "undecided": counted and not row.kind,
        "open": not row.closed,
        "closed": row.closed not in ("", WITHHELD),
    }


@given(rows=ROWS, limit=st.integers(2, 8))
def test_no_row_is_taken_for_one_that_stood_elsewhere(rows: list[OpenRow], limit: int) -> None:
    found = generalise(rows, limit).rows
    for state in standing(NOTHING):
        after, before = (sum(standing(row)[state] for row in each) for each in (found, rows))
        withheld = sum(row == NOTHING for row in found)
        assert before - withheld <= after <= before, state


def test_months_go_before_what_offices_compare() -> None:
    row = OpenRow("2021-01", "klage", "diverse", "andet", "undersoegt", "kritik", "2021-12", "", "telefon", "borger")
    rows = [replace(row, received=f"2021-{month:02}") for month in range(1, 6)]
    told = replace(row, received="2021", closed="2021", channel=WITHHELD, enquirer=WITHHELD)
    assert generalise(rows, 5).rows == (told,) * 5


def test_reasons_and_days_of_closing_become_that_there_was_one() -> None:
    row = OpenRow("2021", "klage", "diverse", "andet", "", "", "", "", "telefon", "borger")
    rows = [replace(row, excluded=f"aarsag_{number}", closed=f"{2000 + number}") for number in range(5)]
    (told,) = set(generalise(rows, 5).rows)
    assert (told.excluded, told.closed, told.directorate) == (EXCLUDED, CLOSED, "diverse")


def test_rows_that_are_alike_often_enough_stay_as_they_are() -> None:
    row = OpenRow("2021-08", "klage", "diverse", "andet", "", "", "", "", "telefon", "borger")
    assert generalise([row] * 5, 5) == ((row,) * 5, 0)
    assert generalise([row] * 4, 5) == ((NOTHING,) * 4, 4)


@pytest.mark.parametrize(
    ("month", "told"), [("2021-08", "2021-K3"), ("2021-12", "2021-K4"), ("2021-K3", "2021-K3"), ("", "")]
)
def test_a_month_is_told_as_its_quarter(month: str, told: str) -> None:
    assert quarter(month) == told
