"""Consultations as a period's list shows them, and how much of what there was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.store.dated import DatedList, DatedWindow
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.left import chosen_left, rows_left

LIST = DatedList(
    "consultation",
    "day",
    "SELECT t.id, t.day, kind.name, coalesce(d.short, d.name, ''), t.topic, t.minutes FROM consultation AS t"
    " JOIN catalogue AS kind ON kind.id = t.kind LEFT JOIN catalogue AS d ON d.id = t.directorate",
)
TOTALS = """
SELECT {name}, count(*), coalesce(sum(t.minutes), 0)
FROM consultation AS t JOIN catalogue AS kind ON kind.id = t.kind LEFT JOIN catalogue AS d ON d.id = t.directorate
WHERE t.day BETWEEN ? AND ? GROUP BY 1 ORDER BY 2 DESC, 1
"""


class ListedConsultation(NamedTuple):
    """One line of the list; `day` is ISO text, kind and directorate are printed names."""

    id: int
    day: str
    kind: str
    directorate: str
    topic: str
    minutes: int | None


def consultations_of_days(engine: Engine, act: int, first: date, last: date) -> list[int]:
    """The ids of a period's consultations as an act left them, newest first."""
    span = (first.isoformat(), last.isoformat())
    found = rows_left(engine, act, "consultation", "body ->> 'day' BETWEEN ? AND ?", span)
    return [body["id"] for body in sorted(found, key=lambda body: (body["day"], body["id"]), reverse=True)]


def consultations_as_they_were(
    engine: Engine, catalogue: Catalogue, act: int, identifiers: Sequence[int]
) -> list[ListedConsultation]:
    """These consultations as an act left them, with the catalogue's names, in the given order."""
    kinds = {entry.id: entry.name for entry in catalogue.of("consultation")}
    areas = {entry.id: entry.brief for entry in catalogue.of("directorate")}
    return [
        ListedConsultation(
            body["id"],
            body["day"],
            kinds[body["kind"]],
            areas.get(body["directorate"], ""),
            body["topic"],
            body["minutes"],
        )
        for body in chosen_left(engine, act, "consultation", identifiers).values()
    ]


class Total(NamedTuple):
    """How many of one kind or for one directorate (empty: not given), and the minutes noted for them."""

    name: str
    number: int
    minutes: int


class ConsultationWindow(DatedWindow[ListedConsultation]):
    """The consultations of a period, newest first, read in windows."""

    def __init__(self, engine: Engine, first: date, last: date) -> None:
        super().__init__(engine, LIST, ListedConsultation, first, last)

    def minutes(self) -> int:
        """Minutes noted in the period."""
        return sum(total.minutes for total in self.by_kind())

    def by_kind(self) -> Sequence[Total]:
        """What the period holds, by kind, the most first."""
        return self._totals("kind.name")

    def by_directorate(self) -> Sequence[Total]:
        """What the period holds, by directorate, the most first."""
        return self._totals("coalesce(d.short, d.name, '')")

    def _totals(self, name: str) -> Sequence[Total]:
        return [Total(*row) for row in self.engine.rows(TOTALS.format(name=name), self.span)]
