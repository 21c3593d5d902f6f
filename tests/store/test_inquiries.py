"""An inquiry comes back from the file as it was saved, and its number is its own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.consultations import ConsultationWindow, ListedConsultation
from borgerraad_tui.store.detail import inquiry_detail
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import changed, inquiry, saved, valid_consultations, valid_inquiries

FULL = inquiry(
    kind=Kind.COMPLAINT, channel="hjemmebesoeg", place="borgerens_hjem", directorate="arbejdsmarked_og_borgerservice",
    department="jobcentret", theme="forvaltningsret", further_themes=("institutioner", "hjemmel"), subject="Afslag på ydelse",
    note="Første linje\nAnden linje", enquirer="paaroerende", citizen="J. O'Neill", phone="74 34 34 34", mail="jon@eksempel.dk",
    esdh="21/4455", action="undersoegt",
    outcome="ingen_kritik", closed=date(2021, 10, 1), next_due=date(2021, 11, 1), next_step="Følg op",
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(any_inquiry=valid_inquiries())
def test_any_inquiry_comes_back_as_it_was_saved(lasting_register: Register, any_inquiry: Inquiry) -> None:
    with lasting_register.acts.trial():
        stored = lasting_register.inquiries.add(any_inquiry)
        assert lasting_register.inquiries.get(stored.id or 0) == stored
        assert stored == any_inquiry.edit(id=stored.id, year=any_inquiry.received.year, number=1)


def test_numbers_run_by_the_year_of_receipt(scratch: Register) -> None:
    days = [date(2021, 12, 31), date(2022, 1, 1), date(2021, 8, 1), date(2022, 1, 2)]
    stored = [saved(scratch, inquiry(day)) for day in days]
    assert [(one.year, one.number) for one in stored] == [(2021, 1), (2022, 1), (2021, 2), (2022, 2)]
    assert (scratch.inquiries.expected_number(2021), scratch.inquiries.expected_number(2023)) == (3, 1)


def test_a_number_that_is_brought_along_is_kept_and_counting_goes_on_from_it(scratch: Register) -> None:
    assert saved(scratch, inquiry(number=118)).number == 118
    assert saved(scratch, inquiry(number=7)).number == 7
    assert saved(scratch, inquiry()).number == 119


def test_moved_to_another_year_an_inquiry_gets_that_years_next_number(scratch: Register) -> None:
    one = saved(scratch, inquiry(date(2021, 12, 31)))
    saved(scratch, inquiry(date(2022, 1, 1)))
    moved = changed(scratch, one, received=date(2022, 1, 2))
    assert (moved.year, moved.number) == (2022, 2)
    assert saved(scratch, inquiry(date(2021, 12, 31))).number == 2
    assert scratch.inquiries.find(2022, 2) == moved
    assert scratch.inquiries.find(2021, 1) is None


def test_further_themes_can_be_added_taken_away_and_named_twice(scratch: Register) -> None:
    one = saved(scratch, inquiry(further_themes=("hjemmel", "andet")))
    changed(scratch, one, further_themes=("andet", "institutioner", "institutioner"))
    assert scratch.inquiries.get(one.id or 0).further_themes == ("andet", "institutioner")
    changed(scratch, one, further_themes=())
    assert scratch.inquiries.get(one.id or 0).further_themes == ()


def test_the_detail_names_everything_as_it_is_printed(scratch: Register) -> None:
    one = saved(scratch, FULL)
    detail = inquiry_detail(scratch.engine, one.id or 0)
    assert detail is not None
    assert detail._asdict() == {
        "id": one.id, "year": 2021, "number": 1, "kind": "complaint", "received": "2021-09-06",
        "entered": "2022-01-17T10:00:00", "closed": "2021-10-01", "next_due": "2021-11-01", "next_step": "Følg op",
        "subject": "Afslag på ydelse", "note": "Første linje\nAnden linje", "citizen": "J. O'Neill", "esdh": "21/4455",
        "phone": "74 34 34 34", "mail": "jon@eksempel.dk",
        "channel": "Hjemmebesøg", "place": "Borgerens hjem", "directorate": "Arbejdsmarked og Borgerservice",
        "department": "Jobcentret", "theme": "Forvaltningsret eller forvaltningsskik",
        "further_themes": "Institutioner, Hjemmelsspørgsmål", "enquirer": "Pårørende", "action": "Undersøgt",
        "outcome": "Ingen kritik", "exclusion": None, "findings": None,
    }  # fmt: skip


def test_the_detail_of_an_empty_inquiry_is_empty_and_of_none_is_none(scratch: Register) -> None:
    one = saved(scratch, inquiry())
    detail = inquiry_detail(scratch.engine, one.id or 0)
    assert detail is not None
    assert [name for name, value in detail._asdict().items() if value] == [
        "id",
        "year",
        "number",
        "received",
        "entered",
    ]
    assert inquiry_detail(scratch.engine, 10**9) is None


@settings(max_examples=15, deadline=None)
@given(session=valid_consultations())
def test_any_consultation_comes_back_as_it_was_saved(lasting_register: Register, session: Consultation) -> None:
    with lasting_register.acts.trial():
        stored = lasting_register.consultations.add(session)
        assert lasting_register.consultations.get(stored.id or 0) == stored == session.edit(id=stored.id)
        edited = lasting_register.consultations.update(stored.edit(topic="Nyt emne", minutes=None))
        assert lasting_register.consultations.get(stored.id or 0) == edited


def test_consultations_of_a_period_stand_newest_first_with_their_minutes(scratch: Register) -> None:
    days = [date(2021, 9, 1), date(2021, 9, 3), date(2021, 9, 1), date(2021, 10, 1), date(2021, 8, 31)]
    with scratch.acts.act("Konsulentbistand"):
        ids = [
            scratch.consultations.add(
                Consultation(day=day, entered=NOW, kind="oplaeg", directorate="boern_og_kultur", topic=str(day), minutes=number)
            ).id or 0
            for number, day in enumerate(days, start=1)
        ]  # fmt: skip
    window = ConsultationWindow(scratch.engine, date(2021, 9, 1), date(2021, 9, 30))
    assert window.rows(0, 1) == [ListedConsultation(ids[1], "2021-09-03", "Oplæg", "B&K", "2021-09-03", 2)]
    assert [row.id for row in window.rows(0, 9)] == [ids[1], ids[2], ids[0]]
    assert [row.id for row in window.rows(1, 1)] == [ids[2]]
    assert (window.count(), window.minutes()) == (3, 6)
    assert [window.index_of(key) for key in ids] == [2, 0, 1, None, None]


def test_a_consultation_that_was_undone_says_how_to_get_it_back(scratch: Register) -> None:
    with pytest.raises(RuleBroken, match=r"fortrudt\. Tryk Ctrl\+Y"):
        scratch.consultations.get(10**9)


def test_named_periods_stand_in_the_order_they_were_named_and_a_name_is_given_once(scratch: Register) -> None:
    old, new = Period(date(2020, 8, 1), date(2021, 6, 30), "Vikar"), Period(date(2021, 8, 1), None, "Resten")
    between = Period(date(2021, 1, 1), date(2021, 3, 31), "Foråret")
    with scratch.acts.act("Perioder"):
        for period in (old, new, between):
            scratch.periods.add(period)
    assert [(one.first, one.last, one.name) for one in scratch.periods.all()] == [
        (old.first, old.last, "Vikar"), (new.first, None, "Resten"), (between.first, between.last, "Foråret"),
    ]  # fmt: skip
    with pytest.raises(RuleBroken, match=r"»Vikar« findes allerede\. Giv den et andet navn") as broken:
        scratch.periods.add(old)
    assert broken.value.field == "name"
