"""What a file holds, counted and without a name: for a breach sheet and the record of processing. An older file has less."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from borgerraad_tui.store.cpr_texts import cpr_texts
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.texts import DRAFT, columns_of

JOINED = """
WITH RECURSIVE member(id, top) AS (
  SELECT id, id FROM person WHERE same_as IS NULL
  UNION ALL SELECT person.id, member.top FROM member JOIN person ON person.same_as = member.id
)
SELECT count(DISTINCT member.top) FROM member JOIN inquiry ON inquiry.person = member.id
"""
CONTACTS = {"citizen": "navn eller initialer", "phone": "telefon", "mail": "mail", "esdh": "nummer i kommunens journal"}
"""Columns of an inquiry that lead to somebody."""
TEXTS = {
    ("inquiry", "note"): "notater", ("log_entry", "text"): "linjer i loggen",
    ("request", "question"): "spørgsmål til forvaltningen", ("request", "answer"): "svar fra forvaltningen",
    ("reminder", "text"): "påmindelser", ("appointment", "text"): "aftaler",
    ("example", "text"): "eksempler", ("consultation", "topic"): "konsulentbistand", (DRAFT, "body"): "kladder",
    ("history", "body"): "linjer i historikken (det, der stod før, og det, der står nu)",
}  # fmt: skip
"""Where there is free text, and what its rows are called."""
CHOSEN = {
    "directorate": "Direktørområde", "theme": "Tema", "enquirer": "Henvender", "outcome": "Udfald",
}  # fmt: skip
"""What the catalogue tells of an inquiry."""
KINDS = {"complaint": "klager", "other": "andre henvendelser", None: "ikke afgjort"}


class Count(NamedTuple):
    """How many of one thing."""

    name: str
    number: int


class Holdings(NamedTuple):
    """Counts of one file. `persons` are those joined or known by name, phone or mail, at most; `nameless` inquiries have none.

    `first` and `last` are days of receipt (ISO); None where there is no inquiry. `chosen` are the catalogue's words by list.
    """

    persons: int
    inquiries: int
    nameless: int
    first: str | None
    last: str | None
    kinds: tuple[Count, ...]
    contacts: tuple[Count, ...]
    texts: tuple[Count, ...]
    chosen: tuple[tuple[str, tuple[Count, ...]], ...]
    cpr_now: int
    cpr_before: int


def holdings(engine: Engine) -> Holdings:
    """Count all of it."""
    there = columns_of(engine)
    own = there["inquiry"]
    number, first, last = engine.first("SELECT count(*), min(received), max(received) FROM inquiry")
    kinds = dict(engine.rows("SELECT kind, count(*) FROM inquiry GROUP BY kind"))
    found = cpr_texts(engine)
    return Holdings(
        persons=_persons(engine, own),
        inquiries=number,
        nameless=int(engine.one(f"SELECT count(*) FROM inquiry WHERE NOT ({_known(own)})")),  # noqa: S608 - declared above
        first=first,
        last=last,
        kinds=tuple(Count(named, kinds.get(kind, 0)) for kind, named in KINDS.items()),
        contacts=tuple(
            Count(named, _filled(engine, "inquiry", column)) for column, named in CONTACTS.items() if column in own
        ),
        texts=tuple(
            Count(named, _filled(engine, *place))
            for place, named in TEXTS.items()
            if place[1] in there.get(place[0], ())
        ),
        chosen=tuple((label, tuple(_chosen(engine, column))) for column, label in CHOSEN.items()),
        cpr_now=sum(not text.at.earlier for text in found),
        cpr_before=sum(text.at.earlier for text in found),
    )


def municipality_of(engine: Engine) -> str:
    """Whose register it is."""
    return str(engine.one("SELECT value FROM setting WHERE key = 'municipality'") or "")


def _persons(engine: Engine, columns: set[str]) -> int:
    """Whoever comes back without being joined is counted once for each inquiry."""
    apart = f"SELECT count(*) FROM inquiry WHERE ({_known(columns)})"  # noqa: S608 - declared above
    if "person" not in columns:
        return int(engine.one(apart))
    return int(engine.one(JOINED)) + int(engine.one(f"{apart} AND person IS NULL"))


def _known(columns: set[str]) -> str:
    return " OR ".join(f"{column} <> ''" for column in ("citizen", "phone", "mail") if column in columns)


def _filled(engine: Engine, table: str, column: str) -> int:
    return int(engine.one(f"SELECT count(*) FROM {table} WHERE {column} <> ''"))  # noqa: S608 - declared above


def _chosen(engine: Engine, column: str) -> Iterator[Count]:
    """The most first."""
    sql = f"SELECT c.name, count(*) FROM inquiry AS i JOIN catalogue AS c ON c.id = i.{column} GROUP BY c.name ORDER BY 2 DESC, 1"  # noqa: S608
    return (Count(*row) for row in engine.rows(sql))
