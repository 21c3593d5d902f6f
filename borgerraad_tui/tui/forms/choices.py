"""What forms share: catalogue lists as choices, typed values as days, and which period a save falls into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from borgerraad_tui.domain.dates import Direction, parse_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.values import read_number
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.fields import Choice, Values

TODAY = ""
"""No field, but today itself is the day whose lists are offered."""
KINDS = tuple(Choice(kind.key, kind.label, kind.letter) for kind in Kind)


def kinds(_values: Values) -> Sequence[Choice]:
    """Klage, andre henvendelser."""
    return KINDS


def catalogue_choices(
    office: Office, listing: str, *, on: str = "received", brief: bool = False, parent: str = "", of_kind: bool = False
) -> Callable[[Values], Sequence[Choice]]:
    """One list as choices: what was valid on the day in field `on` (or `TODAY`), below field `parent`'s value, of the form's kind.

    While that day cannot be read, it is what is valid today.
    """

    def choices(values: Values) -> Sequence[Choice]:
        day = (None if on == TODAY else typed_day(values[on], office.today)) or office.today
        below = values.get(parent, "") if parent else None
        kind = Kind.of(values.get("kind", ""))
        if (parent and not below) or (of_kind and kind is None):
            return ()
        entries = office.catalogue.choices(listing, day, parent=below, kind=kind if of_kind else None)
        return [Choice(entry.key, entry.brief if brief else entry.name, entry.letter, entry.name) for entry in entries]

    return choices


def typed_day(text: str, today: date, direction: Direction = "past") -> date | None:
    """A typed day, or None while it cannot be read."""
    try:
        return parse_day(text, today, direction) if text else None
    except RuleBroken:
        return None


def required_day(values: Values, key: str, today: date, missing: str, direction: Direction = "past") -> date:
    """A typed day that must be there; RuleBroken at its field."""
    day = optional_day(values, key, today, direction)
    if day is None:
        raise RuleBroken(missing, key)
    return day


def optional_day(values: Values, key: str, today: date, direction: Direction = "past") -> date | None:
    """A typed day, or None where nothing is typed; RuleBroken at its field."""
    with at_field(key):
        return parse_day(values[key], today, direction) if values[key] else None


def day_value(day: date | None) -> str:
    """A day as a form holds it; empty where there is none."""
    return day.isoformat() if day else ""


def dialog_title(office: Office, what: str, inquiry: Inquiry) -> str:
    """What a dialog about an inquiry does, and which one it is about."""
    number = number_text(inquiry.received.year, inquiry.number or 0, office.today)
    return f"{what} {number} {office.glyphs.separator} {inquiry.subject}"


def other_inquiry(office: Office, text: str, this: int) -> Inquiry:
    """Another inquiry by its typed number; RuleBroken when there is none, or when it is the inquiry itself."""
    if not text.strip():
        raise RuleBroken("Skriv den anden henvendelses nummer, fx 118 eller 2021-118.")
    year, number = read_number(text, office.today.year)
    other = office.register.inquiries.find(year, number)
    if other is None:
        raise RuleBroken(f"Henvendelse {year}-{number} findes ikke. Søg efter den med / for at se nummeret.")
    if other.id == this:
        raise RuleBroken("Det er henvendelsen selv. Skriv nummeret på en anden.")
    return other


def other_told(office: Office, text: str, this: int) -> str:
    """The subject behind a number, so that a slip is seen before it is saved; empty while there is none."""
    try:
        other = other_inquiry(office, text, this)
    except RuleBroken:
        return ""
    state = "lukket" if other.closed else "åben"
    return f"{other.year}-{other.number} {office.glyphs.separator} {office.glyphs.hers(other.subject)} ({state})"


@contextmanager
def at_field(key: str) -> Iterator[None]:
    """A broken rule inside is about this field."""
    try:
        yield
    except RuleBroken as error:
        raise RuleBroken(error.text, key) from error


def outside_period(office: Office, day: date) -> str:
    """What to add when a save falls outside the period shown, so that nobody misses it in the figures."""
    return "" if office.period.holds(day) else f" Den ligger uden for den viste periode ({office.period.title()})."
