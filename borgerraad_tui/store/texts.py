"""Every text of hers in the file, declared once: where it stands, from which day it is, and which inquiry it belongs to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.drafts import TEXT_FIELDS, Drafts, inquiries_behind
from borgerraad_tui.store.engine import Engine

Holds = Callable[[str], bool]
"""Whether a text is one of those that are looked for."""
DRAFT = "draft"


class TextPlace(NamedTuple):
    """A table with texts: what one of its rows is called, the name of each text column, and SQL over the row `t`.

    `day` gives the day it is from (ISO, or empty), `inquiry` the one it belongs to. What is `fixed` has no wording she can mend.
    """

    table: str
    named: str
    columns: Mapping[str, str]
    day: str
    inquiry: str = "NULL"
    fixed: bool = False


PLACES: tuple[TextPlace, ...] = (
    TextPlace(
        "inquiry",
        "Henvendelsen",
        {
            "subject": "emne", "note": "notat", "citizen": "borger", "phone": "telefon", "mail": "mail",
            "next_step": "næste skridt", "esdh": "ESDH",
        },
        "t.received",
        "t.id",
    ),
    TextPlace("log_entry", "Loggen", {"text": "tekst", "esdh": "ESDH"}, "t.happened", "t.inquiry"),
    TextPlace("request", "Spørgsmål til forvaltningen", {"question": "spørgsmål", "answer": "svar"}, "t.asked", "t.inquiry"),
    TextPlace("reminder", "Påmindelsen", {"text": "tekst"}, "t.due", "t.inquiry"),
    TextPlace("appointment", "Aftalen", {"text": "tekst"}, "t.day", "t.inquiry"),
    TextPlace(
        "link", "Forbindelsen", {"reason": "begrundelse"}, "(SELECT received FROM inquiry WHERE id = t.inquiry)", "t.inquiry"
    ),
    TextPlace("example", "Eksemplet", {"title": "titel", "text": "tekst"}, "t.marked", "t.inquiry"),
    TextPlace(
        "settlement",
        "Fund i eksemplet",
        {"words": "ord", "reason": "begrundelse"},
        "(SELECT marked FROM example WHERE id = t.example)",
        "(SELECT inquiry FROM example WHERE id = t.example)",
    ),
    TextPlace("retention_hold", "Beholdt længere", {"reason": "grund"}, "t.until", "t.inquiry"),
    TextPlace("erasure", "Sletningen", {"why": "grund"}, "t.day", "t.inquiry"),
    TextPlace("consultation", "Konsulentbistand", {"topic": "emne"}, "t.day"),
    TextPlace(
        "recommendation",
        "Anbefalingen",
        {"report": "beretning", "title": "titel", "text": "tekst", "reply": "svar", "plan": "handleplan"},
        "t.given",
    ),
    TextPlace("recommendation_status", "Anbefalingens status", {"text": "tekst"}, "t.day"),
    TextPlace("report", "Beretningen", {"title": "titel"}, "substr(t.entered, 1, 10)"),
    TextPlace("report_part", "Beretningens delperiode", {"name": "navn"}, "t.first"),
    TextPlace(
        "report_block", "Beretningens tekst", {"text": "tekst"}, "(SELECT substr(entered, 1, 10) FROM report WHERE id = t.report)"
    ),
    TextPlace("saved_search", "Gemt søgning", {"name": "navn", "words": "ord"}, "''"),
    TextPlace("question", "Eget spørgsmål", {"name": "navn", "words": "filtre"}, "''"),
    TextPlace("period", "Perioden", {"name": "navn"}, "t.first"),
    TextPlace("printed", "Trykte tal", {"name": "navn"}, "''"),
    TextPlace("printed", "Trykte tal", {"body": "perioder"}, "''", fixed=True),
    TextPlace("catalogue", "Kataloget", {"name": "navn", "short": "kort navn", "remark": "bemærkning"}, "''", fixed=True),
    TextPlace("act", "Historikken", {"title": "overskrift"}, "substr(t.at, 1, 10)", fixed=True),
)  # fmt: skip
"""All of them, those about one inquiry first; drafts and the history, which hold rows of many kinds, are read beside them."""


class StandingText(NamedTuple):
    """One text: its table, row and column (of a draft: the field), where that is in words, its day (ISO) and inquiry, if any.

    One of the history is `earlier`: how a text of that row stood once.
    """

    table: str
    row: int
    column: str
    where: str
    text: str
    day: str
    inquiry: int | None = None
    fixed: bool = False
    earlier: bool = False


def standing_texts(engine: Engine, holds: Holds) -> Iterator[StandingText]:
    """The texts that stand in the file now, drafts among them; those of an older file as far as it has them."""
    there = columns_of(engine)
    for place in PLACES:
        columns = [column for column in place.columns if column in there.get(place.table, ())]
        if not columns:
            continue
        wanted = ", ".join(f"t.{column}" for column in columns)
        sql = f"SELECT t.id, {place.day}, {place.inquiry}, {wanted} FROM {place.table} AS t ORDER BY t.id"  # noqa: S608 - declared above
        for row, day, inquiry, *texts in engine.stream(sql):
            for column, text in zip(columns, texts, strict=True):
                if text and holds(text):
                    where = f"{place.named}: {place.columns[column]}"
                    yield StandingText(place.table, row, column, where, text, day or "", inquiry, place.fixed)
    if DRAFT in there:
        yield from _drafts(engine, holds)


def earlier_texts(engine: Engine, holds: Holds, may: Holds) -> Iterator[StandingText]:
    """Texts of the history that no longer stand so in their row: once for each wording, the oldest first.

    `may` tells quickly of a whole row, as the history writes it, whether one of its texts may be among those looked for.
    """
    declared = {place.table: place for place in PLACES if not place.fixed}
    sql = "SELECT a.at, h.place, h.row, h.body FROM history AS h JOIN act AS a ON a.id = h.act WHERE h.body IS NOT NULL"
    told: set[tuple[str, int, str, str]] = set()
    for at, table, row, body in engine.stream(f"{sql} ORDER BY h.id"):
        if table not in declared or not may(body):
            continue
        left = json.loads(body)
        for column, named in declared[table].columns.items():
            text = left.get(column) or ""
            known = (table, row, column, text)
            if text and known not in told and holds(text) and _now(engine, table, row, column) != text:
                told.add(known)
                where = f"Historikken, {declared[table].named.lower()}: {named}"
                inquiry = row if table == "inquiry" else left.get("inquiry")
                yield StandingText(table, row, column, where, text, at[:10], inquiry, fixed=True, earlier=True)


def told_place(engine: Engine, text: StandingText) -> str:
    """Where a text stands in one line: what it is, which inquiry, which day."""
    number = inquiry_number(engine, text)
    return dated_place(text, f"henvendelse {number}" if number else "")


def inquiry_number(engine: Engine, text: StandingText) -> str:
    """The number of the inquiry a text belongs to; empty where it belongs to none."""
    number = engine.first("SELECT year, number FROM inquiry WHERE id = ?", (text.inquiry,))
    return f"{number[0]}-{number[1]}" if number else ""


def dated_place(text: StandingText, inquiry: str = "") -> str:
    """What a text is, and which day it is from."""
    day = danish_day(date.fromisoformat(text.day)) if text.day else ""
    return ", ".join(filter(None, (text.where, inquiry, day)))


def row_called(engine: Engine, table: str, row: int) -> str:
    """What a row is, of which inquiry and day, as far as it is there and tells of itself; else its table and number."""
    place = next((place for place in PLACES if place.table == table), None)
    about = f"SELECT {place.day}, {place.inquiry} FROM {table} AS t WHERE id = ?" if place else ""  # noqa: S608 - declared above
    found = engine.first(about, (row,)) if about else None
    if place is None or found is None:
        return f"{place.named if place else f'Tabellen {table}'} (række {row})"
    standing = StandingText(table, row, "", f"{place.named} (række {row})", "", *found)
    return told_place(engine, standing)


def _drafts(engine: Engine, holds: Holds) -> Iterator[StandingText]:
    drafts = Drafts.on_disk(engine)
    behind = inquiries_behind(engine, drafts)
    for draft in drafts:
        for field, text in draft.values.items():
            if text and holds(text):
                where = f"Kladde: {TEXT_FIELDS[field]}" if field in TEXT_FIELDS else "Kladde"
                yield StandingText(DRAFT, draft.id, field, where, text, draft.saved_at[:10], behind.get(draft.id))


def _now(engine: Engine, table: str, row: int, column: str) -> str | None:
    text = engine.one(f"SELECT {column} FROM {table} WHERE id = ?", (row,))  # noqa: S608 - declared above
    return None if text is None else str(text)


def columns_of(engine: Engine) -> dict[str, set[str]]:
    """The columns of each table there is: an older file has fewer."""
    found: dict[str, set[str]] = {}
    sql = "SELECT l.name, c.name FROM pragma_table_list AS l, pragma_table_info(l.name) AS c WHERE l.type = 'table'"
    for table, column in engine.rows(sql):
        found.setdefault(table, set()).add(column)
    return found
