"""Every text in the file that holds what looks like a CPR number, and taking it out of one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from borgerraad_tui.domain.cpr import cpr_numbers, without_cpr
from borgerraad_tui.domain.identifier_forms import CPR
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.writing_over import write_over, write_over_titles
from borgerraad_tui.store.texts import DRAFT, StandingText, earlier_texts, standing_texts

ALONE = {
    "saved_search": "true", "question": "true", "period": "true", "report": "true", "printed": "true",
    "settlement": "(example, kind) = (SELECT example, kind FROM settlement WHERE id = :row)",
}  # fmt: skip
"""Tables in which no two rows may be called the same, and among which rows."""
GONE = "Teksten findes ikke længere; den er rettet eller fortrudt imens."
NOT_HERE = "Det kan ikke rettes her: {where}. Ret det, hvor det er skrevet."
TWO_ALIKE = "Uden cifrene hedder to det samme ({where}). Ret navnet selv, så de kan kendes fra hinanden."


class CprText(NamedTuple):
    """One text that holds them: where it stands, and each as 010190-xxxx."""

    at: StandingText
    numbers: tuple[str, ...]


def cpr_texts(engine: Engine) -> list[CprText]:
    """All of them: what stands now first, and then what stood before and is in the history alone."""
    found = (*standing_texts(engine, _holds), *earlier_texts(engine, _holds, _holds))
    return [CprText(text, cpr_numbers(text.text)) for text in found]


def remove_cpr(register: Register, at: StandingText) -> None:
    """Take the numbers out of one text that stands now, inside the open act; RuleBroken where that cannot be done there.

    A correction like any other: it is undone like one, and the history keeps how the text stood, until `erase_cpr`.
    """
    if at.fixed:
        raise RuleBroken(NOT_HERE.format(where=at.where))
    if at.table == DRAFT:
        _mend_draft(register.engine, at)
        return
    text = without_cpr(_standing(register.engine, at))
    alike = f"SELECT 1 FROM {at.table} WHERE {at.column} = :text AND id <> :row AND "  # noqa: S608 - declared in PLACES
    among = ALONE.get(at.table)
    if among and register.engine.first(alike + among, {"text": text, "row": at.row}):
        raise RuleBroken(TWO_ALIKE.format(where=at.where))
    # an example in other words has to be looked at again before it is handed on
    cleared = ", cleared = NULL" if at.table == "example" else ""
    register.engine.execute(f"UPDATE {at.table} SET {at.column} = ?{cleared} WHERE id = ?", (text, at.row))  # noqa: S608 - as above


def is_past(at: StandingText) -> bool:
    """Whether the text is of the history: how a row stood before, or what an act is called."""
    return at.earlier or at.table == "act"


def erase_cpr(register: Register, at: StandingText) -> None:
    """Take the numbers out of what the history tells of a row, or out of an act's title, as an act that is never undone.

    What still stands in the row is not touched: it is mended first, and is of the history then.
    """
    engine = register.engine
    with register.acts.act("CPR-nummer slettet i historikken", "erase") as act:
        if at.table == "act":
            write_over_titles(engine, [at.row], without_cpr)
        else:
            _write_over_lines(engine, at, act)
        register.search.purge()


def _write_over_lines(engine: Engine, at: StandingText, act: int) -> None:
    # the row's own columns, as the history writes them; nothing where it is gone
    row = engine.dicts(f"SELECT * FROM {at.table} WHERE id = ?", (at.row,))  # noqa: S608 - declared in PLACES
    now: Mapping[str, object] = row[0] if row else {}
    sql = "SELECT id, body FROM history WHERE place = ? AND row = ? AND act < ? AND body IS NOT NULL"
    for line, body in engine.rows(sql, (at.table, at.row, act)):
        stood: dict[str, object] = json.loads(body)
        left = {
            column: without_cpr(value) if isinstance(value, str) and value != now.get(column) else value
            for column, value in stood.items()
        }
        if left != stood:
            write_over(engine, line, left)


def _standing(engine: Engine, at: StandingText) -> str:
    found = engine.first(f"SELECT {at.column} FROM {at.table} WHERE id = ?", (at.row,))  # noqa: S608 - as above
    if found is None or not _holds(found[0]):
        raise RuleBroken(GONE)
    return str(found[0])


def _mend_draft(engine: Engine, at: StandingText) -> None:
    body = engine.one("SELECT body FROM draft WHERE id = ?", (at.row,))
    values: dict[str, str] = json.loads(body) if body else {}
    if not _holds(values.get(at.column, "")):
        raise RuleBroken(GONE)
    values[at.column] = without_cpr(values[at.column])
    engine.execute("UPDATE draft SET body = ? WHERE id = ?", (json.dumps(values, ensure_ascii=False), at.row))


def _holds(text: str) -> bool:
    return CPR.search(text) is not None
