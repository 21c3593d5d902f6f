"""What stood before about one person, as blocks: each value that was replaced or taken away, when, and what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from borgerraad_tui.chapters.blocks import Block, Heading, Paragraph
from borgerraad_tui.chapters.journal import INTERNAL, PARTIES, plain_table
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.link_kind import LINK_WORDS
from borgerraad_tui.store.person_rows import Done, Past, Stood
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.texts import PLACES

BEFORE = (
    "Det, der stod før: hver oplysning, der er rettet eller taget væk, med den dag den holdt op med at stå der. Rettede linjer i"
    " loggen står i loggen selv."
)
TABLES = {place.table: place.named for place in PLACES} | {"finding": "Mærke", "further_theme": "Øvrigt tema"}
TEXTS = {(place.table, column): named for place in PLACES for column, named in place.columns.items()}
CHOICES = {
    "kind": "art", "channel": "kanal", "place": "sted", "directorate": "direktørområde", "department": "afdeling",
    "theme": "tema", "enquirer": "henvender", "action": "handling", "outcome": "udfald", "exclusion": "udgår",
    "manner": "måde", "received": "modtaget", "closed": "lukket", "next_due": "næste dag", "happened": "dag",
    "clock": "klokkeslæt", "party": "med hvem", "minutes": "minutter", "asked": "spurgt", "replied": "første svar",
    "answered": "svaret kom", "chasers": "rykkere", "chased": "rykket", "settled": "afgjort", "due": "dag", "done": "gjort",
    "day": "dag", "until": "til og med", "repeats": "gentages", "marked": "valgt", "cleared": "frigivet",
}  # fmt: skip
"""Columns that are no text of hers; those in neither are the program's own numbers."""
FROM_CATALOGUE = frozenset({
    "channel", "place", "directorate", "department", "theme", "enquirer", "action", "outcome", "exclusion", "manner", "kind",
})  # fmt: skip
RHYTHMS = {"weekly": "hver uge", "monthly": "hver måned"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FOR_HERSELF = frozenset({("inquiry", "note"), ("inquiry", "next_step"), ("inquiry", "next_due")})
TABLES_FOR_HERSELF = frozenset({"reminder", "settlement"})
TURNS = {"undo": "Fortrudt: ", "redo": "Gentaget: "}


def past_blocks(register: Register, past: Past, *, internal: bool) -> Iterator[Block]:
    """What stood before, and with `internal` the titles of what was done; nothing where nothing was."""
    names = {entry.id: entry.name for entry in register.catalogue.entries}
    shown = [stood for stood in past.stood if internal or not _for_herself(stood, register.catalogue)]
    rows = [row for stood in shown for row in _stood(stood, names)]
    done = past.done if internal else ()
    if not (rows or done):
        return
    yield Heading("Historik", 1, "history")
    if rows:
        yield Paragraph(BEFORE)
        yield plain_table("before", "Hvad der stod før", ("Til og med", "Hvor", "Hvad", "Stod der"), rows)
    if done:
        yield plain_table("done", "Hvad der er gjort", ("Tidspunkt", "Hvad"), map(_done, done))


def _for_herself(stood: Stood, catalogue: Catalogue) -> bool:
    """Whether it was only hers: her notes, what she had to do, what she let stand."""
    noted = stood.table == "log_entry" and catalogue.key_of(stood.row["kind"]) == INTERNAL
    return noted or stood.table in TABLES_FOR_HERSELF or (stood.table, stood.column) in FOR_HERSELF


def _stood(stood: Stood, names: Mapping[int, str]) -> Iterator[tuple[str, str, str, str]]:
    label = TEXTS.get((stood.table, stood.column)) or CHOICES.get(stood.column)
    if label:
        where = TABLES.get(stood.table, "")
        yield _moment(stood.at), where, label, _told(stood.table, stood.column, stood.value, names)


def _told(table: str, column: str, value: str | int, names: Mapping[int, str]) -> str:
    """A value in words."""
    if isinstance(value, int):
        return names.get(value, str(value)) if column in FROM_CATALOGUE else str(value)
    if (table, column) in TEXTS:
        return value
    if table == "link" and column == "kind":
        return next((words[0] for kind, words in LINK_WORDS.items() if kind == value), value)
    if table == "inquiry" and column == "kind":
        return Kind(value).label
    if DAY.fullmatch(value):
        return danish_day(date.fromisoformat(value))
    return {**PARTIES, **RHYTHMS}.get(value, value)


def _done(done: Done) -> tuple[str, str]:
    return _moment(done.at), TURNS.get(done.what, "") + done.title


def _moment(at: str) -> str:
    return f"{danish_day(date.fromisoformat(at[:10]))} kl. {at[11:13]}.{at[14:16]}"
