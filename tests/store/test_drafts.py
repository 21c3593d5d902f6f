"""What was typed survives, in its own line, until the act that saves the form."""

from __future__ import annotations

import pytest

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.drafts import Draft
from borgerraad_tui.store.register import Register, open_register
from tests.registers import inquiry

TYPED = {"subject": "Æblegård »hjælp«\nto", "kind": "klage", "note": "\x1b[31m"}


def test_a_draft_holds_what_was_typed_as_it_was_typed(scratch: Register) -> None:
    kept = scratch.drafts.keep(None, "registration", None, TYPED)
    assert scratch.drafts.all() == [Draft(kept, "registration", None, TYPED, "2022-01-17T10:00:00")]


def test_keeping_again_writes_over_the_same_draft(scratch: Register) -> None:
    kept = scratch.drafts.keep(None, "registration", None, TYPED)
    assert scratch.drafts.keep(kept, "registration", None, {"subject": "Nyt"}) == kept
    assert [draft.values for draft in scratch.drafts.all()] == [{"subject": "Nyt"}]


def test_a_draft_that_is_gone_is_kept_anew(scratch: Register) -> None:
    kept = scratch.drafts.keep(None, "closing", 7, TYPED)
    scratch.drafts.drop(kept)
    again = scratch.drafts.keep(kept, "closing", 7, TYPED)
    assert [(draft.id, draft.target) for draft in scratch.drafts.all()] == [(again, 7)]
    assert again != kept


def test_drafts_stand_newest_first(scratch: Register) -> None:
    kept = [scratch.drafts.keep(None, "registration", None, {"subject": str(number)}) for number in range(3)]
    assert [draft.id for draft in scratch.drafts.all()] == kept[::-1]


def test_a_draft_outlives_the_program(register: Register, clock: Clock) -> None:
    register.drafts.keep(None, "registration", None, TYPED)
    register.close()
    again = open_register(register.engine.path, clock)
    assert [draft.values for draft in again.drafts.all()] == [TYPED]
    again.close()


def save(register: Register, draft: int, refused: bool) -> None:
    with register.acts.act("Registreret"):
        register.inquiries.add(inquiry())
        register.drafts.drop(draft)
        if refused:
            raise RuleBroken("Nej.")


def test_a_draft_goes_with_the_act_that_saves_it(register: Register) -> None:
    kept = register.drafts.keep(None, "registration", None, TYPED)
    save(register, kept, refused=False)
    assert register.drafts.all() == []


def test_a_draft_stays_when_the_act_is_refused(register: Register) -> None:
    kept = register.drafts.keep(None, "registration", None, TYPED)
    with pytest.raises(RuleBroken):
        save(register, kept, refused=True)
    assert [draft.id for draft in register.drafts.all()] == [kept]


def test_undoing_an_act_does_not_bring_its_draft_back(scratch: Register) -> None:
    save(scratch, scratch.drafts.keep(None, "registration", None, TYPED), refused=False)
    scratch.history.undo()
    assert scratch.drafts.all() == []


def test_dropping_no_draft_is_no_error(scratch: Register) -> None:
    kept = scratch.drafts.keep(None, "registration", None, TYPED)
    scratch.drafts.drop(None)
    assert [draft.id for draft in scratch.drafts.all()] == [kept]


def test_a_form_that_knows_a_draft_by_the_id_it_had_in_memory_meets_the_one_on_the_disk(register: Register) -> None:
    drafts = register.drafts
    held = drafts.hold(None, "registration", None, TYPED)
    drafts.write_held()
    drafts.keep(held, "registration", None, {"subject": "Nyt"})
    assert [draft.values for draft in drafts.all()] == [{"subject": "Nyt"}]
    drafts.hold(held, "registration", None, {"subject": "Nyere"})
    assert [(draft.values, draft.on_disk) for draft in drafts.all()] == [({"subject": "Nyere"}, False)]
    drafts.drop(held)
    assert drafts.all() == []
    other = drafts.keep(None, "registration", None, TYPED)
    drafts.write_held()
    assert [draft.id for draft in drafts.all()] == [other]
