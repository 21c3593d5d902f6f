"""What the command of the pictures looks for on paper: that it would find a table or a heading parted by a page."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.chapters.blocks import Column, Document, Heading, TableBlock
from tests.pictures.paper import faults

COLUMNS = (Column("Område", "name"), Column("Antal", "count"))
TABLE = TableBlock("t", 3, "Områder og klageandel", COLUMNS, (("Børn og Kultur", 4), ("Diverse", 1)), ("I alt", 5))
WHOLE = Document("Haderslev", "T", "", date(2022, 1, 17), (Heading("Eksempler"), TABLE))


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        (["Eksempler Tabel 3: Områder og klageandel Børn og Kultur 4 Diverse 1 I alt 5 Side 1 af 1"], []),
        (
            ["Eksempler Tabel 3: Områder og klageandel Børn og Kultur 4 1 / 2", "Diverse 1 I alt 5 2 / 2"],
            ["no page holds all of 'Tabel 3: Områder og klageandel'"],
        ),
        (
            ["Nyt Eksempler Side 1 af 2", "Tabel 3: Områder og klageandel Børn og Kultur 4 Diverse 1 I alt 5"],
            ["'Eksempler' is the last line of page 1"],
        ),
    ],
)
def test_what_a_page_parts_is_found(pages: list[str], found: list[str]) -> None:
    assert list(faults(WHOLE, pages)) == found
