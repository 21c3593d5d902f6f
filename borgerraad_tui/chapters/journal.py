"""One inquiry as a document for the journal: its facts, its log, what the department was asked, and its numbers elsewhere.

What she wrote for herself (the inquiry's note, notes in the log, her reminder) is left out unless it is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from borgerraad_tui.chapters.blocks import Block, Cell, Column, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.store.findings import findings_of
from borgerraad_tui.store.kinds import FINDING
from borgerraad_tui.store.links import link_words, links_of
from borgerraad_tui.store.log import ReadEntry, log_of
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.requests import ListedRequest, requests_of

INTERNAL = "notat"
"""The kind of log entry that is hers alone."""
REMINDER = "Næste"
"""What she has to do and when, among the facts."""
WITHOUT_NOTES = "Interne notater er ikke med."
PARTIES = {"citizen": "Borger", "department": "Forvaltningen", "other": "Andre"}


def inquiry_document(register: Register, inquiry: Inquiry, *, internal: bool) -> Document:
    """An inquiry with everything that belongs to it, oldest first; `internal` brings her own notes along."""
    return Document(
        municipality=register.municipality,
        title=f"Henvendelse {inquiry.year}-{inquiry.number}",
        about=f"modtaget {danish_day(inquiry.received)}",
        made=register.clock.today(),
        blocks=tuple(_blocks(register, inquiry, internal=internal)),
    )


def _blocks(register: Register, inquiry: Inquiry, *, internal: bool) -> Iterator[Block]:
    yield from inquiry_blocks(register, inquiry, internal=internal)
    if linked := links_of(register.engine, inquiry.id or 0):
        ties = ((f"{link.year}-{link.number}", link_words(link)) for link in linked)
        yield plain_table("links", "Forbindelser", ("Henvendelse", "Forbindelse"), ties)
    if not internal:
        yield Paragraph(WITHOUT_NOTES, "note")


def inquiry_blocks(register: Register, inquiry: Inquiry, *, internal: bool, corrected: bool = False) -> Iterator[Block]:
    """Its facts, log and questions; `corrected` brings along how corrected entries of the log stood before."""
    identifier, engine = inquiry.id or 0, register.engine
    findings = findings_of(register.records(FINDING), identifier)
    told = inquiry_facts(inquiry, register.catalogue, findings)
    facts = [(label, value) for label, value in told if value and (internal or label != REMINDER)]
    yield plain_table("facts", "Oplysninger", ("Hvad", "Oplysning"), facts)
    if internal and inquiry.note:
        yield Heading("Notat", 2)
        yield Paragraph(inquiry.note, "own")
    entries = [
        _entry(entry, corrected=entry is not each.now)
        for each in reversed(log_of(engine, identifier))
        for entry in (*(reversed(each.earlier) if corrected else ()), each.now)
        if internal or entry.kind != INTERNAL
    ]
    if entries:
        yield plain_table("log", "Log", ("Dag", "Kl.", "Hvad", "Med hvem", "Minutter", "ESDH", "Tekst"), entries)
    if asked := requests_of(engine, identifier):
        heads = ("Spurgt", "Hvem", "Spørgsmål", "Første svar", "Svar", "Svarets ordlyd", "Rykket")
        yield plain_table("requests", "Spørgsmål til forvaltningen", heads, map(_request, asked))


def plain_table(key: str, caption: str, heads: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> TableBlock:
    """A table of words, a line of text for each row."""
    columns = tuple(Column(head, "text" if place else "name") for place, head in enumerate(heads))
    found = tuple(rows)
    worded = tuple(" · ".join(_headed(heads, row)) for row in found)
    return TableBlock(key, 0, caption, columns, found, None, worded)


def _headed(heads: Sequence[str], row: tuple[Cell, ...]) -> Iterator[str]:
    """What is given in a row, each with what it is: a line has no columns to tell it. Of two the first tells what the other is."""
    for head, cell in zip(heads, row, strict=True):
        if cell not in (None, ""):
            yield f"{head}: {cell}" if len(heads) > 2 else str(cell)


def _entry(entry: ReadEntry, *, corrected: bool) -> tuple[Cell, ...]:
    told = "(rettet senere)" if corrected else ""
    what = " ".join(filter(None, (entry.kind_name, (entry.manner or "").lower(), told)))
    minutes = None if entry.minutes is None else str(entry.minutes)
    who = entry.department or PARTIES.get(entry.party or "", "")
    return iso_day(entry.happened), entry.clock or "", what, who, minutes, entry.esdh, entry.text


def _request(request: ListedRequest) -> tuple[Cell, ...]:
    unit = ", ".join(filter(None, (request.brief, request.department)))
    return (
        iso_day(request.asked), unit, request.question, iso_day(request.replied), iso_day(request.answered), request.answer,
        str(request.chasers) if request.chasers else "",
    )  # fmt: skip


def iso_day(day: str | date | None) -> str:
    """A day as it is written, ISO text among them; empty for none."""
    return danish_day(date.fromisoformat(day) if isinstance(day, str) else day) if day else ""


def inquiry_facts(inquiry: Inquiry, catalogue: Catalogue, findings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is written about an inquiry beside its note, as labels and values; values may be empty.

    `findings` are the keys of outcomes beside the main one.
    """
    name = catalogue.name
    yield "Art", inquiry.kind.label if inquiry.kind else "ikke afgjort"
    yield "Modtaget", danish_day(inquiry.received)
    yield "Skrevet ind", f"{danish_day(inquiry.entered.date())} kl. {inquiry.entered:%H.%M}"
    yield "Kanal", name("channel", inquiry.channel)
    yield "Sted", name("place", inquiry.place)
    yield "Direktørområde", name("directorate", inquiry.directorate)
    yield "Afdeling", name("department", inquiry.department)
    yield "Tema", name("theme", inquiry.theme)
    yield "Øvrige temaer", ", ".join(name("theme", theme) for theme in inquiry.further_themes)
    yield "Henvender", name("enquirer", inquiry.enquirer)
    yield "Borger", inquiry.citizen
    yield "Telefon", inquiry.phone
    yield "Mail", inquiry.mail
    yield "Emne", inquiry.subject
    yield "Handling", name("action", inquiry.action)
    yield "Udfald", name("outcome", inquiry.outcome)
    yield "Også", ", ".join(name("outcome", outcome) for outcome in findings) if inquiry.closed else ""
    yield "Udgår", name("exclusion", inquiry.exclusion)
    yield "Lukket", iso_day(inquiry.closed) or "nej"
    yield REMINDER, " ".join(filter(None, (iso_day(inquiry.next_due), inquiry.next_step)))
    yield "ESDH", inquiry.esdh
