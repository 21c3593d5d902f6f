"""Examples with what the program finds in them: names are looked up in the register, word by word, through the search's index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.day_forms import MONTH_NAMES
from borgerraad_tui.domain.example import Example, Settlement, open_findings
from borgerraad_tui.domain.identifiers import LEAST_ALIKE, Combination, Finding, Known, identifiers
from borgerraad_tui.domain.words import spellings, words_of
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.dated import DatedList, DatedWindow
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.kinds import EXAMPLE, SETTLEMENT
from borgerraad_tui.store.register import Register

LIST = DatedList(
    "example",
    "marked",
    "SELECT t.id, t.marked, t.title, i.year, i.number, coalesce(i.subject, c.topic), c.day FROM example AS t"
    " LEFT JOIN inquiry AS i ON i.id = t.inquiry LEFT JOIN consultation AS c ON c.id = t.consultation",
)
CITIZENS = """
SELECT DISTINCT i.citizen FROM search JOIN inquiry AS i ON i.id = (search.rowid & 4294967295) WHERE search MATCH ? LIMIT 20
"""
"""The number of an inquiry is its document's (schema.sql)."""
NOT_INDEXED = "SELECT i.citizen FROM search_todo AS t JOIN inquiry AS i ON i.id = t.doc WHERE i.citizen <> ''"
WHERE_AND_WHEN = """
SELECT i.directorate, i.department, i.theme, i.received, d.name, p.name, t.name FROM inquiry AS i
LEFT JOIN catalogue AS d ON d.id = i.directorate LEFT JOIN catalogue AS p ON p.id = i.department
LEFT JOIN catalogue AS t ON t.id = i.theme WHERE i.id = ?
"""
ALIKE = """
SELECT count(*) FROM (SELECT 1 FROM inquiry WHERE directorate IS ? AND department IS ? AND theme IS ?
AND received BETWEEN ? AND ? LIMIT ?)
"""
CLEARED_WITHIN = (
    "cleared IS NOT NULL AND (inquiry IN (SELECT id FROM inquiry WHERE received BETWEEN ? AND ?)"
    " OR consultation IN (SELECT id FROM consultation WHERE day BETWEEN ? AND ?))"
)
INITIALS = re.compile(r"\b(?:[^\W\d_]\. ?){2,4}")


class ListedExample(NamedTuple):
    """One line of the list; `marked` and a consultation's `day` are ISO text, an inquiry has year and number."""

    id: int
    marked: str
    title: str
    year: int | None
    number: int | None
    subject: str
    day: str | None


class ExampleWindow(DatedWindow[ListedExample]):
    """All examples, the newest mark first."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, LIST, ListedExample, date.min, date.max)


class NamesNear:
    """Names in the register that a text may hold; a word is looked up once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._found: dict[str, list[str]] = {}
        self._waiting = [row[0] for row in engine.rows(NOT_INDEXED)]

    def of(self, text: str) -> list[str]:
        """The names, in no order; one of a single letter is none."""
        words = {word for word in words_of(text) if len(word) > 1 and not word.isdigit()}
        phrases = {" ".join(words_of(found)) for found in INITIALS.findall(text)}
        names = {name for asked in words | phrases for name in self._asked(asked)}
        return sorted(names.union(self._waiting))

    def _asked(self, words: str) -> list[str]:
        if words not in self._found:
            query = "citizen : (" + " OR ".join(f'"{way}"' for way in _ways(words)) + ")"
            self._found[words] = [row[0] for row in self._engine.rows(CITIZENS, (query,))]
        return self._found[words]


class Scanner:
    """What an example's text, or one of no example, is looked through with; made anew when the register may have changed.

    `names` is shared where several are looked through at once, so that a word is looked up once for all.
    """

    def __init__(self, register: Register, example: Example | None = None, names: NamesNear | None = None) -> None:
        catalogue = register.catalogue
        self._names = names or NamesNear(register.engine)
        self._places = [entry.name for listing in ("department", "place") for entry in catalogue.of(listing)]
        inquiry = example.inquiry if example else None
        self._combination = combination(register.engine, inquiry) if inquiry else None

    def findings(self, title: str, text: str) -> tuple[Finding, ...]:
        """Everything in title and text that could tell who it is about; nothing while there is no word."""
        whole = f"{title}\n{text}"
        if not whole.strip():
            return ()
        return identifiers(whole, Known(self._names.of(whole), self._places, self._combination))


def combination(engine: Engine, inquiry: int, least_alike: int = LEAST_ALIKE) -> Combination | None:
    """Where and when an inquiry belongs, and how many share that, counted no further than needed; None of one undone."""
    row = engine.first(WHERE_AND_WHEN, (inquiry,))
    if row is None:
        return None
    *entries, received, directorate, department, theme = row
    month = f"{MONTH_NAMES[int(received[5:7]) - 1]} {received[:4]}"
    span = (f"{received[:7]}-01", f"{received[:7]}-31")
    words = ", ".join(filter(None, (directorate, department, theme, month)))
    return Combination(words, int(engine.one(ALIKE, (*entries, *span, least_alike))))


