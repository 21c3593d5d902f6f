"""What is said of the register as a processing: why, by what right, from whom, to whom, how long; one wording for all.

Sources: databeskyttelsesforordningen art. 6, 9, 13-15, 30, 33; kommunestyrelsesloven § 65 e; databeskyttelsesloven §§ 7, 8, 11.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from borgerraad_tui.domain.retention import PART_WORDS
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.retention import retention_terms

FILL_IN = "UDFYLD SELV: {}"
"""What the file cannot know."""
PURPOSE = (
    "Borgerrådgiveren vejleder borgere, behandler klager over kommunen, følger op over for forvaltningen og beretter til byrådet"
    " med optællinger."
)
LEGAL_BASIS = (
    "Kommunestyrelsesloven § 65 e; databeskyttelsesforordningen artikel 6, stk. 1, litra e, og artikel 9, stk. 2, litra f;"
    " databeskyttelseslovens § 8 om strafbare forhold."
)
SOURCES = "Borgeren selv, den der henvendte sig på borgerens vegne, og forvaltningens svar."
FREE_TEXT = (
    "Fritekst kan rumme andet end det, felterne spørger om, også om helbred, familie og strafbare forhold. Det kan programmet ikke"
    " tælle."
)
RIGHTS = (
    "Borgeren kan bede om indsigt, rettelse, sletning og begrænsning og gøre indsigelse, og kan klage til Datatilsynet"
    " (datatilsynet.dk)."
)
NO_MACHINE = "Ingen afgørelser træffes automatisk, og ingen profil bliver lavet."
AFTERWARDS = "Derefter foreslås navne og tekster slettet; det, der tælles, bliver."


def retention(register: Register) -> Iterator[str]:
    """How long what is kept about a person is kept: a sentence for each term that holds now, and what comes then."""
    terms = retention_terms(register.engine)
    for part, years in terms.parts.items():
        yield f"{PART_WORDS[part]}: {years} år efter den seneste lukning."
    for outcome, years in terms.outcomes.items():
        name = register.catalogue.name("outcome", register.catalogue.key_of(outcome))
        yield f"Lukket med »{name}«: {years} år."
    yield AFTERWARDS


def information(register: Register, asked: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What a person is told beside the data themselves (artikel 15, stk. 1); `asked` names who in the administration was asked."""
    yield "Dataansvarlig", register.municipality
    yield "Formål", PURPOSE
    yield "Grundlag", LEGAL_BASIS
    yield "Hvorfra", SOURCES
    yield "Hvem har fået det", recipients(asked)
    yield "Hvor længe", " ".join(retention(register))
    yield "Rettigheder", RIGHTS
    yield "Automatik", NO_MACHINE


def recipients(asked: Iterable[str]) -> str:
    """Who was told: whoever was asked in the administration, and those whom the file does not know."""
    named = ", ".join(dict.fromkeys(asked))
    departments = f"Dem i forvaltningen, der er spurgt: {named}." if named else "Ingen i forvaltningen er spurgt."
    return f"{departments} {FILL_IN.format('andre, der har fået en udskrift.')}"
