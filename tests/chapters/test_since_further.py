"""What moved since a report was published, in the tables after the nine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from borgerraad_tui.chapters.blocks import Paragraph
from borgerraad_tui.chapters.since import NO_INQUIRY, STANDS, since_document, since_published
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.log import LogEntry
from borgerraad_tui.domain.request import Request
from borgerraad_tui.statistics.moves import SERVICE_LEVEL, moved_further
from borgerraad_tui.store.findings import mark_findings
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.kinds import FINDING, LOG_ENTRY, REQUEST
from borgerraad_tui.store.register import Register
from tests.chapters.test_publishing import FIRST, LAST, published
from tests.conftest import NOW
from tests.registers import saved

CASE = Inquiry(
    received=FIRST, entered=NOW, kind=Kind.COMPLAINT, directorate="diverse", theme="andet", channel="mail",
    closed=FIRST + timedelta(days=9), action="undersoegt", outcome="genoptaget",
)  # fmt: skip


def question(register: Register) -> Request:
    """A question that nobody has replied to."""
    asked = {"asked": LAST, "question": "?", "scope": "own", "directorate": "diverse", "entered": NOW}
    with register.acts.act("Spurgt"):
        return register.records(REQUEST).add(Request.model_validate(asked))


def told(register: Register, change: Callable[[Inquiry, Request], None]) -> dict[tuple[str, str], tuple[str, str]]:
    """What moved when something is changed after the publishing; no inquiry counts otherwise."""
    one, asked = saved(register, CASE), question(register)
    plan = published(register)
    assert [*since_document(register, plan).blocks] == [Paragraph(STANDS, "figures")]
    with register.acts.act("Rettet siden"):
        change(one, asked)
    (since,) = since_published(register, plan)
    assert since.inquiries == ()
    assert Paragraph(NO_INQUIRY, "note") in since_document(register, plan).blocks
    return {(each.where, each.name): (each.then, each.now) for each in since.figures}


def test_a_finding_marked_since(register: Register) -> None:
    moved = told(register, lambda one, _: mark_findings(register.records(FINDING), one.id or 0, ["kritik"]))
    assert moved == {
        ("Tabel 10", "Undersøgt: Kritik"): ("0", "1"),
        ("Tabel 10", "Henvendelser med mærker"): ("0", "1"),
    }


def test_a_contact_logged_since(register: Register) -> None:
    def change(one: Inquiry, _: Request) -> None:
        entry = {
            "inquiry": one.id,
            "entered": NOW,
            "kind": "samtale",
            "party": "citizen",
            "happened": FIRST + timedelta(days=2),
        }
        register.records(LOG_ENTRY).add(LogEntry.model_validate(entry))

    moved = told(register, change)
    assert set(moved) == {("Tabel 13", "Diverse"), ("Tabel 13", "I alt")}
    assert moved["Tabel 13", "I alt"] == (
        "1 henvendelse, der ikke udgår, heraf 1 uden kontakt: median kendes ikke, 90. percentil kendes ikke,"
        " længst 9 dage (uden kontakt)",
        "1 henvendelse, der ikke udgår: median 2 dage, 90. percentil 2 dage, længst 2 dage",
    )


def test_a_closing_on_another_day(register: Register) -> None:
    moved = told(register, lambda one, _: changed_day(register, one))
    assert {where for where, _ in moved} == {"Tabel 13", "Tabel 14"}
    assert "længst 9 dage" in moved["Tabel 14", "I alt"][0]
    assert "længst 19 dage" in moved["Tabel 14", "I alt"][1]


def changed_day(register: Register, one: Inquiry) -> None:
    register.inquiries.update(one.edit(closed=FIRST + timedelta(days=19)))


def test_a_reply_that_came_since(register: Register) -> None:
    def change(_: Inquiry, asked: Request) -> None:
        register.records(REQUEST).update(asked.edit(replied=LAST))

    moved = told(register, change)
    assert {where for where, _ in moved} == {"Tabel 11", "Tabel 15"}
    assert moved["Tabel 15", "I alt"] == (
        "0 i tide, 1 for sent, 0 endnu ikke forfaldne (0 % i tide)",
        "1 i tide, 0 for sent, 0 endnu ikke forfaldne (100 % i tide)",
    )


def test_a_day_that_passes_moves_nothing(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(register, CASE.edit(closed=None, action=None, outcome=None))
    question(register)
    plan = published(register)
    later = Clock(lambda: NOW + timedelta(days=60))
    monkeypatch.setattr(register, "clock", later)
    assert (
        read_further(register, register.figures(FIRST, LAST)).waits[3].total.longest == (later.today() - FIRST).days
    ), "the open one has waited longer"
    assert [*since_document(register, plan).blocks] == [Paragraph(STANDS, "figures")]


def test_another_service_level_is_told(register: Register) -> None:
    further = read_further(register, register.figures(FIRST, date(2021, 8, 2)))
    other = replace(further, promptness=replace(further.promptness, level=99))
    (line,) = moved_further(further, other)
    assert (line.table, line.name, line.after) == (15, SERVICE_LEVEL, "Første svar inden for 99 dage")
