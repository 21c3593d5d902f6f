"""Records of one person joined and parted.

Each inquiry keeps a record of its own, joined to others by `same_as` alone, so no inquiry is moved and nothing is lost.
"""

from __future__ import annotations

from borgerraad_tui.domain.connection import Person
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.inquiries import GONE
from borgerraad_tui.store.known import others_of, root_of
from borgerraad_tui.store.records import Records


class People:
    """The records of one open register. Everything is written inside an open act."""

    def __init__(self, engine: Engine, records: Records[Person]) -> None:
        self._engine = engine
        self._records = records

    def with_record(self, inquiry: Inquiry, same_as: int | None = None) -> Inquiry:
        """A copy of an inquiry about to be saved, joined to whoever is behind `same_as`.

        A new one by which somebody can be known gets its record now, any other when it is first joined.
        """
        known = inquiry.id is None and (inquiry.citizen or inquiry.phone or inquiry.mail)
        if inquiry.person is None and (known or same_as is not None):
            inquiry = inquiry.model_copy(update={"person": self._records.add(Person()).id})
        if inquiry.person is not None and same_as is not None:
            self._join(inquiry.person, self._record_of(same_as))
        return inquiry

    def join(self, inquiry: int, other: int) -> None:
        """Say that two inquiries have the same person behind them; RuleBroken when that is said already."""
        if not self._join(self._record_of(inquiry), self._record_of(other)):
            raise RuleBroken("De to henvendelser er allerede samlet som samme person.")

    def part(self, inquiry: int) -> int:
        """Take an inquiry's person out of their group; the others stay together. Returns how many those are."""
        others = others_of(self._engine, inquiry)
        own = self._records.get(self._record_of(inquiry))
        joined = self._records.where("same_as = ?", (own.id,))
        if own.same_as is None and not joined:
            raise RuleBroken("Henvendelsen er ikke samlet med andre.")
        heir = joined[0].id if own.same_as is None else own.same_as
        for person in joined:
            self._records.update(person.edit(same_as=None if person.id == heir else heir))
        if own.same_as is not None:
            self._records.update(own.edit(same_as=None))
        return len(others)

    def _join(self, person: int, other: int) -> bool:
        mine, theirs = root_of(self._engine, person), root_of(self._engine, other)
        if mine != theirs:
            self._records.update(self._records.get(mine).edit(same_as=theirs))
        return mine != theirs

    def _record_of(self, inquiry: int) -> int:
        """The record behind an inquiry; one that came from a sheet gets its own when it is first needed."""
        row = self._engine.first("SELECT person FROM inquiry WHERE id = ?", (inquiry,))
        if row is None:
            raise RuleBroken(GONE)
        if row[0] is not None:
            return int(row[0])
        person = int(self._records.add(Person()).id or 0)
        self._engine.execute("UPDATE inquiry SET person = ? WHERE id = ?", (person, inquiry))
        return person
