"""The history as evidence: each row of it edited, deleted, swapped or inserted past the program, and its tail cut off: all found.

A register is worked in for so many acts, and one inquiry of it erased. Each way is done to each row, looked at as
`borgerraad kontrol` looks, and taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from itertools import count, pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.log import LogEntry
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store import kinds
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register, create_register
from borgerraad_tui.store.safekeeping.chain import chain_faults, head_of, heads, row_faults
from borgerraad_tui.store.safekeeping.erasing import erase
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


def prove(trial: Trial) -> Outcome:
    """As the control of the program looks."""
    return _done(trial, as_control_looks)


def control(trial: Trial) -> Outcome:
    """Looked at by who only holds the rows against their newest lines."""
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
        told = head_of(engine)
        for (act,) in engine.rows("SELECT id FROM act WHERE id > 1"):
            outcome.count("tails cut")
            if tampered(engine, cut_tail(act), lambda cut: {told} & heads(cut)):
                outcome.wrong.append(f"not found: tail cut at {act}")
        outcome.wrong += [f"untouched in the end: {fault}" for fault in look(engine)]
    return outcome


PROOF = Proof(
    "history",
    "each row of history, acts and seals edited, deleted, swapped, inserted, and each tail cut: all found",
    20,
    400,
    prove,
    control,
)
