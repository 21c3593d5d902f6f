"""The history of an inquiry: every act that touched it or what stands about it, oldest first, and what each replaced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.log import LogEntry, Reminder
from borgerraad_tui.domain.recommendation import Basis
from borgerraad_tui.domain.request import Request
from borgerraad_tui.store.findings import mark_findings
from borgerraad_tui.store.history import Earlier
from borgerraad_tui.store.inquiry_history import JOINED, LINES, inquiry_history
from borgerraad_tui.store.kinds import (
    APPOINTMENT,
    BASIS,
    EXAMPLE,
    FINDING,
    LINK,
    LOG_ENTRY,
    REMINDER,
    REQUEST,
)
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import changed, inquiry, saved

DAY = date(2021, 9, 7)


def do(register: Register, title: str, act: Callable[[], object]) -> None:
    with register.acts.act(title):
        act()


def titles(register: Register, identifier: int) -> list[str]:
    return [happened.title for happened in inquiry_history(register.engine, identifier)]


def earlier(register: Register, identifier: int, title: str) -> list[str]:
    """The texts that the last act of a title replaced."""
    acts = [happened for happened in inquiry_history(register.engine, identifier) if happened.title == title]
    return [text.text for text in acts[-1].earlier]


def test_everything_about_it_is_told_and_nothing_about_others(scratch: Register) -> None:
    one, other = saved(scratch, inquiry(), "Registreret").id or 0, saved(scratch, inquiry(), "Den anden").id or 0
    request = Request(inquiry=one, directorate="diverse", asked=DAY, entered=NOW, question="Hvornår?")
    asked = scratch.records(REQUEST)
    acts: list[tuple[str, Callable[[], object]]] = [
        ("Log skrevet", lambda: scratch.records(LOG_ENTRY).add(LogEntry(inquiry=one, happened=DAY, entered=NOW, kind="notat"))),
        ("Påmindet", lambda: scratch.records(REMINDER).add(Reminder(inquiry=one, due=DAY, text="ring"))),
        ("Aftalt", lambda: scratch.records(APPOINTMENT).add(Appointment(day=DAY, inquiry=one, text="møde"))),
        ("Spurgt", lambda: asked.add(request)),
        ("Rykket", lambda: asked.update(asked.where("true")[-1].chase(DAY))),
        ("Besvaret", lambda: asked.update(asked.where("true")[-1].hear(None, DAY, "Nu", None))),
        ("Forbundet", lambda: scratch.records(LINK).add(Link(inquiry=other, other=one, kind="continues", reason="samme"))),
        ("Forbindelse fjernet", lambda: scratch.records(LINK).remove(scratch.records(LINK).where("true")[-1].id or 0)),
        ("Mærket", lambda: mark_findings(scratch.records(FINDING), one, ("kritik",))),
        ("Mærke fjernet", lambda: mark_findings(scratch.records(FINDING), one, ())),
        ("Eksempel", lambda: scratch.records(EXAMPLE).add(Example(inquiry=one, marked=DAY))),
    ]  # fmt: skip
    for title, act in acts:
        do(scratch, title, act)
    assert titles(scratch, one) == ["Registreret", *(title for title, _ in acts)]
    assert titles(scratch, other) == ["Den anden", "Forbundet", "Forbindelse fjernet"]
    scratch.history.undo()
    assert titles(scratch, one)[-2:] == ["Eksempel", "Eksempel"], "what was undone, and that it was"


def test_a_recommendation_that_rests_on_it_is_told(scratch: Register) -> None:
    one, other = saved(scratch, inquiry(), "Registreret").id or 0, saved(scratch, inquiry(), "Den anden").id or 0
    do(scratch, "Samtale", lambda: scratch.consultations.add(_consultation()))
    held = scratch.consultations.where("true")[-1].id
    do(scratch, "Peger", lambda: scratch.records(BASIS).add(Basis(consultation=held, inquiry=one)))
    assert titles(scratch, one) == ["Registreret", "Peger"]
    assert titles(scratch, other) == ["Den anden"]


def _consultation() -> Consultation:
    return Consultation(day=DAY, entered=NOW, kind="sparring")


def test_joining_and_parting_are_told_to_everybody_whom_they_concern(scratch: Register) -> None:
    ids = [saved(scratch, inquiry(citizen=name), name).id or 0 for name in ("A", "B", "C", "D")]
    a, b, c, d = ids
    people = scratch.people
    do(scratch, "A med B", lambda: people.join(a, b))
    do(scratch, "C med B", lambda: people.join(c, b))
    do(scratch, "A skilt", lambda: people.part(a))
    do(scratch, "B med D", lambda: people.join(b, d))
    assert titles(scratch, a) == ["A", "A med B", "C med B", "A skilt"]
    assert titles(scratch, b) == ["B", "A med B", "C med B", "A skilt", "B med D"]
    assert titles(scratch, c) == ["C", "C med B", "A skilt", "B med D"], "nothing before it belonged to them"
    assert titles(scratch, d) == ["D", "B med D"]


def test_what_an_act_replaced_is_told_as_it_stood(scratch: Register) -> None:
    one = saved(scratch, inquiry(subject="Varm", note="Først"), "Registreret")
    identifier = one.id or 0
    changed(scratch, one, "Rettet", subject="Varme", note="Først", citizen="N.N.")
    first = scratch.inquiries.get(identifier)
    changed(scratch, first, "Omskrevet", subject="Varmeregning", note="", citizen="N.N.")
    assert earlier(scratch, identifier, "Registreret") == []
    assert inquiry_history(scratch.engine, identifier)[1].earlier == (Earlier("inquiry", "subject", "Varm"),)
    assert earlier(scratch, identifier, "Omskrevet") == ["Varme", "Først"]
    scratch.history.undo()
    assert earlier(scratch, identifier, "Omskrevet") == ["Varmeregning"], "and what the undo took away"


def test_a_step_that_was_moved_or_ended_is_told_with_its_day(scratch: Register) -> None:
    one = saved(scratch, inquiry(next_due=date(2021, 11, 29), next_step="ring"), "Registreret")
    changed(scratch, one, "Flyttet", next_due=date(2021, 12, 24))
    moved = scratch.inquiries.get(one.id or 0)
    changed(scratch, moved, "Udført", next_due=None, next_step="")
    changed(scratch, scratch.inquiries.get(one.id or 0), "Sat", next_due=date(2021, 12, 30))
    assert earlier(scratch, one.id or 0, "Flyttet") == ["29-11-2021 ring"]
    assert earlier(scratch, one.id or 0, "Udført") == ["24-12-2021 ring"]
    assert earlier(scratch, one.id or 0, "Sat") == []


def test_a_corrected_entry_shows_the_words_it_corrected(scratch: Register) -> None:
    one = saved(scratch, inquiry(), "Registreret").id or 0
    log = scratch.records(LOG_ENTRY)
    first = LogEntry(inquiry=one, happened=DAY, entered=NOW, kind="notat", text="Ringede")
    do(scratch, "Skrevet", lambda: log.add(first))
    do(scratch, "Rettet", lambda: log.add(log.where("true")[-1].corrected(NOW, text="Ringede ikke")))
    assert earlier(scratch, one, "Rettet") == ["Ringede"]
    assert earlier(scratch, one, "Skrevet") == []


def test_it_reads_through_indexes(scratch: Register) -> None:
    for sql in (LINES, JOINED):
        plans = [row[3] for row in scratch.engine.rows(f"EXPLAIN QUERY PLAN {sql}", {"inquiry": 1})]
        assert [plan for plan in plans if plan.startswith(("SCAN history", "SCAN line"))] == []
        assert any("history_joined" in plan or "history_about" in plan for plan in plans)
