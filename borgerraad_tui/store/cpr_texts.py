"""Every text in the file that holds what looks like a CPR number, and taking it out of one."""

from __future__ import annotations

import json
from typing import NamedTuple

from borgerraad_tui.domain.cpr import cpr_numbers, without_cpr
from borgerraad_tui.domain.identifier_forms import CPR
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.texts import DRAFT, StandingText, earlier_texts, standing_texts

ALONE = {
    "saved_search": "true", "question": "true", "period": "true", "report": "true", "printed": "true",
    "settlement": "(example, kind) = (SELECT example, kind FROM settlement WHERE id = :row)",
}  # fmt: skip
"""Tables in which no two rows may be called the same, and among which rows."""
GONE = "Teksten findes ikke længere; den er rettet eller fortrudt imens."
IN_HISTORY = "Det står i historikken. Det, der stod før, kan ikke rettes, kun slettes: det bliver, til historikken bliver slettet."
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
    """Take the numbers out of one text, inside the open act; RuleBroken where that cannot be done there.

    A correction like any other: it is undone like one, and the history keeps how the text stood. Whatever takes such words out of
    the history, too, belongs at the end of this function.
    """
    if at.fixed:
        raise RuleBroken(IN_HISTORY if at.earlier else NOT_HERE.format(where=at.where))
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
