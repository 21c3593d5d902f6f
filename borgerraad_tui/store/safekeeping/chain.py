"""The history as evidence: whether anything in it was edited, deleted, swapped, inserted or cut off since it was sealed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.history import PLACES
from borgerraad_tui.store.safekeeping.sealed import Line, Sealed, Told, lines_fit, link_fits
from borgerraad_tui.store.sealing import is_by_column
from borgerraad_tui.store.texts import row_called

STRAYED = """
SELECT newest.row FROM history AS newest LEFT JOIN {place}_body AS now ON now.id = newest.row
WHERE newest.id IN (SELECT max(id) FROM history WHERE place = :place GROUP BY row) AND now.body IS NOT newest.body
UNION SELECT id FROM {place} AS now WHERE NOT EXISTS (SELECT 1 FROM history WHERE place = :place AND row = now.id)
ORDER BY 1
"""
SHOWN = 12
"""Signs of the head as it is told: in a backup's name, in a published report."""


def head_of(engine: Engine) -> str:
    """The newest link of the chain, shortened to be read and compared; empty where nothing is sealed yet."""
    newest = engine.one("SELECT chain FROM seal WHERE act = (SELECT max(act) FROM seal)")
    return newest.hex()[:SHOWN] if newest else ""


def heads(engine: Engine) -> set[str]:
    """Every link there has been, shortened: a head that was told once and is not among them was cut off."""
    return {chain.hex()[:SHOWN] for (chain,) in engine.rows("SELECT chain FROM seal")}


def act_of(engine: Engine, head: str) -> int | None:
    """The act that was the newest when a head was told; None where the history has no such act."""
    act = engine.one("SELECT act FROM seal WHERE substr(lower(hex(chain)), 1, ?) = ?", (len(head), head))
    return None if act is None else int(act)


def chain_faults(engine: Engine, pace: Callable[[], None] = lambda: None) -> Iterator[str]:
    """Each act that does not fit its seal, in Danish; nothing where the whole chain fits.

    What was erased by law is proved by what the erasing act tells of it (store/safekeeping/sealed.py). `pace` is called after each
    act.
    """
    lines: dict[int, list[Line]] = defaultdict(list)
    for act, *line in engine.stream("SELECT act, id, place, row, body, salt FROM history ORDER BY id"):
        lines[act].append(Line(*line))
    told = Told.by(lines, {row[0] for row in engine.rows("SELECT id FROM act WHERE what = 'erase'")})
    seals = {act: rest for act, *rest in engine.stream("SELECT act, last, digests, chain FROM seal")}
    before, newest = b"", 0
    for head in engine.rows("SELECT id, at, what, title FROM act ORDER BY id"):
        pace()
        act, at = head[0], head[1]
        day = _day(at)
        name = f"Handling {act} ({day} {at[11:16]})" if day else f"Handling {act}"
        if not day:
            yield f"{name} er skrevet på en dag, der ikke findes."
        written = lines.pop(act, [])
        newest = written[-1].id if written else newest
        if act not in seals:
            yield f"{name} er ikke forseglet."
            continue
        last, digests, chain = seals.pop(act)
        if last != newest or not lines_fit(written, digests, told, by_column=is_by_column(chain)):
            yield f"{name}: historikken er ikke, som den blev skrevet."
        if not link_fits(before, tuple(head), Sealed(digests, chain), told):
            yield f"{name}: forseglingen passer ikke til det, der står før den."
        before = chain
    for act in sorted({*lines, *seals}):
        yield f"Handling {act} mangler, men har efterladt spor i historikken."


def _day(at: str) -> str:
    """The day of a moment; empty for one that is none: the file takes more of them than the calendar has."""
    try:
        return danish_day(date.fromisoformat(at[:10]))
    except ValueError:
        return ""


def row_faults(engine: Engine) -> Iterator[str]:
    """Each row that is another than its history says: changed past the program."""
    for place in PLACES:
        for (row,) in engine.rows(STRAYED.format(place=place), {"place": place}):
            yield f"{row_called(engine, place, row)}: indholdet er et andet, end historikken siger."
