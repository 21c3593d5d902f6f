"""What a published report says in words stays as it was published, and is put together without a question per row."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.chapters.blocks import Block, Bullets, Heading, Paragraph, TableBlock
from borgerraad_tui.chapters.kept_blocks import blocks_from_objects, blocks_to_objects
from borgerraad_tui.chapters.plan import read_plan
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.identifiers import LEAST_ALIKE
from borgerraad_tui.domain.recommendation import Recommendation, RecommendationStatus
from borgerraad_tui.store.examples import cleared
from borgerraad_tui.store.kinds import EXAMPLE, RECOMMENDATION, RECOMMENDATION_STATUS
from borgerraad_tui.store.register import Register
from tests.chapters.test_publishing import FIRST, published
from tests.conftest import NOW
from tests.registers import inquiry, saved

EARLIER = date(2021, 3, 1)


def recommended(register: Register, given: date, title: str) -> Recommendation:
    one = register.records(RECOMMENDATION).add(
        Recommendation(given=given, entered=NOW, title=title, text="Skriv i et sprog, borgeren forstår.")
    )
    for status in ("given", "under_way"):
        stood = RecommendationStatus(recommendation=one.id or 0, day=given, status=status)
        register.records(RECOMMENDATION_STATUS).add(stood)
    return one


def told(register: Register, text: str) -> Example:
    """A cleared example of an inquiry within the report's days."""
    # nobody is pointed at by where and when alone
    case, *_ = [saved(register, inquiry(FIRST, kind="complaint")) for _ in range(LEAST_ALIKE)]
    with register.acts.act("Eksempel"):
        new = Example(inquiry=case.id, marked=FIRST, title="Et brev", text=text)
        return cleared(register, register.records(EXAMPLE).add(new).id or 0)


def words(register: Register, report: int) -> list[Block]:
    return [
        block
        for block in report_document(register, read_plan(register, report)).blocks
        if not isinstance(block, TableBlock)
    ]


@pytest.fixture
def full(register: Register) -> Register:
    with register.acts.act("Anbefalinger"):
        recommended(register, FIRST, "Svar til tiden")
        recommended(register, EARLIER, "Skriv klart")
    told(register, "Brevet var svært at forstå.")
    return register


def test_the_chapters_of_words_stand_as_they_were_published(full: Register) -> None:
    plan = published(full)
    before = words(full, plan.report.id or 0)
    for text in ("Svar til tiden", "Opfølgning på tidligere anbefalinger", "Brevet var svært at forstå."):
        assert text in repr(before)
    with full.acts.act("Rettet siden"):
        for one in full.records(RECOMMENDATION).where("true"):
            full.records(RECOMMENDATION).update(one.edit(title=f"{one.title} nu", reply="Det gør vi."))
            stood = RecommendationStatus(recommendation=one.id or 0, day=FIRST, status="done")
            full.records(RECOMMENDATION_STATUS).add(stood)
        (example,) = full.records(EXAMPLE).where("true")
        full.records(EXAMPLE).update(example.retold("Et brev", "Noget helt andet."))
    told(full, "Et til.")
    assert words(full, plan.report.id or 0) == before
    assert report_document(full, plan).remarks == ()


def test_they_follow_the_register_again_once_the_publishing_is_undone(full: Register) -> None:
    plan = published(full)
    full.history.undo()
    told(full, "Et til.")
    assert "Et til." in repr(words(full, plan.report.id or 0))


def test_blocks_of_words_are_read_back_as_they_were_written() -> None:
    blocks: list[Block] = [
        Heading("Æbler", 2, key="x"),
        Paragraph("To\nlinjer", "own"),
        Bullets(("et", "to")),
        Bullets(()),
    ]
    assert blocks_from_objects(blocks_to_objects(blocks)) == blocks


def statements(register: Register, report: int) -> int:
    """How many are run to put the report together."""
    asked: list[str] = []
    connection = register.engine.tables.conn
    connection.set_trace_callback(asked.append)
    words(register, report)
    connection.set_trace_callback(None)
    return len(asked)


def test_more_recommendations_and_words_seen_before_ask_no_more_of_the_file(full: Register) -> None:
    report = published(full).report.id or 0
    full.history.undo()
    before, several = statements(full, report), 5
    with full.acts.act("Flere"):
        for number in range(several):
            recommended(full, FIRST, f"Nr. {number}")
            recommended(full, EARLIER, f"Tidligere nr. {number}")
    assert statements(full, report) == before
    for _ in range(several):
        told(full, "Brevet var svært at forstå.")
    # an example of its own is one row looked up: where and when it was, and how many share that
    assert statements(full, report) - before <= 2 * several
