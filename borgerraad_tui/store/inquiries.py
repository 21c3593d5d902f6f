"""Inquiries: model to row and back. Every write happens inside an open act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine

CATALOGUED = ("channel", "place", "directorate", "department", "theme", "enquirer", "action", "outcome", "exclusion")
"""Columns that hold a catalogue entry; the model holds its key."""
PLAIN = ("subject", "note", "citizen", "next_step", "esdh", "phone", "mail", "person")
DAYS = ("received", "closed", "next_due")
GONE = "Henvendelsen findes ikke længere; den er fortrudt. Tryk Ctrl+Y for at gentage."


class Inquiries:
    """The inquiries of one open register."""

    def __init__(self, engine: Engine, catalogue: Catalogue) -> None:
        self._engine = engine
        self._catalogue = catalogue

    def get(self, identifier: int) -> Inquiry:
        """One inquiry by id; RuleBroken when an undo has taken it away."""
        return self._model(self._present(identifier))

    def find(self, year: int, number: int) -> Inquiry | None:
        """One inquiry by its number."""
        identifier = self._engine.one("SELECT id FROM inquiry WHERE year = ? AND number = ?", (year, number))
        return self.get(identifier) if identifier else None

    def taken(self, year: int, number: int) -> bool:
        """Whether an inquiry has that number."""
        return bool(self._engine.one("SELECT 1 FROM inquiry WHERE year = ? AND number = ?", (year, number)))

    def add(self, inquiry: Inquiry) -> Inquiry:
        """Write a new inquiry; it gets the next number of the year it was received in, unless it brings one."""
        year = inquiry.received.year
        number = inquiry.number or self._next_number(year)
        # the rest was validated when it was made; doing it anew for each number would be a third of a save's own work
        numbered = inquiry.model_copy(update={"year": year, "number": number})
        self._count_on(year, number)
        identifier = int(self._engine.tables.table("inquiry").insert(self._row(numbered)).last_pk or 0)
        self._set_themes(identifier, inquiry.further_themes)
        return numbered.model_copy(update={"id": identifier})

    def update(self, inquiry: Inquiry) -> Inquiry:
        """Write a changed inquiry. Moved to another year, it gets that year's next number; the old one is not given again."""
        identifier = inquiry.id
        assert identifier is not None, "only a saved inquiry can be updated"
        if inquiry.received.year != inquiry.year:
            year = inquiry.received.year
            inquiry = inquiry.edit(year=year, number=self._next_number(year))
            self._count_on(year, inquiry.number or 0)
        present = self._present(identifier)
        changed = {column: value for column, value in self._row(inquiry).items() if value != present[column]}
        if changed:
            # what is written is counted and indexed anew, even when it is the same
            self._engine.tables.table("inquiry").update(identifier, changed)
        self._set_themes(identifier, inquiry.further_themes)
        return inquiry

    def expected_number(self, year: int) -> int:
        """The number the next inquiry of that year will get."""
        return self._next_number(year)

    def _present(self, identifier: int) -> dict[str, Any]:
        rows = self._engine.dicts("SELECT * FROM inquiry WHERE id = ?", (identifier,))
        if not rows:
            raise RuleBroken(GONE)
        return rows[0]

    def _next_number(self, year: int) -> int:
        return int(self._engine.one("SELECT last FROM numbering WHERE year = ?", (year,)) or 0) + 1

    def _count_on(self, year: int, number: int) -> None:
        self._engine.execute(
            "INSERT INTO numbering (year, last) VALUES (?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
            (year, number),
        )

    def _set_themes(self, inquiry: int, themes: Sequence[str]) -> None:
        wanted = [self._catalogue.id_of("theme", key) for key in dict.fromkeys(themes)]
        present = [row[0] for row in self._engine.rows("SELECT theme FROM further_theme WHERE inquiry = ?", (inquiry,))]
        for theme in present:
            if theme not in wanted:
                self._engine.execute("DELETE FROM further_theme WHERE inquiry = ? AND theme = ?", (inquiry, theme))
        for theme in wanted:
            if theme not in present:
                self._engine.tables.table("further_theme").insert({"inquiry": inquiry, "theme": theme})

    def _row(self, inquiry: Inquiry) -> dict[str, Any]:
        row: dict[str, Any] = {column: getattr(inquiry, column) for column in PLAIN}
        row |= {column: self._catalogue.id_of(column, getattr(inquiry, column)) for column in CATALOGUED}
        row |= {column: _iso(getattr(inquiry, column)) for column in DAYS}
        kind = inquiry.kind.value if inquiry.kind else None
        return row | {
            "year": inquiry.year,
            "number": inquiry.number,
            "entered": inquiry.entered.isoformat(),
            "kind": kind,
        }

    def _model(self, row: dict[str, Any]) -> Inquiry:
        themes = self._engine.rows("SELECT theme FROM further_theme WHERE inquiry = ? ORDER BY id", (row["id"],))
        keys = {column: self._catalogue.key_of(row[column]) for column in CATALOGUED}
        kind = Kind(row["kind"]) if row["kind"] else None
        further = tuple(self._catalogue.key_of(theme) for (theme,) in themes)
        return Inquiry.model_validate({**row, **keys, "kind": kind, "further_themes": further})


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
