"""What was erased, as a document to read: the proof of the last erasing, the copies that still hold any of it, and the log."""

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
from borgerraad_tui.store.safekeeping.erasing import Logged, erasures
from borgerraad_tui.store.safekeeping.others import others_of
from borgerraad_tui.store.safekeeping.proof import SHORTEST, Proof
from borgerraad_tui.store.safekeeping.remaining import Holder, Place

TITLE: Final = "Slettet"
NOTHING: Final = "Der er ikke slettet noget endnu."
NOTHING_SOUGHT: Final = (
    "Der var ingen ord at søge efter: alt var slettet eller tomt i forvejen. Det siger ikke, om noget fra før"
    " ligger tilbage."
)
REMNANTS: Final = (
    "Noget ligger tilbage, som ingen række forklarer. Skriv det ned: det vises kun, til du går herfra, og en sletning mere"
    " finder det ikke. Kør »borgerraad kontrol«. Er alt i orden dér, er det en fejl i programmet:"
)
ELSEWHERE: Final = "Disse navne og numre står også andre steder, hvor de ikke er slettet:"
GOES: Final = "dagen gælder, når der bliver lavet en kopi hver dag; ellers senere"
BEFORE: Final = f"når {KEPT_BEFORE} nyere er lavet før en større ændring"
ASIDE: Final = (
    "Disse filer og mapper ved siden af registret kan stadig have det: de er lagt til side, eller et andet program har lavet dem."
    " De går ikke af sig selv: slet dem, når du ikke skal bruge dem."
)
ANOTHER: Final = "aldrig: den er fra en anden historik end registrets"
LEFT: Final = "aldrig: her laves der ikke kopier mere"
NOT_REACHED: Final = "kan ikke nås nu, og er ikke set efter. Kopier dér kan stadig have det."
NOT_TAKEN: Final = (
    "x tager ikke dem fra en anden historik i en mappe, hvor der ikke laves kopier mere: de kan være et andet registers. Se efter,"
    " og slet dem selv."
)
NAMED: Final = 3
"""Inquiries named of a copy."""
NO_COPIES: Final = "Ingen: registret her har ingen kopier."
NOT_HERE: Final = (
    "Dokumenter, du har udskrevet, papir, mails og kommunens eget journalsystem er ikke med her. Gendanner du registret fra en kopi"
    " fra før sletningen, kommer ordene tilbage og skal slettes igen."
)


def erasure_document(register: Register, proof: Proof | None, places: Sequence[Place]) -> Document:
    """The log, before it the copies that hold any of it, and first the proof, where something was erased just now."""
    logged, aside = erasures(register.engine), others_of(register.engine.path)
    blocks = [*(_proof(proof) if proof else ()), *(_places(places, aside) if logged or proof else ()), *_log(logged)]
    today = register.clock.today()
    return Document(register.municipality, TITLE, f"til og med {danish_day(today)}", today, tuple(blocks))


def _proof(proof: Proof) -> Iterator[Block]:
    yield Heading("Bevis")
    if not proof.words and not proof.texts:
        yield Paragraph(NOTHING_SOUGHT, "figures")
        return
    sought = f"{counted(proof.words, 'ord', 'ord')} og {counted(proof.texts, 'hel tekst', 'hele tekster')}"
    yield Paragraph(
        f"Der er søgt efter {sought} i {proof.searched} byte af filen, som den er uden lås, og i dens journal."
        f" Ord på under {SHORTEST} bogstaver er kun søgt som en del af hele navne og tekster."
    )
    if proof.is_clean:
        yield Paragraph("Intet af det slettede ligger tilbage.", "figures")
    else:
        yield Paragraph(REMNANTS, "figures")
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
    yield Heading("Kopier, der stadig har noget af det")
    if not places:
        yield Paragraph(NO_COPIES)
    for place in places:
        if not place.reached:
            before = "" if place.kept else "her blev der lavet kopier før; mappen "
            yield Paragraph(f"{place.folder}: {before}{NOT_REACHED}")
        elif not place.holders:
            yield Paragraph(f"{place.folder}: ingen.")
        else:
            rows = [(f"{each.copy.made:%d-%m-%Y %H:%M}", _has(each), _goes(each, place)) for each in place.holders]
            yield plain_table("copies", str(place.folder), ("Kopien fra", "Har", "Går af sig selv"), rows)
    if any(place.going for place in places):
        yield Paragraph(f"x sletter dem nu. Ellers går de af sig selv: {GOES}.")
    if any(place.going != place.holders for place in places):
        yield Paragraph(NOT_TAKEN)
    if aside:
        yield Paragraph(ASIDE)
        yield Bullets(tuple(path.name for path in aside))
    yield Paragraph(NOT_HERE, "note")


def _has(holder: Holder) -> str:
    """The first few inquiries of which it holds words, and of which a draft in it may."""
    if not holder.known:
        return "måske"
    maybe = f"måske {_first_of(holder.maybe)} i en kladde" if holder.maybe else ""
    return ", ".join(filter(None, (_first_of(holder.numbers), maybe)))


def _first_of(numbers: Sequence[str]) -> str:
    named, more = ", ".join(numbers[:NAMED]), len(numbers) - NAMED
    return f"{named} og {more} til" if more > 0 else named


def _goes(holder: Holder, place: Place) -> str:
    if not holder.known:
        return ANOTHER
    if not place.kept:
        return LEFT
    if holder.copy.before:
        return BEFORE
    return danish_day(holder.goes) if holder.goes else "efter to år"


def _log(logged: Sequence[Logged]) -> Iterator[Block]:
    yield Heading("Alt, der er slettet")
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
