"""Who is known: everybody who may be meant by what is typed, and the inquiries of one person. Read without models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.name_words import NameWords

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
ROOT = f"{GROUPS} SELECT root FROM member"  # noqa: S608 - it stands above
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
    """Who may be meant, those called as it is typed first, then whoever came last; `many` when the name fits too many to tell."""

    persons: tuple[KnownPerson, ...]
    many: bool = False


def likely(engine: Engine, citizen: str, phone: str, mail: str, besides: int | None = None) -> Likely:
    """Who may be meant by what is typed so far, without whoever stands behind the inquiry `besides`."""
    hits = NameWords(engine).find(citizen, phone, mail)
    if hits.many:
        return Likely((), many=True)
    persons = _groups(engine, hits.inquiries)
    others = [person for person in persons if besides not in [one.id for one in person]]
    return Likely(tuple(_named_first(others, citizen)))


def alike_of(engine: Engine, inquiry: int) -> Sequence[KnownPerson]:
    """Who may be the person behind an inquiry without being joined to it; none when a name fits too many, or it is gone."""
    known_by = engine.first("SELECT citizen, phone, mail FROM inquiry WHERE id = ?", (inquiry,))
    if known_by is None:
        return ()
    citizen, phone, mail = known_by
    return likely(engine, citizen, phone, mail, inquiry).persons


def others_of(engine: Engine, inquiry: int) -> KnownPerson:
    """The other inquiries of the person behind one, newest first."""
    return tuple(one for person in _groups(engine, [inquiry]) for one in person if one.id != inquiry)


def root_of(engine: Engine, person: int) -> int:
    """The record that all of a person's records are joined to at last."""
    return int(engine.one(ROOT, (f"[{person}]",)))


def _groups(engine: Engine, inquiries: Iterable[int]) -> list[KnownPerson]:
    """The inquiries of everybody behind these, a person at a time, whoever came last first."""
    among = f"[{','.join(map(str, inquiries))}]"
    persons = f"[{','.join(str(row[0]) for row in engine.rows(MARKS, (among,)))}]"
    groups: dict[int, list[KnownInquiry]] = {}
    for root, *columns in engine.rows(KNOWN, (persons, among)):
        groups.setdefault(root, []).append(KnownInquiry(*columns))
    known = [tuple(sorted(group, key=_age, reverse=True)) for group in groups.values()]
    return sorted(known, key=lambda person: _age(person[0]), reverse=True)


def _named_first(persons: Iterable[KnownPerson], citizen: str) -> list[KnownPerson]:
    from borgerraad_tui.domain.names import plain_words

    name = plain_words(citizen)
    return sorted(persons, key=lambda person: name not in [plain_words(one.citizen) for one in person])


def _age(inquiry: KnownInquiry) -> tuple[str, int]:
    return inquiry.received, inquiry.id
