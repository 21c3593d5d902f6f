"""The clocks of a period: whose they are, when they began and ended, and that none is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.log import LogEntry
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.waiting import Terms
from borgerraad_tui.statistics.further import AskedSelection
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.statistics.waits import Wait, WaitedFor
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.kinds import LOG_ENTRY, REQUEST
from borgerraad_tui.store.listing import selected_inquiries
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.requests import ageing, asked_requests
from borgerraad_tui.store.service_level import set_service_level
from borgerraad_tui.store.waits import read_waits, with_waits
from tests.conftest import NOW
from tests.registers import inquiry, saved, spans, valid_inquiries
from tests.store.test_requests import asked, questions, written
from tests.store.test_schema import plans

TODAY = NOW.date()
FIRST = date(2021, 8, 1)
RECEIVED = date(2022, 1, 3)


def waits(register: Register, waited_for: WaitedFor, first: date = FIRST, last: date = TODAY) -> list[Wait]:
    """The clocks of one kind."""
    return read_waits(register.engine, register.catalogue, first, last, TODAY)[waited_for]


def area(register: Register, key: str) -> int:
    """A directorate's number."""
    return register.catalogue.id_of("directorate", key) or 0


def contact(register: Register, channel: str, *entries: dict[str, Any], **fields: Any) -> Wait:
    """The clock of the first contact of an inquiry of no directorate received a fortnight ago, with these log entries."""
    one = saved(register, inquiry(RECEIVED, channel=channel, **fields))
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
    number = area(register, "teknik_og_klima")
    assert Counter(waits(register, "reply")) == Counter(
        [Wait(number, 2, True), Wait(number, 1, True), Wait(number, 5, False), Wait(number, 5, False, given_up=True)]
    )
    assert Counter(waits(register, "answer")) == Counter(
        [Wait(number, 10, True), Wait(number, 9, False), Wait(number, 5, False), Wait(number, 5, False, given_up=True)]
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
    assert contact(register, channel) == Wait(0, 0, True)


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
    assert contact(register, "mail", *entries) == Wait(0, days, True)


@pytest.mark.parametrize(
    "entries",
    [[], [on(5, party="department")], [on(5, "notat")], [on(5, "mail", manner="mail_ind", party="citizen")]],
)
def test_without_one_it_still_waits(register: Register, entries: list[dict[str, Any]]) -> None:
    assert contact(register, "mail", *entries) == Wait(0, 14, False)


def test_of_a_corrected_entry_the_correction_counts(register: Register) -> None:
    corrected = [on(4, party="citizen"), on(10, party="citizen", corrects=1)]
    assert contact(register, "mail", *corrected) == Wait(0, 7, True)


def replace_entry(register: Register, listing: str, key: str, name: str, parent: str = "") -> None:
    """A later catalogue ends an entry and has another take over."""
    entries = [
        replace(entry, became="nyt", valid_to=date(2021, 12, 31))
        if (entry.list, entry.key) == (listing, key)
        else entry
        for entry in register.catalogue.entries
    ]
    following = Entry(listing, "nyt", name, valid_from=date(2022, 1, 1), position=99, parent=parent)
    register.extend(Catalogue([*entries, following]))


def test_a_channel_that_took_over_from_the_telephone_is_a_contact_the_same_day(register: Register) -> None:
    replace_entry(register, "channel", "telefon", "Opkald")
    assert contact(register, "nyt") == Wait(0, 0, True)


def test_what_took_over_from_mail_sent_reaches_the_citizen(register: Register) -> None:
    replace_entry(register, "manner", "mail_ud", "Sendt", parent="mail")
    assert contact(register, "mail", on(5, "mail", manner="nyt")) == Wait(0, 2, True)


def test_what_took_over_from_mail_received_is_no_contact(register: Register) -> None:
    replace_entry(register, "manner", "mail_ind", "Modtaget", parent="mail")
    assert contact(register, "mail", on(5, "mail", manner="nyt", party="citizen")) == Wait(0, 14, False)


def test_one_that_was_closed_without_a_contact_waited_until_then_and_is_counted(register: Register) -> None:
    assert contact(register, "brev", closed=date(2022, 1, 8)) == Wait(0, 5, False)


def test_what_leaves_the_statistics_has_no_clock_and_what_is_undecided_has(register: Register) -> None:
    saved(register, inquiry(RECEIVED, exclusion="anden_aarsag", closed=RECEIVED))
    saved(register, inquiry(RECEIVED))
    assert waits(register, "closing") == [Wait(0, 14, False)]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inquiries=st.lists(valid_inquiries(), max_size=15), span=spans())
