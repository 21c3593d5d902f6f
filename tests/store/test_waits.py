"""The clocks of a period: whose they are, when they began and ended, and that none is left out."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.log import LogEntry
from borgerraad_tui.statistics.waits import Part, Wait
from borgerraad_tui.store.kinds import LOG_ENTRY, REQUEST
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.waits import read_waits
from tests.conftest import NOW
from tests.registers import inquiry, saved, spans, valid_inquiries
from tests.store.test_requests import asked, written
from tests.store.test_schema import plans

TODAY = NOW.date()
FIRST = date(2021, 8, 1)
RECEIVED = date(2022, 1, 3)


def waits(register: Register, part: Part, first: date = FIRST, last: date = TODAY) -> list[Wait]:
    """The clocks of one kind."""
    return read_waits(register.engine, first, last, TODAY)[part]


def contact(register: Register, channel: str, *entries: dict[str, Any], **fields: Any) -> Wait:
    """The clock of the first contact of an inquiry received a fortnight ago, with these log entries."""
    one = saved(register, inquiry(RECEIVED, channel=channel, directorate="diverse", **fields))
    with register.acts.act("Log"):
        for entry in entries:
            register.records(LOG_ENTRY).add(LogEntry.model_validate({"inquiry": one.id, "entered": NOW, **entry}))
    (only,) = waits(register, "contact")
    return only


def on(day: int, kind: str = "samtale", **fields: Any) -> dict[str, Any]:
    """A log entry of a day in January."""
    return {"happened": date(2022, 1, day), "kind": kind, **fields}


def test_replies_and_answers_have_their_own_clocks(register: Register) -> None:
    written(
        register,
        [
            asked(20, replied=18, answered=10, settled=10), asked(9, replied=8), asked(5), asked(30, settled=25),
        ],
    )  # fmt: skip
    name = "Teknik og Klima"
    assert Counter(waits(register, "reply")) == Counter(
        [Wait(name, 2, True), Wait(name, 1, True), Wait(name, 5, False), Wait(name, 5, False)]
    )
    assert Counter(waits(register, "answer")) == Counter(
        [Wait(name, 10, True), Wait(name, 9, False), Wait(name, 5, False), Wait(name, 5, False)]
    )


def test_a_question_belongs_to_the_period_it_was_asked_in_whenever_it_was_answered(register: Register) -> None:
    written(register, [asked(20, replied=2, answered=2, settled=2)])
    day = TODAY - timedelta(days=20)
    assert len(waits(register, "answer", day, day)) == 1
    assert (
        waits(register, "answer", day + timedelta(days=1))
        == waits(register, "answer", FIRST, day - timedelta(days=1))
        == []
    )


@pytest.mark.parametrize("channel", ["telefon", "fremmoede", "hjemmebesoeg"])
def test_who_calls_or_comes_is_in_contact_the_same_day(register: Register, channel: str) -> None:
    assert contact(register, channel) == Wait("Diverse", 0, True)


@pytest.mark.parametrize(
    ("entries", "days"),
    [
        ([on(6, party="citizen")], 3),
        ([on(9, party="citizen"), on(6, party="citizen")], 3),
        ([on(5, "mail", manner="mail_ud")], 2),
        ([on(5, "brev", manner="brev_ud", party="citizen")], 2),
        ([on(4, "mail", manner="mail_ud", party="department"), on(7, party="citizen")], 4),
        (
            [on(4, "mail", manner="mail_ind", party="citizen"), on(7, "moede", manner="moede_hjemme", party="citizen")],
            4,
        ),
    ],
)
def test_the_first_contact_is_the_first_entry_with_the_citizen(
    register: Register, entries: list[dict[str, Any]], days: int
) -> None:
    assert contact(register, "mail", *entries) == Wait("Diverse", days, True)


@pytest.mark.parametrize(
    "entries",
    [[], [on(5, party="department")], [on(5, "notat")], [on(5, "mail", manner="mail_ind", party="citizen")]],
)
def test_without_one_it_still_waits(register: Register, entries: list[dict[str, Any]]) -> None:
    assert contact(register, "mail", *entries) == Wait("Diverse", 14, False)


def test_of_a_corrected_entry_the_correction_counts(register: Register) -> None:
    corrected = [on(4, party="citizen"), on(10, party="citizen", corrects=1)]
    assert contact(register, "mail", *corrected) == Wait("Diverse", 7, True)


def test_one_that_was_closed_without_a_contact_waited_until_then_and_is_counted(register: Register) -> None:
    assert contact(register, "brev", closed=date(2022, 1, 8)) == Wait("Diverse", 5, False)


def test_what_leaves_the_statistics_has_no_clock_and_what_is_undecided_has(register: Register) -> None:
    saved(register, inquiry(RECEIVED, exclusion="anden_aarsag", closed=RECEIVED))
    saved(register, inquiry(RECEIVED))
    assert waits(register, "closing") == [Wait("", 14, False)]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inquiries=st.lists(valid_inquiries(), max_size=15), span=spans())
def test_the_time_to_closing_is_that_of_plain_counting(
    register: Register, inquiries: list[Inquiry], span: tuple[date, date]
) -> None:
    with register.acts.trial():
        stand = [register.inquiries.add(each) for each in inquiries]
        found = Counter({wait._replace(n=1): wait.n for wait in waits(register, "closing", *span)})
    names = register.catalogue
    assert found == Counter(
        Wait(
            names.name("directorate", one.directorate),
            ((one.closed or TODAY) - one.received).days,
            one.closed is not None,
        )
        for one in stand
        if span[0] <= one.received <= span[1] and one.exclusion is None
    )


def test_questions_of_every_scope_move_no_figure_of_the_inquiries(register: Register) -> None:
    one = saved(register, inquiry(RECEIVED, subject="Løst"))
    before = register.figures(FIRST, TODAY)
    with register.acts.act("Spurgt"):
        for scope, about in (("inquiry", one.id), ("systemic", one.id), ("own", None)):
            register.records(REQUEST).add(asked(1).edit(scope=scope, inquiry=about))
    assert register.figures(FIRST, TODAY) == before
    assert len(waits(register, "reply")) == 3


def test_the_clocks_are_read_through_indexes(register: Register) -> None:
    plan = plans(register.engine, lambda: waits(register, "reply"))
    for index in (
        "r USING INDEX request_asked (asked>? AND asked<?)",
        "i USING INDEX inquiry_received (received>? AND received<?)",
        "e USING INDEX log_entry_inquiry (inquiry=?)",
    ):
        assert f"SEARCH {index}" in plan
