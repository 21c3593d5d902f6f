"""People who come back: records joined and parted in any order, and never an inquiry lost or moved."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.known import likely, others_of
from borgerraad_tui.store.register import Register, open_register
from tests.registers import inquiry
from tests.store.acting import state_of

Groups = frozenset[frozenset[int]]


def registered(register: Register, new: Inquiry, same_as: int | None = None) -> int:
    """Save a new inquiry with its person's record."""
    with register.acts.act("Registreret"):
        return register.inquiries.add(register.people.with_record(new, same_as)).id or 0


def groups(register: Register) -> Groups:
    """Whose inquiries are together, read for each inquiry alone."""
    ids = [row[0] for row in register.engine.rows("SELECT id FROM inquiry")]
    return frozenset(frozenset([one, *(other.id for other in others_of(register.engine, one))]) for one in ids)


def together(group: Groups, one: int) -> frozenset[int]:
    return next(members for members in group if one in members)


class Joining(RuleBasedStateMachine):
    """Joins and partings at random with undo and redo in between, against plain sets."""

    template: Path
    office_clock: Clock

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.register = open_register(Path(shutil.copy(self.template, self.folder / "register.db")), self.office_clock)
        self.register.engine.execute("PRAGMA synchronous = OFF")
        self.ids = [row[0] for row in self.register.engine.rows("SELECT id FROM inquiry")]
        self.stand: list[Groups] = [frozenset(frozenset([one]) for one in self.ids)]
        self.undone: list[Groups] = []

    def teardown(self) -> None:
        self.register.close()
        shutil.rmtree(self.folder)

    @rule(one=st.integers(0, 6), other=st.integers(0, 6))
    def join(self, one: int, other: int) -> None:
        first, second = self.ids[one], self.ids[other]
        before = self.stand[-1]
        mine, theirs = together(before, first), together(before, second)
        if mine == theirs:
            with pytest.raises(RuleBroken), self.register.acts.act("Samlet"):
                self.register.people.join(first, second)
            return
        with self.register.acts.act("Samlet"):
            self.register.people.join(first, second)
        self.stand.append(before - {mine, theirs} | {mine | theirs})
        self.undone.clear()

    @rule(one=st.integers(0, 6))
    def part(self, one: int) -> None:
        parted = self.ids[one]
        before = self.stand[-1]
        group = together(before, parted)
        if len(group) == 1:
            with pytest.raises(RuleBroken), self.register.acts.act("Skilt"):
                self.register.people.part(parted)
            return
        with self.register.acts.act("Skilt"):
            assert self.register.people.part(parted) == len(group) - 1
        self.stand.append(before - {group} | {group - {parted}, frozenset([parted])})
        self.undone.clear()

    @rule(one=st.integers(0, 6), other=st.integers(0, 6))
    def join_one_and_part_it(self, one: int, other: int) -> None:
        """Whoever stood alone is alone again, and the others are exactly who they were."""
        first, second = self.ids[one], self.ids[other]
        before = self.stand[-1]
        if len(together(before, first)) == 1 and first != second:
            self.join(one, other)
            self.part(one)
            assert self.stand[-1] == before

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.stand) - 1)):
            self.undone.append(self.stand.pop())
            assert self.register.history.undo() in ("Samlet", "Skilt")

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.undone))):
            self.stand.append(self.undone.pop())
            assert self.register.history.redo() in ("Samlet", "Skilt")

    @invariant()
    def everybody_is_with_those_they_were_joined_to(self) -> None:
        assert groups(self.register) == self.stand[-1]

    @invariant()
    def no_inquiry_is_lost_moved_or_shares_a_record(self) -> None:
        rows = self.register.engine.rows("SELECT id, subject, person FROM inquiry ORDER BY id")
        assert [(one, subject) for one, subject, _ in rows] == [(one, f"Sag {one}") for one in self.ids]
        records = [person for _, _, person in rows if person is not None]
        assert len(set(records)) == len(records)


