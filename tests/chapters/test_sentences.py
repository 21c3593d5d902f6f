"""Sentences on figures made up for them: one and many, all and none, and one period against the one before it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

import pytest

from borgerraad_tui.chapters.sentences import (
    a_month,
    complaint_shares,
    consultations,
    kinds,
    registered,
    share_than_before,
    sudden,
    than_before,
)
from borgerraad_tui.statistics.report import Figures, Reason
from borgerraad_tui.statistics.table import TABLES, TOTAL, Row, Table, percent
from borgerraad_tui.statistics.tally import NOT_GIVEN


def figures(complaints: int, others: int, months: int = 1) -> Figures:
    """So many inquiries in the first so many months of 2021, none of them left out."""
    last = date(2021, months, monthrange(2021, months)[1])
    both = complaints + others
    return Figures(date(2021, 1, 1), last, date(2022, 1, 1), both, 0, 0, complaints, others, 0, (), ())


def all_told(number: int, excluded: int = 0, undecided: int = 0) -> Figures:
    """So many registered, so many of them left out for the first reason of the print."""
    reasons = (Reason("Borgeren er ikke vendt tilbage", excluded, (1,)),) if excluded else ()
    return replace(figures(0, number), excluded=excluded, undecided=undecided, excluded_by=reasons)


def shares(*rows: tuple[str, int, int], not_given: tuple[int, int] | None = None) -> Table:
    """Table 3 of such areas: name, count and the complaints among them."""
    areas = [Row(name, n, (entry,), percent(part, n), n, part) for entry, (name, n, part) in enumerate(rows, start=1)]
    if not_given:
        n, part = not_given
        areas.append(Row("Område ikke angivet", n, (NOT_GIVEN,), percent(part, n), n, part))
    number, complaints = sum(row.count for row in areas), sum(row.complaints or 0 for row in areas)
    return Table(tuple(areas), Row(TOTAL, number, (), percent(complaints, number), number, complaints), TABLES[2])


BECAUSE = "af statistikken, fordi borgeren ikke er vendt tilbage. I statistikken regnes derfor med"


@pytest.mark.parametrize(
    ("of", "told"),
    [
        (all_told(0), "0 borgerhenvendelser."),
        (all_told(1), "1 borgerhenvendelse."),
        (all_told(5, excluded=1), f"5 borgerhenvendelser, hvoraf 1 udgår {BECAUSE} 4 henvendelser."),
        (all_told(3, excluded=2), f"3 borgerhenvendelser, hvoraf 2 udgår {BECAUSE} 1 henvendelse."),
        (all_told(3, excluded=3), f"3 borgerhenvendelser, som alle udgår {BECAUSE} 0 henvendelser."),
        (all_told(1, excluded=1), f"1 borgerhenvendelse, som udgår {BECAUSE} 0 henvendelser."),
        (
            all_told(3, undecided=1),
            "3 borgerhenvendelser. 1 sag er der ikke taget stilling til. I statistikken regnes derfor med 2 henvendelser.",
        ),
    ],
)
def test_how_many_are_registered_and_leave(of: Figures, told: str) -> None:
    assert registered(of) == f"Der er i perioden registreret {told}"


@pytest.mark.parametrize(
    ("of", "told"),
    [
        (figures(0, 0), ""),
        (figures(1, 1), "1 henvendelse er en klage, og 1 er en anden henvendelse."),
        (figures(2, 0), "2 henvendelser er klager, og 0 er andre henvendelser."),
    ],
)
def test_how_many_are_complaints(of: Figures, told: str) -> None:
    assert kinds(of) == told


@pytest.mark.parametrize(
    ("of", "told"),
    [
        (figures(0, 1), "1 henvendelse om måneden over én måned."),
        (figures(0, 1, 4), "0,25 henvendelser om måneden over fire måneder."),
        (figures(0, 3, 4), "0,75 henvendelser om måneden over fire måneder."),
        (figures(0, 3, 2), "1,5 henvendelser om måneden over to måneder."),
        (figures(0, 9, 4), "godt 2 henvendelser om måneden over fire måneder."),
        (figures(60, 51, 5), "godt 22 henvendelser om måneden over fem måneder."),
    ],
)
def test_how_many_a_month(of: Figures, told: str) -> None:
    assert a_month(of) == f"Det svarer til {told}"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "Der er i perioden ikke registreret intern konsulentbistand."),
        (
            1,
            "Der er i perioden registreret 1 intern konsulentbistand."
            " Den tælles ved siden af henvendelserne, ikke iblandt dem.",
        ),
        (
            2,
            "Der er i perioden registreret 2 interne konsulent- eller sparringsfunktioner."
            " De tælles ved siden af henvendelserne, ikke iblandt dem.",
        ),
    ],
)
def test_how_much_consultancy(number: int, told: str) -> None:
    assert consultations(replace(figures(1, 1), consultations=number)) == told


@pytest.mark.parametrize(
    ("table", "share", "highest"),
    [
        (shares(("A", 10, 4), ("B", 10, 6)), 50, "B, hvor 6 af 10 er klager (60 %)"),
        # no area is none to be highest
        (shares(("A", 10, 4), ("B", 10, 2), not_given=(4, 4)), 42, "A, hvor 4 af 10 er klager (40 %)"),
        (shares(("A", 10, 4), not_given=(10, 2)), 30, None),
        # 10 of 21 and 12 of 25 are both printed as 48 %
        (shares(("A", 21, 10), ("B", 25, 12)), 48, None),
        (shares(("A", 5, 0), ("B", 5, 0)), 0, None),
    ],
)
def test_where_most_are_complaints(table: Table, share: int, highest: str | None) -> None:
    where = f" Andelen er højest i {highest}." if highest else ""
    assert complaint_shares(table) == f"{share} % af henvendelserne er klager.{where}"


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
