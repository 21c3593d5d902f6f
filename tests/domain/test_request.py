"""A question to a department: what comes back, how long it waits, when it is late, and which days cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.request_rules import check_request
from borgerraad_tui.domain.waiting import RequestClock, Terms, is_late, late_before
from borgerraad_tui.errors import RuleBroken
from tests.conftest import NOW
from tests.registers import inquiry, packaged

TODAY = NOW.date()
MONDAY, FRIDAY = date(2022, 1, 10), date(2022, 1, 14)


def request(**fields: Any) -> Request:
    """A question about an inquiry of last September, asked a week ago."""
    asked = {"inquiry": 1, "directorate": "voksen_og_sundhed", "asked": MONDAY, "entered": NOW, "question": "Hvornår?"}
    return Request.model_validate({**asked, **fields})


def refused(asked: Request, about: Inquiry | None = None) -> RuleBroken:
    """Why it cannot be."""
    with pytest.raises(RuleBroken) as error:
        check_request(asked, about, packaged(), TODAY)
    return error.value


def test_an_answer_is_the_first_reply_where_none_came_before_it() -> None:
    assert request().hear(None, FRIDAY, "Ja", FRIDAY).replied == FRIDAY
    assert request().hear(MONDAY, FRIDAY, "Ja", None).replied == MONDAY
    assert request().hear(None, None, "", None).replied is None


def test_chasers_are_counted_and_the_last_one_is_known() -> None:
    chased = request().chase(FRIDAY).chase(TODAY)
    assert (chased.chasers, chased.chased) == (2, TODAY)


@pytest.mark.parametrize(
    ("days", "state", "waited"),
    [
        ({"asked": "2022-01-17"}, "waiting", 0),
        ({"asked": "2022-01-15"}, "waiting", 2),  # 48 hours are not over
        ({"asked": "2022-01-14"}, "late", 3),
        ({"asked": "2022-01-03", "replied": "2022-01-04"}, "replied", 14),
        ({"asked": "2022-01-03", "replied": "2022-01-04", "answered": "2022-01-10"}, "answered", 7),
        (
            {"asked": "2022-01-03", "replied": "2022-01-04", "answered": "2022-01-10", "settled": "2022-01-12"},
            "settled",
            7,
        ),
        ({"asked": "2022-01-03", "settled": "2022-01-12"}, "settled", 9),
        ({"asked": "2021-12-20", "replied": "2021-12-21"}, "replied", 28),  # the last day of the answer's term
        ({"asked": "2021-12-19", "replied": "2021-12-21"}, "late", 29),
        ({"asked": "2021-12-01", "replied": "2021-12-21", "answered": "2022-01-16"}, "answered", 46),
    ],
)
def test_how_far_a_question_has_come_and_how_long_it_waited(days: dict[str, str], state: str, waited: int) -> None:
    clock = RequestClock(**days)
    assert Terms(TODAY, 2, 28).state(clock) == state
    assert clock.days(TODAY) == waited


@pytest.mark.parametrize("days", range(5))
def test_the_day_of_asking_and_the_days_waited_tell_the_same_lateness(days: int) -> None:
    asked = (TODAY - timedelta(days=days)).isoformat()
    assert (asked < late_before(TODAY, 2)) == is_late(days, 2) == (days in (3, 4))


def test_a_longer_service_level_makes_a_question_late_later() -> None:
    clock = RequestClock("2022-01-10")
    assert [Terms(TODAY, level).state(clock) for level in (6, 7)] == ["late", "waiting"]


@pytest.mark.parametrize(
    ("fields", "field", "told"),
    [
        ({"asked": date(2022, 1, 18)}, "asked", "Spurgt 18-01-2022 ligger i fremtiden. Skriv den dag, du spurgte."),
        ({"asked": date(2021, 9, 5)}, "asked", "Spurgt 05-09-2021 ligger før henvendelsen, der kom 06-09-2021. Ret dagen."),
        (
            {"chasers": 1, "chased": date(2022, 1, 9)}, "asked",
            "Spørgsmålet er rykket 09-01-2022. Det er stillet den dag eller før.",
        ),
        ({"settled": date(2022, 1, 9)}, "asked", "Spørgsmålet er afgjort 09-01-2022. Det er stillet den dag eller før."),
        (
            {"replied": date(2022, 1, 9)}, "replied",
            "Første svar 09-01-2022 ligger før spørgsmålet 10-01-2022. Ret en af de to datoer.",
        ),
        (
            {"replied": date(2022, 1, 18)}, "replied",
            "Første svar 18-01-2022 ligger i fremtiden. Skriv i dag eller en tidligere dag.",
        ),
        (
            {"replied": FRIDAY, "answered": date(2022, 1, 13)}, "answered",
            "Svaret 13-01-2022 ligger før første svar 14-01-2022. Ret en af de to datoer.",
        ),
        (
            {"department": "byggesag"}, "department",
            "Afdelingen »Byggesag« hører til Teknik og Klima. Vælg det område, eller en anden afdeling.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_what_to_do(fields: dict[str, Any], field: str, told: str) -> None:
    error = refused(request(**fields), inquiry())
    assert (error.field, error.text) == (field, told)


def test_an_area_that_had_ended_by_then_is_refused_with_those_there_were() -> None:
    error = refused(request(directorate="beskaeftigelse_og_integration"))
    assert error.field == "directorate"
    assert error.text.startswith("Området »Beskæftigelse og integration« gjaldt ikke 10-01-2022. Den dag gjaldt: ")


def test_one_of_the_adviser_s_own_motion_has_no_inquiry_to_come_before() -> None:
    check_request(request(scope="own", inquiry=None, asked=date(2021, 8, 2)), None, packaged(), TODAY)
