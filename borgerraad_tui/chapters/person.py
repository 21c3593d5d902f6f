"""Everything the file holds about one person, as one document (databeskyttelsesforordningen artikel 15).

Only the person's own: another's number, name or words are never in it. Where other texts may speak of the person, the document
says how many places there are and from which days, and its remarks tell her alone where to look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from borgerraad_tui.chapters.blocks import Block, Document, Heading, Paragraph
from borgerraad_tui.chapters.data_protection import information
from borgerraad_tui.chapters.journal import WITHOUT_NOTES, inquiry_blocks, iso_day, plain_table
from borgerraad_tui.chapters.person_past import TABLES, past_blocks
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.identifiers import KINDS, WORDS
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.retention import GROUND_WORDS
from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.basis import linked_recommendations
from borgerraad_tui.store.drafts import PRINTS, TEXT_FIELDS, inquiries_behind
from borgerraad_tui.store.examples import example_of, settled
from borgerraad_tui.store.kinds import APPOINTMENT, ERASURE, REMINDER, RETENTION_HOLD
from borgerraad_tui.store.links import SeenLink, link_words, links_of
from borgerraad_tui.store.mentions import mentions
from borgerraad_tui.store.person_rows import Consulted, consulted, inquiries_of, past_of
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.requests import requests_of
from borgerraad_tui.store.texts import StandingText, told_place

TITLE = "Indsigt: alt, registret har om én person"
NOT_THEIRS = "en henvendelse, der ikke er denne persons"
ABOUT_OTHERS = "var også om andre; emnet er derfor ikke med"
JOINED = "Borgerrådgiveren har samlet dem som samme persons."
COPIES = "Søgeregistret og sikkerhedskopierne gentager de samme oplysninger, og intet andet."
ELSEWHERE = (
    "Det, personen er kendt ved (navn, telefon, mail), står også i tekster, der ikke er om denne persons henvendelser. De er ikke"
    " skrevet af her, for de kan være andres oplysninger; borgerrådgiveren ser dem efter."
)
LOOK = "{} nævner samme navn, telefon eller mail. Se efter, om det er om denne person."

MOVED = (
    "{} har hørt til både en af denne persons henvendelser og en andens: det, der stod før flytningen, er ikke med. Se efter, hvis"
    " det er."
)


class Person(NamedTuple):
    """One person: the inquiries joined as theirs, by the day they came in, and the consultations about them."""

    register: Register
    inquiries: tuple[Inquiry, ...]
    consulted: Consulted

    @property
    def ids(self) -> list[int]:
        """The inquiries' ids."""
        return [inquiry.id or 0 for inquiry in self.inquiries]

    @property
    def numbers(self) -> str:
        """The inquiries' numbers, as they are told."""
        return ", ".join(f"{inquiry.year}-{inquiry.number}" for inquiry in self.inquiries)


def person_document(register: Register, inquiry: int, *, internal: bool) -> Document:
    """Everything of the person behind an inquiry; `internal` brings along what she wrote for herself.

    RuleBroken where an undo has taken the inquiry away.
    """
    register.inquiries.get(inquiry)
    ids = inquiries_of(register.engine, inquiry)
    person = Person(register, tuple(map(register.inquiries.get, ids)), consulted(register.engine, ids))
    past = past_of(register.engine, ids)
    elsewhere = mentions(register.engine, ids, past)
    blocks = [
        *_held(person),
        *(block for one in person.inquiries for block in _inquiry(person, one, internal=internal)),
        *_consultations(person),
        *past_blocks(register, past, internal=internal),
        *(_drafts(person) if internal else ()),
        *_elsewhere(elsewhere),
        *([] if internal else [Paragraph(WITHOUT_NOTES, "note")]),
    ]
    return Document(
        municipality=register.municipality,
        title=TITLE,
        about=f"{'henvendelse' if len(ids) == 1 else 'henvendelserne'} {person.numbers}",
        made=register.clock.today(),
        blocks=tuple(blocks),
        remarks=tuple(
            dict.fromkeys((*_remarks(register, elsewhere), *(MOVED.format(TABLES[each]) for each in past.moved)))
        ),
    )


def _held(person: Person) -> Iterator[Block]:
    """What there is, and why."""
    first, last = person.inquiries[0].received, person.inquiries[-1].received
    days = f"fra {danish_day(first)}" if first == last else f"fra {danish_day(first)} til {danish_day(last)}"
    number = counted(len(person.inquiries), "henvendelse", "henvendelser")
    yield Heading("Hvad der er registreret, og hvorfor", 1, "held")
    joined = f" {JOINED}" if len(person.inquiries) > 1 else ""
    yield Paragraph(f"Registret har {number} {days}.{joined} {COPIES}")
    asked = [
        request.department or request.directorate
        for one in person.ids
        for request in requests_of(person.register.engine, one)
    ]
    yield plain_table("information", "Behandlingen", ("Hvad", "Oplysning"), information(person.register, asked))


