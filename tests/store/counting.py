"""All random commands, and after each of them: every figure is a plain count, every word is found, everybody is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from hypothesis.stateful import invariant

from borgerraad_tui.domain.filters import ANY
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.names import known_under
from borgerraad_tui.store.findings import finding_counts
from borgerraad_tui.store.kinds import FINDING, RECOMMENDATION
from borgerraad_tui.store.known import likely
from borgerraad_tui.store.word_index import HitKind
from tests.registers import FIRST_DAY, TODAY
from tests.statistics.test_invariants import check_header, check_invariants, check_percentages, check_rows, is_counted
from tests.store.acting import State
from tests.store.living import Living
from tests.store.search_rule import Part, Thing, agrees, expected

REORGANISED = date(2021, 8, 1)
SPANS = ((date(2019, 12, 1), TODAY), (FIRST_DAY, date(2021, 7, 31)), (REORGANISED, date(2021, 10, 31)))
QUERIES = ("jens", "maane", "hjælp af", "frist")
"""Beginnings of what is written at random."""
HANGING = """
SELECT 'log', happened, text FROM log_entry WHERE inquiry = ?1
UNION ALL SELECT 'reminder', due, text FROM reminder WHERE inquiry = ?1
UNION ALL SELECT 'meeting', day, text FROM appointment WHERE inquiry = ?1
UNION ALL SELECT 'question', asked, question FROM request WHERE inquiry = ?1
UNION ALL SELECT 'answer', coalesce(answered, replied, asked), answer FROM request WHERE inquiry = ?1
"""
LOOSE: dict[HitKind, str] = {
    "request": """
SELECT id, 'question', asked, question FROM request WHERE inquiry IS NULL
UNION ALL SELECT id, 'answer', coalesce(answered, replied, asked), answer FROM request WHERE inquiry IS NULL ORDER BY 1, 2 DESC
""",
    "appointment": """
SELECT id, iif(cancelled, 'cancelled', 'meeting'), day, text FROM appointment AS one WHERE inquiry IS NULL AND NOT EXISTS
  (SELECT 1 FROM appointment WHERE id = one.series AND text = one.text AND place IS one.place) ORDER BY id
""",
}
"""What hangs on no inquiry, and is found by itself: the texts of each, what it begins with first.

A day of a series that is otherwise is told by the series where both have the same words.
"""


class Counting(Living):
    """What `Living` does, held against plain counting and reading of the rows."""

    checked: State | None = None

    def inquiries(self) -> list[Inquiry]:
        """All that stand."""
        return [self.register.inquiries.get(row[0]) for row in self.stand[-1][1]["inquiry"]]

    @invariant()
    def all_is_as_it_is_told(self) -> None:
        """Looked at once for every state of the file, however it was come to."""
        state = self.stand[-1][1]
        if state is not self.checked:
            self.checked = state
            inquiries = self.inquiries()
            self.figures_are_plain_counts(inquiries)
            self.findings_are_plain_counts(inquiries)
            self.people_are_known(inquiries)
        for query in QUERIES:
            self.words_are_found(query)

    def figures_are_plain_counts(self, inquiries: list[Inquiry]) -> None:
        catalogue = self.register.catalogue
        days = [one.day for one in self.register.consultations.where("true")]
        for first, last in SPANS:
            figures = self.register.figures(first, last)
            within = [one for one in inquiries if first <= one.received <= last]
            counted = [one for one in within if is_counted(one)]
            check_header(figures, within, sum(first <= day <= last for day in days), catalogue)
            check_invariants(figures)
            for table in figures.tables:
                check_percentages(counted, table, check_rows(counted, table, catalogue, last))

    def findings_are_plain_counts(self, inquiries: list[Inquiry]) -> None:
        first, last = SPANS[0]
        ended = {one.id for one in inquiries if is_counted(one) and one.closed and first <= one.received <= last}
        marks = [mark for mark in self.register.records(FINDING).where("true") if mark.inquiry in ended]
        counts = finding_counts(self.register.engine, first, last)
        expected = Counter(self.register.catalogue.id_of("outcome", mark.outcome) for mark in marks)
        assert (counts.by_outcome, counts.inquiries) == (expected, len({mark.inquiry for mark in marks}))

    def people_are_known(self, inquiries: list[Inquiry]) -> None:
        known = {one.id for one in inquiries if "jensen" in known_under(one.citizen, "", "")}
        found = {one.id for person in likely(self.register.engine, "Jenssen", "", "").persons for one in person}
        assert known <= found
        assert {one.id for one in inquiries if one.id in found} == found, "nobody who was undone"

    def words_are_found(self, query: str) -> None:
        things = [self.inquiry_with_its_parts(one) for one in self.inquiries()]
        for held in self.register.consultations.where("true"):
            things.append(Thing("consultation", held.id or 0, [Part("consultation", held.day.isoformat(), held.topic)]))
        for told in self.register.records(RECOMMENDATION).where("true"):
            text = "\n".join((told.title, told.text, told.reply, told.plan))
            things.append(Thing("recommendation", told.id or 0, [Part("recommendation", told.given.isoformat(), text)]))
        things += [thing for kind in LOOSE for thing in self.what_hangs_on_nothing(kind)]
        assert agrees(self.register.search.hits(query, 1999), expected(things, query, ANY))

    def inquiry_with_its_parts(self, one: Inquiry) -> Thing:
        texts = {
            "subject": one.subject,
            "citizen": one.citizen,
            "note": one.note,
            "esdh": one.esdh,
            "step": one.next_step,
        }
        parts = [Part(spot, one.received.isoformat(), text) for spot, text in texts.items()]
        for spot, day, text in self.register.engine.rows(HANGING, (one.id,)):
            parts.append(Part(spot, day, text))
        return Thing("inquiry", one.id or 0, parts)

    def what_hangs_on_nothing(self, kind: HitKind) -> Iterator[Thing]:
        for row, texts in groupby(self.register.engine.rows(LOOSE[kind]), key=itemgetter(0)):
            yield Thing(kind, row, [Part(spot, day, text) for _, spot, day, text in texts])
