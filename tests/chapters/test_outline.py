"""The report line by line: every piece and chapter, the days between the parts, and what each would print."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations

import pytest

from borgerraad_tui.chapters.blocks import Block, Paragraph, TableBlock
from borgerraad_tui.chapters.live_figures import HINT
from borgerraad_tui.chapters.outline import Outline, OutlineLine, line_key, outline_at
from borgerraad_tui.chapters.parts import PIECES
from borgerraad_tui.chapters.plan import plan_named, read_plan
from borgerraad_tui.chapters.whole import CHAPTERS, report_document
from borgerraad_tui.domain.report import Report, ReportBlock, ReportPart
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.numbers import in_words, one_decimal
from borgerraad_tui.store.kinds import REPORT, REPORT_BLOCK, REPORT_PART
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import inquiry, saved

SPANS = (
    (date(2021, 8, 1), date(2021, 8, 31)),
    (date(2021, 9, 1), date(2021, 9, 30)),
    (date(2021, 11, 1), date(2021, 12, 31)),
)


@pytest.fixture
def outline(demo_register: Register) -> Outline:
    """A report of three parts, a month missing between the last two; two texts, one piece left out, one taken in."""
    register = demo_register
    with register.acts.act("Beretning"):
        report = register.records(REPORT).add(Report(title="Efterår", entered=NOW)).id or 0
        parts = [
            register.records(REPORT_PART).add(ReportPart(report=report, first=first, last=last))
            for first, last in SPANS
        ]
        said = register.records(REPORT_BLOCK)
        first = parts[0].id
        said.add(ReportBlock(report=report, part=first, block="table 3", included=False, text="34 % var klager."))
        said.add(ReportBlock(report=report, part=first, block="table 1", included=True))
        said.add(ReportBlock(report=report, block="rules", text="Regler i 2021: 7777."))
    return Outline(register, read_plan(register, report))


def line(outline: Outline, block: str) -> OutlineLine:
    return next(line for line in outline.lines if line.block == block)


def tables(blocks: Iterable[Block]) -> list[TableBlock]:
    return [block for block in blocks if isinstance(block, TableBlock)]


def test_every_piece_stands_under_every_part_and_the_chapters_last(outline: Outline) -> None:
    pieces = [("piece", piece.title) for piece in PIECES]
    parts = [part.title for part in outline.plan.parts]
    gap = ("gap", "Dagene 01-10-2021 – 31-10-2021 er ikke med i nogen delperiode.")
    assert [(each.what, each.title) for each in outline.lines] == [
        *(("part", parts[0]), *pieces),
        *(("part", parts[1]), *pieces),
        *(gap, ("part", parts[2]), *pieces),
        *(("chapter", chapter.title) for chapter in CHAPTERS),
    ]


def test_what_she_chose_and_wrote_stands_on_its_own_line_alone(outline: Outline) -> None:
    assert not line(outline, "table 3").included
    assert line(outline, "table 1").included
    assert [each.text for each in outline.lines if each.text] == ["34 % var klager.", "Regler i 2021: 7777."]
    changed = [each for each in outline.lines if each.what == "piece" and each.included != each.proposed]
    assert [each.key for each in changed] == [line(outline, "table 1").key, line(outline, "table 3").key]


def test_a_line_shows_what_is_printed_there_with_her_text_last(outline: Outline) -> None:
    shown = outline.blocks(line(outline, "table 3"))
    assert tables(shown)[0].number == 3
    assert shown[-1] == Paragraph("34 % var klager.", "own")
    assert outline.printed(line(outline, "table 3")) == shown[:-1]


def test_the_lines_that_are_in_print_the_document_and_nothing_else(demo_register: Register, outline: Outline) -> None:
    document = report_document(demo_register, outline.plan)
    by_line = [
        block for each in outline.lines if each.what == "piece" and each.included for block in outline.blocks(each)
    ]
    assert tables(by_line) == list(document.of(TableBlock))
    whole = [block for each in outline.lines if each.what == "part" for block in outline.blocks(each)]
    assert tables(whole) == tables(by_line)


def test_a_figure_is_loose_beside_its_own_part_and_beside_a_chapter_when_it_stands_in_none(outline: Outline) -> None:
    august, winter = outline.plan.parts[0], outline.plan.parts[2]
    first, last = (
        next(each for each in outline.lines if each.part == part and each.block == "table 3")
        for part in (august, winter)
    )
    total = next(table for table in tables(outline.printed(last)) if table.total)
    assert total.total is not None
    number = f"{total.total[1]} sager"
    assert outline.loose(last, number) == []
    assert outline.loose(first, number) == [str(total.total[1])]
    assert outline.loose(line(outline, "rules"), number) == []
    assert outline.loose(line(outline, "rules"), "7777") == ["7777"]


def test_a_line_is_found_again_by_its_key(demo_register: Register, outline: Outline) -> None:
    for each in outline.lines:
        found, again = outline_at(demo_register, each.key)
        assert again == each
        assert found.plan.report == outline.plan.report


def test_the_keys_of_lines_are_their_own(outline: Outline) -> None:
    keys = [each.key for each in outline.lines]
    assert not [pair for pair in combinations(keys, 2) if pair[0] == pair[1]]
    assert len(keys) == 3 * (1 + len(PIECES)) + 1 + len(CHAPTERS)


def test_a_line_of_a_part_that_was_undone_says_so(demo_register: Register) -> None:
    with pytest.raises(RuleBroken, match="Delperioden findes ikke længere"):
        outline_at(
            demo_register,
            line_key("table 3", ReportPart(id=999, report=1, first=date(2021, 1, 1), last=date(2021, 1, 1))),
        )
    with pytest.raises(RuleBroken, match="står ikke længere"):
        outline_at(demo_register, line_key("something of another version", report=1))


def test_a_report_without_a_part_is_refused_in_words(register: Register) -> None:
    with register.acts.act("Beretning"):
        report = register.records(REPORT).add(Report(title="Tom", entered=NOW))
    with pytest.raises(RuleBroken, match="»Tom« har ingen delperiode"):
        read_plan(register, report.id or 0)
    with pytest.raises(RuleBroken, match="»Tom« har ingen delperiode"):
        plan_named(register, "tom")


def test_what_points_at_one_person_is_a_doubt_of_the_text_it_stands_in(
    demo_register: Register, outline: Outline
) -> None:
    saved(demo_register, inquiry(citizen="Knud Hansen"))
    opening = line(Outline(demo_register, outline.plan), "opening")
    text = "Knud Hansen, 010190-1234, tlf. 20304050, kh@post.dk"
    told = (
        "Kan genkendes på: navn »Knud Hansen«, CPR-nummer »010190-1234«, telefonnummer »20304050«,"
        " mailadresse »kh@post.dk«"
    )
    assert Outline(demo_register, outline.plan).doubt(opening, text).endswith(told)
    assert outline.doubt(opening, "Det går fremad siden den 3. maj på Sommersted Plejehjem.") == ""


def test_a_named_figure_is_filled_in_from_the_period_when_it_is_printed(
    demo_register: Register, outline: Outline
) -> None:
    said = demo_register.records(REPORT_BLOCK)
    part = outline.plan.parts[2]
    text = "{Klager} klager af {indgår}, {klageandel}, {pr. måned} eller {om måneden} om måneden; {ukendt}."
    with demo_register.acts.act("Tekst"):
        said.add(ReportBlock(report=part.report, part=part.id, block="opening", text=text))
    again = Outline(demo_register, read_plan(demo_register, part.report))
    opening = next(each for each in again.lines if each.part == part and each.block == "opening")
    figures = demo_register.figures(part.first, part.last)
    assert figures.per_month is not None
    monthly = f"{one_decimal(figures.per_month)} eller {in_words(figures.per_month)} om måneden"
    share = round(100 * figures.complaints / figures.counted)
    printed = f"{figures.complaints} klager af {figures.counted}, {share} %, {monthly}; {{ukendt}}."
    assert again.blocks(opening)[-1] == Paragraph(printed, "own")
    assert Paragraph(printed, "own") in report_document(demo_register, again.plan).blocks
    assert again.doubt(opening, text) == f"{{ukendt}} kendes ikke. {HINT}."
    assert again.doubt(line(again, "rules"), "{klager} klager") == (
        "{klager} bliver kun til tal i en tekst til en delperiode."
    )


def test_a_figure_stands_only_where_the_text_belongs(demo_register: Register, outline: Outline) -> None:
    part = outline.plan.parts[2]
    figures = demo_register.figures(part.first, part.last)
    themes = next(each for each in outline.lines if each.part == part and each.block == "table 9")
    opening = next(each for each in outline.lines if each.part == part and each.block == "opening")
    number = f"{figures.registered} sager"
    assert outline.loose(opening, number) == []
    assert outline.loose(themes, number) == [str(figures.registered)]