def test_any_joins_and_partings_lose_nobody(register: Register, clock: Clock) -> None:
    with register.acts.act("Syv"):
        for number in range(1, 8):
            new = inquiry(subject=f"Sag {number}", citizen="Hans Møller" if number < 6 else "")
            # two that came from a sheet have no record yet, nor have two without a name
            register.inquiries.add(new if number in (1, 2) else register.people.with_record(new))
    register.close()
    machine = type("Now", (Joining,), {"template": register.engine.path, "office_clock": clock})
    run_state_machine_as_test(machine, settings=settings(max_examples=40, stateful_step_count=15, deadline=None))


def test_parting_puts_back_every_row_of_somebody_joined(scratch: Register) -> None:
    first, second = registered(scratch, inquiry(citizen="A")), registered(scratch, inquiry(citizen="B"))
    before = state_of(scratch)
    with scratch.acts.act("Samlet"):
        scratch.people.join(second, first)
    assert state_of(scratch) != before
    with scratch.acts.act("Skilt"):
        scratch.people.part(second)
    assert state_of(scratch) == before


def test_a_new_inquiry_gets_a_record_only_when_somebody_can_be_known_by_it(scratch: Register) -> None:
    nobody, named = registered(scratch, inquiry()), registered(scratch, inquiry(mail="a@b.dk"))
    assert scratch.inquiries.get(nobody).person is None
    assert scratch.inquiries.get(named).person is not None


def test_same_person_joins_the_new_inquiry_to_the_old_one_and_undo_parts_them(scratch: Register) -> None:
    old = registered(scratch, inquiry(citizen="Hans Møller"))
    new = registered(scratch, inquiry(citizen="H. Moeller"), same_as=old)
    assert [one.id for one in others_of(scratch.engine, old)] == [new]
    scratch.history.undo()
    assert others_of(scratch.engine, old) == ()
    assert scratch.engine.one("SELECT count(*) FROM person") == 1


def test_without_it_nobody_is_merged(scratch: Register) -> None:
    old = registered(scratch, inquiry(citizen="Hans Møller", phone="20202020"))
    registered(scratch, inquiry(citizen="Hans Møller", phone="20202020"))
    assert others_of(scratch.engine, old) == ()


def test_the_likely_ones_come_a_person_at_a_time_the_last_to_come_first(scratch: Register) -> None:
    old = registered(scratch, inquiry(citizen="Hans Møller", subject="Gammel"))
    married = registered(scratch, inquiry(citizen="Hans Krog", subject="Andet navn"), same_as=old)
    other = registered(scratch, inquiry(citizen="Møller, H.", phone="20 20 20 20"))
    found = likely(scratch.engine, "moell", "", "")
    assert [[one.id for one in person] for person in found.persons] == [[other], [married, old]]
    assert [[one.id for one in person] for person in likely(scratch.engine, "", "+4520202020", "").persons] == [[other]]
    assert likely(scratch.engine, "møll", "", "", besides=married).persons == found.persons[:1]


def test_a_gone_inquiry_cannot_be_joined(scratch: Register) -> None:
    one = registered(scratch, inquiry(citizen="A"))
    with pytest.raises(RuleBroken, match="fortrudt"), scratch.acts.act("Samlet"):
        scratch.people.join(one, 10**6)


def test_an_edit_can_give_a_record_and_join(scratch: Register) -> None:
    old = registered(scratch, inquiry(citizen="A"))
    bare = scratch.inquiries.get(registered(scratch, inquiry()))
    with scratch.acts.act("Rettet"):
        scratch.inquiries.update(scratch.people.with_record(bare.edit(citizen="A"), old))
    assert [one.id for one in others_of(scratch.engine, old)] == [bare.id]


def test_a_group_reads_through_the_indexes(scratch: Register) -> None:
    old = registered(scratch, inquiry(citizen="A"))
    asked_of: list[str] = []
    scratch.engine.tables.conn.set_trace_callback(asked_of.append)
    others_of(scratch.engine, old)
    scratch.engine.tables.conn.set_trace_callback(None)
    plan = "\n".join(row[3] for sql in asked_of for row in scratch.engine.execute(f"EXPLAIN QUERY PLAN {sql}"))
    assert "i USING INDEX inquiry_person (person=?)" in plan
    assert "p USING COVERING INDEX person_same_as (same_as=?)" in plan
    assert not re.findall("SCAN (?:inquiry|person|i|p)\\b", plan)
