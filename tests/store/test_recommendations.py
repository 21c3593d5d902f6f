"""The ledger of recommendations, what they rest on, and the inquiries counted before and after them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.recommendation import Recommendation, RecommendationStatus
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.basis import link_exactly, linked_consultations, linked_inquiries, linked_recommendations
from borgerraad_tui.store.consultations import ConsultationWindow
from borgerraad_tui.store.kinds import BASIS, CONSULTATION, RECOMMENDATION, RECOMMENDATION_STATUS
from borgerraad_tui.store.recommendations import MOST_DAYS, Ledger, about, effect, reaches_back, spans
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import inquiry, saved

TODAY = NOW.date()
GIVEN = date(2021, 12, 31)


def given_one(register: Register, title: str = "Frister", day: date = GIVEN, **fields: Any) -> int:
    """Save a recommendation; its id."""
    with register.acts.act("Anbefaling skrevet"):
        new = Recommendation(given=day, entered=NOW, title=title, **fields)
        return register.records(RECOMMENDATION).add(new).id or 0


def stands(register: Register, identifier: int, status: str, day: date) -> None:
    """Save where it stands from a day on."""
    with register.acts.act("Fulgt op"):
        new = RecommendationStatus.model_validate({"recommendation": identifier, "day": day, "status": status})
        register.records(RECOMMENDATION_STATUS).add(new)


def received(register: Register, day: date, **fields: Any) -> None:
    """Save a complaint of that day."""
    saved(
        register,
        inquiry(day, **{"kind": Kind.COMPLAINT, "directorate": "boern_og_kultur", "theme": "forvaltningsret"} | fields),
    )


def counted(register: Register, identifier: int) -> tuple[int, int, int]:
    """The span, and how many were received before and after."""
    row = next(row for row in Ledger(register.engine).rows(0, 100) if row.id == identifier)
    return effect(register.engine, register.catalogue, about(row), TODAY)


def test_the_ledger_shows_the_newest_first_and_where_each_stands_by_its_latest_day(scratch: Register) -> None:
    old, new = given_one(scratch, "Gammel", date(2019, 3, 1)), given_one(scratch, "Ny")
    stands(scratch, old, "under_way", date(2021, 5, 1))
    stands(scratch, old, "accepted", date(2020, 5, 1))
    rows = Ledger(scratch.engine).rows(0, 100)
    assert [(row.id, row.title, row.status, row.day) for row in rows] == [
        (new, "Ny", None, None),
        (old, "Gammel", "under_way", "2021-05-01"),
    ]
    until = Ledger(scratch.engine, date(2020, 12, 31))
    assert [row.id for row in until.rows(0, 100)] == [old]
    assert (until.count(), until.index_of(old), until.index_of(new)) == (1, 0, None)
    assert [Ledger(scratch.engine).index_of(key) for key in (new, old, 10_000)] == [0, 1, None]


def test_inquiries_on_the_same_theme_and_area_are_counted_in_as_many_days_on_each_side(scratch: Register) -> None:
    identifier = given_one(scratch, directorate="boern_og_kultur", theme="forvaltningsret")
    for day in (date(2021, 12, 14), date(2021, 12, 30), date(2022, 1, 1), date(2022, 1, 17)):
        received(scratch, day)
    received(scratch, date(2021, 12, 13))  # a day too early for the 17 days there have been since
    received(scratch, GIVEN)  # the day itself
    received(scratch, date(2022, 1, 5), directorate="voksen_og_sundhed")
    received(scratch, date(2022, 1, 5), theme="hjemmel")
    received(scratch, date(2022, 1, 5), kind=None)  # not decided: never counted
    received(scratch, date(2022, 1, 5), exclusion="anden_aarsag")
    assert counted(scratch, identifier) == (17, 2, 2)


@pytest.mark.parametrize(
    ("begins", "reaches"), [(None, False), (date(2021, 12, 14), True), (date(2021, 12, 15), False)]
)
def test_the_days_before_are_known_where_the_register_holds_them_all(begins: date | None, reaches: bool) -> None:
    assert reaches_back(GIVEN, TODAY, begins) == reaches


def test_one_without_theme_or_area_counts_on_what_it_has(scratch: Register) -> None:
    whole, themed = given_one(scratch, "Alle"), given_one(scratch, "Tema", theme="forvaltningsret")
    placed = given_one(scratch, "Afdeling", directorate="boern_og_kultur", department="familieraadgivningen")
    received(scratch, date(2022, 1, 2), department="familieraadgivningen", theme="hjemmel")
    received(scratch, date(2022, 1, 3))
    received(scratch, date(2022, 1, 4), directorate="teknik_og_klima")
    received(scratch, date(2021, 12, 20), directorate=None, theme=None)
    assert [counted(scratch, each)[1:] for each in (whole, themed, placed)] == [(1, 3), (0, 2), (0, 1)]


def test_a_reorganisation_between_the_two_sides_changes_nothing(scratch: Register) -> None:
    identifier = given_one(
        scratch, day=date(2021, 8, 20), directorate="arbejdsmarked_og_borgerservice", department="jobcentret",
        theme="forvaltningsret",
    )  # fmt: skip
    received(
        scratch, date(2021, 7, 20), directorate="beskaeftigelse_og_integration", department="jobcentret_2020",
        theme="forvaltningslov_2020",
    )  # fmt: skip
    received(scratch, date(2021, 9, 1), directorate="arbejdsmarked_og_borgerservice", department="jobcentret")
    assert counted(scratch, identifier) == (150, 1, 1)


@given(days=st.integers(-5, 1500))
def test_the_two_sides_are_equally_long_meet_at_the_day_and_end_today_at_the_latest(days: int) -> None:
    day = TODAY - timedelta(days=days)
    sides = spans(day, TODAY)
    if days <= 0:
        assert sides is None
        return
    assert sides is not None
    (first, last), (then_first, then_last) = sides
    assert last - first == then_last - then_first
    assert (day - last, then_first - day) == (timedelta(days=1), timedelta(days=1))
    assert then_last <= TODAY
    assert (last - first).days + 1 == min(days, MOST_DAYS)


def test_on_the_day_it_is_given_there_is_nothing_to_count(scratch: Register) -> None:
    identifier = given_one(scratch, day=TODAY)
    received(scratch, TODAY)
    assert counted(scratch, identifier) == (0, 0, 0)


def test_what_it_rests_on_is_tied_untied_and_undone(scratch: Register) -> None:
    identifier = given_one(scratch)
    one, other = (saved(scratch, inquiry(subject=subject)).id or 0 for subject in ("En", "To"))
    with scratch.acts.act("Holdt"):
        held = (
            scratch.records(CONSULTATION).add(Consultation(day=GIVEN, entered=NOW, kind="sparring", topic="Frister")).id
            or 0
        )
    with scratch.acts.act("Grundlag"):
        link_exactly(scratch, "recommendation", identifier, "inquiry", [one, other, one])
        link_exactly(scratch, "recommendation", identifier, "consultation", [held])
        link_exactly(scratch, "consultation", held, "inquiry", [other])
    with scratch.acts.act("Grundlag rettet"):
        link_exactly(scratch, "recommendation", identifier, "inquiry", [other])
    engine = scratch.engine
    assert [each.subject for each in linked_inquiries(engine, "recommendation", identifier)] == ["To"]
    assert [each.topic for each in linked_consultations(engine, "inquiry", other)] == ["Frister"]
    assert [each.title for each in linked_recommendations(engine, "consultation", held)] == ["Frister"]
    scratch.history.undo()
    assert [each.subject for each in linked_inquiries(engine, "recommendation", identifier)] == ["En", "To"]
    scratch.history.undo()
    assert scratch.records(BASIS).where("true") == []


def test_one_cannot_repeat_itself_or_a_later_one(register: Register) -> None:
    identifier = given_one(register)
    with pytest.raises(SaveFailed), register.acts.act("Gentaget"):
        books = register.records(RECOMMENDATION)
        books.update(books.get(identifier).edit(repeats=identifier))


def test_totals_of_consultations_add_up_to_what_the_figures_count(demo_register: Register) -> None:
    first, last = date(2021, 8, 1), date(2021, 12, 31)
    window = ConsultationWindow(demo_register.engine, first, last)
    number = demo_register.figures(first, last).consultations
    for totals in (window.by_kind(), window.by_directorate()):
        assert sum(total.number for total in totals) == number == 15
        assert sum(total.minutes for total in totals) == 19 * 60 + 45
    assert {total.name: (total.number, total.minutes) for total in window.by_kind()} == {
        "Sparring": (9, 390), "Arbejdsgruppe": (3, 435), "Oplæg": (2, 180), "Undervisning": (1, 180),
    }  # fmt: skip
