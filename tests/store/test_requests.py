"""Questions to departments in the file: the list of what is owed, late first, read in windows through an index."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.waiting import Terms
from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.kinds import REQUEST
from borgerraad_tui.store.listing import InquiryWindow, Order
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.requests import (
    HAS_OPEN_REQUEST,
    Ageing,
    ageing,
    late_inquiries,
    owed_requests,
    requests_of,
    service_terms,
)
from borgerraad_tui.store.service_level import set_service_level
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.store.test_schema import plans

TODAY = NOW.date()
TERMS = Terms(TODAY, 2, 4)


def asked(back: int, directorate: str = "teknik_og_klima", **ended: int) -> Request:
    """A question of so many days ago; `replied`, `answered` and `settled` are days ago, too."""
    days = {field: TODAY - timedelta(days=number) for field, number in ended.items()}
    return Request.model_validate(
        {
            "scope": "own", "directorate": directorate, "asked": TODAY - timedelta(days=back), "entered": NOW,
            "question": f"For {back} dage siden", **days,
        }
    )  # fmt: skip


def written(register: Register, requests: Sequence[Request]) -> list[Request]:
    """Save them as one act."""
    with register.acts.act("Spurgt"):
        return [register.records(REQUEST).add(each) for each in requests]


@st.composite
def questions(draw: st.DrawFn) -> Request:
    """Any question: waiting, replied to, answered, settled with or without an answer."""
    back = draw(st.integers(0, 6))
    ended: dict[str, int] = {}
    if draw(st.booleans()):
        ended["replied"] = draw(st.integers(0, back))
        if draw(st.booleans()):
            ended["answered"] = draw(st.integers(0, ended["replied"]))
    if draw(st.booleans()):
        ended["settled"] = draw(st.integers(0, back))
    return asked(back, draw(st.sampled_from(["teknik_og_klima", "voksen_og_sundhed"])), **ended)


def in_order(requests: Sequence[Request], *, settled: bool) -> list[int]:
    """Their ids as the list should have them: late, then in time, oldest first; then the settled, newest first."""

    def late(each: Request) -> bool:
        return each.answered is None and (TODAY - each.asked).days > (4 if each.replied else 2)

    ended = sorted((each for each in requests if each.settled), key=lambda each: (each.asked, each.id), reverse=True)
    waiting = sorted(
        (each for each in requests if not each.settled), key=lambda each: (not late(each), each.asked, each.id)
    )
    return [each.id or 0 for each in (*waiting, *(ended if settled else ()))]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    requests=st.lists(questions(), max_size=14), size=st.integers(1, 6), settled=st.booleans(), area=st.booleans(),
)  # fmt: skip
def test_windows_of_any_size_hold_the_whole_list_in_order(
    register: Register, requests: list[Request], size: int, settled: bool, area: bool
) -> None:
    with register.acts.trial():
        stand = [register.records(REQUEST).add(each) for each in requests]
        wanted = in_order(
            [each for each in stand if not area or each.directorate == "teknik_og_klima"], settled=settled
        )
        number = register.catalogue.id_of("directorate", "teknik_og_klima") or 0
        window = owed_requests(register.engine, TERMS, (number,) if area else (), settled=settled)
        assert window.count() == len(wanted)
        read = [row.id for start in range(0, len(wanted) + 1, size) for row in window.rows(start, size)]
        assert read == wanted
        assert [window.index_of(key) for key in wanted] == list(range(len(wanted)))
        assert all(window.index_of(each.id or 0) is None for each in stand if each.id not in wanted)
        states = {row.id: TERMS.state(row.clock) for row in window.rows(0, 100)}
        assert [key for key in wanted if states[key] == "late"] == wanted[: list(states.values()).count("late")]


def test_each_directorate_is_told_with_what_is_open_what_is_late_and_the_oldest(register: Register) -> None:
    written(
        register,
        [
            asked(41), asked(3), asked(2), asked(90, settled=1), asked(50, replied=48), asked(4, replied=3),
            asked(1, "boern_og_kultur"),
        ],
    )  # fmt: skip
    catalogue = register.catalogue
    number = {key: catalogue.id_of("directorate", key) or 0 for key in ("boern_og_kultur", "teknik_og_klima")}
    assert ageing(register.engine, catalogue, TERMS) == [
        Ageing((number["boern_og_kultur"],), "Børn og Kultur", 1, 0, "2022-01-16"),
        Ageing((number["teknik_og_klima"],), "Teknik og Klima", 5, 3, "2021-11-28"),
    ]


@pytest.mark.parametrize("settled", [False, True])
def test_what_is_owed_is_read_through_an_index(register: Register, settled: bool) -> None:
    written(register, [asked(back) for back in range(5)])
    engine = register.engine
    plan = plans(engine, lambda: owed_requests(engine, TERMS, (6,), settled=settled).rows(0, 100))
    assert "SEARCH r USING INDEX request_open (asked<?)" in plan
    assert ("SCAN r USING INDEX request_asked" in plan) == settled
    assert "TEMP B-TREE" not in plan
    assert "USING INDEX request_inquiry (inquiry=?)" in plans(engine, lambda: requests_of(engine, 1))
    assert "USING INDEX request_open" in plans(engine, lambda: ageing(engine, register.catalogue, TERMS))


def test_which_inquiries_wait_for_a_department_can_be_asked(register: Register) -> None:
    waiting, answered, _ = (saved(register, inquiry(subject=subject)) for subject in ("Venter", "Besvaret", "Ingen"))
    written(
        register,
        [
            asked(3).edit(scope="inquiry", inquiry=waiting.id), asked(3).edit(scope="inquiry", inquiry=waiting.id),
            asked(3, settled=1).edit(scope="inquiry", inquiry=answered.id),
        ],
    )  # fmt: skip
    window = InquiryWindow(register.engine, Order(f"closed IS NULL AND {HAS_OPEN_REQUEST}", (), "received"))
    assert [row.subject for row in window.rows(0, 10)] == ["Venter"]
    plan = plans(register.engine, lambda: window.rows(0, 10))
    assert re.search(r"request USING INDEX request_inquiry \(inquiry=\?\)", plan)


def test_a_question_knows_its_inquiry(register: Register) -> None:
    about = saved(register, Inquiry(received=TODAY, entered=NOW))
    _, tied = written(register, [asked(1), asked(0).edit(scope="systemic", inquiry=about.id)])
    assert [row.id for row in requests_of(register.engine, about.id or 0)] == [tied.id]


def test_the_inquiries_an_answer_is_late_about_are_found_through_the_open_questions(register: Register) -> None:
    late, waits, answered = (saved(register, inquiry(received=TODAY)) for _ in range(3))
    written(
        register,
        [
            asked(3).edit(scope="inquiry", inquiry=late.id),
            asked(4).edit(scope="systemic", inquiry=late.id),
            asked(2).edit(scope="inquiry", inquiry=waits.id),
            asked(9).edit(scope="inquiry", inquiry=answered.id).hear(TODAY, TODAY, "Ja", TODAY),
            asked(9),
        ],
    )
    engine, terms = register.engine, Terms(TODAY, 2, 28)
    assert late_inquiries(engine, terms) == {late.id}
    assert "USING INDEX request_open (asked<?)" in plans(engine, lambda: late_inquiries(engine, terms))


def test_the_service_levels_are_48_hours_and_four_weeks_until_others_are_set(register: Register) -> None:
    usual = Terms(TODAY, 2, 28)
    assert service_terms(register.engine, TODAY) == usual
    for reply, answer in ((5, 14), (30, 30)):
        with register.acts.act("Svarfrist"):
            set_service_level(register, reply, answer)
        assert service_terms(register.engine, TODAY) == Terms(TODAY, reply, answer)
    register.history.undo()
    assert service_terms(register.engine, TODAY) == Terms(TODAY, 5, 14)
    register.history.undo()
    assert service_terms(register.engine, TODAY) == usual


@pytest.mark.parametrize(("reply", "answer"), [(0, 5), (5, 366), (5, 4)])
def test_a_service_level_that_cannot_be_is_refused_by_the_file(register: Register, reply: int, answer: int) -> None:
    with pytest.raises(BorgerraadError), register.acts.act("Svarfrist"):
        register.engine.execute("INSERT INTO service_level (reply, answer) VALUES (?, ?)", (reply, answer))
