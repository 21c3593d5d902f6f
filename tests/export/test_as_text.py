"""The page for the terminal and the screen reader."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.export.as_text import figures_as_text
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import TABLES, Row
from borgerraad_tui.statistics.wording import worded
from borgerraad_tui.store.register import Register


@pytest.fixture
def page(demo_register: Register) -> list[str]:
    """The lines of the second printed period."""
    return figures_as_text(demo_register.figures(date(2021, 8, 1), date(2021, 12, 31))).splitlines()


def test_table_3_reads_as_it_was_printed_but_for_the_wrong_percentage(page: list[str]) -> None:
    begins = page.index("Tabel 3: Henvendelsernes fordeling på direktørområde og klageandel")
    assert [line.strip() for line in page[begins + 1 : begins + 7]] == [
        "Arbejdsmarked og Borgerservice 25 sager - heraf 12 klager (48 %)",
        "Børn og Kultur 42 sager - heraf 30 klager (71 %)",
        "Voksen og Sundhed 22 sager - heraf 13 klager (59 %)",
        "Teknik og Klima 6 sager - heraf 4 klager (67 %)",
        "Diverse 16 sager - heraf 1 klage (6 %)",
        "I alt 111 sager - heraf 60 klager (54 %)",
    ]


def test_the_average_always_stands_beside_its_divisor(page: list[str]) -> None:
    assert "Pr. måned: 22,2 (111 delt med 5 måneder)" in page


def test_the_period_and_what_it_holds_come_first(page: list[str]) -> None:
    assert page[0] == "Statistik 01-08-2021 – 31-12-2021"
    for line in (
        "Registreret: 118 henvendelser",
        "Udgår: 7 henvendelser",
        "Indgår i statistikken: 111 henvendelser",
        "  Klager: 60",
        "  Andre henvendelser: 51",
        "Konsulentbistand: 15 gange",
    ):
        assert line in page


def test_reasons_stand_below_what_was_excluded(few: Figures) -> None:
    lines = figures_as_text(few).splitlines()
    excluded = lines.index("Udgår: 1 henvendelse")
    assert lines[excluded + 1] == "  Lukket af anden årsag: 1"
    assert lines[excluded + 2] == "Ikke taget stilling til: 1 henvendelse"


def test_rows_without_inquiries_are_not_printed(few: Figures) -> None:
    lines = figures_as_text(few).splitlines()
    begins = lines.index("Tabel 1: Henvendelsernes fordeling på direktørområder")
    assert lines[begins + 1 : begins + 4] == ["  Børn og Kultur 2 sager (100 %)", "  I alt 2 sager (100 %)", ""]


def test_one_inquiry_and_one_complaint_are_singular() -> None:
    row = Row("Diverse", 1, (1,), 100, 1, complaints=1)
    assert worded(TABLES[2], row) == "Diverse 1 sag - heraf 1 klage (100 %)"


def test_eleven_inquiries_are_not_singular() -> None:
    assert worded(TABLES[0], Row("Diverse", 11, (1,), 10, 111)) == "Diverse 11 sager (10 %)"


def test_a_share_of_nothing_is_left_out(none: Figures) -> None:
    lines = figures_as_text(none).splitlines()
    assert "Statistik til og med 31-12-2021" in lines
    assert "Pr. måned: ingen måneder at dele med" in lines
    assert "  I alt 0 sager" in lines
    assert "%" not in "".join(lines)
