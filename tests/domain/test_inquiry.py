"""Inquiries and consultations are frozen: a change is a new copy, cleaned and validated like a new one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from borgerraad_tui.domain.clock import Clock, standing_still
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.kind import Kind
from tests.conftest import NOW
from tests.registers import inquiry

DAY = date(2021, 10, 1)
PLANNED = inquiry(kind=Kind.COMPLAINT, next_due=DAY, next_step="Ring til visitationen", subject="Hjælpemiddel")


def test_closing_settles_the_outcome_and_ends_the_next_step() -> None:
    closed = PLANNED.close(Kind.COMPLAINT, "undersoegt", "kritik", DAY)
    assert (closed.action, closed.outcome, closed.closed) == ("undersoegt", "kritik", DAY)
    assert (closed.next_due, closed.next_step) == (None, "")
    assert closed.subject == "Hjælpemiddel"


def test_closing_takes_an_excluded_inquiry_back_into_the_statistics() -> None:
    excluded = PLANNED.exclude("ikke_vendt_tilbage", DAY)
    assert excluded.close(Kind.OTHER, "orientering", None, DAY).exclusion is None


def test_excluding_empties_action_and_outcome_and_keeps_the_kind() -> None:
    excluded = PLANNED.close(Kind.COMPLAINT, "undersoegt", "kritik", DAY).exclude("anden_aarsag", DAY)
    assert (excluded.exclusion, excluded.closed) == ("anden_aarsag", DAY)
    assert (excluded.action, excluded.outcome, excluded.next_due) == (None, None, None)
    assert excluded.kind is Kind.COMPLAINT


def test_reopening_takes_the_ending_away_and_keeps_the_kind() -> None:
    ended = inquiry(kind=Kind.COMPLAINT).close(Kind.COMPLAINT, "undersoegt", "kritik", date(2021, 10, 1))
    out = ended.exclude("ikke_vendt_tilbage", date(2021, 10, 2))
    for one in (ended, out):
        again = one.reopen()
        assert (again.closed, again.action, again.outcome, again.exclusion) == (None, None, None, None)
        assert again.kind is Kind.COMPLAINT


def test_a_next_step_is_a_day_and_words() -> None:
    planned = inquiry().plan(DAY, "Ring")
    assert (planned.next_due, planned.next_step) == (DAY, "Ring")
    assert planned.plan(None, "") == inquiry()


def test_a_change_leaves_the_old_copy_alone() -> None:
    changed = PLANNED.edit(subject="Kørestol")
    assert (PLANNED.subject, changed.subject) == ("Hjælpemiddel", "Kørestol")
    with pytest.raises(ValidationError):
        PLANNED.subject = "Kørestol"


@pytest.mark.parametrize("field", ["subject", "citizen", "next_step", "esdh"])
def test_lines_are_cleaned_when_they_come_in_and_when_they_are_changed(field: str) -> None:
    raw: dict[str, Any] = {field: " Jens\x1b[31m\nJensen\u202e "}
    assert getattr(inquiry(**raw), field) == "Jens[31m Jensen‹U+202E›"
    assert getattr(inquiry().edit(**raw), field) == "Jens[31m Jensen‹U+202E›"


def test_a_note_keeps_its_lines_and_loses_control_characters() -> None:
    assert inquiry(note="en\r\nto\x00\x9b").note == "en\nto"


@pytest.mark.parametrize("changes", [{"cpr": "0101901234"}, {"kind": "andet"}, {"received": None}, {"closed": "i går"}])
def test_what_an_inquiry_does_not_have_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        inquiry().edit(**changes)


def test_an_inquiry_is_called_by_its_number() -> None:
    assert inquiry(year=2022, number=13).title == "henvendelse 2022-13"
    assert inquiry().title == "den nye henvendelse"


@pytest.mark.parametrize(
    ("kind", "key", "label", "letter"),
    [(Kind.COMPLAINT, "klage", "Klage", "K"), (Kind.OTHER, "anden", "Andre henvendelser", "A")],
)
def test_the_two_kinds_have_the_reports_words_and_their_letters(kind: Kind, key: str, label: str, letter: str) -> None:
    assert (kind.key, kind.label, kind.letter) == (key, label, letter)
    assert Kind.of(key) is kind


@pytest.mark.parametrize("key", ["", "complaint", "Klage"])
def test_no_other_word_is_a_kind(key: str) -> None:
    assert Kind.of(key) is None


@pytest.mark.parametrize("minutes", [-1, 6001])
def test_a_consultation_has_a_sensible_number_of_minutes(minutes: int) -> None:
    right = Consultation(day=DAY, entered=NOW, kind="sparring", minutes=6000)
    with pytest.raises(ValidationError):
        right.edit(minutes=minutes)


def test_a_clock_tells_whole_seconds_and_the_office_day() -> None:
    clock = Clock(lambda: datetime(2022, 1, 17, 23, 59, 59, 999_999))
    assert clock.now() == datetime(2022, 1, 17, 23, 59, 59)
    assert clock.today() == date(2022, 1, 17)


def test_a_standing_clock_keeps_its_day_while_its_hands_run() -> None:
    minute = iter([0, 1])
    clock = standing_still(Clock(lambda: datetime(2026, 3, 5, 8, next(minute))), DAY)
    assert [clock.now(), clock.now()] == [datetime(2021, 10, 1, 8, 0), datetime(2021, 10, 1, 8, 1)]
