"""Rows of a sheet as inquiries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from borgerraad_tui.domain.catalogue import PARENTS
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.rules import Broken, belonging_rules, broken_rules, filed_rules
from borgerraad_tui.domain.text import LONGEST_LINE, LONGEST_NOTE
from borgerraad_tui.intake.form import Background, Form
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.values import Names, read_day, read_kind, read_number

FIELDS = {
    "modtaget": "received", "art": "kind", "direktørområde": "directorate", "afdeling": "department", "tema": "theme",
    "øvrige temaer": "further_themes", "handling": "action", "udfald": "outcome", "udgår": "exclusion",
    "lukket": "closed", "kanal": "channel", "sted": "place", "henvender": "enquirer", "borger": "citizen",
    "emne": "subject", "notat": "note", "næste": "next", "næste tekst": "next_step", "esdh": "esdh", "nummer": "number",
}  # fmt: skip
"""Each heading and the field it fills, as the rules call it."""

_LISTED = ("kanal", "sted", "henvender", "direktørområde", "afdeling", "tema", "handling", "udfald", "udgår")
"""Catalogue columns, parents before what lies below them."""
_SETTLED = ("handling", "udfald", "udgår")
"""Their entries go by the day it was closed, the others by the day it was received."""
_TEXTS = dict.fromkeys(("borger", "emne", "næste tekst", "esdh"), LONGEST_LINE) | {"notat": LONGEST_NOTE}
"""How many characters each has room for."""

_LEANS_ON = {
    "lukket": {"handling", "udfald", "udgår"},
    "handling": {"art", "lukket"},
    "udfald": {"handling", "lukket"},
    "udgår": {"lukket", "handling", "udfald"},
    "afdeling": {"direktørområde"},
    "øvrige temaer": {"tema"},
}
"""Whose cells the rules about a column look at beside its own and `modtaget`."""


def read_inquiry(row: Row, background: Background) -> Inquiry | None:
    """The inquiry of a row, and its faults noted in the row; None when the day it was received cannot be read."""
    row.require("modtaget")
    received = row.read("modtaget", read_day)
    closed = row.read("lukket", read_day)
    values: dict[str, Any] = {
        "received": received,
        "closed": closed,
        "entered": background.now,
        "kind": row.read("art", read_kind),
        "next_due": row.read("næste", read_day),
        **_numbered(row, received, background),
        **_listed(row, received, closed or background.now.date(), background.names),
        **{FIELDS[heading]: row.prose(heading, longest) for heading, longest in _TEXTS.items()},
    }
    # what has no day of receipt is still told everything that does not look at that day
    inquiry = Inquiry.model_validate({**values, "received": received or background.now.date()})
    row.tell(_rules(inquiry, background, dated=received is not None), FIELDS, _LEANS_ON)
    return inquiry if received else None


def _rules(inquiry: Inquiry, background: Background, *, dated: bool) -> Iterator[Broken]:
    if dated:
        yield from broken_rules(inquiry, background.catalogue, background.now.date())
    else:
        yield from belonging_rules(inquiry, background.catalogue)
    yield from filed_rules(inquiry)


INQUIRIES = Form(tuple(FIELDS), required=("modtaget",), read=read_inquiry)
"""A sheet of inquiries."""


def _listed(row: Row, received: date | None, settled: date, names: Names) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for heading in _LISTED:
        listing = FIELDS[heading]
        day = settled if heading in _SETTLED else received
        parent = keys.get(PARENTS.get(listing, ""))
        keys[listing] = row.read(heading, partial(names.key, listing, day=day, parent=parent))
    further = row.read_each("øvrige temaer", partial(names.key, "theme", day=received))
    return {**keys, "further_themes": further}


def _numbered(row: Row, received: date | None, background: Background) -> dict[str, int]:
    found = row.read("nummer", partial(read_number, this_year=background.now.year))
    if found is None:
        return {}
    year, number = found
    if received and received.year != year:
        row.fault(
            "nummer",
            f"Nummeret {year}-{number} er fra {year}, men henvendelsen er modtaget i {received.year}. "
            f"Skriv {received.year}-{number}, eller ret datoen.",
        )
    elif background.taken(year, number):
        row.fault(
            "nummer",
            f"Nummeret {year}-{number} findes allerede i registret. Skriv et andet, eller lad feltet stå tomt.",
        )
    return {"year": year, "number": number}
