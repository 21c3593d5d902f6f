"""Everything that happened to one inquiry: to itself, and to all that stands about it, whatever was taken away again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.history import Earlier, Happened

TEXTS = {
    "inquiry": ("subject", "note", "citizen", "phone", "mail", "esdh"),
    "log_entry": ("text",),
    "request": ("question", "answer"),
    "reminder": ("text",),
    "appointment": ("text",),
    "link": ("reason",),
    "example": ("title", "text"),
}
"""What is told as it stood before, where an act changed it."""
# each condition stands as its index in schema.sql does
LINES = """
WITH touched AS (
  SELECT 'inquiry' AS place, :inquiry AS row
  UNION SELECT place, row FROM history
    WHERE json_extract(body, '$.inquiry') IS NOT NULL AND json_extract(body, '$.inquiry') = :inquiry
  UNION SELECT place, row FROM history
    WHERE json_extract(body, '$.other') IS NOT NULL AND json_extract(body, '$.other') = :inquiry
)
SELECT line.act, line.place, line.row, line.body FROM touched JOIN history AS line USING (place, row) ORDER BY line.id
"""
JOINED = """
WITH RECURSIVE known(row) AS (
  SELECT person FROM inquiry WHERE id = :inquiry AND person IS NOT NULL
  UNION SELECT json_extract(line.body, '$.same_as') FROM known CROSS JOIN history AS line
    ON line.place = 'person' AND line.row = known.row AND json_extract(line.body, '$.same_as') IS NOT NULL
  UNION SELECT line.row FROM known CROSS JOIN history AS line
    ON json_extract(line.body, '$.same_as') IS NOT NULL AND json_extract(line.body, '$.same_as') = known.row
)
SELECT act, row, json_extract(body, '$.same_as') FROM history WHERE place = 'person' AND row IN (SELECT row FROM known) ORDER BY id
"""
"""Every record that was ever joined to the inquiry's person, by however many others, and each of its lines."""
ACTS = "SELECT id, at, what, title FROM act WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"


ENDING = ("closed", "action", "outcome", "exclusion")
"""How an inquiry ended: told whole where an act took it back or made it another."""
STEP = ("next_due", "next_step")
"""A next step: told whole, too."""
NAMES = "SELECT id, name FROM catalogue WHERE list IN ('action', 'outcome', 'exclusion')"


class Line(NamedTuple):
    """A row as an act left it; None when it was taken away."""

    act: int
    place: str
    row: int
    body: dict[str, Any] | None


def inquiry_history(engine: Engine, inquiry: int) -> list[Happened]:
    """The acts that touched an inquiry and what stands about it, oldest first, with the texts they replaced."""
    rows = engine.rows(LINES, {"inquiry": inquiry})
    lines = [Line(act, place, row, json.loads(body) if body else None) for act, place, row, body in rows]
    names = dict(engine.rows(NAMES))
    earlier = {act: tuple(texts) for act, texts in _replaced(lines, names)}
    acts = {*earlier, *_joinings(engine, inquiry)}
    told = engine.rows(ACTS, (json.dumps(sorted(acts)),))
    return [Happened(at, what, title, earlier.get(act, ())) for act, at, what, title in told]


def _replaced(lines: Iterable[Line], names: Mapping[int, str]) -> Iterator[tuple[int, list[Earlier]]]:
    """Each act, and the texts as they stood before it; a correction in the log replaces the entry it names."""
    stood: dict[tuple[str, int], dict[str, Any]] = {}
    for act, left in groupby(lines, key=lambda line: line.act):
        texts: list[Earlier] = []
        for line in left:
            if line.body is None:
                continue
            corrected = line.body.get("corrects") or line.row
            before = stood.get((line.place, line.row)) or stood.get((line.place, corrected), {})
            texts += _changed(line.place, before, line.body)
            if line.place == "inquiry":
                texts += _planned(before, line.body)
                texts += _ended(before, line.body, names)
            stood[line.place, line.row] = line.body
        yield act, texts


def _changed(place: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Earlier]:
    for column in TEXTS.get(place, ()):
        text = before.get(column)
        if text and text != after.get(column):
            yield Earlier(place, column, text)


def _planned(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Earlier]:
    """The next step that an act moved, took away or made another: its day, and what was to be done."""
    if any(before.get(column) and before.get(column) != after.get(column) for column in STEP):
        due = before.get("next_due")
        day = danish_day(date.fromisoformat(due)) if due else ""
        yield Earlier("inquiry", "next_step", f"{day} {before.get('next_step', '')}".strip())


def _ended(before: dict[str, Any], after: dict[str, Any], names: Mapping[int, str]) -> Iterator[Earlier]:
    """The ending that an act took back or changed: its day, and what it was."""
    if any(before.get(column) for column in ENDING) and any(before.get(each) != after.get(each) for each in ENDING):
        day = before.get("closed")
        told = (names.get(before.get(column) or 0, "") for column in ENDING[1:])
        yield Earlier(
            "inquiry", "ending", ", ".join(filter(None, (danish_day(date.fromisoformat(day)) if day else "", *told)))
        )


def _joinings(engine: Engine, inquiry: int) -> Iterator[int]:
    """The acts that brought others to the inquiry's person, or took them away again."""
    own = engine.one("SELECT person FROM inquiry WHERE id = ?", (inquiry,))
    above: dict[int, int | None] = {}
    for act, row, same_as in engine.rows(JOINED, {"inquiry": inquiry}):
        before = _root(above, row) == _root(above, own)
        moved = above.get(row) != same_as
        above[row] = same_as
        if moved and (before or _root(above, row) == _root(above, own)):
            yield act


def _root(above: dict[int, int | None], person: int) -> int:
    while (higher := above.get(person)) is not None:
        person = higher
    return person
