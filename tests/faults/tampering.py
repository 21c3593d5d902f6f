"""The history as evidence: each row of it edited, deleted, swapped or inserted past the program, and its tail cut off: all found.

A register is worked in for so many acts, and one inquiry of it erased. Each way is done to each row, looked at as
`borgerraad kontrol` looks, and taken back. A tail that is cut leaves a history that fits: it is found by what was told of its end
before, in a published report and in a copy's name, each where that end is cut off.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from itertools import count, pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest.mock import patch

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.log import LogEntry
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store import kinds
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register, create_register
from borgerraad_tui.store.safekeeping import control as register_control
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.chain import act_of, chain_faults, row_faults
from borgerraad_tui.store.safekeeping.copy_control import FOREIGN
from borgerraad_tui.store.safekeeping.erasing import erase
from tests.faults.adviser import Adviser
from tests.faults.cheap_keys import LOCKS, NOW, cheap_keys
from tests.faults.proof import MOST, Outcome, Proof, Trial
from tests.registers import changed, inquiry, saved

GUARDS = (
    "history_append_only", "history_only_erased", "history_in_open_act", "seal_append_only", "seal_never_changed",
    "act_one_at_a_time",
)  # fmt: skip
Look = Callable[[Engine], Iterable[str]]
Statement = tuple[str, tuple[object, ...]]
KEYS = {"act": "id", "history": "id", "seal": "act"}
ROWS = {table: f"SELECT {key} FROM {table} ORDER BY 1" for table, key in KEYS.items()}  # noqa: S608
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "history": {
        "body": "replace(coalesce(body, '{}'), '2', '3') || ' '",
        "row": "row + 1",
        "place": "CASE place WHEN 'link' THEN 'person' ELSE 'link' END",
        "salt": "randomblob(16)",
        "act": "act + 1",
    },
    "act": {
        "title": "title || '.'",
        "at": "'2020-01-01T00:00:00'",
        "what": "CASE what WHEN 'migrate' THEN 'do' ELSE 'migrate' END",
    },
    "seal": {"chain": "randomblob(32)", "last": "last + 1", "digests": "randomblob(length(digests))"},
}
"""Each column of the evidence, and what it is changed to; no row's key among them."""
INSERTED = {
    "history": "INSERT INTO history SELECT 1000000, act, place, row, body, salt FROM history WHERE id = ?",
    "act": "INSERT INTO act SELECT 1000000 + id, at, what, title FROM act WHERE id = ?",
    "seal": "INSERT INTO seal SELECT 1000000 + act, last, digests, chain FROM seal WHERE act = ?",
}


EMPTIED = "UPDATE history SET body = NULL, salt = x'' WHERE id = ?"
"""As an erasure leaves a line, where no act tells of one."""


class Deed(NamedTuple):
    """One thing done to the evidence."""

    told: str
    statements: Sequence[Statement]


def deeds(engine: Engine) -> Iterator[Deed]:
    """Every way, done to every row."""
    for (row,) in engine.rows("SELECT id FROM history WHERE body IS NOT NULL ORDER BY id"):
        yield _deed(f"history {row}: emptied", EMPTIED, row)
    for table, key in KEYS.items():
        rows = [row[0] for row in engine.rows(ROWS[table])]
        for row in rows:
            for column, value in COLUMNS[table].items():
                yield _deed(f"{table} {row}: {column}", f"UPDATE {table} SET {column} = {value} WHERE {key} = ?", row)  # noqa: S608
            yield _deed(f"{table} {row}: deleted", f"DELETE FROM {table} WHERE {key} = ?", row)  # noqa: S608
            yield _deed(f"{table} {row}: inserted", INSERTED[table], row)
        for one, other in pairwise(rows):
            change = f"UPDATE {table} SET {key} = ? WHERE {key} = ?"  # noqa: S608
            moves = ((-1, one), (one, other), (other, -1))
            yield Deed(f"{table} {one} and {other}: swapped", [(change, move) for move in moves])


def _deed(told: str, statement: str, row: int) -> Deed:
    return Deed(told, [(statement, (row,))])


def unguard(engine: Engine) -> None:
    """Take away what keeps the evidence from being written to, for good: a change of the schema is not tried a thousand times."""
    engine.execute("PRAGMA foreign_keys = OFF")
    for guard in GUARDS:
        engine.execute(f"DROP TRIGGER {guard}")


def tampered(engine: Engine, deed: Deed, look: Look) -> list[str]:
    """What is seen when somebody does it to a register without guards; it is taken back."""
    with engine.transaction(keep=False):
        for statement, values in deed.statements:
            engine.execute(statement, values)
        return [*look(engine)]


def as_control_looks(engine: Engine) -> Iterator[str]:
    """All that is looked at; the first fault is enough."""
    for fault in (*chain_faults(engine), *row_faults(engine)):
        yield fault
        return


def cut_tail(first: int) -> Deed:
    """The newest acts from one on, gone whole: what is left of history, seals and acts fits."""
    whole = (("history", "act"), ("seal", "act"), ("act", "id"))
    return Deed("", [(f"DELETE FROM {table} WHERE {key} >= ?", (first,)) for table, key in whole])  # noqa: S608


