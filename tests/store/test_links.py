"""Links between inquiries: seen from both, made once, and put back by undo."""

from __future__ import annotations

import pytest

from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.link_kind import LinkKind
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import LINK
from borgerraad_tui.store.links import add_link, link_words, links_of
from borgerraad_tui.store.register import Register
from tests.registers import inquiry, saved


def linked(register: Register, inquiry: int, other: int, kind: LinkKind, reason: str = "") -> None:
    with register.acts.act("Forbundet"):
        add_link(register.engine, register.records(LINK), Link(inquiry=inquiry, other=other, kind=kind, reason=reason))


def seen(register: Register, inquiry: int) -> list[tuple[str, int, str]]:
    return [(link_words(link), link.other, link.reason) for link in links_of(register.engine, inquiry)]


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("continues", "fortsætter", "fortsættes af"),
        ("repeats", "gentager", "gentages af"),
        ("same_error", "samme fejl som", "samme fejl som"),
    ],
)
def test_a_link_reads_rightly_from_both_sides(scratch: Register, kind: LinkKind, here: str, there: str) -> None:
    first, second = (saved(scratch, inquiry()).id or 0 for _ in range(2))
    linked(scratch, second, first, kind, "Samme lejekontrakt")
    assert seen(scratch, second) == [(here, first, "Samme lejekontrakt")]
    assert seen(scratch, first) == [(there, second, "Samme lejekontrakt")]
    scratch.history.undo()
    assert seen(scratch, first) == seen(scratch, second) == []
    scratch.history.redo()
    assert seen(scratch, first) == [(there, second, "Samme lejekontrakt")]


def test_two_are_tied_one_way_only_once_from_whichever_side(register: Register) -> None:
    first, second = (saved(register, inquiry()).id or 0 for _ in range(2))
    linked(register, second, first, "continues")
    linked(register, second, first, "same_error")
    for one, other in ((first, second), (second, first)):
        with pytest.raises(RuleBroken, match="allerede forbundet"):
            linked(register, one, other, "continues")
    assert len(seen(register, first)) == 2


def test_links_are_read_through_their_indexes(scratch: Register) -> None:
    asked: list[str] = []
    scratch.engine.tables.conn.set_trace_callback(asked.append)
    links_of(scratch.engine, 1)
    scratch.engine.tables.conn.set_trace_callback(None)
    plan = "\n".join(row[3] for sql in asked for row in scratch.engine.execute(f"EXPLAIN QUERY PLAN {sql}"))
    assert "link_other (other=?)" in plan
    assert "SCAN" not in plan
