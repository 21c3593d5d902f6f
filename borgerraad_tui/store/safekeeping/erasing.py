"""Erasure: what somebody can be known by leaves chosen inquiries and all that was ever written about them; the rows keep counting.

What an undo could bring back goes too: every line of the history that held the words is emptied of them and of its salt, and the
erasing act tells the digest of what is left, so that the chain verifies (store/safekeeping/chain.py). It is never undone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, Final, NamedTuple

from borgerraad_tui.domain.erasing import Erasure
from borgerraad_tui.domain.retention import Ground
from borgerraad_tui.domain.text import ERASED, counted
from borgerraad_tui.domain.words import words_of
from borgerraad_tui.store.drafts import inquiries_behind
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.kinds import ERASURE
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.reasons import SHORTEST_NAME, refuse_telling
from borgerraad_tui.store.safekeeping.traces import BLANKED, REMOVED, Line, Rows, Traces, names_somebody, traces_of
from borgerraad_tui.store.safekeeping.writing_over import write_over, write_over_titles

CALLED: Final[Mapping[str, tuple[str, str]]] = {
    "log_entry": ("loglinje", "loglinjer"), "request": ("spørgsmål", "spørgsmål"), "appointment": ("aftale", "aftaler"),
    "link": ("forbindelse", "forbindelser"), "reminder": ("påmindelse", "påmindelser"), "example": ("eksempel", "eksempler"),
}  # fmt: skip
QUOTED: Final = re.compile("»(?:.*«|.*$)", re.DOTALL)
FROM_FILE: Final = re.compile(r"(?<= fra ).*\.\w+$", re.DOTALL)
"""The file that was read in, in what the act is called."""
NUMBER: Final = re.compile(r"\b\d{4}-\d+\b")
JOINED: Final = "SELECT 1 FROM person WHERE (id = ?1 AND same_as IS NOT NULL) OR same_as = ?1"
LOGGED: Final = """
SELECT e.day, i.year, i.number, e.ground, e.what, e.why FROM erasure AS e JOIN inquiry AS i ON i.id = e.inquiry ORDER BY e.id DESC
"""


class Erased(NamedTuple):
    """What the act `act` took away: the texts, in memory alone, to be looked for; `acts` may have told of it in their titles."""

    inquiries: tuple[int, ...]
    texts: frozenset[str]
    known_by: frozenset[str]
    acts: frozenset[int]
    act: int


class Logged(NamedTuple):
    """One erased inquiry as it is logged; `day` is ISO text."""

    day: str
    year: int
    number: int
    ground: Ground
    what: str
    why: str


def erase(register: Register, inquiries: Sequence[int], ground: Ground, why: str = "") -> Erased:
    """Erase as one act, which no undo takes back; RuleBroken where `why` would tell what is to be erased."""
    engine = register.engine
    with register.acts.act(f"Sletning i {counted(len(inquiries), 'henvendelse', 'henvendelser')}", "erase") as act:
        found = traces_of(engine, inquiries, act)
        refuse_telling(engine, why, "why", found.known_by)
        what = {inquiry: _what(engine, inquiry) for inquiry in inquiries}
        drafted = _drop_drafts(register, inquiries, found)
        _part_from_others(register, inquiries)
        _change_rows(engine, found.rows)
        _empty_lines(engine, found.lines)
        quoted = _empty_titles(engine, found)
        for inquiry in inquiries:
            told = Erasure(inquiry=inquiry, day=register.clock.today(), ground=ground, what=what[inquiry], why=why)
            register.records(ERASURE).add(told)
        register.search.purge()
    return Erased(tuple(inquiries), found.texts | quoted | drafted, found.known_by, found.acts, act)


def erasures(engine: Engine) -> list[Logged]:
    """What was erased, the newest first."""
    return [Logged(*row) for row in engine.rows(LOGGED)]


def _what(engine: Engine, inquiry: int) -> str:
    """What is erased of one inquiry, in words that hold none of it."""
    # the names stand above
    numbers = {
        place: engine.one(f"SELECT count(*) FROM {place} WHERE inquiry = ?", (inquiry,))  # noqa: S608
        for place in CALLED
    }
    return ", ".join(
        ("navn og tekster", *(counted(number, *CALLED[place]) for place, number in numbers.items() if number))
    )


def _drop_drafts(register: Register, inquiries: Sequence[int], found: Traces) -> frozenset[str]:
    """Forget drafts about the inquiries, and those that name whoever is erased; returns what was typed in them."""
    drafts = register.drafts.all()
    behind = inquiries_behind(register.engine, drafts)
    typed: set[str] = set()
    for draft in drafts:
        about = behind.get(draft.id) in inquiries
        settles = draft.form == "settlement" and draft.target in found.rows["example"]
        if about or settles or names_somebody("\n".join(draft.values.values()), found.known_by):
            register.drafts.drop(draft.id)
            typed.update(filter(None, draft.values.values()))
    return frozenset(typed)


def _part_from_others(register: Register, inquiries: Sequence[int]) -> None:
    """Nobody is known by those they were joined with; the others stay together."""
    for inquiry in inquiries:
        person = register.engine.one("SELECT person FROM inquiry WHERE id = ?", (inquiry,))
        if person is not None and register.engine.one(JOINED, (person,)):
            register.people.part(inquiry)


def _change_rows(engine: Engine, rows: Rows) -> None:
    """The rows as they are to be from now on; one that held no words is not touched."""
    for place in REMOVED:
        for row in rows.get(place, ()):
            engine.execute(f"DELETE FROM {place} WHERE id = ?", (row,))  # noqa: S608 - the names are declared
    for place, columns in BLANKED.items():
        if place != "person":
            told = ", ".join(_assigned(column, left) for column, left in columns.items())
            held = " OR ".join(_is_held(column, left) for column, left in columns.items())
            sql = f"UPDATE {place} SET {told} WHERE id IN (SELECT value FROM json_each(?)) AND ({held})"  # noqa: S608 - as above
            engine.execute(sql, (json.dumps(rows[place]),))


def _assigned(column: str, left: str | None) -> str:
    return f"{column} = NULL" if left is None else f"{column} = iif({column} = '', '', '{left}')"


def _is_held(column: str, left: str | None) -> str:
    return f"{column} IS NOT NULL" if left is None else f"{column} NOT IN ('', '{left}')"


def _empty_lines(engine: Engine, lines: Iterable[Line]) -> None:
    """Each line without its words and its salt; the open act tells what is left of it."""
    for line in lines:
        left = _left(line)
        if left != line.body:
            write_over(engine, line.id, left)


def _left(line: Line) -> dict[str, Any] | None:
    if line.place in REMOVED:
        return None
    blank = BLANKED[line.place]
    return {
        column: blank[column] if column in blank and value not in ("", None) else value
        for column, value in line.body.items()
    }


def _empty_titles(engine: Engine, found: Traces) -> frozenset[str]:
    """Acts are called by what was quoted, by the numbers of two that were joined, and by files: none stays that may tell of them.

    Returns what was quoted, and the files' names.
    """
    names = {word for known in found.known_by for word in words_of(known) if len(word) >= SHORTEST_NAME}
    gone = write_over_titles(engine, found.acts, lambda title: _left_of_title(title, names))
    pieces = {piece.strip("»« ") for title in gone for piece in QUOTED.findall(title)}
    return frozenset(pieces | {file for title in gone for file in FROM_FILE.findall(title) if _names(file, names)})


def _left_of_title(title: str, names: Set[str]) -> str:
    plain = FROM_FILE.sub(lambda file: ERASED if _names(file[0], names) else file[0], title)
    plain = QUOTED.sub(ERASED, plain)
    return NUMBER.sub(ERASED, plain) if len(NUMBER.findall(plain)) > 1 else plain


def _names(file: str, names: Set[str]) -> bool:
    """Whether a file's name holds part of a name, however it is joined to what else it is called."""
    return any(name in file.lower() for name in names)
