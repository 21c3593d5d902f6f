"""The history as evidence: whether anything in it was edited, deleted, swapped, inserted or cut off since it was sealed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.acts import chained, digest, sha256
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.history import PLACES

STRAYED = """
WITH newest AS (SELECT row, body FROM history WHERE id IN (SELECT max(id) FROM history WHERE place = ? GROUP BY row))
SELECT coalesce(now.id, newest.row) FROM newest FULL JOIN {place}_body AS now ON now.id = newest.row
WHERE now.body IS NOT newest.body ORDER BY 1
"""
DIGEST = 32
"""Bytes of a digest."""
ERASED_LINE, ERASED_TITLE = "erased", "erased_title"
"""The places of lines that tell of an erasure: the row is the id of the line or act, `left` in the body what is left, digested."""
SHOWN = 12
"""Signs of the head as it is told: in a backup's name, in a published report."""


class Line(NamedTuple):
    """One line of the history."""

    id: int
    place: str
    row: int
    body: str | None
    salt: bytes


def remains(body: str | None) -> str:
    """The digest of what is left of an erased line, as the erasing act tells it."""
    return sha256((body or "").encode()).hex()


def title_remains(head: tuple[object, ...], chain: bytes) -> str:
    """The digest of what is left of an act whose title was erased, with the link that was made when it had one."""
    return sha256(repr(head).encode() + chain).hex()


def head_of(engine: Engine) -> str:
    """The newest link of the chain, shortened to be read and compared; empty where nothing is sealed yet."""
    newest = engine.one("SELECT chain FROM seal WHERE act = (SELECT max(act) FROM seal)")
    return newest.hex()[:SHOWN] if newest else ""


def heads(engine: Engine) -> set[str]:
    """Every link there has been, shortened: a head that was told once and is not among them was cut off."""
    return {chain.hex()[:SHOWN] for (chain,) in engine.rows("SELECT chain FROM seal")}


def chain_faults(engine: Engine, pace: Callable[[], None] = lambda: None) -> Iterator[str]:
    """Each act that does not fit its seal, in Danish; nothing where the whole chain fits.

    A line whose words were erased by law has no salt: the digest it had stands in its seal, and the one it has in a line of the
    act that erased it. An act whose title was erased has the link that was made with it, and both stand in such a line. `pace` is
    called after each act.
    """
    lines: dict[int, list[Line]] = defaultdict(list)
    for act, *line in engine.stream("SELECT act, id, place, row, body, salt FROM history ORDER BY id"):
        lines[act].append(Line(*line))
    erased, titles = _left_over(lines, ERASED_LINE), _left_over(lines, ERASED_TITLE)
    seals = {act: rest for act, *rest in engine.stream("SELECT act, last, digests, chain FROM seal")}
    before, newest = b"", 0
    for head in engine.rows("SELECT id, at, what, title FROM act ORDER BY id"):
        pace()
        act, at = head[0], head[1]
        told = f"Handling {act} ({danish_day(date.fromisoformat(at[:10]))} {at[11:16]})"
        written = lines.pop(act, [])
        newest = written[-1].id if written else newest
        if act not in seals:
            yield f"{told} er ikke forseglet."
            continue
        last, digests, chain = seals.pop(act)
        if last != newest or not _fits(written, digests, erased):
            yield f"{told}: historikken er ikke, som den blev skrevet."
        if chain != chained(before, tuple(head), digests) and titles.get(act) != title_remains(tuple(head), chain):
            yield f"{told}: forseglingen passer ikke til det, der står før den."
        before = chain
    for act in sorted({*lines, *seals}):
        yield f"Handling {act} mangler, men har efterladt spor i historikken."


def row_faults(engine: Engine) -> Iterator[str]:
    """Each row that is another than its history says: changed past the program."""
    for place in PLACES:
        for (row,) in engine.rows(STRAYED.format(place=place), (place,)):
            yield f"Tabellen {place}, række {row}: indholdet er et andet, end historikken siger."


def _left_over(lines: Mapping[int, Sequence[Line]], place: str) -> dict[int, str]:
    """What the latest erasing says is left of each line, or of each act's title."""
    told = (line for act in lines.values() for line in act if line.place == place and line.body)
    return {line.row: json.loads(line.body or "")["left"] for line in told}


def _fits(lines: Sequence[Line], digests: bytes, erased: Mapping[int, str]) -> bool:
    sealed = [digests[start : start + DIGEST] for start in range(0, len(digests), DIGEST)]
    if len(lines) != len(sealed):
        return False
    for line, kept in zip(lines, sealed, strict=True):
        if line.salt:
            if digest(line.place, line.row, line.body, line.salt) != kept:
                return False
        elif erased.get(line.id) != remains(line.body):
            return False
    return True
