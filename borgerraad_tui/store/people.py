"""Who is behind the inquiries: who may be meant by what is typed, and records of one person joined and parted.

Each inquiry keeps a record of its own, joined to others by `same_as` alone, so no inquiry is moved and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from borgerraad_tui.domain.connection import Person
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.inquiries import GONE
from borgerraad_tui.store.name_words import NameWords
from borgerraad_tui.store.records import Records

COLUMNS = "i.id, i.year, i.number, i.subject, i.citizen, i.received, i.closed"
GROUPS = """
WITH RECURSIVE up(id, above) AS (
  SELECT id, same_as FROM person WHERE id IN (SELECT value FROM json_each(?))
  UNION SELECT p.id, p.same_as FROM up JOIN person AS p ON p.id = up.above
), member(root, id) AS (
  SELECT id, id FROM up WHERE above IS NULL
  UNION SELECT member.root, p.id FROM member JOIN person AS p ON p.same_as = member.id
)
"""
"""Everybody in the same groups as the given persons: a record that is joined to none is a group's root."""
KNOWN = f"""{GROUPS}
SELECT member.root, {COLUMNS} FROM member CROSS JOIN inquiry AS i ON i.person = member.id
UNION ALL
SELECT -i.id, {COLUMNS} FROM inquiry AS i WHERE i.person IS NULL AND i.id IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - both stand above
MARKS = "SELECT DISTINCT person FROM inquiry WHERE person IS NOT NULL AND id IN (SELECT value FROM json_each(?))"


class KnownInquiry(NamedTuple):
    """One inquiry of somebody; days are ISO text, `closed` None while it is open."""

    id: int
    year: int
    number: int
    subject: str
    citizen: str
    received: str
    closed: str | None


KnownPerson = tuple[KnownInquiry, ...]
"""One person's inquiries, newest first, at least one."""


class Likely(NamedTuple):
    """Who may be meant, whoever came last first; `many` when the name fits too many to tell."""

    persons: tuple[KnownPerson, ...]
    many: bool = False


class People:
    """The persons of one open register; writing happens inside an open act."""

    def __init__(self, engine: Engine, records: Records[Person]) -> None:
        self._engine = engine
        self._records = records

    def likely(self, citizen: str, phone: str, mail: str, besides: int | None = None) -> Likely:
        """Who may be meant by what is typed so far, without whoever stands behind the inquiry `besides`."""
        hits = NameWords(self._engine).find(citizen, phone, mail)
        if hits.many:
            return Likely((), many=True)
        persons = self._groups(hits.inquiries)
        return Likely(tuple(person for person in persons if besides not in [one.id for one in person]))

    def like(self, inquiry: Inquiry) -> Likely:
        """Who may be the same as the one behind a saved inquiry."""
        return self.likely(inquiry.citizen, inquiry.phone, inquiry.mail, inquiry.id)

    def others(self, inquiry: int) -> KnownPerson:
        """The other inquiries of the same person, newest first."""
        return tuple(one for person in self._groups([inquiry]) for one in person if one.id != inquiry)

    def with_record(self, inquiry: Inquiry, same_as: int | None = None) -> Inquiry:
        """A copy with a record of its own, where there is something to know somebody by; joined to whoever is behind `same_as`."""
        if inquiry.person is None and (same_as or inquiry.citizen or inquiry.phone or inquiry.mail):
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
        others = self.others(inquiry)
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
        mine, theirs = self._root(person), self._root(other)
        if mine != theirs:
            self._records.update(self._records.get(mine).edit(same_as=theirs))
        return mine != theirs

    def _root(self, person: int) -> int:
        return int(self._engine.one(f"{GROUPS} SELECT root FROM member", (f"[{person}]",)))

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

    def _groups(self, inquiries: Iterable[int]) -> list[KnownPerson]:
        """The inquiries of everybody behind these, a person at a time, whoever came last first."""
        among = f"[{','.join(map(str, inquiries))}]"
        persons = f"[{','.join(str(row[0]) for row in self._engine.rows(MARKS, (among,)))}]"
        groups: dict[int, list[KnownInquiry]] = {}
        for root, *columns in self._engine.rows(KNOWN, (persons, among)):
            groups.setdefault(root, []).append(KnownInquiry(*columns))
        known = [tuple(sorted(group, key=_age, reverse=True)) for group in groups.values()]
        return sorted(known, key=lambda person: _age(person[0]), reverse=True)


def _age(inquiry: KnownInquiry) -> tuple[str, int]:
    return inquiry.received, inquiry.id
