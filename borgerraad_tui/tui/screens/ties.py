"""What ties an inquiry to others, in words: links, and the person behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.known import KnownInquiry, KnownPerson, alike_of, others_of
from borgerraad_tui.store.links import link_words, links_of
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph


def tie_facts(office: Office, inquiry: int) -> Iterator[tuple[str, str]]:
    """Links and the number of the person's other inquiries, each as a label and a text."""
    hers = office.glyphs.hers
    for link in links_of(office.register.engine, inquiry):
        number = number_text(link.year, link.number, office.today)
        reason = f" ({hers(link.reason)})" if link.reason else ""
        yield "Se også", f"{link_words(link)} {number} {hers(link.subject)}{reason}"
    others = others_of(office.register.engine, inquiry)
    if others:
        still_open = sum(other.closed is None for other in others)
        told = counted(len(others), "anden henvendelse", "andre henvendelser")
        yield "Borger", f"{told}, {counted(still_open, 'åben', 'åbne')} (h viser dem)"


def alike(office: Office, inquiry: int) -> KnownPerson:
    """Inquiries of others who may be the same person, newest first; none when a name fits too many."""
    persons = alike_of(office.register.engine, inquiry)
    return tuple(one for person in persons for one in person)


def people_lines(office: Office, inquiry: int) -> Iterator[Paragraph]:
    """The person's other inquiries, and those of whoever may be the same."""
    yield from _listed(office, "Samme borger", others_of(office.register.engine, inquiry))
    yield from _listed(office, "Måske samme borger (h viser dem; saml dem i menuen)", alike(office, inquiry))


def _listed(office: Office, heading: str, inquiries: KnownPerson) -> Iterator[Paragraph]:
    if inquiries:
        yield Paragraph([Part(office.glyphs.own(heading), "muted")], rule=True)
    for one in inquiries:
        yield Paragraph(
            [Part(f"{danish_day(date.fromisoformat(one.received))}  ", "muted"), Part(_told(office, one))], hang=12
        )


def _told(office: Office, one: KnownInquiry) -> str:
    words = [
        number_text(one.year, one.number, office.today),
        office.glyphs.hers(one.subject),
        office.glyphs.hers(one.citizen),
        "lukket" if one.closed else "åben",
    ]
    return f" {office.glyphs.separator} ".join(word for word in words if word)
