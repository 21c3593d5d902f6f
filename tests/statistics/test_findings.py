"""Findings as a table: outcomes of one name are one row, in printed order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.statistics.findings import FindingCounts, finding_table
from tests.registers import packaged

ENDS = date(2021, 8, 31)


def reorganised() -> Catalogue:
    """»Kritik« ends and another entry of that name follows; »Henstilling« ends, and none does."""
    entries = [
        replace(entry, valid_to=ENDS) if entry.key in ("kritik", "henstilling") else entry
        for entry in packaged().entries
    ]
    old = next(entry for entry in entries if entry.key == "kritik")
    twin = replace(old, key="kritik_ny", valid_from=date(2021, 9, 1), valid_to=None, position=99)
    return Catalogue(replace(entry, id=number) for number, entry in enumerate([*entries, twin], start=1))


def test_entries_that_print_one_name_are_one_row_and_what_ended_stands_last() -> None:
    catalogue = reorganised()
    number = {
        key: catalogue.id_of("outcome", key) or 0 for key in ("kritik", "kritik_ny", "henstilling", "udsigtsloes")
    }
    counts = FindingCounts(
        {number["kritik"]: 2, number["kritik_ny"]: 1, number["henstilling"]: 4, number["udsigtsloes"]: 1}, 5
    )
    table = finding_table(counts, catalogue, date(2021, 12, 31))
    assert [(row.name, row.count) for row in table.printed] == [
        ("Anden behandling og hjælp: Udsigtsløs", 1),
        ("Undersøgt: Kritik", 3),
        ("Undersøgt: Henstilling", 4),
    ]
    assert set(table.printed[1].entries) == {number["kritik"], number["kritik_ny"]}
    assert (table.total.name, table.total.count) == ("Henvendelser med mærker", 5)
    assert set(table.total.entries) >= set(number.values())


def test_without_any_no_row_is_printed() -> None:
    table = finding_table(FindingCounts({}, 0), reorganised(), ENDS)
    assert (table.printed, table.total.count) == ((), 0)
