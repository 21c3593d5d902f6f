"""What moved since a report was published: every printed figure that is another one, and who moved it, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from borgerraad_tui.chapters.blocks import Cell, Document, Paragraph, TableBlock
from borgerraad_tui.chapters.outline import Outline
from borgerraad_tui.chapters.plan import read_plan
from borgerraad_tui.chapters.publishing import catalogue_then, published_part
from borgerraad_tui.chapters.since import NO_INQUIRY, STANDS, in_words, since_document, since_published
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.report import Report, ReportBlock, ReportPart
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import FROZEN, REPORT, REPORT_BLOCK, REPORT_PART
from borgerraad_tui.store.register import Register
from tests.chapters.test_publishing import FIRST, LAST, cells, published, scrambled
from tests.conftest import NOW
from tests.registers import changed, inquiry, saved


def printed(document: Document) -> dict[tuple[str, object], tuple[Cell, ...]]:
    """Every row of the nine tables by its table and name, as the document prints it."""
    return {
        (f"Tabel {table.number}", row[0]): row[1:]
        for table in document.of(TableBlock)
        for row in (*table.rows, *([table.total] if table.total else []))
    }


def every_table(register: Register, first: date, last: date) -> dict[tuple[str, object], tuple[Cell, ...]]:
    """The same of a report that prints all of its tables, written this minute."""
    with register.acts.act("Prøve"):
        title = f"Prøve {len(register.records(REPORT).where('true'))}"
        report = register.records(REPORT).add(Report(title=title, entered=NOW)).id or 0
        part = register.records(REPORT_PART).add(ReportPart(report=report, first=first, last=last)).id
        for number in range(1, 10):
            register.records(REPORT_BLOCK).add(ReportBlock(report=report, part=part, block=f"table {number}"))
    return printed(report_document(register, read_plan(register, report)))


def test_every_row_that_is_printed_otherwise_is_told_and_no_other(demo_register: Register) -> None:
    register, random = demo_register, Random(1177)
    plan, before = published(register), every_table(register, FIRST, LAST)
    for identifier in range(230, 260):
        one = register.inquiries.get(identifier)
        if FIRST <= one.received <= LAST:
            scrambled(register, random, one)
    after = every_table(register, FIRST, LAST)
    (since,) = since_published(register, plan)
    nine = {f"Tabel {number}" for number in range(1, 10)}
    told = {(one.where, one.name) for one in since.figures if one.where in nine}
    assert told == {place for place in before | after if before.get(place) != after.get(place)}
    assert len(told) > 20


def test_a_row_tells_its_count_its_complaints_and_its_percentage_then_and_now(register: Register) -> None:
    one = saved(register, inquiry(FIRST, kind="complaint", directorate="diverse", theme="andet"))
    saved(register, inquiry(LAST, kind="other", directorate="diverse", theme="andet"))
    plan = published(register)
    changed(register, one, kind="other")
    (since,) = since_published(register, plan)
    assert {one.where: (one.then, one.now) for one in since.figures if one.name in ("Diverse", "Klager")} == {
        "Indledningen": ("1", "0"),
        "Tabel 3": ("2, heraf 1 klage (50 %)", "2, heraf 0 klager (0 %)"),
    }
    assert [(one.name, one.then, one.now) for one in since.figures if one.where == "Måned for måned"] == [
        ("august 2021", "1, heraf 1 klage", "1, heraf 0 klager")
    ]


def test_an_inquiry_tells_what_it_counted_as_then_and_now(register: Register) -> None:
    one = saved(register, inquiry(FIRST, kind="complaint", directorate="diverse", theme="andet"))
    plan = published(register)
    changed(
        register, one, directorate="teknik_og_klima", closed=date(2022, 1, 14), action="undersoegt", outcome="kritik"
    )
    (moved,) = next(since_published(register, plan)).inquiries
    assert (moved.id, moved.number) == (one.id, f"2021-{one.number}")
    assert in_words(moved.then) == "Klage · Diverse · Andet · ikke afsluttet"
    assert in_words(moved.now) == "Klage · Teknik og Klima · Andet · Undersøgt · Kritik"
    assert moved.otherwise == (("Diverse", "ikke afsluttet", ""), ("Teknik og Klima", "Undersøgt", "Kritik"))


@pytest.mark.parametrize(
    ("changes", "now"),
    [
        ({"exclusion": "andet_omraade"}, "udgår: "),
        ({"kind": None}, "ikke taget stilling til · Diverse"),
        ({"received": LAST + timedelta(days=1)}, "ikke i delperioden"),
        ({"received": FIRST + timedelta(days=1)}, "Klage · Diverse · Andet · ikke afsluttet · modtaget 02-08-2021"),
    ],
)
def test_one_that_left_the_tables_says_why(register: Register, changes: dict[str, Any], now: str) -> None:
    if "exclusion" in changes:
        changes = {"exclusion": register.catalogue.of("exclusion")[0].key}
        now += register.catalogue.of("exclusion")[0].name
    one = saved(register, inquiry(FIRST, kind="complaint", directorate="diverse", theme="andet"))
    plan = published(register)
    changed(register, one, **changes)
    (moved,) = next(since_published(register, plan)).inquiries
    assert in_words(moved.now) == now


def test_one_that_an_undo_took_away_is_told_by_its_number(register: Register) -> None:
    one = saved(register, inquiry(FIRST, kind="complaint"))
    plan = published(register)
    with register.acts.act("Væk"):
        register.engine.execute("DELETE FROM inquiry WHERE id = ?", (one.id,))
    (moved,) = next(since_published(register, plan)).inquiries
    assert (moved.number, moved.now) == (f"2021-{one.number}", ("ikke i delperioden",))


def test_the_document_tells_the_same_and_names_no_one(register: Register) -> None:
    one = saved(register, inquiry(FIRST, kind="complaint", subject="Hemmeligt emne", citizen="N.N."))
    plan = published(register)
    assert [*since_document(register, plan).blocks] == [Paragraph(STANDS, "figures")]
    changed(register, one, kind="other")
    (since,) = since_published(register, plan)
    figures, inquiries = since_document(register, plan).of(TableBlock)
    assert figures.rows == tuple(since.figures)
    assert inquiries.rows == tuple((each.number, in_words(each.then), in_words(each.now)) for each in since.inquiries)
    assert not any(word in repr(since_document(register, plan)) for word in ("Hemmeligt", "N.N."))


def renamed(catalogue: Catalogue, key: str, name: str) -> Catalogue:
    return Catalogue(replace(entry, name=name) if entry.key == key else entry for entry in catalogue.entries)


def test_the_names_are_those_of_then_when_an_entry_has_another_one_now(register: Register) -> None:
    one = saved(register, inquiry(FIRST, kind="complaint", directorate="diverse", theme="hjemmel"))
    plan = published(register)
    before = cells(register, plan)
    changed(register, one, directorate="boern_og_kultur")
    register.extend(renamed(register.catalogue, "diverse", "Øvrige områder"))
    (since,) = since_published(register, plan)
    assert since.inquiries[0].otherwise == (("Diverse",), ("Børn og Kultur",))
    assert cells(register, plan) == before
    kept = published_part(register, plan.parts[0])
    assert kept is not None
    then = catalogue_then(register, kept)
    assert (then.name("directorate", "diverse"), register.catalogue.name("directorate", "diverse")) == (
        "Diverse",
        "Øvrige områder",
    )
    assert then.id_of("directorate", "diverse") == register.catalogue.id_of("directorate", "diverse")


def test_consultations_move_a_figure_with_no_inquiry_behind_it(register: Register) -> None:
    plan = published(register)
    with register.acts.act("Konsulentbistand"):
        kind = register.catalogue.of("consultation")[0].key
        register.consultations.add(Consultation(day=FIRST, entered=NOW, kind=kind))
    (since,) = since_published(register, plan)
    assert [*since.figures] == [("Indledningen", "Konsulentbistand", "0", "1")]
    assert since.inquiries == ()
    assert Paragraph(NO_INQUIRY, "note") in since_document(register, plan).blocks


def test_the_rules_are_those_it_was_published_with(register: Register) -> None:
    plan = published(register)
    (kept,) = register.records(FROZEN).where("true")
    with register.acts.act("Andre regler"):
        register.records(FROZEN).update(kept.edit(rules="Sådan talte vi dengang.\nOg sådan."))
    notes = [block.text for block in report_document(register, plan).of(Paragraph) if block.role == "note"]
    assert notes[-3:-1] == ["Sådan talte vi dengang.", "Og sådan."]


def test_nothing_stands_of_a_report_that_is_being_written(demo_register: Register) -> None:
    with pytest.raises(RuleBroken, match="ikke offentliggjort"):
        list(since_published(demo_register, read_plan(demo_register, 1)))


def doubts(register: Register) -> Iterator[str]:
    return Outline(register, read_plan(register, 1)).doubts()


def test_days_in_no_part_and_figures_that_stand_nowhere_are_worth_another_look(demo_register: Register) -> None:
    gap = "Dagene 01-07-2021 – 31-07-2021 er ikke med i nogen delperiode."
    assert list(doubts(demo_register)) == [gap]
    parts = demo_register.records(REPORT_PART).where("report = 1", (), "first")
    with demo_register.acts.act("Tekster"):
        for part, included in zip(parts, (True, False), strict=True):
            said = ReportBlock(report=1, part=part.id, block="table 3", included=included, text="Sidste år 34 %.")
            demo_register.records(REPORT_BLOCK).add(said)
    loose = "Teksten til Tabel 3 Klageandel (Vikarperioden, 01-08-2020 – 30-06-2021): 34 % står ikke i tallene."
    assert list(doubts(demo_register)) == [loose, gap]
