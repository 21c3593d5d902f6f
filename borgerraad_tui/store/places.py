"""Where in an inquiry the words of a search stand, and on which day: its own texts, or something that hangs on it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from borgerraad_tui.domain.filters import Filters
from borgerraad_tui.domain.words import Names, held, held_by_name
from borgerraad_tui.store.engine import Engine

Spot = Literal[
    "subject", "citizen", "note", "esdh", "step", "log", "question", "answer", "reminder", "meeting", "cancelled",
    "number", "contact", "consultation", "recommendation", "listed",
]  # fmt: skip
"""Where a hit was found; `listed` is one that no words were looked for in."""
OWN: Final[Sequence[Spot]] = ("subject", "citizen", "note", "esdh", "step")
"""An inquiry's own texts, the best first; all are from the day it was received."""
OWN_TEXTS: Final = """
SELECT id, received, subject, citizen, note, esdh, next_step FROM inquiry WHERE id IN (SELECT value FROM json_each(?))
"""
PARTS: Final = """
SELECT inquiry, day, spot, text FROM search_part WHERE inquiry IN (SELECT value FROM json_each(?)) ORDER BY day, spot, id
"""


QUESTIONS: Final = """
SELECT id, asked, question, coalesce(answered, replied, asked), answer FROM request WHERE id IN (SELECT value FROM json_each(?))
"""


class Place(NamedTuple):
    """One text with its day (ISO)."""

    day: str
    spot: Spot
    text: str


Text: TypeAlias = tuple[str, Spot, str]
"""The same, as it is read by the hundred."""
NOWHERE: Final = Place("", "listed", "")


def best_places(
    engine: Engine, inquiries: Sequence[int], words: Sequence[str], filters: Filters, names: Names
) -> Iterator[tuple[int, Place]]:
    """Each inquiry's best place within the filters' period; none when no word stands in it there.

    A name holds a word in any spelling of `names`.

    The best is what holds most of the words; of equals the inquiry's own texts come first, then the newest.
    """
    best: dict[int, tuple[int, Place]] = {}
    unsure: list[int] = []
    for inquiry, received, *texts in engine.rows(OWN_TEXTS, (json.dumps(inquiries),)):
        if filters.within(received):
            best[inquiry] = _best(((received, *pair) for pair in zip(OWN, texts, strict=True)), words, names)
        if inquiry not in best or best[inquiry][0] < len(words):
            unsure.append(inquiry)
    hanging: dict[int, list[Text]] = defaultdict(list)
    for inquiry, *text in engine.rows(PARTS, (json.dumps(unsure),)):
        if filters.within(text[0]):
            hanging[inquiry].append(text)
    for inquiry, parts in hanging.items():
        other = _best(reversed(parts), words)
        if inquiry not in best or other[0] > best[inquiry][0]:
            best[inquiry] = other
    for inquiry, (number, place) in best.items():
        if number:
            yield inquiry, place


def question_places(
    engine: Engine, questions: Sequence[int], words: Sequence[str], filters: Filters
) -> Iterator[tuple[int, Place]]:
    """The same of questions that hang on no inquiry: the question itself, or what came back."""
    for identifier, asked, question, answered, answer in engine.rows(QUESTIONS, (json.dumps(questions),)):
        texts: Sequence[Text] = ((asked, "question", question), (answered, "answer", answer))
        number, place = _best((text for text in texts if filters.within(text[0])), words)
        if number:
            yield identifier, place


def _best(texts: Iterable[Text], words: Sequence[str], names: Names = MappingProxyType({})) -> tuple[int, Place]:
    """The first of the texts that hold most of the words, and how many it holds."""
    most, best = 0, NOWHERE
    for text in texts:
        if not text[2]:
            continue
        number = held_by_name(text[2], words, names) if names and text[1] == "citizen" else held(text[2], words)
        if number > most:
            most, best = number, Place(*text)
            if number == len(words):
                break
    return most, best
