"""The words people are found by while they are typed: kept in idle time with the search index, and read through it.

What is not indexed yet is read directly, so nobody who was saved a moment ago is missed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.store.engine import Engine

if TYPE_CHECKING:
    from borgerraad_tui.domain.names import Asked, Begun

MOST = 100
"""Inquiries that are still looked at; of more than these a name says nothing."""
RARE = 2_000
"""Lines counted of a word, to begin with the rarest."""
AFTER_ALL = "\U0010ffff"

FORGET = "DELETE FROM name_word WHERE inquiry IN (SELECT doc FROM search_todo WHERE doc <= ?)"
LEARN = "INSERT INTO name_word (inquiry, word) SELECT value ->> 0, value ->> 1 FROM json_each(?)"
PENDING = """
SELECT i.id, i.citizen, i.phone, i.mail FROM search_todo AS t CROSS JOIN inquiry AS i ON i.id = t.doc
WHERE t.doc <= ? AND (i.citizen <> '' OR i.phone <> '' OR i.mail <> '')
"""
"""CROSS JOIN keeps the short list outermost."""
LAST = 2**62
"""Beyond every id."""
HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM name_word WHERE word >= ? AND word < ? LIMIT ?)"
HITS = """
SELECT DISTINCT inquiry FROM name_word AS hit
WHERE word >= ? AND word < ? AND inquiry NOT IN (SELECT doc FROM search_todo)
"""
AND_WORD = """
AND EXISTS (SELECT 1 FROM name_word AS other WHERE other.inquiry = hit.inquiry AND other.word >= ? AND other.word < ?)
"""


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
        from borgerraad_tui.domain.names import known_under

        waiting = self._engine.rows(PENDING, (last,))
        lines = [(identifier, word) for identifier, *known in waiting for word in sorted(known_under(*known))]
        self._engine.execute(FORGET, (last,))
        self._engine.execute(LEARN, (json.dumps(lines),))

    def find(self, citizen: str, phone: str, mail: str) -> Hits:
        """Whoever may be meant by what is typed so far; a question that fits too many counts only when no other one fits."""
        from borgerraad_tui.domain.names import asked

        questions = asked(clean_line(citizen), clean_line(phone), clean_line(mail))
        found = [self._answered(question) for question in questions]
        fitting = [hits for hits in found if not hits.many]
        chosen = frozenset[int]().union(*(hits.inquiries for hits in fitting))
        return Hits(chosen, not chosen and len(found) > len(fitting))

    def _answered(self, question: Asked) -> Hits:
        spans = (
            sorted((_span(begun) for begun in question), key=self._lines) if len(question) > 1 else [_span(question[0])]
        )
        sql = HITS + AND_WORD * (len(spans) - 1) + "LIMIT ?"
        values = [bound for span in spans for bound in span]
        indexed = {row[0] for row in self._engine.rows(sql, (*values, MOST + 1))}
        hits = frozenset(indexed | self._waiting(question))
        return Hits(hits, len(hits) > MOST)

    def _lines(self, span: Sequence[str]) -> int:
        return int(self._engine.one(HOW_MANY, (*span, RARE)))

    def _waiting(self, question: Asked) -> set[int]:
        from borgerraad_tui.domain.names import answers, known_under

        waiting = self._engine.rows(PENDING, (LAST,))
        return {identifier for identifier, *known in waiting if answers(question, known_under(*known))}


def _span(begun: Begun) -> tuple[str, str]:
    """The words from the first that fits to the first that no longer does."""
    return begun.word, begun.word + ("\0" if begun.whole else AFTER_ALL)
