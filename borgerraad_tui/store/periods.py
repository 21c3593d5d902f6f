"""Named periods in the file."""

from __future__ import annotations

from datetime import date

from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine


class Periods:
    """The named periods of one open register, in the order they were named: what comes later never moves them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[Period]:
        """Every named period."""
        rows = self._engine.rows("SELECT first, last, name, id FROM period ORDER BY id")
        return [
            Period(date.fromisoformat(first), date.fromisoformat(last) if last else None, name, identifier)
            for first, last, name, identifier in rows
        ]

    def add(self, period: Period) -> None:
        """Write a new named period inside the open act; RuleBroken when the name is taken."""
        if self._engine.one("SELECT 1 FROM period WHERE name = ?", (period.name,)):
            raise RuleBroken(f"Perioden »{period.name}« findes allerede. Giv den et andet navn.", "name")
        row = {"name": period.name, "first": period.first.isoformat(), "last": period.last and period.last.isoformat()}
        self._engine.tables.table("period").insert(row)
