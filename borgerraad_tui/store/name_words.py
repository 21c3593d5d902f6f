"""The words people are found by while they are typed: kept in idle time with the search index, and read through it.

What is not indexed yet is read directly, so nobody who was saved a moment ago is missed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.domain.words import spellings
from borgerraad_tui.store.engine import Engine

if TYPE_CHECKING:
    from borgerraad_tui.domain.names import Asked, Begun

MOST = 100
"""Inquiries that are still looked at; of more than these a name says nothing."""
RARE = 2_000
"""Lines counted of a word, to begin with the rarest."""
AFTER_ALL = "\U0010ffff"

FORGET = "DELETE FROM name_word WHERE inquiry IN (SELECT doc FROM search_todo WHERE doc <= ?)"
LEARN = "INSERT INTO name_word (inquiry, word, written) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)"
PENDING = """
SELECT i.id, i.citizen, i.phone, i.mail FROM search_todo AS t CROSS JOIN inquiry AS i ON i.id = t.doc
WHERE t.doc <= ? AND (i.citizen <> '' OR i.phone <> '' OR i.mail <> '')
"""
"""CROSS JOIN keeps the short list outermost."""
LAST = 2**62
"""Beyond every id."""
HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM name_word WHERE word >= ? AND word < ? LIMIT ?)"
HITS = "SELECT DISTINCT inquiry FROM name_word AS hit WHERE ({0}) AND inquiry NOT IN (SELECT doc FROM search_todo)"
AND_WORD = " AND EXISTS (SELECT 1 FROM name_word AS other WHERE other.inquiry = hit.inquiry AND ({0}))"
WRITTEN = """
WITH RECURSIVE form(word, written) AS (
  VALUES (?1, '') UNION ALL
  SELECT
    coalesce((SELECT word FROM name_word WHERE word = form.word AND written > form.written LIMIT 1),
      (SELECT min(word) FROM name_word WHERE word > form.word)),
    coalesce((SELECT min(written) FROM name_word WHERE word = form.word AND written > form.written), '')
  FROM form WHERE word < ?2
)
SELECT written FROM form WHERE word < ?2 AND written <> ''{0} LIMIT ?
"""
"""From one spelling to the next, however many bear it: each is one step in the index."""
OTHERWISE = " AND written NOT GLOB ? || '*'"
FORMS = 1_000
"""Other spellings of one word that are asked for."""


Span: TypeAlias = tuple[str, str]
"""From the first word on, and before the last."""


class Hits(NamedTuple):
    """Inquiries that may be meant; `many` when a name fits more of them than could be told apart."""

    inquiries: frozenset[int]
    many: bool = False


class NameWords:
    """The words of one open register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def index(self, last: int) -> None:
        """Learn the words of the waiting inquiries up to an id; inside the transaction that takes them off the list."""
        lines = sorted(_lines_of(self._engine.rows(PENDING, (last,))))
        self._engine.execute(FORGET, (last,))
        self._engine.execute(LEARN, (json.dumps(lines),))

    def agree(self) -> bool:
        """Whether they are those of all inquiries, once none waits."""
        kept = set(self._engine.rows("SELECT inquiry, word, written FROM name_word"))
        return kept == set(_lines_of(self._engine.rows("SELECT id, citizen, phone, mail FROM inquiry")))

    def find(self, citizen: str, phone: str, mail: str) -> Hits:
        """Whoever may be meant by what is typed so far; a question that fits too many counts only when no other one fits."""
        from borgerraad_tui.domain.names import asked

        questions = asked(clean_line(citizen), clean_line(phone), clean_line(mail))
        found = [self._answered(question) for question in questions]
        fitting = [hits for hits in found if not hits.many]
        chosen = frozenset[int]().union(*(hits.inquiries for hits in fitting))
        return Hits(chosen, not chosen and len(found) > len(fitting))

    def spellings(self, text: str) -> Mapping[str, frozenset[str]]:
        """The words of a search, each with the names it may be heard as, as they are written in somebody's name.

        Names that begin with the word are not among them: they are found by the word itself.
        """
        from borgerraad_tui.domain.names import heard, spelt

        known = frozenset[tuple[str, str]]().union(*(spelt(row[1]) for row in self._engine.rows(PENDING, (LAST,))))
        return {
            word: frozenset(
                written
                for begun in ways
                for written in (
                    *self._written(begun, spellings(word)),
                    *(way for one, way in known if begun.begins(one) and not way.startswith(spellings(word))),
                )
            )
            for word, ways in heard(clean_line(text)).items()
        }

    def _written(self, begun: Begun, typed: Sequence[str]) -> Iterator[str]:
        """The indexed names that are written otherwise than with what is typed."""
        sql = WRITTEN.format(OTHERWISE * len(typed))
        for low, high in _spans(begun):
            yield from (row[0] for row in self._engine.rows(sql, (low, high, *typed, FORMS)))

    def _answered(self, question: Asked) -> Hits:
        words = [_spans(begun) for begun in question]
        rarest, *others = sorted(words, key=self._lines) if len(words) > 1 else words
        sql = HITS.format(_within("hit", rarest)) + "".join(
            AND_WORD.format(_within("other", spans)) for spans in others
        )
        values = [bound for spans in (rarest, *others) for span in spans for bound in span]
        indexed = {row[0] for row in self._engine.rows(f"{sql} LIMIT ?", (*values, MOST + 1))}
        hits = frozenset(indexed | self._waiting(question))
        return Hits(hits, len(hits) > MOST)

    def _lines(self, spans: Sequence[Span]) -> int:
        return sum(int(self._engine.one(HOW_MANY, (*span, RARE))) for span in spans)

    def _waiting(self, question: Asked) -> set[int]:
        from borgerraad_tui.domain.names import answers, known_under

        waiting = self._engine.rows(PENDING, (LAST,))
        return {identifier for identifier, *known in waiting if answers(question, known_under(*known))}


def _lines_of(inquiries: Iterable[tuple[int, str, str, str]]) -> Iterator[tuple[int, str, str]]:
    """Each word once, with how it is written in a name; what reaches somebody is written nowhere."""
    from borgerraad_tui.domain.names import contacts, spelt

    for identifier, citizen, phone, mail in inquiries:
        words = {*spelt(citizen), *((reached, "") for reached in contacts(phone, mail))}
        yield from ((identifier, *word) for word in words)


def _spans(begun: Begun) -> Sequence[Span]:
    """The words from the first that fits to the first that no longer does, for each way it can go on."""
    return [(way, way + ("\0" if begun.whole else AFTER_ALL)) for way in begun.ways]


def _within(table: str, spans: Sequence[Span]) -> str:
    return " OR ".join([f"{table}.word >= ? AND {table}.word < ?"] * len(spans))