def worked_in(path: Path, acts: int, dice: Random) -> Register:
    """An encrypted register after so many acts: new rows, changed ones, undone and done again."""
    seconds = count()
    # two acts with one title in the same second are the same, whichever stands first
    clock = Clock(lambda: NOW + timedelta(seconds=next(seconds)))
    register = create_register(path, clock, *packaged_catalogue(), locks=LOCKS)
    register.engine.execute("PRAGMA synchronous = OFF")
    saved(register, inquiry(subject="Den første"))
    while int(register.engine.one("SELECT count(*) FROM act")) < acts:
        _act(register, dice)
    return register


def erased_in(register: Register) -> None:
    """The law has taken the words of one inquiry, and what some acts were called."""
    about = register.inquiries.get(1)
    changed(register, about, "Påmindelsen »ring« gjort", subject="Rettet igen")
    erase(register, [1], "asked")


def _act(register: Register, dice: Random) -> None:
    about = register.inquiries.get(dice.choice(register.engine.rows("SELECT id FROM inquiry"))[0])
    way = dice.randrange(5)
    if way == 0:
        saved(register, inquiry(subject="Sag", note="ord " * 20))
    elif way == 1:
        changed(register, about, subject=f"Rettet {dice.randrange(10**6)}")
    elif way == 2:
        with register.acts.act("Log"):
            entry = LogEntry(inquiry=about.id or 0, happened=NOW.date(), entered=NOW, kind="notat", text="ord")
            register.records(kinds.LOG_ENTRY).add(entry)
    elif way == 3 and int(register.engine.one("SELECT count(*) FROM inquiry")) > 3:
        register.history.undo()
    else:
        register.history.redo()


class Finder(NamedTuple):
    """A look of the control that knows where the history ended once: the act it ended with, and what is told where that is gone."""

    look: str
    act: int
    told: str

    def faults(self, register: Register, cut: int) -> Iterator[str]:
        """What is wrong with what it tells of a tail cut at an act, taken back afterwards: each it can know of, and no other."""
        found = any(
            self.told in fault for fault in tampered(register.engine, cut_tail(cut), self._looking_at(register))
        )
        if found is not (cut <= self.act):
            yield f"{self.look}: {'told without a reason' if found else 'not found'}: tail cut at {cut}"

    def _looking_at(self, register: Register) -> Look:
        """As `borgerraad kontrol` looks."""
        looks = [look for look in register_control.LOOKS if look.name == self.look]

        def look(engine: Engine) -> list[str]:
            # the rows a cut leaves without a line are told, too, and would take every place
            with patch.multiple(register_control, LOOKS=looks, MOST=sys.maxsize):
                # the cut is a trial that is taken back, and could not be copied
                view = register_control.View(register, register, lambda: None)
                return [fault for check in register_control.looked(view) for fault in check.faults]

        return look


def told_outside(register: Register, dice: Random) -> list[Finder]:
    """Publish a report and keep a copy, as the program does, with an act after each; returns what finds a tail cut since."""
    adviser = Adviser(register, dice, lambda line: None)
    for act in ("report", "register", "copy", "register"):
        assert adviser.do(act) == act
    engine = register.engine
    ((_, head),) = engine.rows(register_control.PUBLISHED)
    (copy,) = copies_in(own_folder(engine.path))
    published = f"er offentliggjort på {head}, og det står ikke længere i historikken."
    foreign = FOREIGN.format(name=copy.path.name, more="", folder=copy.path.parent)
    return [
        Finder("historikken", act_of(engine, head) or 0, published),
        Finder("kopierne", act_of(engine, copy.head) or 0, foreign),
    ]


def prove(trial: Trial) -> Outcome:
    """As the control of the program looks."""
    return _done(trial, as_control_looks)


def control(trial: Trial) -> Outcome:
    """Looked at by who only holds the rows against their newest lines, and asks neither reports nor copies."""
    with (
        patch.object(register_control, "_published", lambda register: ()),
        patch.object(register_control, "copies_faults", lambda register: ()),
    ):
        return _done(trial, row_faults)


def _done(trial: Trial, look: Look) -> Outcome:
    outcome = Outcome({"acts": trial.rounds})
    with cheap_keys(), closing(worked_in(trial.folder / "register.db", trial.rounds, trial.dice)) as register:
        engine = register.engine
        erased_in(register)
        unguard(engine)
        outcome.wrong += [f"untouched: {fault}" for fault in look(engine)]
        for deed in deeds(engine):
            if len(outcome.wrong) >= MOST:
                break
            outcome.count("deeds")
            if not tampered(engine, deed, look):
                outcome.wrong.append(f"not found: {deed.told}")
        _cut(register, told_outside(register, trial.dice), outcome)
        outcome.wrong += [f"untouched in the end: {fault}" for fault in look(engine)]
    return outcome


def _cut(register: Register, finders: Sequence[Finder], outcome: Outcome) -> None:
    """Each tail there is, looked at by each that may find it."""
    for (act,) in register.engine.rows("SELECT id FROM act WHERE id > 1"):
        outcome.count("tails cut")
        for finder in finders:
            outcome.count(f"of them to be found by »{finder.look}«", act <= finder.act)
            outcome.wrong += finder.faults(register, act)


PROOF = Proof(
    "history",
    "each row of history, acts and seals edited, deleted, swapped, inserted, and each tail cut that a report or a copy tells of:"
    " all found",
    20,
    400,
    prove,
    control,
    finds=("not found: history", "historikken: not found", "kopierne: not found"),
)
