"""The printed report reconciled with the demo register, and with one whose cases were changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from borgerraad_tui.chapters.blocks import Paragraph, TableBlock
from borgerraad_tui.chapters.reconciled import deviations_of, reconciled_document
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.intake.printed import read_printed
from borgerraad_tui.statistics.facts import lines_of
from borgerraad_tui.statistics.printed import PrintedPeriod, PrintedRow, PrintedTable
from borgerraad_tui.store.facts import facts_of
from borgerraad_tui.store.figures import tally_lines
from borgerraad_tui.store.kinds import CONSULTATION
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


def test_a_row_that_is_not_printed_is_told_beside_those_that_differ(demo_register: Register) -> None:
    whole = PRINTED[1].table(4)
    rows = [replace(row, count=18) if row.name == "Undersøgt" else row for row in whole.rows if row.name != "Afvist"]
    period = replace(PRINTED[1], headers={}, per_month="", tables=(replace(whole, rows=tuple(rows)),))
    document = reconciled_document(demo_register, "Beretning", [period])
    assert "5 trykte tal er holdt op mod registret, og 1 afviger og 1 række er ikke trykt." in [
        block.text for block in document.of(Paragraph)
    ]
    (table,) = document.of(TableBlock)
    assert table.rows[-1][:4] == ("Tabel 4, Afvist", "antal", "ikke trykt", "5")
    assert table.worded[-1].startswith("Tabel 4, Afvist, antal: ikke trykt, talt 5. ")


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
    assert found.cause == "Sag ændret siden: 2021-1. Sådan stod tallet før ændringen 01-03-2022."


def test_a_changed_case_is_known_among_consultations_and_in_a_table_s_percentages(
    tmp_path: Path, haderslev: Catalogue
) -> None:
    now = [datetime(2022, 1, 10, 9)]
    register = create_register(tmp_path / "r.db", Clock(lambda: now[0]), "Haderslev Kommune", haderslev)
    area = haderslev.choices("directorate", FIRST)[0]
    one, *_ = (saved(register, inquiry(FIRST, kind="complaint", directorate=area.key)) for _ in range(3))
    with register.acts.act("Konsulentbistand"):
        kind = haderslev.choices("consultation", FIRST)[0].key
        register.records(CONSULTATION).add(Consultation(day=FIRST, entered=now[0], kind=kind))
    now[0] = datetime(2022, 3, 1, 9)
    changed(register, one, kind="other")
    table = PrintedTable(3, (PrintedRow(area.name, 3, 3, 100),))
    printed = PrintedPeriod("", FIRST, LAST, {"complaints": 3, "consultations": 1}, "", (table,))
    found = deviations_of(register, printed)
    register.close()
    assert [(each.table, each.measure, each.printed, each.computed) for each in found] == [
        (0, "antal", 3, 2), (3, "klager", 3, 2), (3, "procent", 100, 67),
    ]  # fmt: skip
    stood = "Sag ændret siden: 2021-1. Sådan stod tallet før ændringen 01-03-2022."
    assert [each.cause for each in found] == [stood, stood, "Følger af de trykte antal: 3 af 3 er 100 %."]


def test_a_period_that_was_counted_otherwise_is_found_out(demo_register: Register) -> None:
    counted = demo_register.figures(FIRST, date(2021, 11, 30))
    headers = {header: getattr(counted, header) for header in ("registered", "counted", "complaints", "others")}
    found = deviations_of(demo_register, PrintedPeriod("", FIRST, LAST, headers, "", ()))  # type: ignore[arg-type]
    assert len(found) == 4
    assert {each.cause for each in found} == {"Talt i en anden periode: 01-08-2021 – 30-11-2021 giver det trykte tal."}


def test_cases_of_one_day_explain_their_figures_before_any_other_period(demo_register: Register) -> None:
    """Everything before came in at once: only the changes themselves can be taken back."""
    four = len(deviations_of(demo_register, PRINTED[1]))
    known = {(each.table, each.name, each.measure) for each in deviations_of(demo_register, PRINTED[1])}
    late = saved(demo_register, inquiry(date(2021, 11, 15), kind="complaint", directorate=None))
    one = next(
        each
        for each in map(demo_register.inquiries.get, range(1, 400))
        if FIRST <= each.received <= LAST and each.kind == "other" and each.exclusion is None
    )
    changed(demo_register, one, kind="complaint")
    numbers = ", ".join(f"{each.year}-{each.number}" for each in sorted((one, late), key=lambda each: each.id or 0))
    found = [
        each for each in deviations_of(demo_register, PRINTED[1]) if (each.table, each.name, each.measure) not in known
    ]
    assert len(found) > four
    causes = {each.cause for each in found if not each.cause.startswith("Følger af de trykte")}
    assert not [cause for cause in causes if "anden periode" in cause or "Ingen af de kendte" in cause]
    assert f"Sag ændret siden: {numbers}. Sådan stod tallet før ændringen 17-01-2022." in causes


def test_nothing_typed_yet_is_no_agreement(demo_register: Register) -> None:
    document = reconciled_document(demo_register, "Ny", [PrintedPeriod("", FIRST, LAST, {}, "", ())])
    assert document.about == "ingen trykte tal endnu"
    assert [block.text for block in document.of(Paragraph)] == ["Her er ingen trykte tal skrevet ind endnu."]


def test_lines_of_facts_are_those_the_triggers_keep(demo_register: Register) -> None:
    kept = {line for line in tally_lines(demo_register.engine, FIRST, LAST) if line.part != "consultation"}
    assert set(lines_of(facts_of(demo_register.engine, FIRST, LAST))) == kept


def test_a_row_the_register_does_not_have_is_told(demo_register: Register) -> None:
    (row, *_) = PRINTED[1].tables[0].rows
    table = replace(PRINTED[1].tables[0], rows=(replace(row, name="Ukendt område"),))
    (found,) = deviations_of(demo_register, replace(PRINTED[1], per_month="", tables=(table,)))
    assert (found.computed, found.cause) == (None, "Rækken findes ikke i registrets tabel.")