def _inquiry(person: Person, inquiry: Inquiry, *, internal: bool) -> Iterator[Block]:
    """One inquiry with all that is about it alone."""
    identifier, register = inquiry.id or 0, person.register
    yield Heading(f"Henvendelse {inquiry.year}-{inquiry.number}", 1, f"inquiry-{identifier}")
    yield from inquiry_blocks(register, inquiry, internal=internal, corrected=True)
    if internal and (reminders := register.records(REMINDER).where("inquiry = ?", (identifier,), "due, id")):
        rows = ((iso_day(each.due), each.text, iso_day(each.done)) for each in reminders)
        yield plain_table("reminders", "Påmindelser", ("Dag", "Husk", "Gjort"), rows)
    if appointments := register.records(APPOINTMENT).where("inquiry = ?", (identifier,), "day, id"):
        met = (
            (iso_day(each.day), each.clock or "", each.text, "aflyst" if each.cancelled else each.rhythm)
            for each in appointments
        )
        yield plain_table("appointments", "Aftaler", ("Dag", "Kl.", "Aftale", "Bemærk"), met)
    if linked := links_of(register.engine, identifier):
        ties = (_tie(person, link) for link in linked)
        yield plain_table("links", "Forbindelser", ("Henvendelse", "Forbindelse", "Begrundelse"), ties)
    if given := linked_recommendations(register.engine, "inquiry", identifier):
        days = ", ".join(iso_day(each.given) for each in given)
        yield Paragraph(f"Henvendelsen er en del af grundlaget for {_recommendations(len(given))} af {days}.")
    yield from _example(register, "inquiry", identifier, internal=internal)
    yield from _kept(register, identifier)


def _kept(register: Register, identifier: int) -> Iterator[Block]:
    """What is kept longer than its term, and what was erased, each with why."""
    if holds := register.records(RETENTION_HOLD).where("inquiry = ?", (identifier,), "until, id"):
        rows = ((iso_day(each.until), each.reason) for each in holds)
        yield plain_table("holds", "Beholdt længere end fristen", ("Til", "Grund"), rows)
    if erasures := register.records(ERASURE).where("inquiry = ?", (identifier,), "day, id"):
        gone = ((iso_day(each.day), each.what, f"{GROUND_WORDS[each.ground]}. {each.why}") for each in erasures)
        yield plain_table("erasures", "Slettet", ("Dag", "Hvad", "Grund"), gone)


def _recommendations(number: int) -> str:
    return "en anbefaling" if number == 1 else f"{number} anbefalinger"


def _tie(person: Person, link: SeenLink) -> tuple[str, str, str]:
    """A link as this person may see it; why it was made is told where it was written about theirs alone."""
    theirs = link.other in person.ids
    return (
        f"{link.year}-{link.number}" if theirs else NOT_THEIRS,
        link_words(link),
        link.reason if theirs or not link.side else "",
    )


def _example(register: Register, side: str, identifier: int, *, internal: bool) -> Iterator[Block]:
    example = example_of(register, side, identifier)
    if example is None:
        return
    yield Heading("Eksempel til beretningen", 2)
    cleared = f"frigivet {danish_day(example.cleared)}" if example.cleared else "ikke frigivet"
    yield Paragraph(f"Fortalt uden navn, valgt {danish_day(example.marked)}, {cleared}.")
    yield from (Paragraph(text, "own") for text in (example.title, example.text) if text)
    if internal and (stand := settled(register, example)):
        words = {str(kind): WORDS[kind] for kind in KINDS}
        rows = ((each.words, words.get(each.kind, each.kind), each.reason) for each in stand)
        yield plain_table("settlements", "Fund, der må stå", ("Ord", "Hvad", "Hvorfor"), rows)


def _consultations(person: Person) -> Iterator[Block]:
    """Consultancy that was about the inquiries; one that was about others', too, by its day alone."""
    alone, shared = person.consulted
    if not (alone or shared):
        return
    register = person.register
    rows = []
    for identifier in sorted((*alone, *shared)):
        one = register.consultations.get(identifier)
        topic = one.topic if identifier in alone else ABOUT_OTHERS
        rows.append((iso_day(one.day), register.catalogue.name("consultation", one.kind), topic))
    yield Heading("Konsulentbistand om henvendelserne", 1, "consultations")
    yield plain_table("consultations", "Konsulentbistand", ("Dag", "Hvad", "Emne"), rows)
    for identifier in alone:
        yield from _example(register, "consultation", identifier, internal=False)


def _drafts(person: Person) -> Iterator[Block]:
    """What was begun about the inquiries and not saved yet."""
    drafts = person.register.drafts.all()
    behind = inquiries_behind(person.register.engine, drafts)
    rows = [
        (iso_day(draft.saved_at[:10]), TEXT_FIELDS[field], text)
        for draft in reversed(drafts)
        if behind.get(draft.id) in person.ids and not draft.form.startswith(PRINTS)
        for field, text in draft.values.items()
        if text and field in TEXT_FIELDS
    ]
    if rows:
        yield Heading("Kladder, der ikke er gemt endnu", 1, "drafts")
        yield plain_table("drafts", "Kladder", ("Dag", "Felt", "Skrevet"), rows)


def _elsewhere(places: Sequence[StandingText]) -> Iterator[Block]:
    if not places:
        return
    yield Heading("Andre steder i registret", 1, "elsewhere")
    yield Paragraph(ELSEWHERE)
    days = sorted({place.day for place in places if place.day})
    told = f": {', '.join(map(iso_day, days))}" if days else ""
    yield Paragraph(f"{counted(len(places), 'sted', 'steder')}{told}.")


def _remarks(register: Register, places: Sequence[StandingText]) -> Iterator[str]:
    return (LOOK.format(told_place(register.engine, place)) for place in places)