def test_the_time_to_closing_is_that_of_plain_counting(
    register: Register, inquiries: list[Inquiry], span: tuple[date, date]
) -> None:
    with register.acts.trial():
        stand = [register.inquiries.add(each) for each in inquiries]
        found = Counter({wait._replace(n=1): wait.n for wait in waits(register, "closing", *span)})
    assert found == Counter(
        Wait(
            area(register, one.directorate) if one.directorate else 0,
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


def test_every_day_of_the_calendar_counts_weekends_and_holidays_too(register: Register) -> None:
    good_friday, tuesday = date(2021, 4, 2), date(2021, 4, 6)
    with register.acts.act("Spurgt"):
        register.records(REQUEST).add(asked(0).edit(asked=good_friday, replied=tuesday))
    assert waits(register, "reply", good_friday) == [Wait(area(register, "teknik_og_klima"), 4, True)]


def test_a_reopened_inquiry_has_one_clock_until_its_last_closing(register: Register) -> None:
    one = saved(register, inquiry(RECEIVED, kind=Kind.COMPLAINT))
    told = []
    changes: tuple[Callable[[Inquiry], Inquiry], ...] = (
        lambda now: now.close(Kind.COMPLAINT, "undersoegt", "kritik", date(2022, 1, 5)),
        lambda now: now.reopen(),
        lambda now: now.close(Kind.COMPLAINT, "afvist", None, date(2022, 1, 13)),
    )
    for change in changes:
        with register.acts.act("Ændret"):
            register.inquiries.update(change(register.inquiries.get(one.id or 0)))
        told += waits(register, "closing")
    assert told == [Wait(0, 2, True), Wait(0, 14, False), Wait(0, 10, True)]


def test_an_entry_before_the_inquiry_came_is_a_contact_of_the_same_day(register: Register) -> None:
    with_one_before = contact(register, "mail", on(1, party="citizen"), on(6, party="citizen"))
    assert with_one_before == Wait(0, 0, True)


def test_a_question_is_counted_though_its_inquiry_has_left_the_statistics(register: Register) -> None:
    one = saved(register, inquiry(RECEIVED, exclusion="anden_aarsag", closed=RECEIVED))
    written(register, [asked(5).edit(scope="inquiry", inquiry=one.id)])
    assert waits(register, "reply") == [Wait(area(register, "teknik_og_klima"), 5, False)]
    assert waits(register, "closing") == []


def plain_promptness(requests: Sequence[Request], level: int) -> tuple[int, int, int, int]:
    """How many came in time, late, are not due, and were given up before: by the last day of each question's term."""
    counted: Counter[str] = Counter()
    for each in requests:
        term = each.asked + timedelta(days=level)
        if each.replied:
            counted["in time" if each.replied <= term else "late"] += 1
        elif (each.settled or TODAY) > term:
            counted["late"] += 1
        else:
            counted["given up" if each.settled else "not due"] += 1
    return counted["in time"], counted["late"], counted["not due"], counted["given up"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(requests=st.lists(questions(), max_size=14), level=st.integers(1, 6))
def test_the_service_level_is_kept_as_plain_counting_says_and_behind_each_row_stand_its_questions(
    register: Register, requests: list[Request], level: int
) -> None:
    with register.acts.trial():
        stand = [register.records(REQUEST).add(each) for each in requests]
        set_service_level(register, level, 28)
        table = read_further(register, register.figures(FIRST, TODAY)).promptness
        owed = ageing(register.engine, register.catalogue, Terms(TODAY, level))
        for row in (*table.rows, table.total):
            own = [each for each in stand if row is table.total or area(register, each.directorate) in row.entries]
            in_time, late, not_due, given_up = plain_promptness(own, level)
            assert (row.in_time, row.late, row.not_due, row.given_up) == (in_time, late, not_due, given_up)
            share = Decimal(100 * in_time) / Decimal(in_time + late) if in_time + late else None
            assert row.percent == (None if share is None else int(share.quantize(Decimal(1), ROUND_HALF_UP)))
            behind = asked_requests(register.engine, AskedSelection(FIRST, TODAY, row.entries))
            assert [each.id for each in behind.rows(0, 99)] == [
                each.id for each in sorted(own, key=lambda each: (each.asked, each.id), reverse=True)
            ]
            assert behind.count() == row.count
            unsettled = [each for each in own if not each.settled and not each.replied]
            if row is not table.total:
                listed = next((each for each in owed if each.name == row.name), None)
                assert (listed.late if listed else 0) == plain_promptness(unsettled, level)[1], (
                    "as the list of what is owed"
                )


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inquiries=st.lists(valid_inquiries(), max_size=15), span=spans())
def test_behind_each_row_of_the_adviser_s_own_times_stand_its_inquiries(
    register: Register, inquiries: list[Inquiry], span: tuple[date, date]
) -> None:
    with register.acts.trial():
        stand = [register.inquiries.add(each) for each in inquiries]
        figures = register.figures(*span)
        tables = read_further(register, figures).waits[2:]
        for counted, row in ((each, row) for each in tables for row in (*each.rows, each.total)):
            window = selected_inquiries(register.engine, Selection(*span, counted.spec.waited_for, entries=row.entries))
            found = {each.id for each in window.rows(0, 99)}
            assert len(found) == window.count() == row.count
            assert found == {
                one.id
                for one in stand
                if span[0] <= one.received <= span[1]
                and one.exclusion is None
                and (area(register, one.directorate) if one.directorate else 0) in row.entries
            }
        assert {table.total.count for table in tables} == {figures.counted + figures.undecided}


def test_the_clocks_are_read_through_indexes(register: Register) -> None:
    plan = plans(register.engine, lambda: waits(register, "reply"))
    for index in (
        "request USING INDEX request_asked (asked>? AND asked<?)",
        "i USING INDEX inquiry_received (received>? AND received<?)",
        "e USING INDEX log_entry_inquiry (inquiry=?)",
    ):
        assert f"SEARCH {index}" in plan


def test_the_clocks_of_then_read_the_history_of_the_inquiries_in_sight_alone(register: Register) -> None:
    shown = selected_inquiries(register.engine, Selection(FIRST, TODAY, "closing", entries=(0,))).rows(0, 9)
    plan = plans(register.engine, lambda: with_waits(register, shown, "contact", TODAY, register.catalogue, 1))
    for index in ("history_row (place=? AND row=?)", "history_about (<expr>=?)"):
        assert f"SEARCH line USING INDEX {index}" in plan
    assert "SCAN line" not in plan


def test_the_questions_behind_a_figure_are_read_through_an_index_in_order(register: Register) -> None:
    plan = plans(
        register.engine, lambda: asked_requests(register.engine, AskedSelection(FIRST, TODAY, (6,))).rows(0, 9)
    )
    assert "SEARCH r USING INDEX request_asked (asked>? AND asked<?)" in plan
    assert "TEMP B-TREE" not in plan
