"""Random commands with undo and redo in between, held against plain lists of the file's states."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.request import Request, Scope
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import REQUEST
from borgerraad_tui.store.register import Register, open_register
from tests.conftest import NOW
from tests.registers import FIRST_DAY, TODAY, WORDS, keys, valid_consultations, valid_inquiries
from tests.store.chain import broken_seals, strayed_rows
from tests.store.recount import recounted, tally

State = dict[str, list[tuple[Any, ...]]]
LISTED = ("channel", "place", "directorate", "department", "theme", "enquirer", "action", "outcome", "exclusion")
COLUMNS = (
    *LISTED, "received", "closed", "next_due", "kind", "further_themes",
    "subject", "citizen", "note", "next_step", "esdh",
)  # fmt: skip


APART = {"act", "history", "seal", "numbering", "tally", "name_word"}
"""Tables that are not put back: the history's own, the numbers given once, and what is derived and recounted apart."""
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'search*' AND name NOT GLOB 'sqlite*'"


def state_of(register: Register) -> State:
    """Every row of every table but those apart and the search indexes."""
    tables = sorted({row[0] for row in register.engine.rows(TABLES)} - APART)
    return {table: register.engine.rows(f"SELECT * FROM {table}") for table in tables}  # noqa: S608 - the file's own names


@st.composite
def single_changes(draw: st.DrawFn) -> dict[str, Any]:
    """One column and a value for it; days lie so that no other column stands in the way."""
    column = draw(st.sampled_from(COLUMNS))
    if column in LISTED:
        return {column: draw(keys(column, date(2021, 9, 1)))}
    if column == "received":
        return {column: draw(st.dates(date(2019, 12, 1), FIRST_DAY))}
    if column == "further_themes":
        return {column: tuple(filter(None, draw(st.sets(keys("theme", TODAY), max_size=3))))}
    if column == "kind":
        return {column: draw(st.sampled_from([None, *Kind]))}
    days = st.none() | st.dates(TODAY, TODAY + timedelta(days=20))
    return {column: draw(days if column in ("closed", "next_due") else WORDS)}


