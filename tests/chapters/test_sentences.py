"""Sentences that set one period against the one before it, in every direction, on figures made up for them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest

from borgerraad_tui.chapters.sentences import share_than_before, sudden, than_before
from borgerraad_tui.statistics.report import Figures


def figures(complaints: int, others: int, months: int = 1) -> Figures:
    """So many inquiries in the first so many months of 2021, none of them left out."""
    last = date(2021, months, monthrange(2021, months)[1])
    both = complaints + others
    return Figures(date(2021, 1, 1), last, date(2022, 1, 1), both, 0, 0, complaints, others, 0, (), ())


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (figures(0, 10), figures(0, 15), "15,0 henvendelser om måneden mod 10,0 i før: 50 % flere."),
        (figures(0, 15), figures(0, 10), "10,0 henvendelser om måneden mod 15,0 i før: 33 % færre."),
        (figures(0, 10), figures(0, 10), "10,0 henvendelser om måneden mod 10,0 i før: lige så mange."),
        # 40 in four months are as many a month as 10 in one, and 44 a tenth more
        (figures(0, 10), figures(0, 40, 4), "10,0 henvendelser om måneden mod 10,0 i før: lige så mange."),
        (figures(0, 40, 4), figures(0, 11), "11,0 henvendelser om måneden mod 10,0 i før: 10 % flere."),
        (figures(0, 1000), figures(0, 1001), "1001,0 henvendelser om måneden mod 1000,0 i før: næsten lige så mange."),
        (figures(0, 0), figures(0, 3), "3,0 henvendelser om måneden mod 0,0 i før: flere end ingen."),
        (figures(0, 3), figures(0, 0), "0,0 henvendelser om måneden mod 3,0 i før: 100 % færre."),
    ],
)
def test_more_fewer_and_as_many_a_month(before: Figures, after: Figures, told: str) -> None:
    assert than_before(before, after, "før", "nu") == f"I nu indgår {told}"


def test_what_is_printed_alike_is_called_alike() -> None:
    # 1 in four months and 1 in three: 0,25 and 0,33 are both printed as 0,3, though it is a third more
    sentence = than_before(figures(0, 1, 4), figures(0, 1, 3), "før", "nu")
    assert sentence == "I nu indgår 0,3 henvendelser om måneden mod 0,3 i før: lige så mange."


def test_no_months_no_sentence() -> None:
    empty = Figures(None, date(2021, 1, 31), date(2022, 1, 1), 0, 0, 0, 0, 0, 0, (), ())
    assert than_before(empty, figures(1, 1), "før", "nu") == ""
    assert share_than_before(empty, figures(1, 1), "A", "B") == ""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (figures(5, 5), figures(6, 4), "Klageandelen er steget fra 50 % i A til 60 % i B."),
        (figures(6, 4), figures(5, 5), "Klageandelen er faldet fra 60 % i A til 50 % i B."),
        (figures(5, 5), figures(50, 50), "Klageandelen er 50 % i B som i A."),
        # 500 and 504 of 1,000 are both printed as 50 %
        (figures(500, 500), figures(504, 496), "Klageandelen er 50 % i B som i A."),
    ],
)
def test_the_share_has_risen_fallen_or_is_the_same(before: Figures, after: Figures, told: str) -> None:
    assert share_than_before(before, after, "A", "B") == told


def test_a_break_is_told_upwards_and_downwards() -> None:
    assert sudden(17, 54).startswith("Klageandelen springer fra 17 % til 54 %. Så stort et spring")
    assert "klager mere." in sudden(17, 54)
    assert sudden(54, 17).startswith("Klageandelen falder fra 54 % til 17 %. Så stort et fald")
    assert "klager mindre." in sudden(54, 17)
