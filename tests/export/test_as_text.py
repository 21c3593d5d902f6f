"""The page for the terminal and the screen reader."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.export.as_text import figures_as_text
from borgerraad_tui.statistics.table import TABLES, Row
from borgerraad_tui.statistics.wording import worded
from borgerraad_tui.store.register import Register
from tests.export.conftest import Counted, counted

FURTHER = [
    "Tabel 10: Yderligere mærker",
    "  Undersøgt: Henstilling 1",
    "  Undersøgt: Kritik 1",
    "  Henvendelser med mærker 1",
    "",
    "Tabel 11: Forvaltningens første svar, dage",
    "  Voksen og Sundhed 1 spørgsmål, heraf 1 uden et første svar: median kendes ikke, 90. percentil kendes ikke,"
    " længst 7 dage (uden et første svar)",
    "  Teknik og Klima 3 spørgsmål, heraf 1 uden et første svar: median 6 dage, 90. percentil kendes ikke, længst 6 dage",
    "  I alt 4 spørgsmål, heraf 2 uden et første svar: median kendes ikke, 90. percentil kendes ikke, længst 7 dage"
    " (uden et første svar)",
    "",
    "Tabel 12: Forvaltningens svar, dage",
    "  Voksen og Sundhed 1 spørgsmål, heraf 1 uden et svar: median kendes ikke, 90. percentil kendes ikke,"
    " længst 7 dage (uden et svar)",
    "  Teknik og Klima 3 spørgsmål, heraf 3 uden et svar: median kendes ikke, 90. percentil kendes ikke,"
    " længst 14 dage (uden et svar)",
    "  I alt 4 spørgsmål, heraf 4 uden et svar: median kendes ikke, 90. percentil kendes ikke, længst 14 dage"
    " (uden et svar)",
    "",
    "Tabel 13: Egen tid til første kontakt, dage",
    "  Teknik og Klima 1 henvendelse, der ikke udgår: median 0 dage, 90. percentil 0 dage, længst 0 dage",
    "  Område ikke angivet 1 henvendelse, der ikke udgår, heraf 1 uden kontakt: median kendes ikke,"
    " 90. percentil kendes ikke, længst 10 dage (uden kontakt)",
    "  I alt 2 henvendelser, der ikke udgår, heraf 1 uden kontakt: median kendes ikke, 90. percentil kendes ikke,"
    " længst 10 dage (uden kontakt)",
    "",
    "Tabel 14: Egen tid til afslutning, dage",
    "  Teknik og Klima 1 henvendelse, der ikke udgår: median 1 dag, 90. percentil 1 dag, længst 1 dag",
    "  Område ikke angivet 1 henvendelse, der ikke udgår, heraf 1 uden afslutning: median kendes ikke,"
    " 90. percentil kendes ikke, længst 10 dage (uden afslutning)",
    "  I alt 2 henvendelser, der ikke udgår, heraf 1 uden afslutning: median kendes ikke,"
    " 90. percentil kendes ikke, længst 10 dage (uden afslutning)",
    "",
    "Tabel 15: Første svar inden for 2 dage",
    "  Voksen og Sundhed 0 i tide, 1 for sent, 0 endnu ikke forfaldne (0 % i tide)",
    "  Teknik og Klima 1 i tide, 1 for sent, 1 endnu ikke forfalden (50 % i tide)",
    "  I alt 1 i tide, 2 for sent, 1 endnu ikke forfalden (33 % i tide)",
]
"""The tables after the nine."""


def lines_of(all_tables: Counted) -> list[str]:
    return figures_as_text(all_tables.figures, all_tables.further).splitlines()


@pytest.fixture
def page(demo_register: Register) -> list[str]:
    """The lines of the second printed period."""
    return lines_of(counted(demo_register, date(2021, 8, 1), date(2021, 12, 31)))


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


def test_reasons_stand_below_what_was_excluded(few: Counted) -> None:
    lines = lines_of(few)
    excluded = lines.index("Udgår: 1 henvendelse")
    assert lines[excluded + 1] == "  Lukket af anden årsag: 1"
    assert lines[excluded + 2] == "Ikke taget stilling til: 1 henvendelse"


def test_rows_without_inquiries_are_not_printed(few: Counted) -> None:
    lines = lines_of(few)
    begins = lines.index("Tabel 1: Henvendelsernes fordeling på direktørområder")
    assert lines[begins + 1 : begins + 4] == ["  Børn og Kultur 2 sager (100 %)", "  I alt 2 sager (100 %)", ""]


def test_one_inquiry_and_one_complaint_are_singular() -> None:
    row = Row("Diverse", 1, (1,), 100, 1, complaints=1)
    assert worded(TABLES[2], row) == "Diverse 1 sag - heraf 1 klage (100 %)"


def test_eleven_inquiries_are_not_singular() -> None:
    assert worded(TABLES[0], Row("Diverse", 11, (1,), 10, 111)) == "Diverse 11 sager (10 %)"


def test_a_share_of_nothing_is_left_out(none: Counted) -> None:
    lines = lines_of(none)
    assert "Statistik til og med 31-12-2021" in lines
    assert not [line for line in lines if "måned" in line]
    assert "  I alt 0 sager" in lines
    assert "%" not in "".join(lines)


def test_findings_and_waits_are_told_after_the_nine_tables_a_sentence_a_row(waited: Counted) -> None:
    lines = lines_of(waited)
    begins = lines.index("Tabel 10: Yderligere mærker")
    assert [line[6] for line in lines[:begins] if line.startswith("Tabel ")] == [*"123456789"]
    assert lines[begins:] == FURTHER


def test_of_nothing_asked_only_the_count_is_told(none: Counted) -> None:
    lines = lines_of(none)
    assert lines[lines.index("Tabel 11: Forvaltningens første svar, dage") + 1] == "  I alt 0 spørgsmål"
    assert lines[-1] == "  I alt 0 i tide, 0 for sent, 0 endnu ikke forfaldne"
