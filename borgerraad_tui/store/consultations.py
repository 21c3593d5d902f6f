"""Consultations: model to row and back. Every write happens inside an open act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine

LIST_SQL = """
SELECT c.id, c.day, kind.name, coalesce(d.short, d.name, ''), c.topic, c.minutes
FROM consultation AS c JOIN catalogue AS kind ON kind.id = c.kind LEFT JOIN catalogue AS d ON d.id = c.directorate
WHERE c.day BETWEEN ? AND ? ORDER BY c.day DESC, c.id DESC LIMIT ? OFFSET ?
"""


class Consultations:
    """The consultations of one open register."""

    def __init__(self, engine: Engine, catalogue: Catalogue) -> None:
        self._engine = engine
        self._catalogue = catalogue

    def get(self, identifier: int) -> Consultation:
        """One consultation by id; RuleBroken when an undo has taken it away."""
        sql = "SELECT day, entered, kind, directorate, topic, minutes FROM consultation WHERE id = ?"
        row = self._engine.first(sql, (identifier,))
        if row is None:
            raise RuleBroken("Konsulentbistanden findes ikke længere; den er fortrudt. Tryk Ctrl+Y for at gentage.")
        day, entered, kind, directorate, topic, minutes = row
        return Consultation(
            id=identifier, day=day, entered=entered, kind=self._catalogue.key_of(kind) or "",
            directorate=self._catalogue.key_of(directorate), topic=topic, minutes=minutes,
        )  # fmt: skip

    def add(self, consultation: Consultation) -> Consultation:
        """Write a new one."""
        inserted = self._engine.tables.table("consultation").insert(self._row(consultation))
        return consultation.edit(id=int(inserted.last_pk or 0))

    def update(self, consultation: Consultation) -> Consultation:
        """Write a changed one."""
        assert consultation.id is not None, "only a saved consultation can be updated"
        self._engine.tables.table("consultation").update(consultation.id, self._row(consultation))
        return consultation

    def _row(self, consultation: Consultation) -> dict[str, Any]:
        return {
            "day": consultation.day.isoformat(),
            "entered": consultation.entered.isoformat(),
            "kind": self._catalogue.id_of("consultation", consultation.kind),
            "directorate": self._catalogue.id_of("directorate", consultation.directorate),
            "topic": consultation.topic,
            "minutes": consultation.minutes,
        }


class ListedConsultation(NamedTuple):
    """One line of the list; `day` is ISO text, kind and directorate are printed names."""

    id: int
    day: str
    kind: str
    directorate: str
    topic: str
    minutes: int | None


class ConsultationWindow:
    """The consultations of a period, newest first, read in windows."""

    def __init__(self, engine: Engine, first: date, last: date) -> None:
        self._engine = engine
        self._span = (first.isoformat(), last.isoformat())

    def count(self) -> int:
        """How many the period holds."""
        return int(self._engine.one("SELECT count(*) FROM consultation WHERE day BETWEEN ? AND ?", self._span))

    def minutes(self) -> int:
        """Minutes noted in the period."""
        return int(
            self._engine.one("SELECT coalesce(sum(minutes), 0) FROM consultation WHERE day BETWEEN ? AND ?", self._span)
        )

    def rows(self, start: int, number: int) -> Sequence[ListedConsultation]:
        """The rows from position `start` on."""
        return [ListedConsultation(*row) for row in self._engine.rows(LIST_SQL, (*self._span, number, start))]

    def index_of(self, key: int) -> int | None:
        """The position of a row, or None."""
        day = self._engine.one("SELECT day FROM consultation WHERE id = ? AND day BETWEEN ? AND ?", (key, *self._span))
        if day is None:
            return None
        return int(
            self._engine.one(
                "SELECT count(*) FROM consultation WHERE day <= ? AND (day, id) > (?, ?)", (self._span[1], day, key)
            )
        )
