"""Rows of a table that are the same before and after the catalogue was changed within the period."""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.statistics.table import Row, Table

Family = tuple[Row, ...]
"""A row and those that took over from it, oldest first; most rows are one alone."""


def families(table: Table, catalogue: Catalogue) -> list[Family]:
    """The rows of a table of areas or themes by what the catalogue says each became; what is not given is no row of it."""
    listing = catalogue.of(table.spec.part)
    rows = [row for row in table.printed if row.entries and min(row.entries) > 0]
    heir = {entry.id: catalogue.get(entry.list, entry.became) for entry in listing if entry.became}
    found: list[Family] = [(row,) for row in rows]
    for row in rows:
        ids = {became.id for entry in row.entries if (became := heir.get(entry))}
        later = next((other for other in rows if other is not row and ids.intersection(other.entries)), None)
        if later is not None:
            joined = [family for family in found if row in family or later in family]
            members = {member for family in joined for member in family}
            found = [family for family in found if family not in joined]
            found.append(tuple(sorted(members, key=lambda member: min(member.entries))))
    return found


def renamed(found: Sequence[Family]) -> str:
    """Which rows are one thing under two names, or empty."""
    pairs = [f"»{before.name}« blev »{heir.name}«" for *older, heir in found for before in older]
    if not pairs:
        return ""
    return f"Navnene blev lavet om i perioden: {', '.join(pairs)}. Tabellen tæller hvert navn for sig."
