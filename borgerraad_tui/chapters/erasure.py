"""What was erased, as a document to read: the proof of the last erasing, the copies that still hold it, and the whole log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from borgerraad_tui.chapters.blocks import Block, Bullets, Document, Heading, Paragraph
from borgerraad_tui.chapters.journal import plain_table
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.retention import GROUND_WORDS
from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.backups import KEPT_BEFORE
from borgerraad_tui.store.safekeeping.erasing import erasures
from borgerraad_tui.store.safekeeping.proof import SHORTEST, Proof
from borgerraad_tui.store.safekeeping.remaining import Holder, Place
from borgerraad_tui.store.safekeeping.restoring import set_aside_of

TITLE: Final = "Slettet"
NOTHING: Final = "Der er ikke slettet noget endnu."
ELSEWHERE: Final = "Disse navne og numre står også andre steder, hvor de ikke er slettet:"
GOES: Final = "dagen gælder, når der bliver lavet en kopi hver dag; ellers senere"
BEFORE: Final = f"når {KEPT_BEFORE} nyere er lavet før en større ændring"
ASIDE: Final = (
    "Disse filer blev lagt til side ved en gendannelse og kan stadig have det. De går ikke af sig selv: slet dem, når du ikke skal"
    " bruge dem."
)
NOT_HERE: Final = (
    "Dokumenter, du har udskrevet, papir, mails og kommunens eget journalsystem er ikke med her. Gendanner du registret fra en kopi"
    " fra før sletningen, kommer ordene tilbage og skal slettes igen."
)


def erasure_document(register: Register, proof: Proof | None, places: Sequence[Place]) -> Document:
    """The log, and before it the proof and the copies of what was erased just now, where something was."""
    aside = set_aside_of(register.engine.path)
    blocks = [*(_proof(proof) if proof else ()), *(_places(places, aside) if proof else ()), *_log(register)]
    today = register.clock.today()
    return Document(register.municipality, TITLE, f"til og med {danish_day(today)}", today, tuple(blocks))


def _proof(proof: Proof) -> Iterator[Block]:
    yield Heading("Bevis")
    sought = f"{counted(proof.words, 'ord', 'ord')} og {counted(proof.texts, 'hel tekst', 'hele tekster')}"
    yield Paragraph(
        f"Der er søgt efter {sought} i {proof.searched} byte af filen, som den er uden lås, og i filerne ved siden af."
        f" Ord på under {SHORTEST} bogstaver er kun søgt som en del af hele navne og tekster."
    )
    if proof.is_clean:
        yield Paragraph("Intet af det slettede ligger tilbage.", "figures")
    else:
        yield Paragraph(
            "Noget ligger tilbage, som ingen række forklarer. Kør »borgerraad kontrol«, og slet igen:", "figures"
        )
        yield Bullets(proof.remnants)
    named = [each for each in proof.elsewhere if each.known_by]
    if named:
        yield Paragraph(ELSEWHERE)
        yield Bullets(tuple(f"»{each.text}«: {each.where}" for each in named))
    others = len(proof.elsewhere) - len(named)
    if others:
        yield Paragraph(
            f"{counted(others, 'andet ord eller tekst står', 'andre ord og tekster står')} også andre steder.", "note"
        )


def _places(places: Sequence[Place], aside: Sequence[Path]) -> Iterator[Block]:
    yield Heading("Kopier, der stadig har det")
    for place in places:
        if not place.reached:
            yield Paragraph(f"{place.folder}: kan ikke nås nu, og er ikke set efter.")
        elif not place.holders:
            yield Paragraph(f"{place.folder}: ingen.")
        else:
            rows = [(f"{holder.copy.made:%d-%m-%Y %H:%M}", _goes(holder)) for holder in place.holders]
            yield plain_table("copies", str(place.folder), ("Kopien fra", "Går af sig selv"), rows)
    if any(place.holders for place in places):
        yield Paragraph(f"x sletter dem nu. Ellers går de af sig selv: {GOES}.")
    if aside:
        yield Paragraph(ASIDE)
        yield Bullets(tuple(path.name for path in aside))
    yield Paragraph(NOT_HERE, "note")


def _goes(holder: Holder) -> str:
    if not holder.known:
        return "aldrig: den er fra en anden historik end registrets"
    if holder.copy.before:
        return BEFORE
    return danish_day(holder.goes) if holder.goes else "efter to år"


def _log(register: Register) -> Iterator[Block]:
    yield Heading("Alt, der er slettet")
    logged = erasures(register.engine)
    if not logged:
        yield Paragraph(NOTHING)
        return
    rows = [
        (
            f"{one.year}-{one.number}",
            danish_day(date.fromisoformat(one.day)),
            GROUND_WORDS[one.ground],
            one.what,
        )
        for one in logged
    ]
    yield plain_table("erasures", "", ("Henvendelse", "Dag", "Grund", "Hvad"), rows)
    # her own words are hidden with all others
    if whys := tuple(f"{one.year}-{one.number}: {one.why}" for one in logged if one.why):
        yield Paragraph("Hvorfor, med dine ord:")
        yield Bullets(whys)
