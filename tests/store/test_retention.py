"""What is due to be erased: by the terms as they are set, and nothing that is open, waits, is kept longer, or is erased already."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.log import Reminder
from borgerraad_tui.domain.request import Request
from borgerraad_tui.store.kinds import APPOINTMENT, LINK, REMINDER, REQUEST
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.retention import hold, proposed, retention_terms, set_term
from borgerraad_tui.store.safekeeping.erasing import erase
from tests.conftest import NOW
from tests.registers import changed, inquiry, saved

LATER = date(2030, 1, 1)
CLOSED = date(2021, 9, 20)


def closed(register: Register, kind: Kind = Kind.COMPLAINT, **fields: Any) -> Inquiry:
    """A closed one with a subject."""
    ending = {"action": "undersoegt", "outcome": "kritik"} if kind is Kind.COMPLAINT else {}
    return saved(register, inquiry(**{"kind": kind, "closed": CLOSED, "subject": "Sag", **ending, **fields}))


def due(register: Register, today: date = LATER) -> list[int]:
    """The ids of what is proposed."""
    return [one.id for one in proposed(register.engine, today)]


def test_a_closed_one_is_proposed_from_the_day_its_term_is_over(scratch: Register) -> None:
    one = closed(scratch)
    assert due(scratch, date(2026, 9, 19)) == []
    (told,) = proposed(scratch.engine, date(2026, 9, 20))
    assert (told.id, told.number, told.closed, told.due.day) == (one.id, one.number, "2021-09-20", date(2026, 9, 20))


def test_the_terms_are_hers_to_set_and_that_can_be_undone(scratch: Register) -> None:
    one = closed(scratch)
    with scratch.acts.act("Slettefrist"):
        set_term(scratch, 1, part="complaint")
    assert due(scratch, date(2022, 9, 20)) == [one.id]
    with scratch.acts.act("Slettefrist"):
        set_term(scratch, 9, outcome="kritik")
    assert due(scratch) == []
    assert scratch.history.undo() == "Slettefrist"
    assert due(scratch) == [one.id]
    with scratch.acts.act("Slettefrist"):
        set_term(scratch, None, part="complaint")
    assert retention_terms(scratch.engine).parts["complaint"] == 5


def test_what_is_open_is_never_due_and_one_that_was_opened_again_from_its_last_closing(scratch: Register) -> None:
    one = closed(scratch)
    opened = changed(scratch, one, closed=None, action=None, outcome=None)
    assert due(scratch) == []
    changed(scratch, opened, closed=date(2022, 1, 10))
    assert proposed(scratch.engine, LATER)[0].due.day == date(2027, 1, 10)


@pytest.mark.parametrize("waits", ["request", "reminder", "meeting", "series"])
def test_what_still_waits_for_something_is_not_due(scratch: Register, waits: str) -> None:
    one = closed(scratch).id or 0
    asked = Request(
        scope="inquiry", inquiry=one, directorate="boern_og_kultur", asked=CLOSED, entered=NOW, question="Hvornår?"
    )
    series = Appointment(day=CLOSED, inquiry=one, repeats="weekly")
    with scratch.acts.act("Venter"):
        if waits == "request":
            scratch.records(REQUEST).add(asked)
        elif waits == "reminder":
            scratch.records(REMINDER).add(Reminder(inquiry=one, due=CLOSED, text="Ring"))
        else:
            meeting = Appointment(day=LATER, inquiry=one)
            scratch.records(APPOINTMENT).add(series if waits == "series" else meeting)
    assert due(scratch) == []
    scratch.history.undo()
    assert due(scratch) == [one]


def test_a_case_that_goes_on_in_another_is_due_with_it(scratch: Register) -> None:
    first, second = closed(scratch), saved(scratch, inquiry(kind=Kind.COMPLAINT, subject="Fortsat"))
    with scratch.acts.act("Forbundet"):
        scratch.records(LINK).add(Link(inquiry=second.id or 0, other=first.id or 0, kind="continues"))
    assert due(scratch) == []
    changed(scratch, second, closed=date(2022, 1, 12), action="afvist")
    assert due(scratch, date(2027, 1, 11)) == []
    assert due(scratch, date(2027, 1, 12)) == [first.id, second.id]


def test_one_that_is_kept_is_proposed_again_on_the_day(scratch: Register) -> None:
    one = closed(scratch).id or 0
    with scratch.acts.act("Beholdt"):
        hold(scratch, one, date(2028, 1, 1), "hos Ombudsmanden")
    with scratch.acts.act("Beholdt"):
        hold(scratch, one, date(2029, 1, 1), "stadig hos Ombudsmanden")
    assert due(scratch, date(2028, 12, 31)) == []
    assert due(scratch, date(2029, 1, 1)) == [one]


def test_what_left_the_statistics_has_its_own_term_with_or_without_a_day_of_closing(scratch: Register) -> None:
    out = saved(scratch, inquiry(kind=Kind.COMPLAINT, exclusion="anden_aarsag", subject="Udgået"))
    assert due(scratch, date(2023, 9, 6)) == [out.id]
    assert due(scratch, date(2023, 9, 5)) == []


def test_what_nobody_is_known_by_is_not_proposed(register: Register) -> None:
    closed(register, subject="")
    named = closed(register, Kind.OTHER, citizen="Børge Kjær")
    assert due(register) == [named.id]
    erase(register, [named.id or 0], "term")
    assert due(register) == []
