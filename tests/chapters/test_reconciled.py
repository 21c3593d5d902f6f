"""The printed report reconciled with the demo register, and with one whose cases were changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from borgerraad_tui.chapters.blocks import TableBlock
from borgerraad_tui.chapters.reconciled import deviations_of, reconciled_document
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.intake.printed import read_printed
from borgerraad_tui.statistics.facts import lines_of
from borgerraad_tui.statistics.printed import PrintedPeriod
from borgerraad_tui.store.facts import facts_of
from borgerraad_tui.store.figures import tally_lines
from borgerraad_tui.store.register import Register, create_register
from tests import statistics
from tests.registers import changed, inquiry, saved

PRINTED = read_printed((Path(statistics.__file__).parent / "printed-tables.json").read_bytes(), "trykt")
FIRST, LAST = date(2021, 8, 1), date(2021, 12, 31)


def test_just_the_four_are_listed_with_their_causes(demo_register: Register) -> None:
    document = reconciled_document(demo_register, "Beretning 2020-2021", PRINTED)
    assert document.about == "4 trykte tal afviger"
    (table,) = document.of(TableBlock)
    assert [(row[0], row[2], row[3]) for row in table.rows] == [
        ("Teksten, gennemsnit pr. måned", "knap 28", "godt 22"),
        ("Tabel 3, Teknik og Klima", "66", "67"),
        ("Tabel 6, I alt", "61", "60"),
        ("Tabel 7, I alt", "31", "32"),
    ]


def test_a_case_that_was_changed_since_explains_its_number(tmp_path: Path, haderslev: Catalogue) -> None:
    now = [datetime(2022, 1, 10, 9)]
    register = create_register(tmp_path / "r.db", Clock(lambda: now[0]), "Haderslev Kommune", haderslev)
    one = saved(register, inquiry(FIRST, kind="complaint"))
    saved(register, inquiry(LAST, kind="complaint"))
    now[0] = datetime(2022, 3, 1, 9)
    changed(register, one, kind="other")
    printed = PrintedPeriod("", FIRST, LAST, {"complaints": 2}, "", ())
    (found,) = deviations_of(register, printed)
    register.close()
    assert found.computed == 1
    assert found.cause == "Sådan stod tallet 31-01-2022; siden er 1 henvendelse ændret."


def test_lines_of_facts_are_those_the_triggers_keep(demo_register: Register) -> None:
    kept = {line for line in tally_lines(demo_register.engine, FIRST, LAST) if line.part != "consultation"}
    assert set(lines_of(facts_of(demo_register.engine, FIRST, LAST))) == kept


def test_a_row_the_register_does_not_have_is_told(demo_register: Register) -> None:
    (row, *_) = PRINTED[1].tables[0].rows
    table = replace(PRINTED[1].tables[0], rows=(replace(row, name="Ukendt område"),))
    (found,) = deviations_of(demo_register, replace(PRINTED[1], per_month="", tables=(table,)))
    assert (found.computed, found.cause) == (None, "Rækken findes ikke i registrets tabel.")
