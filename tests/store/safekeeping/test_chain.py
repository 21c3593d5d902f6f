"""The history as evidence: each row of it edited, deleted, swapped, inserted, and its tail cut off, past the program: all found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.chain import chain_faults, head_of, heads, row_faults
from tests.registers import inquiry, saved

GUARDS = ("history_append_only", "history_only_erased", "history_in_open_act", "seal_append_only", "seal_never_changed")


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


def tampered(engine: Engine, *statements: str, values: Sequence[object] = ()) -> list[str]:
    """What is found when the guards are taken away and somebody writes; all of it is taken back.

    Each question mark is the next of the values.
    """
    left = list(values)
    engine.execute("PRAGMA foreign_keys = OFF")
    with engine.transaction(keep=False):
        for guard in GUARDS:
            engine.execute(f"DROP TRIGGER {guard}")
        for statement in statements:
            wanted = statement.count("?")
            engine.execute(statement, left[:wanted])
            del left[:wanted]
        return [*chain_faults(engine), *row_faults(engine)]


ROWS = {table: f"SELECT rowid FROM {table} ORDER BY 1" for table in ("act", "history", "seal")}  # noqa: S608


def ids(engine: Engine, table: str) -> list[int]:
    """The ids of a table's rows."""
    return [row[0] for row in engine.rows(ROWS[table])]


def test_an_untouched_register_has_no_faults(engine: Engine) -> None:
    assert tampered(engine) == []


@pytest.mark.parametrize(
    ("table", "statements"),
    [
        ("history", ["UPDATE history SET body = replace(coalesce(body, 'x'), '2', '3') || ' ' WHERE id = ?"]),
        ("history", ["UPDATE history SET body = NULL, salt = x'' WHERE id = ?"]),
        ("history", ["UPDATE history SET row = row + 1 WHERE id = ?"]),
        ("history", ["UPDATE history SET place = 'link' WHERE id = ?"]),
        ("history", ["UPDATE history SET salt = randomblob(16) WHERE id = ?"]),
        ("history", ["DELETE FROM history WHERE id = ?"]),
        ("history", ["INSERT INTO history SELECT 1000, act, place, row, body, salt FROM history WHERE id = ?"]),
        ("act", ["UPDATE act SET title = title || '.' WHERE id = ?"]),
        ("act", ["UPDATE act SET at = '2020-01-01T00:00:00' WHERE id = ?"]),
        ("act", ["UPDATE act SET what = 'migrate' WHERE id = ?"]),
        ("act", ["DELETE FROM act WHERE id = ?"]),
        ("act", ["DROP TRIGGER act_one_at_a_time", "INSERT INTO act SELECT 1000 + id, at, what, title FROM act WHERE id = ?"]),
        ("seal", ["DELETE FROM seal WHERE act = ?"]),
        ("seal", ["UPDATE seal SET chain = randomblob(32) WHERE act = ?"]),
        ("seal", ["UPDATE seal SET last = last + 1 WHERE act = ?"]),
    ],
)  # fmt: skip
def test_each_row_edited_deleted_or_inserted_is_found(engine: Engine, table: str, statements: list[str]) -> None:
    rows = ids(engine, table)
    assert len(rows) > 5
    assert [row for row in rows if not tampered(engine, *statements, values=[row])] == []


def test_two_neighbours_swapped_are_found(engine: Engine) -> None:
    swap = [f"UPDATE history SET id = {target} WHERE id = ?" for target in (-1, "?", "?")]  # noqa: S608
    for one, other in pairwise(ids(engine, "history")):
        assert tampered(engine, *swap, values=[one, one, other, other, -1]), (one, other)


def test_a_row_changed_past_the_history_is_found(engine: Engine) -> None:
    change = "UPDATE inquiry SET subject = 'En anden' WHERE id = 3"
    assert tampered(engine, "DROP TRIGGER inquiry_history_update", change) == [
        "Tabellen inquiry, række 3: indholdet er et andet, end historikken siger."
    ]


def test_a_tail_that_is_cut_whole_shows_in_the_heads_told_before(engine: Engine) -> None:
    told, every = head_of(engine), heads(engine)
    newest = engine.one("SELECT max(id) FROM act")
    assert told in every
    cut = ("DELETE FROM history WHERE act = ?", "DELETE FROM seal WHERE act = ?", "DELETE FROM act WHERE id = ?")
    engine.execute("PRAGMA foreign_keys = OFF")
    with engine.transaction(keep=False):
        for guard in GUARDS:
            engine.execute(f"DROP TRIGGER {guard}")
        for statement in cut:
            engine.execute(statement, (newest,))
        assert list(chain_faults(engine)) == []
        assert told not in heads(engine)
