"""The demo shows what a year is like: every thing the desk can hold stands in it, read from its sheets and anonymised."""

from __future__ import annotations

import re
from datetime import date

import pytest

from borgerraad_tui.domain.request import Request
from borgerraad_tui.intake.demo import ADDITIONS
from borgerraad_tui.store.agenda import office_of
from borgerraad_tui.store.examples import example_of, findings_left
from borgerraad_tui.store.findings import findings_of
from borgerraad_tui.store.kinds import APPOINTMENT, EXAMPLE, FINDING, LINK, LOG_ENTRY, REMINDER, REQUEST
from borgerraad_tui.store.known import others_of
from borgerraad_tui.store.links import link_words, links_of
from borgerraad_tui.store.log import log_of
from borgerraad_tui.store.register import Register
from tests.conftest import DEMO_SHEETS

SUBSTITUTE_ENDED = date(2021, 6, 30)
SOMMERSTED = (2021, 147)
"""The printed report's case of the lease and the heating."""


def identifier(register: Register, year: int, number: int) -> int:
    found = register.inquiries.find(year, number)
    assert found is not None
    return found.id or 0


def requests(register: Register, condition: str) -> list[Request]:
    return register.records(REQUEST).where(condition)


def test_the_sommersted_case_is_told_from_early_summer_to_the_question_that_is_still_open(
    demo_register: Register,
) -> None:
    case = identifier(demo_register, *SOMMERSTED)
    (before,) = [link for link in links_of(demo_register.engine, case) if link_words(link) == "fortsætter"]
    first = log_of(demo_register.engine, before.other)[-1].now
    assert "2021-05-15" < first.happened < "2021-06-30", "early summer, with the substitute"
    assert {each.now.kind for each in log_of(demo_register.engine, case)} >= {"samtale", "mail", "moede"}
    inquiry = demo_register.inquiries.get(case)
    assert (inquiry.closed, inquiry.outcome) == (date(2021, 12, 14), "genoptaget"), "solved in December"
    assert findings_of(demo_register.records(FINDING), case) == ("kritik",), "the time it took was open to criticism"
    (systemic,) = requests(demo_register, "scope = 'systemic'")
    assert (systemic.inquiry, systemic.settled, systemic.answered) == (case, None, None)
    same = [link for link in links_of(demo_register.engine, case) if link.kind == "same_error"]
    assert [(link.year, link.number) for link in same] == [(2022, 3)]


def test_questions_are_answered_and_one_is_chased_in_vain(demo_register: Register) -> None:
    answered = requests(demo_register, "scope = 'inquiry' AND answered IS NOT NULL")
    assert all(each.replied and each.replied <= (each.answered or each.replied) for each in answered)
    assert any(each.replied != each.answered for each in answered), "a first reply before the answer"
    (owed,) = requests(demo_register, "scope = 'inquiry' AND replied IS NULL")
    assert (owed.chasers, owed.chased) == (1, date(2022, 1, 14))
    # the report's own example: six weeks without a word, and an estimate as soon as the adviser asks
    (estimate,) = [each for each in answered if each.directorate == "teknik_og_klima"]
    assert (estimate.replied or estimate.asked) - estimate.asked < (date(2021, 11, 6) - date(2021, 11, 3))


def test_teknik_og_klima_owes_an_answer_to_the_one_who_waits_for_it(demo_register: Register) -> None:
    (owed,) = requests(demo_register, "scope = 'inquiry' AND replied IS NOT NULL AND answered IS NULL")
    assert (owed.directorate, owed.settled) == ("teknik_og_klima", None)
    inquiry = demo_register.inquiries.get(owed.inquiry or 0)
    assert (inquiry.closed, inquiry.directorate, inquiry.next_step) == (
        None,
        owed.directorate,
        "svar fra Teknik og Klima",
    )
    assert inquiry.received <= owed.asked


def test_entries_by_the_substitute_and_by_the_adviser_are_written_when_they_happened_or_soon_after(
    demo_register: Register,
) -> None:
    entries = demo_register.records(LOG_ENTRY).where("true")
    assert {entry.happened <= SUBSTITUTE_ENDED for entry in entries} == {True, False}
    assert all(0 <= (entry.entered.date() - entry.happened).days <= 1 for entry in entries)
    for entry in entries:
        inquiry = demo_register.inquiries.get(entry.inquiry)
        assert inquiry.received <= entry.happened <= (inquiry.closed or date(2022, 1, 17))


def test_office_days_in_vojens_and_gram_fall_where_inquiries_came_in(demo_register: Register) -> None:
    assert [office_of(demo_register, day) for day in (date(2022, 1, 20), date(2022, 2, 1))] == ["gram", "vojens"]
    came = demo_register.engine.rows(
        "SELECT DISTINCT i.received, c.key FROM inquiry AS i JOIN catalogue AS c ON c.id = i.place"
        " WHERE c.key IN ('gram', 'vojens')"
    )
    assert came
    assert all(office_of(demo_register, date.fromisoformat(day)) == place for day, place in came)
    assert [each.inquiry for each in demo_register.records(APPOINTMENT).where("office = 0")] == [
        identifier(demo_register, 2022, 3)
    ]


def test_a_citizen_comes_back_to_the_adviser_after_the_substitute_known_by_initials_alone(
    demo_register: Register,
) -> None:
    ((before, now),) = [
        (demo_register.inquiries.get(others[0].id), demo_register.inquiries.get(identifier))
        for (identifier,) in demo_register.engine.rows("SELECT id FROM inquiry WHERE closed IS NULL")
        if (others := others_of(demo_register.engine, identifier))
    ]
    assert before.citizen == now.citizen
    assert re.fullmatch(r"(?:\w\.){2}", now.citizen)
    assert before.received <= SUBSTITUTE_ENDED < now.received


def test_one_example_is_cleared_and_one_still_points_at_an_institution(demo_register: Register) -> None:
    examples = demo_register.records(EXAMPLE).where("true")
    cleared = [example for example in examples if example.cleared]
    assert (len(examples), len(cleared)) == (2, 1)
    assert findings_left(demo_register, cleared[0]) == []
    waiting = example_of(demo_register, "inquiry", identifier(demo_register, *SOMMERSTED))
    assert waiting is not None
    assert "institution" in [finding.kind for finding in findings_left(demo_register, waiting)]


def test_reminders_are_for_later_and_one_is_done(demo_register: Register) -> None:
    reminders = demo_register.records(REMINDER).where("true")
    assert [each.done is None for each in reminders].count(False) == 1
    assert all(each.done or each.due > date(2022, 1, 17) for each in reminders), "the first day begins in peace"


def test_nothing_in_it_is_left_over_when_its_laying_is_undone(demo_register: Register) -> None:
    assert demo_register.history.undo() is None
    assert len(demo_register.records(LINK).where("true")) == 2


@pytest.mark.parametrize("name", ADDITIONS)
def test_no_sheet_names_anybody(name: str) -> None:
    text = (DEMO_SHEETS / name).read_text(encoding="utf-8")
    without_days = re.sub(r"\d{4}-\d{2}-\d{2}", "", text)
    assert not re.search(r"\d{6}[- ]?\d{4}|\d{2} ?\d{2} ?\d{2} ?\d{2}|@", without_days)
