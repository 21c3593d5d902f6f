"""The history as evidence, and what is told of it; every row is tampered with in `tests.faults.tampering`."""

from __future__ import annotations

import pytest

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.chain import chain_faults, head_of, heads, row_faults
from tests.faults.tampering import Deed, as_control_looks, cut_tail, tampered, unguard
from tests.registers import inquiry, saved


@pytest.fixture
def engine(register: Register) -> Engine:
    """The engine of a register in which things were written, changed and undone."""
    for number in range(4):
        saved(register, inquiry(subject=f"Sag {number}"))
    with register.acts.act("rettet"):
        found = register.inquiries.get(2)
        register.inquiries.update(found.edit(subject="Rettet"))
    register.history.undo()
    return register.engine


def test_an_untouched_register_has_no_faults(engine: Engine) -> None:
    assert [*chain_faults(engine), *row_faults(engine)] == []


def test_a_row_changed_past_the_history_is_found(engine: Engine) -> None:
    change = "UPDATE inquiry SET subject = 'En anden' WHERE id = 3"
    deed = Deed("", [("DROP TRIGGER inquiry_history_update", ()), (change, ())])
    assert tampered(engine, deed, as_control_looks) == [
        "Tabellen inquiry, række 3: indholdet er et andet, end historikken siger."
    ]


def test_a_tail_that_is_cut_whole_shows_in_the_heads_told_before(engine: Engine) -> None:
    told, every = head_of(engine), heads(engine)
    newest = engine.one("SELECT max(id) FROM act")
    assert told in every
    unguard(engine)
    assert tampered(engine, cut_tail(newest), chain_faults) == []
    assert told not in tampered(engine, cut_tail(newest), heads)
