"""The record of processing (databeskyttelsesforordningen artikel 30), filled in from what the file holds; the rest is marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.chapters.blocks import Block, Document, Heading, Paragraph
from borgerraad_tui.chapters.breach import held_blocks
from borgerraad_tui.chapters.data_protection import (
    FILL_IN,
    LEGAL_BASIS,
    NO_MACHINE,
    PURPOSE,
    SOURCES,
    recipients,
    retention,
)
from borgerraad_tui.chapters.journal import plain_table
from borgerraad_tui.chapters.keeping import copies_told
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.holdings import Holdings, holdings
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.requests import asked_names
from borgerraad_tui.store.settings import lock_minutes

TITLE = "Fortegnelse over behandlingen"
MARKED = "Udfyldt efter registret, som det er nu. Det, filen ikke kan vide, er mærket UDFYLD SELV."
LOCKED = "Filen er krypteret (SQLCipher) og åbnes med en adgangskode; kopierne også, med en nøgle på papir."
UNLOCKED = "Filen er ikke krypteret. »borgerraad adgangskode« krypterer den."
NO_NETWORK = (
    "Programmet bruger intet netværk; registret er én fil på borgerrådgiverens computer og kan kun være åbent ét sted."
)
HISTORY = "Hver ændring står i en historik, som ikke kan ændres uden at det ses (»borgerraad kontrol«)."


def processing_document(register: Register) -> Document:
    """The record as it is today."""
    return Document(
        municipality=register.municipality,
        title=TITLE,
        about="borgerrådgiverens register",
        made=register.clock.today(),
        blocks=tuple(_blocks(register, holdings(register.engine))),
    )


def _blocks(register: Register, held: Holdings) -> Iterator[Block]:
    yield Paragraph(MARKED)
    yield plain_table("record", "Fortegnelsen (artikel 30, stk. 1)", ("Hvad", "Oplysning"), _record(register, held))
    yield from held_blocks(held)
    yield Heading("Sikkerhed", 2, "security")
    yield plain_table("security", "Foranstaltninger nu", ("Hvad", "Oplysning"), _security(register))


def _record(register: Register, held: Holdings) -> Iterator[tuple[str, str]]:
    yield "Dataansvarlig", f"{register.municipality}. {FILL_IN.format('adresse, telefon og mail.')}"
    yield "Databeskyttelsesrådgiver", FILL_IN.format("navn, telefon og mail.")
    yield "Formål", PURPOSE
    yield "Grundlag", LEGAL_BASIS
    yield "Registrerede", _registered(held)
    yield "Oplysninger", "Se nedenfor, talt efter registret."
    yield "Hvorfra", SOURCES
    yield "Modtagere", recipients(asked_names(register.engine))
    yield "Overførsel til lande uden for EU/EØS", "Ingen: programmet sender intet."
    yield "Sletning", " ".join(retention(register))
    yield "Automatik", NO_MACHINE


def _registered(held: Holdings) -> str:
    if held.first is None or held.last is None:
        return "Ingen endnu. Borgere, pårørende, virksomheder og foreninger, der henvender sig, og de ansatte, sagerne nævner."
    first, last = (danish_day(date.fromisoformat(day)) for day in (held.first, held.last))
    who = next((counts for label, counts in held.chosen if label == "Henvender"), ())
    told = ", ".join(f"{count.name.lower()} ({count.number})" for count in who)
    return (
        f"Henvendere i {held.inquiries} henvendelser, {first} – {last}{f': {told}' if told else ''}; og dem, teksterne nævner,"
        " også ansatte."
    )


def _security(register: Register) -> Iterator[tuple[str, str]]:
    locked = bool(register.engine.passphrase)
    yield "Kryptering", LOCKED if locked else UNLOCKED
    if locked:
        minutes = lock_minutes(register.settings)
        yield (
            "Lås",
            f"Efter {minutes} minutter uden et tryk, efter dvale og med Ctrl+L."
            if minutes
            else "Med Ctrl+L og efter dvale.",
        )
    yield "Kopier", "; ".join(copies_told(register)) or "Demoregistret har ingen."
    yield "Sporbarhed", HISTORY
    yield "Netværk", NO_NETWORK
    yield "Computeren og stedet", FILL_IN.format("hvem kan bruge computeren, og er disken krypteret?")
