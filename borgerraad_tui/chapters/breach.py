"""The breach sheet: what was on a machine or a drive that is gone, in counts, for the report to Datatilsynet. It names nobody.

Source: databeskyttelsesforordningen artikel 33 and 34.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from borgerraad_tui.chapters.blocks import Block, Bullets, Column, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.chapters.data_protection import FREE_TEXT
from borgerraad_tui.chapters.journal import plain_table
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.holdings import Count, Holdings

TITLE = "Brud på datasikkerheden: hvad der lå i filen"
HOURS = (
    "Et brud anmeldes til Datatilsynet (virk.dk) senest 72 timer efter, at det er opdaget, medmindre det er usandsynligt, at nogen"
    " er i fare for at blive krænket (artikel 33). Er faren stor, får de berørte også besked (artikel 34). Er alt ikke kendt endnu,"
    " anmeldes det, der er."
)
LOCKED = (
    "Filen er krypteret: uden adgangskoden eller nøglen fra papiret kan ingen læse den. Er den ene af dem også væk, så regn"
    " filen for læst."
)
UNLOCKED = "Filen er ikke krypteret: enhver, der har den, kan læse alt."
OTHERS = "Personer, der kun er nævnt i fritekst, er ikke talt med."
AT_MOST = "Den, der er kommet igen uden at være samlet som samme person, er talt med én gang for hver henvendelse."
WHO_DECIDES = "Tal med kommunens databeskyttelsesrådgiver: kommunen er dataansvarlig og anmelder."
FOUND = "Det ligner CPR-numre i {} og i {}, der nu kun står i historikken."


class Lost(NamedTuple):
    """The file it is about: what it is in words, whether it is encrypted, when it was made, its history's head, and its state.

    The register as it is now has no moment, and no head that was written down anywhere. `checked` says in a sentence when the
    file was last looked through.
    """

    called: str
    locked: bool
    made: datetime | None
    head: str
    checked: str


def breach_document(municipality: str, lost: Lost, held: Holdings, made: date) -> Document:
    """The sheet for one file."""
    return Document(municipality, TITLE, lost.called, made, tuple(_blocks(lost, held)))


def _blocks(lost: Lost, held: Holdings) -> Iterator[Block]:
    yield Paragraph(HOURS)
    yield Paragraph(WHO_DECIDES)
    yield plain_table("file", "Filen", ("Hvad", "Oplysning"), _file(lost))
    yield Heading("Hvem", 2, "who")
    yield Paragraph(f"{OTHERS} {AT_MOST}", "note")
    yield plain_table("who", "Hvor mange", ("Hvad", "Oplysning"), _who(held))
    yield from held_blocks(held)


def held_blocks(held: Holdings) -> Iterator[Block]:
    """Which categories of data there are, and how many of each; shared with the record of processing."""
    yield Heading("Hvilke oplysninger", 2, "what")
    yield count_table("contacts", "Kontaktoplysninger", "Henvendelser med", held.contacts)
    yield count_table("kinds", "Henvendelsernes art", "Art", held.kinds)
    for label, counts in held.chosen:
        if counts:
            yield count_table(f"chosen-{label.lower()}", f"Efter {label.lower()}", label, counts)
    yield count_table("texts", "Fritekst", "Hvad", held.texts)
    yield Bullets((FREE_TEXT, told_cpr(held)))


def told_cpr(held: Holdings) -> str:
    """How many texts hold what looks like a CPR number, in a sentence."""
    if not (held.cpr_now or held.cpr_before):
        return "Ingen tekst ligner et CPR-nummer."
    return FOUND.format(counted(held.cpr_now, "tekst", "tekster"), counted(held.cpr_before, "tekst", "tekster"))


def count_table(key: str, caption: str, head: str, counts: tuple[Count, ...]) -> TableBlock:
    """How many of each."""
    columns = (Column(head, "name"), Column("Antal", "count"))
    return TableBlock(key, 0, caption, columns, counts, None, tuple(f"{each.name}: {each.number}" for each in counts))


def _file(lost: Lost) -> Iterator[tuple[str, str]]:
    yield "Hvilken", lost.called
    if lost.made is not None:
        yield "Fra", f"{danish_day(lost.made.date())} kl. {lost.made:%H.%M}"
    if lost.head:
        yield "Historikkens seneste led", lost.head
    yield "Kryptering", LOCKED if lost.locked else UNLOCKED
    yield "Set efter", lost.checked


def _who(held: Holdings) -> Iterator[tuple[str, str]]:
    yield "Personer kendt ved navn, telefon eller mail, højst", str(held.persons)
    yield "Henvendelser", str(held.inquiries)
    yield "Heraf uden navn, telefon og mail", str(held.nameless)
    if held.first and held.last:
        first, last = (danish_day(date.fromisoformat(day)) for day in (held.first, held.last))
        yield "Modtaget", f"{first} – {last}"