def example_of(register: Register, side: str, identifier: int) -> Example | None:
    """The example made of an inquiry or a consultation."""
    return next(iter(register.records(EXAMPLE).where(f"{side} = ?", (identifier,))), None)


def cleared_within(register: Register, first: date, last: date) -> list[Example]:
    """The examples that may be told, of inquiries and consultations of some days, both included."""
    span = (first.isoformat(), last.isoformat())
    return register.records(EXAMPLE).where(CLEARED_WITHIN, (*span, *span))


def settled(register: Register, example: Example) -> list[Settlement]:
    """What she has let stand in it."""
    return register.records(SETTLEMENT).where("example = ?", (example.id,))


def findings_left(register: Register, example: Example) -> list[Finding]:
    """What still has to be settled before it may be handed on."""
    found = Scanner(register, example).findings(example.title, example.text)
    return open_findings(found, settled(register, example))


def all_handed_on(register: Register, examples: Sequence[Example]) -> Iterator[Example | RuleBroken]:
    """Examples for a report, looked through this moment; why not, of one that is not cleared or has a finding not settled."""
    names, stand = NamesNear(register.engine), _settled(register, examples)
    for example in examples:
        found = Scanner(register, example, names).findings(example.title, example.text)
        try:
            yield example.handed_on(found, stand.get(example.id, ()))
        except RuleBroken as refused:
            yield refused


def handed_on(register: Register, identifier: int) -> Example:
    """One such example; RuleBroken unless it is cleared and every finding is settled."""
    (found,) = all_handed_on(register, [register.records(EXAMPLE).get(identifier)])
    if isinstance(found, RuleBroken):
        raise found
    return found


def cleared(register: Register, identifier: int) -> Example:
    """Write that an example may be handed on, inside the open act; RuleBroken while a finding is open."""
    books = register.records(EXAMPLE)
    example = books.get(identifier)
    found = Scanner(register, example).findings(example.title, example.text)
    return books.update(example.clear(register.clock.today(), found, settled(register, example)))


def let_stand(register: Register, example: Example, finding: Finding, reason: str = "") -> Settlement:
    """Write that she lets a finding stand, inside the open act; RuleBroken where it may not without a reason."""
    assert example.id is not None, "only what is saved can be settled"
    settled = Settlement(example=example.id, kind=finding.kind, words=finding.words, reason=reason)
    return register.records(SETTLEMENT).add(settled.checked())


def unmark(register: Register, identifier: int) -> None:
    """Take an example away with what she has let stand in it, inside the open act; the case itself stays."""
    books = register.records(SETTLEMENT)
    for settlement in settled(register, register.records(EXAMPLE).get(identifier)):
        books.remove(settlement.id or 0)
    register.records(EXAMPLE).remove(identifier)


def _settled(register: Register, examples: Sequence[Example]) -> dict[int | None, list[Settlement]]:
    marks = ",".join("?" * len(examples))
    stand: dict[int | None, list[Settlement]] = {}
    for one in register.records(SETTLEMENT).where(f"example IN ({marks})", tuple(each.id for each in examples)):
        stand.setdefault(one.example, []).append(one)
    return stand


def _ways(words: str) -> Sequence[str]:
    """A word as Danes write it, with and without the s of the genitive; ø and æ as they are written without them."""
    if " " in words:
        return [words]
    stems = {words, words.removesuffix("s")} if len(words) > 2 else {words}
    for sign, spelt in (("ø", "oe"), ("æ", "ae"), ("ö", "ø"), ("ü", "y")):
        stems |= {stem.replace(sign, spelt) for stem in stems} | {stem.replace(spelt, sign) for stem in stems}
    return sorted({way for stem in stems for way in spellings(stem)})


class ExampleState(NamedTuple):
    """How far an example is from a report: whether it has a text, findings that are open, and the day it was cleared (ISO)."""

    told: bool
    left: int
    cleared: str | None


def example_states(register: Register, identifiers: Sequence[int]) -> dict[int, ExampleState]:
    """The states of these examples, each looked through."""
    marks = ",".join("?" * len(identifiers))
    found = register.records(EXAMPLE).where(f"id IN ({marks})", tuple(identifiers))
    return {example.id: _state(register, example) for example in found if example.id is not None}


def _state(register: Register, example: Example) -> ExampleState:
    left = len(findings_left(register, example)) if example.text else 0
    return ExampleState(bool(example.text), left, example.cleared.isoformat() if example.cleared else None)
