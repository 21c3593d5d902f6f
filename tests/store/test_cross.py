"""Any two properties against each other, held against counting by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import product

import pytest

from borgerraad_tui.chapters.question import LEFT_OUT, Answer, answer_document, answer_table
from borgerraad_tui.export.document_as_text import document_as_text
from borgerraad_tui.statistics.cross import BY_KEY, PROPERTIES, CrossTable, cross
from borgerraad_tui.store.cross import VALUES, Asked, behind_cross, cross_lines
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.search_filters import Condition

PAIRS = [(one, other) for one, other in product(BY_KEY, ["", "kind", "month", "outcome"]) if one != other]
REST = Asked(date(2021, 8, 1), date(2021, 12, 31))


def table(register: Register, rows: str, columns: str = "", asked: Asked = REST) -> CrossTable:
    one, other = BY_KEY[rows], BY_KEY[columns] if columns else None
    return cross(cross_lines(register.engine, asked, one, other), one, other, register.catalogue, asked.last)


def test_every_property_can_be_read_off_an_inquiry() -> None:
    assert set(VALUES) == {each.key for each in PROPERTIES}


def test_areas_against_kinds_is_table_3(demo_register: Register) -> None:
    found = table(demo_register, "directorate", "kind")
    assert [side.name for side in found.columns] == ["Klage", "Andre henvendelser", "I alt"]
    counts = {side.name: counts for side, counts in zip(found.rows, found.grid, strict=True)}
    # table 3 of the printed report
    assert {name: (row[0], row[2]) for name, row in counts.items()} == {
        "Arbejdsmarked og Borgerservice": (12, 25),
        "Børn og Kultur": (30, 42),
        "Voksen og Sundhed": (13, 22),
        "Teknik og Klima": (4, 6),
        "Diverse": (1, 16),
        "I alt": (60, 111),
    }


@pytest.mark.parametrize(("rows", "columns"), PAIRS)
def test_each_count_has_just_so_many_inquiries_behind_it(demo_register: Register, rows: str, columns: str) -> None:
    found = table(demo_register, rows, columns)
    assert found.grid[-1][-1] == 111
    for row, counts in zip(found.rows, found.grid, strict=True):
        for column, number in zip(found.columns, counts, strict=True):
            chosen = [(found.row_property, row.values)]
            chosen += [(found.column_property, column.values)] if found.column_property else []
            assert behind_cross(demo_register.engine, REST, chosen).count() == number


def test_filters_narrow_what_is_counted(demo_register: Register) -> None:
    asked = REST._replace(filters=Condition("kind = ?", ("complaint",)))
    assert table(demo_register, "directorate", asked=asked).grid[-1] == (60,)


def test_months_stand_in_order_and_are_named(demo_register: Register) -> None:
    found = table(demo_register, "month")
    assert [side.name for side in found.rows] == [
        "august 2021", "september 2021", "oktober 2021", "november 2021", "december 2021", "I alt",
    ]  # fmt: skip


def test_an_extract_leaves_small_counts_out_and_says_so(demo_register: Register) -> None:
    found = table(demo_register, "directorate", "kind")
    own = answer_table(Answer(found, REST, "", None))
    extract = answer_table(Answer(found, REST, "", 5))
    assert not own.notes
    assert LEFT_OUT not in {cell for row in own.rows for cell in row}
    rows = {row[0]: row[1:] for row in extract.rows}
    # 4 and 1 complaints, and 2 others of 6, are small; their totals would give them away otherwise
    assert rows["Teknik og Klima"][:2] == (LEFT_OUT, LEFT_OUT)
    assert rows["Diverse"][0] == LEFT_OUT
    shown = Counter(cell == LEFT_OUT for row in (*extract.rows, extract.total or ()) for cell in row[1:])
    assert shown[True] > 3
    assert extract.notes == (
        f"{shown[True]} antal er udeladt: antal fra 1 til 4, fordi de kan pege på en person, og om nødvendigt andre,"
        " så de ikke kan regnes ud.",
    )
    text = document_as_text(answer_document(Answer(found, REST, "", 5), "Haderslev Kommune", REST.last))
    assert "Klage udeladt" in text.decode()
