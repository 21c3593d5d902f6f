"""Outcomes beside the main one: countable on their own, and never in the nine tables; and closings that were taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.report import Figures, Selection
from borgerraad_tui.store.detail import inquiry_detail
from borgerraad_tui.store.findings import finding_counts, findings_of, mark_findings
from borgerraad_tui.store.kinds import FINDING
from borgerraad_tui.store.listing import selected_inquiries
from borgerraad_tui.store.register import Register
from tests.registers import TODAY, inquiry, saved, valid_inquiries
from tests.store.acting import state_of

FIRST, LAST = date(2021, 9, 1), date(2021, 9, 30)
CLOSED = date(2021, 9, 20)
OUTCOMES = ("genoptaget", "henstilling", "kritik", "ingen_kritik")


def complaint(**fields: Any) -> Inquiry:
    return inquiry(kind=Kind.COMPLAINT, theme="andet", directorate="diverse", **fields)


def marked(register: Register, one: Inquiry, *outcomes: str) -> None:
    with register.acts.act("Mærket"):
        mark_findings(register.records(FINDING), one.id or 0, outcomes)


def figures(register: Register) -> Figures:
    return register.figures(FIRST, LAST)


def row(register: Register, table: int, name: str) -> int:
    return next((one.count for one in figures(register).table(table).rows if one.name == name), 0)


def counts(register: Register) -> dict[str, int]:
    by_outcome = finding_counts(register.engine, FIRST, LAST).by_outcome
    return {register.catalogue.key_of(outcome) or "": number for outcome, number in by_outcome.items()}


def test_a_complaint_is_reopened_by_the_authority_and_criticised(scratch: Register) -> None:
    one = saved(scratch, complaint().close(Kind.COMPLAINT, "undersoegt", "genoptaget", CLOSED))
    before = figures(scratch)
    marked(scratch, one, "kritik", "henstilling")
    assert figures(scratch) == before, "no cell of the nine tables moves"
    assert counts(scratch) == {"kritik": 1, "henstilling": 1}
    assert finding_counts(scratch.engine, FIRST, LAST).inquiries == 1
    detail = inquiry_detail(scratch.engine, one.id or 0)
    assert detail is not None
    assert (detail.outcome, detail.findings) == ("Genoptaget af forvaltningen", "Kritik, Henstilling")
    kritik = scratch.catalogue.id_of("outcome", "kritik") or 0
    for outcomes in ((kritik,), (kritik, scratch.catalogue.id_of("outcome", "henstilling") or 0)):
        behind = selected_inquiries(scratch.engine, Selection(FIRST, LAST, "finding", None, outcomes))
        assert [found.id for found in behind.rows(0, 9)] == [one.id]
    assert finding_counts(scratch.engine, LAST, LAST) == ({}, 0)


@settings(max_examples=25, deadline=None)
@given(several=st.lists(st.tuples(valid_inquiries(), st.sets(st.sampled_from(OUTCOMES))), max_size=5))
def test_the_nine_tables_never_move_and_each_figure_is_the_number_behind_it(
    lasting_register: Register, several: list[tuple[Inquiry, set[str]]]
) -> None:
    register = lasting_register
    with register.acts.trial():
        stored = [(register.inquiries.add(one), outcomes) for one, outcomes in several]
        before = register.figures(None, TODAY)
        for one, outcomes in stored:
            mark_findings(register.records(FINDING), one.id or 0, sorted(outcomes))
        assert register.figures(None, TODAY) == before
        first = min((one.received for one, _ in stored), default=TODAY)
        counted = finding_counts(register.engine, first, TODAY)
        wanted = [
            (one.id, outcome)
            for one, outcomes in stored
            for outcome in outcomes
            if one.kind and one.closed and not one.exclusion
        ]
        assert sum(counted.by_outcome.values()) == len(wanted)
        assert counted.inquiries == len({identifier for identifier, _ in wanted})
        for outcome, number in counted.by_outcome.items():
            behind = selected_inquiries(register.engine, Selection(first, TODAY, "finding", None, (outcome,)))
            assert (
                behind.count() == number == len([1 for _, key in wanted if key == register.catalogue.key_of(outcome)])
            )


def test_findings_are_marked_anew_and_put_back_by_undo(scratch: Register) -> None:
    one = saved(scratch, complaint().close(Kind.COMPLAINT, "undersoegt", "genoptaget", CLOSED))
    states = [state_of(scratch)]
    for outcomes in (("kritik",), ("kritik", "henstilling"), ("henstilling",), ()):
        marked(scratch, one, *outcomes)
        assert findings_of(scratch.records(FINDING), one.id or 0) == outcomes
        states.append(state_of(scratch))
    for state in reversed(states[:-1]):
        assert scratch.history.undo() == "Mærket"
        assert state_of(scratch) == state


def test_the_figure_of_a_finding_reads_through_an_index(scratch: Register) -> None:
    asked: list[str] = []
    scratch.engine.tables.conn.set_trace_callback(asked.append)
    finding_counts(scratch.engine, FIRST, LAST)
    selected_inquiries(scratch.engine, Selection(FIRST, LAST, "finding", None, (1,))).count()
    scratch.engine.tables.conn.set_trace_callback(None)
    plans = [found[3] for sql in asked for found in scratch.engine.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert "SEARCH inquiry USING INTEGER PRIMARY KEY (rowid=?)" in plans, (
        "of the many only those with findings are read"
    )
    assert "SEARCH finding USING INDEX finding_outcome (outcome=?)" in plans
    assert not [plan for plan in plans if "inquiry_received" in plan or plan == "SCAN inquiry"]


def test_an_inquiry_opened_again_counts_once_all_along_and_its_history_tells_both(scratch: Register) -> None:
    def told() -> tuple[int, ...]:
        now = figures(scratch)
        names = ("Ikke afsluttet", "Undersøgt", "Afvist")
        return (now.registered, *(row(scratch, 4, name) for name in names))

    one = saved(scratch, complaint(), "Registreret")
    assert told() == (1, 1, 0, 0)
    acts: list[tuple[str, Callable[[Inquiry], Inquiry], tuple[int, ...]]] = [
        ("Lukket", lambda now: now.close(Kind.COMPLAINT, "undersoegt", "kritik", CLOSED), (1, 0, 1, 0)),
        ("Genåbnet", lambda now: now.reopen(), (1, 1, 0, 0)),
        ("Lukket igen", lambda now: now.close(Kind.COMPLAINT, "afvist", None, date(2021, 12, 1)), (1, 0, 0, 1)),
    ]
    for title, change, wanted in acts:
        with scratch.acts.act(title):
            scratch.inquiries.update(change(scratch.inquiries.get(one.id or 0)))
        assert told() == wanted, title
    assert row(scratch, 7, "Kritik") == 0, "it counts with its last closing"
    assert scratch.figures(date(2021, 12, 1), TODAY).registered == 0, "and in the period it was received"
    titles = [happened.title for happened in scratch.history.of_row("inquiry", one.id or 0)]
    assert titles == ["Registreret", "Lukket", "Genåbnet", "Lukket igen"]
    for wanted in [*(wanted for _, _, wanted in reversed(acts[:-1])), (1, 1, 0, 0)]:
        scratch.history.undo()
        assert told() == wanted


@pytest.mark.parametrize("closing", ["closed", "excluded"])
def test_opened_again_it_is_as_if_it_had_never_been_closed(closing: str) -> None:
    before = complaint(subject="Varme")
    closed = before.close(Kind.COMPLAINT, "undersoegt", "kritik", CLOSED)
    assert (before.exclude("anden_aarsag", CLOSED) if closing == "excluded" else closed).reopen() == before


def test_the_findings_of_one_that_is_opened_again_do_not_count_until_it_is_closed(scratch: Register) -> None:
    one = saved(scratch, complaint().close(Kind.COMPLAINT, "undersoegt", "genoptaget", CLOSED))
    marked(scratch, one, "kritik")
    with scratch.acts.act("Genåbnet"):
        scratch.inquiries.update(one.reopen())
    assert counts(scratch) == {}
    detail = inquiry_detail(scratch.engine, one.id or 0)
    assert detail is not None
    assert detail.findings is None
