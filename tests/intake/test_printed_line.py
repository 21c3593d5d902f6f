"""A printed row typed by hand: in the ways it may stand in print, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.printed import LARGEST
from borgerraad_tui.intake.printed_line import line_of, read_line, read_one, told_line
from borgerraad_tui.statistics.printed import PrintedRow
from borgerraad_tui.statistics.table import TABLES, TableSpec

FIGURE = st.none() | st.integers(0, LARGEST)


@pytest.mark.parametrize(
    ("table", "typed", "row"),
    [
        (1, "47 40 %", (47, None, 40)),
        (1, "47 40", (47, None, 40)),
        (1, "47 (40%)", (47, None, 40)),
        (1, "40 %", (None, None, 40)),
        (1, "47", (47, None, None)),
        (1, "1.204 henvendelser", (1204, None, None)),
        (3, "42 30 71", (42, 30, 71)),
        (3, "42 30", (42, 30, None)),
        (3, "42 71 %", (42, None, 71)),
        (3, "42 sager - heraf 30 klager (71 %)", (42, 30, 71)),
        (3, "heraf 30", (None, 30, None)),
        (4, "  36\t60 % ", (36, None, 60)),
        (9, "0 0 %", (0, None, 0)),
    ],
)
def test_it_is_read_as_it_stands_in_print(
    table: int, typed: str, row: tuple[int | None, int | None, int | None]
) -> None:
    assert read_line("Diverse", typed, TABLES[table - 1]) == PrintedRow("Diverse", *row)


@pytest.mark.parametrize("typed", ["", "   ", "\x1b"])
def test_nothing_typed_is_not_printed(typed: str) -> None:
    assert read_line("Diverse", typed, TABLES[0]) is None
    assert read_one(typed) is None


@pytest.mark.parametrize(
    ("table", "typed", "told"),
    [
        (1, "4O 40 %", "»O« er intet tal. Skriv antal procent, fx 47 40 %."),
        (3, "mange", "»mange« er intet tal. Skriv antal klager procent, fx 42 30 71 %."),
        (1, "47 12 40 %", "flere tal, end tabellen har"),
        (3, "1 2 3 4", "flere tal, end tabellen har"),
        (1, "47 66,7 %", "»66,7« er intet helt tal"),
        (1, "% 40", "»%« er intet tal"),
        (1, "47 40 % %", "»%« er intet tal"),
        (1, "-", "Her er ingen tal"),
        (1, "٤٧", "»٤٧« er intet helt tal"),
        (1, "-5", "»-5« er intet helt tal"),
        (1, "16-1", "»-1« er intet helt tal"),
        (1, "9" * 5000, "for stort"),
        (1, "1.2.3", "»1.2.3« er intet helt tal"),
        (3, "heraf 30 heraf 4", "flere tal, end tabellen har"),
    ],
)
def test_anything_else_is_refused_with_what_to_write(table: int, typed: str, told: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_line("Diverse", typed, TABLES[table - 1])
    assert told in refused.value.text


@pytest.mark.parametrize("typed", ["118 119", "mange", "1,5", "knap 28", "9" * 300])
def test_one_figure_is_one_whole_number(typed: str) -> None:
    with pytest.raises(RuleBroken):
        read_one(typed)


@given(FIGURE, FIGURE, FIGURE, st.sampled_from(TABLES))
def test_what_is_kept_is_shown_and_read_again(
    count: int | None, complaints: int | None, percent: int | None, spec: TableSpec
) -> None:
    row = PrintedRow("Diverse", count, complaints, percent)
    assert read_line("Diverse", line_of(row), spec) == (row if row.figures else None)


def test_how_it_is_understood_is_told() -> None:
    assert told_line(PrintedRow("Diverse", 16, 1, 6)) == "16, heraf 1 klage, 6 %"