class Acting(RuleBasedStateMachine):
    """Random commands against plain lists of states: what stands, and what was undone.

    `template` is a closed register to begin each run from; `passphrase` opens it.
    """

    template: Path
    office_clock: Clock
    passphrase = ""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = Path(shutil.copy(self.template, self.folder / "register.db"))
        self.register = open_register(path, self.office_clock, self.passphrase)
        self.register.engine.execute("PRAGMA synchronous = OFF")
        self.stand: list[tuple[str, State]] = [("", state_of(self.register))]
        self.undone: list[tuple[str, State]] = []
        self.given: set[tuple[int, int]] = set()

    def teardown(self) -> None:
        """Check the seals of the whole run and the index, and leave nothing behind."""
        try:
            self.register.search.index_some(10**6)
            self.register.engine.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
            assert not self.register.search.waiting()
            assert broken_seals(self.register.engine) == []
        finally:
            self.register.close()
            shutil.rmtree(self.folder)

    def act(self, write: Callable[[], object]) -> None:
        """One command of the user; one that writes no row is none that can be undone."""
        title = self.called()
        newest = self.newest_act()
        with self.register.acts.act(title):
            write()
        if self.newest_act() == newest:
            assert state_of(self.register) == self.stand[-1][1]
            return
        self.stand.append((title, state_of(self.register)))
        self.undone.clear()

    def called(self) -> str:
        """What the next command is called."""
        return f"Handling {len(self.stand)}"

    def newest_act(self) -> int:
        return int(self.register.engine.one("SELECT max(id) FROM act"))

    def some_inquiry(self, pick: int) -> Inquiry | None:
        ids = [row[0] for row in self.stand[-1][1]["inquiry"]]
        return self.register.inquiries.get(ids[pick % len(ids)]) if ids else None

    def change(self, present: Inquiry | None, make: Callable[[Inquiry], Inquiry]) -> None:
        if present is not None:
            wanted = make(present)
            self.act(lambda: self.keep_number(present, self.register.inquiries.update(wanted)))
            stored = self.register.inquiries.get(present.id or 0)
            assert stored.edit(further_themes=()) == wanted.edit(
                year=stored.year, number=stored.number, further_themes=()
            )
            assert set(stored.further_themes) == set(wanted.further_themes)

    def keep_number(self, before: Inquiry | None, after: Inquiry) -> None:
        """A number is given once and never again."""
        number = (after.year or 0, after.number or 0)
        if before is None or (before.year, before.number) != number:
            assert number not in self.given
            self.given.add(number)

    @initialize(first=valid_inquiries())
    def begin(self, first: Inquiry) -> None:
        self.add(first)

    @rule(new=valid_inquiries())
    def add(self, new: Inquiry) -> None:
        self.act(lambda: self.keep_number(None, self.register.inquiries.add(new)))

    @rule(several=st.lists(valid_inquiries(), min_size=2, max_size=3), session=valid_consultations())
    def add_several(self, several: list[Inquiry], session: Consultation) -> None:
        def write() -> None:
            for new in several:
                added = self.register.inquiries.add(new)
                self.keep_number(None, added)
            self.register.inquiries.update(added.edit(subject="Rettet i samme handling"))
            self.register.consultations.add(session)

        self.act(write)

    @rule(pick=st.integers(0, 9), change=single_changes())
    def change_one_column(self, pick: int, change: dict[str, Any]) -> None:
        if "outcome" in change:
            change = {"action": "undersoegt", **change}
        if "action" in change and change["action"] is None:
            change = {"outcome": None, **change}
        present = self.some_inquiry(pick)
        with suppress(RuleBroken):
            if present is not None:
                rules.check(present.edit(**change), self.register.catalogue, TODAY)
                self.change(present, lambda one: one.edit(**change))

    @rule(pick=st.integers(0, 9), outcome=keys("outcome", TODAY, parent="undersoegt"))
    def close_one(self, pick: int, outcome: str | None) -> None:
        self.change(self.some_inquiry(pick), lambda one: one.close(Kind.COMPLAINT, "undersoegt", outcome, TODAY))

    @rule(pick=st.integers(0, 9))
    def exclude_one(self, pick: int) -> None:
        self.change(self.some_inquiry(pick), lambda one: one.exclude("anden_aarsag", TODAY))

    @rule(session=valid_consultations())
    def change_a_consultation(self, session: Consultation) -> None:
        ids = [row[0] for row in self.stand[-1][1]["consultation"]]
        write = self.register.consultations.update if ids else self.register.consultations.add
        self.act(lambda: write(session.edit(id=ids[0] if ids else None)))

    @rule(pick=st.integers(0, 9), scope=st.sampled_from(["inquiry", "systemic", "own"]), question=WORDS.filter(bool))
    def ask_a_department(self, pick: int, scope: Scope, question: str) -> None:
        about = None if scope == "own" else self.some_inquiry(pick)
        if scope == "own" or about is not None:
            asked = Request(
                scope=scope, inquiry=about.id if about else None, directorate="teknik_og_klima", asked=FIRST_DAY, entered=NOW,
                question=question,
            )  # fmt: skip
            self.act(lambda: self.register.records(REQUEST).add(asked))

    @precondition(lambda self: self.stand[-1][1]["request"])
    @rule(pick=st.integers(0, 9), settled=st.booleans(), answer=WORDS)
    def chase_and_hear_from_a_department(self, pick: int, settled: bool, answer: str) -> None:
        requests = self.register.records(REQUEST)
        ids = [row[0] for row in self.stand[-1][1]["request"]]
        asked = requests.get(ids[pick % len(ids)])
        self.act(lambda: requests.update(asked.chase(TODAY)))
        heard = requests.get(asked.id or 0).hear(None, TODAY, answer, TODAY if settled else None)
        self.act(lambda: requests.update(heard))

    @rule(first=st.dates(FIRST_DAY, TODAY), name=st.sampled_from(["Foråret", "Efteråret", "Året"]))
    def name_a_period(self, first: date, name: str) -> None:
        with suppress(RuleBroken):
            self.act(lambda: self.register.periods.add(Period(first, None, name)))

    @precondition(lambda self: self.stand[-1][1]["further_theme"])
    @rule()
    def delete_a_theme(self) -> None:
        newest = "DELETE FROM further_theme WHERE id = (SELECT max(id) FROM further_theme)"
        self.act(lambda: self.register.engine.execute(newest))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            if len(self.stand) == 1:
                assert self.register.history.undo() is None
                return
            title, state = self.stand.pop()
            self.undone.append((title, state))
            assert self.register.history.undo() == title
            assert state_of(self.register) == self.stand[-1][1]

    @precondition(lambda self: self.undone)
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            if not self.undone:
                assert self.register.history.redo() is None
                return
            title, state = self.undone.pop()
            self.stand.append((title, state))
            assert self.register.history.redo() == title
            assert state_of(self.register) == state

    @rule()
    def index(self) -> None:
        self.register.search.index_some(3)

    @invariant()
    def the_tally_is_a_recount(self) -> None:
        assert tally(self.register.engine) == recounted(self.register.engine)

    @invariant()
    def nothing_is_undone_but_what_was_done(self) -> None:
        assert state_of(self.register) == self.stand[-1][1]
        assert list(strayed_rows(self.register.engine)) == []
        if not self.undone:
            assert self.register.history.redo() is None
