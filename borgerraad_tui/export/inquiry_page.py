"""One inquiry as a page of plain Danish text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.inquiry import Inquiry


def inquiry_page(inquiry: Inquiry, catalogue: Catalogue, findings: Sequence[str] = ()) -> str:
    """A label and a value on each line, the note indented at the end; what is not given is left out.

    `findings` are the keys of outcomes beside the main one.
    """
    lines = [f"Henvendelse {inquiry.year}-{inquiry.number}"]
    lines += [f"{label}: {value}" for label, value in _labelled(inquiry, catalogue, findings) if value]
    if inquiry.note:
        lines += ["Notat:", *(f"  {line}".rstrip() for line in inquiry.note.split("\n"))]
    return "\n".join(lines) + "\n"


def _labelled(inquiry: Inquiry, catalogue: Catalogue, findings: Sequence[str]) -> Iterator[tuple[str, str]]:
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
    yield "Lukket", _day(inquiry.closed) or "nej"
    yield "Næste", " ".join(filter(None, (_day(inquiry.next_due), inquiry.next_step)))
    yield "ESDH", inquiry.esdh


def _day(day: date | None) -> str:
    return danish_day(day) if day else ""
