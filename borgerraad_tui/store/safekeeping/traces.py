"""What an erasure has to reach: the rows about chosen inquiries, every line of the history that ever told of them, and the words.

Beside what hangs on the inquiries these are searches and questions of hers that name the person, and inquiries that were registered
with the same name, phone or mail and undone: of those only the history tells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from borgerraad_tui.domain.text import ERASED
from borgerraad_tui.domain.words import words_of
from borgerraad_tui.store.engine import Engine

BLANKED: Final[Mapping[str, Mapping[str, str | None]]] = {
    "inquiry": {
        "subject": ERASED, "note": "", "citizen": "", "next_step": "", "esdh": "", "phone": "", "mail": "", "person": None,
    },
    "log_entry": {"text": ERASED, "esdh": ""},
    "request": {"question": ERASED, "answer": ERASED},
    "appointment": {"text": ERASED},
    "link": {"reason": ""},
    "person": {"same_as": None},
}  # fmt: skip
"""The rows that stay, and what then stands in a column that held something. What an empty text would tell of else is `ERASED`."""
REMOVED: Final[Mapping[str, tuple[str, ...]]] = {
    "reminder": ("text",), "settlement": ("words", "reason"), "example": ("title", "text"), "retention_hold": ("reason",),
    "saved_search": ("name", "words"), "question": ("name", "words"),
}  # fmt: skip
"""The rows that go, and their words: they count nowhere, and are nothing without them."""
ABOUT: Final = ("log_entry", "request", "appointment", "link", "reminder", "example", "retention_hold")
"""What stands about an inquiry, by its column `inquiry` (a link by `other`, too)."""
NAMING: Final = ("saved_search", "question")
"""What may name somebody without hanging on an inquiry."""
KNOWN_BY: Final = ("citizen", "phone", "mail")

ROWS: Final = "SELECT id FROM {place} WHERE inquiry IN (SELECT value FROM json_each(:among))"
LINKED: Final = " OR other IN (SELECT value FROM json_each(:among))"
SETTLEMENTS: Final = "SELECT id FROM settlement WHERE example IN (SELECT value FROM json_each(?))"
PERSONS: Final = "SELECT person FROM inquiry WHERE person IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
LINES: Final = """
SELECT id, act, place, row, body FROM history WHERE act < :act AND body IS NOT NULL AND (
  (place, row) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:rows))
  OR (json_extract(body, '$.inquiry') IN (SELECT value FROM json_each(:inquiries))
    AND place IN (SELECT value FROM json_each(:about)))
  OR (json_extract(body, '$.other') IN (SELECT value FROM json_each(:inquiries)) AND place = 'link')
) ORDER BY id
"""
SETTLED: Final = """
SELECT id, act, place, row, body FROM history WHERE act < :act AND place = 'settlement' AND body IS NOT NULL
AND json_extract(body, '$.example') IN (SELECT value FROM json_each(:examples)) ORDER BY id
"""
ACTS: Final = """
SELECT DISTINCT act FROM history WHERE act < :act AND (place, row) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:rows))
"""
NAMED: Final = """
SELECT place, row, body FROM history WHERE act < :act AND body IS NOT NULL
AND (place IN ('saved_search', 'question') OR (place = 'inquiry' AND row NOT IN (SELECT id FROM inquiry)))
"""
LONG_NAME, LONG_NUMBER = 2, 8
"""Words of a name and digits of a number that point at one person wherever they stand."""

Rows = Mapping[str, Sequence[int]]


class Line(NamedTuple):
    """A line of the history that tells of somebody."""

    id: int
    act: int
    place: str
    row: int
    body: dict[str, Any]


class Traces(NamedTuple):
    """The rows that stand now by table, the earlier lines, every text in them, and those of the texts somebody is known by.

    `acts` are all that touched any of those rows: one that only took a row away has no line with a body, and yet a title.
    """

    rows: Rows
    lines: Sequence[Line]
    texts: frozenset[str]
    known_by: frozenset[str]
    acts: frozenset[int]


def traces_of(engine: Engine, inquiries: Sequence[int], act: int) -> Traces:
    """All there is of the inquiries from before an act."""
    rows = _rows_about(engine, inquiries)
    lines = _lines(engine, act, inquiries, rows)
    named = _named(engine, act, lines)
    gone = named.pop("inquiry", [])
    rows |= named
    every = {**rows, "inquiry": [*inquiries, *gone]}
    lines = _lines(engine, act, every["inquiry"], every)
    texts = {
        (line.place, column, value) for line in lines for column, value in line.body.items() if _tells(line, column)
    }
    known_by = frozenset(value for place, column, value in texts if column in KNOWN_BY and place == "inquiry")
    touched = {(line.place, line.row) for line in lines} | {(place, row) for place in every for row in every[place]}
    acts = engine.rows(ACTS, {"act": act, "rows": json.dumps(sorted(touched))})
    return Traces(rows, lines, frozenset(value for *_, value in texts), known_by, frozenset(row[0] for row in acts))


def points_at_one(text: str) -> bool:
    """A name of several words, a whole number or a mail: not only a first name."""
    return "@" in text or len(words_of(text)) >= LONG_NAME or sum(map(str.isdigit, text)) >= LONG_NUMBER


def names_somebody(text: str, known_by: Iterable[str]) -> bool:
    """Whether a text holds one of those that point at one person; a number however it is parted."""
    return any(re.search(_pattern(known), text, re.IGNORECASE) for known in known_by if points_at_one(known))


def _pattern(known: str) -> str:
    digits = [sign for sign in known if sign.isdigit()]
    is_number = len(digits) >= LONG_NUMBER and not any(map(str.isalpha, known))
    return "[ .-]?".join(digits) if is_number else re.escape(known)


def _rows_about(engine: Engine, inquiries: Sequence[int]) -> dict[str, list[int]]:
    among = json.dumps(inquiries)
    rows: dict[str, list[int]] = {"inquiry": list(inquiries)}
    for place in ABOUT:
        sql = ROWS.format(place=place) + (LINKED if place == "link" else "")
        rows[place] = [row[0] for row in engine.rows(sql, {"among": among})]
    rows["settlement"] = [row[0] for row in engine.rows(SETTLEMENTS, (json.dumps(rows["example"]),))]
    rows["person"] = [row[0] for row in engine.rows(PERSONS, (among,))]
    return rows


def _lines(engine: Engine, act: int, inquiries: Sequence[int], rows: Rows) -> list[Line]:
    """Every earlier line of those rows, and of whatever else was once about the inquiries."""
    values = {
        "act": act,
        "rows": json.dumps([[place, row] for place, some in rows.items() for row in some]),
        "inquiries": json.dumps(inquiries),
        "about": json.dumps(ABOUT),
    }
    found = [_line(*row) for row in engine.rows(LINES, values)]
    examples = sorted({line.row for line in found if line.place == "example"})
    settled = engine.rows(SETTLED, {"act": act, "examples": json.dumps(examples)})
    seen = {line.id for line in found}
    return found + [_line(*row) for row in settled if row[0] not in seen]


def _line(identifier: int, act: int, place: str, row: int, body: str) -> Line:
    return Line(identifier, act, place, row, json.loads(body))


def _named(engine: Engine, act: int, lines: Iterable[Line]) -> dict[str, list[int]]:
    """Searches and questions that name the person, and undone inquiries of the same, by table."""
    known = {
        line.body[column] for line in lines if line.place == "inquiry" for column in KNOWN_BY if line.body.get(column)
    }
    found: dict[str, set[int]] = {}
    for place, row, body in engine.stream(NAMED, {"act": act}):
        held = json.loads(body)
        columns = KNOWN_BY if place == "inquiry" else REMOVED[place]
        if names_somebody("\n".join(held.get(column) or "" for column in columns), known):
            found.setdefault(place, set()).add(row)
    return {place: sorted(rows) for place, rows in found.items()}


def _tells(line: Line, column: str) -> bool:
    value = line.body[column]
    words = {*REMOVED.get(line.place, ()), *BLANKED.get(line.place, ())}
    return isinstance(value, str) and column in words and value not in ("", ERASED)
