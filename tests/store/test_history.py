"""Undo and redo put the file back row for row, whatever was done and however they are mixed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.register import Register, open_register
from tests.registers import changed, inquiry, saved
from tests.store.acting import state_of

CLOSED = date(2021, 10, 1)


def three_acts(register: Register) -> Inquiry:
    """An inquiry registered, decided and closed."""
    one = saved(register, inquiry(further_themes=("hjemmel",)), "Registreret")
    decided = changed(register, one, "Afgjort", kind=Kind.COMPLAINT)
    return changed(register, decided, "Afsluttet", action="undersoegt", outcome="kritik", closed=CLOSED)


def test_undo_goes_back_act_by_act_and_redo_forward_again(scratch: Register) -> None:
    empty = state_of(scratch)
    last = three_acts(scratch)
    assert [scratch.history.undo() for _ in range(4)] == ["Afsluttet", "Afgjort", "Registreret", None]
    assert state_of(scratch) == empty
    assert [scratch.history.redo() for _ in range(4)] == ["Registreret", "Afgjort", "Afsluttet", None]
    assert scratch.inquiries.get(last.id or 0) == last


def test_a_new_act_cuts_what_was_undone(scratch: Register) -> None:
    three_acts(scratch)
    scratch.history.undo()
    scratch.history.undo()
    saved(scratch, inquiry(), "En anden")
    assert scratch.history.redo() is None
    assert [scratch.history.undo() for _ in range(3)] == ["En anden", "Registreret", None]


def test_undo_and_redo_may_be_mixed_any_number_of_times(scratch: Register) -> None:
    three_acts(scratch)
    for _ in range(3):
        assert scratch.history.undo() == "Afsluttet"
        assert scratch.history.undo() == "Afgjort"
        assert scratch.history.redo() == "Afgjort"
        assert scratch.history.undo() == "Afgjort"
        assert scratch.history.redo() == "Afgjort"
        assert scratch.history.redo() == "Afsluttet"


@pytest.mark.parametrize(
    ("steps", "ending"),
    [
        ("close", ("undersoegt", "kritik")),
        ("close reopen", ("undersoegt", "kritik")),
        ("close undo", (None, None)),
        ("close undo redo reopen", ("undersoegt", "kritik")),
        ("close reopen undo reopen", ("undersoegt", "kritik")),
        ("close reopen undo undo", (None, None)),
        ("close reopen undo undo redo redo", ("undersoegt", "kritik")),
        ("close reopen reject undo", ("undersoegt", "kritik")),
        ("close reopen reject reopen", ("afvist", None)),
        ("close reopen reject undo undo undo", (None, None)),
    ],
)
def test_an_ending_that_was_undone_was_none(
    scratch: Register, steps: str, ending: tuple[str | None, str | None]
) -> None:
    key = saved(scratch, inquiry(), "Registreret").id or 0
    made: dict[str, dict[str, Any]] = {
        "close": {"kind": Kind.COMPLAINT, "action": "undersoegt", "outcome": "kritik", "closed": CLOSED},
        "reject": {"kind": Kind.COMPLAINT, "action": "afvist", "outcome": None, "closed": CLOSED},
        "reopen": {"action": None, "outcome": None, "closed": None},
    }
    for step in steps.split():
        if step in made:
            changed(scratch, scratch.inquiries.get(key), step, **made[step])
        else:
            assert (scratch.history.undo if step == "undo" else scratch.history.redo)() is not None
    action, outcome = map(scratch.catalogue.key_of, scratch.history.ending_before(key))
    assert (action, outcome) == ending


def test_acts_can_be_undone_after_a_restart(register: Register, clock: Clock) -> None:
    three_acts(register)
    register.history.undo()
    register.close()
    again = open_register(register.engine.path, clock)
    assert (again.history.redo(), again.history.undo(), again.history.undo()) == ("Afsluttet", "Afsluttet", "Afgjort")
    assert again.inquiries.get(1).kind is None
    again.close()


@pytest.mark.parametrize("barrier", ["create", "migrate", "erase"])
def test_what_cannot_be_undone_is_a_barrier(scratch: Register, barrier: str) -> None:
    three_acts(scratch)
    scratch.history.undo()
    with scratch.acts.act("Spærring", barrier):  # type: ignore[arg-type]
        scratch.periods.add(Period(date(2021, 8, 1), None, "Efteråret"))
    assert scratch.history.undo() is None
    assert scratch.history.redo() is None
    saved(scratch, inquiry(), "Bagefter")
    assert [scratch.history.undo(), scratch.history.undo()] == ["Bagefter", None]


def test_a_new_register_has_nothing_to_undo(scratch: Register) -> None:
    assert (scratch.history.undo(), scratch.history.redo()) == (None, None)


def test_a_number_is_never_given_again_not_even_after_an_undo(scratch: Register) -> None:
    first = saved(scratch, inquiry())
    scratch.history.undo()
    second = saved(scratch, inquiry())
    assert (first.number, second.number) == (1, 2)
    assert second.id != first.id


def test_redo_gives_the_same_number_back(scratch: Register) -> None:
    first = saved(scratch, inquiry())
    scratch.history.undo()
    scratch.history.redo()
    assert scratch.inquiries.find(2021, first.number or 0) == first


def test_the_life_of_a_row_is_told_oldest_first(scratch: Register) -> None:
    one = three_acts(scratch)
    saved(scratch, inquiry(), "En anden")
    scratch.history.undo()
    scratch.history.undo()
    told = scratch.history.of_row("inquiry", one.id or 0)
    assert [(line.what, line.title) for line in told] == [
        ("do", "Registreret"), ("do", "Afgjort"), ("do", "Afsluttet"), ("undo", "Afsluttet"),
    ]  # fmt: skip
    assert {line.at for line in told} == {"2022-01-17T10:00:00"}


def test_a_row_that_was_undone_away_says_how_to_get_it_back(scratch: Register) -> None:
    one = saved(scratch, inquiry())
    scratch.history.undo()
    with pytest.raises(RuleBroken, match=r"fortrudt\. Tryk Ctrl\+Y"):
        scratch.inquiries.get(one.id or 0)


def test_a_named_period_is_undone_too_and_its_name_is_free_again(scratch: Register) -> None:
    for _ in range(2):
        with scratch.acts.act("Perioden gemt"):
            scratch.periods.add(Period(date(2021, 8, 1), None, "Efteråret"))
        scratch.history.undo()
    assert scratch.periods.all() == []


def test_one_undo_takes_back_all_rows_of_an_act_parents_and_children(register: Register) -> None:
    empty = state_of(register)
    with register.acts.act("Indlæst og rettet"):
        added = [register.inquiries.add(inquiry(further_themes=("hjemmel", "andet"))) for _ in range(3)]
        register.inquiries.update(added[0].edit(subject="Rettet"))
    full = state_of(register)
    register.history.undo()
    assert state_of(register) == empty
    register.history.redo()
    assert state_of(register) == full
    assert register.engine.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_row_taken_away_and_written_again_in_one_act_comes_back(register: Register) -> None:
    one = saved(register, inquiry(further_themes=("hjemmel",)))
    before = state_of(register)
    with register.acts.act("Skiftet"):
        register.inquiries.update(one.edit(further_themes=()))
        register.inquiries.update(one.edit(further_themes=("hjemmel",)))
    after = state_of(register)
    assert after["further_theme"] != before["further_theme"]
    register.history.undo()
    assert state_of(register) == before
    register.history.redo()
    assert state_of(register) == after
