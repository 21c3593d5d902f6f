"""Single cells: each reader takes a text that is not empty and gives a value, or raises RuleBroken with a Danish sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final, TypeVar

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.dates import parse_exact_day
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.log import read_clock
from borgerraad_tui.domain.number import Number, find_number
from borgerraad_tui.domain.text import clean_line, fold, quoted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.faults import expected

Meaning = TypeVar("Meaning")


YES: Final = {"ja": True, "nej": False}
"""The words of a cell that answers yes or no."""


def read_day(text: str) -> date:
    """A day with its year; a time of day behind it, as workbooks store, is left out."""
    return parse_exact_day(re.sub(r"(?<=\d)[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$", "", text.strip()))


def read_moment(text: str) -> datetime:
    """A day with its year and the time of day behind it; without a time it is the day's first moment."""
    found = re.search(r"[ T](\d\d:\d\d)(:\d\d(\.\d+)?)?$", text.strip())
    clock = read_clock(found[1]) if found else None
    return datetime.combine(read_day(text), time.fromisoformat(clock) if clock else time())


def read_word(text: str, words: Mapping[str, Meaning]) -> Meaning:
    """What one of a few words means, in capitals or small letters."""
    if (word := fold(text)) not in words:
        raise RuleBroken(f"{quoted(text)} kendes ikke. {expected(text, [*words])}")
    return words[word]


def read_kind(text: str) -> Kind:
    """The word klage or anden."""
    kind = Kind.of(fold(text))
    if kind is None:
        names = [kind.key for kind in Kind]
        raise RuleBroken(
            f"{quoted(text)} kendes ikke. {expected(text, names)} Lad feltet stå tomt, hvis arten ikke er afgjort."
        )
    return kind


def read_number(text: str, this_year: int) -> Number:
    """The number 2021-118 or 21-118; a bare 118 is this year's."""
    found = find_number(clean_line(text), this_year)
    if found is None:
        raise RuleBroken(f"Nummeret {quoted(text)} kan ikke læses. Skriv det som {this_year}-118 eller 118.")
    return found


class Names:
    """A catalogue as sheets speak of it: by name or key, which may stand below several parents and in several years."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._found: dict[tuple[str, str], tuple[Entry, ...]] = {}

    def key(self, listing: str, text: str, day: date | None, parent: str | None = None) -> str:
        """The key of the entry meant: below the parent rather than elsewhere, valid on the day rather than not.

        What was not valid that day is found all the same; the rules tell what was.
        """
        found = self._named(listing, text)
        if not found:
            names = self._allowed(listing, day, parent)
            raise RuleBroken(f"{quoted(text)} kendes ikke. {expected(text, names)}")
        return min(found, key=lambda entry: (_elsewhere(entry, parent), _not_valid(entry, day))).key

    def _named(self, listing: str, text: str) -> tuple[Entry, ...]:
        asked = (listing, text)
        if asked not in self._found:
            self._found[asked] = self._catalogue.named(listing, text)
        return self._found[asked]

    def _allowed(self, listing: str, day: date | None, parent: str | None) -> list[str]:
        entries = [entry for entry in self._catalogue.of(listing) if not _not_valid(entry, day)]
        below = [entry for entry in entries if not _elsewhere(entry, parent)]
        return list(dict.fromkeys(entry.name for entry in below or entries))


def _elsewhere(entry: Entry, parent: str | None) -> bool:
    return parent is not None and entry.parent != parent


def _not_valid(entry: Entry, day: date | None) -> bool:
    return day is not None and not entry.valid(day)
