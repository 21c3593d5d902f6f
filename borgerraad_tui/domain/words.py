"""Words as a search knows them: letters and digits, found by how they begin, with å and aa as one sound."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple, TypeAlias

WORD = re.compile(r"[^\W_]+")
"""Letters and digits, as the index cuts words."""
AFTER = 300
"""Characters of a text that stand behind it, at most: more fits on no line."""


Names: TypeAlias = Mapping[str, Collection[str]]
"""What words of a search are in a name that is spelt otherwise: one word, or more with one blank between, in small letters."""


class Piece(NamedTuple):
    """A run of a text; `found` tells whether it is one of the words that were looked for."""

    text: str
    found: bool = False


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return WORD.findall(text.lower())


@lru_cache(maxsize=256)
def spellings(word: str) -> tuple[str, ...]:
    """A word as Danes write it: å and aa are the same sound (æ and ø stay letters of their own)."""
    parts = re.split("(å|aa)", word)
    ways = [("å", "aa") if part in ("å", "aa") else (part,) for part in parts]
    return tuple("".join(way) for way in product(*ways)) if len(parts) < 10 else (word,)


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether each of the words begins some word of the text."""
    return held(text, words) == len(words)


def held(text: str, words: Sequence[str]) -> int:
    """How many of the words begin some word of the text."""
    lowered, number = text.lower(), 0
    for word in words:
        for way in spellings(word):
            # a pattern would look at every letter; finding runs from one place to the next
            at = lowered.find(way)
            while at > 0 and lowered[at - 1].isalnum():
                at = lowered.find(way, at + 1)
            if at >= 0:
                number += 1
                break
    return number


def held_by_name(name: str, words: Sequence[str], names: Names) -> int:
    """How many of the words begin some word of a name, or are one in another spelling."""
    written = f" {' '.join(words_of(name))} "
    return sum(1 for word in words if held(name, [word]) or any(f" {form} " in written for form in names.get(word, ())))


def marked(text: str, words: Sequence[str]) -> list[Piece]:
    """The whole text on one line, the words that were looked for apart."""
    return list(_pieces(_one_line(text), words))


def excerpt(text: str, words: Sequence[str], ellipsis: str, before: int) -> list[Piece]:
    """The text on one line from at most `before` characters before the first of the words on; the ellipsis is what is left out."""
    line = _one_line(text)
    found = next((match for match in WORD.finditer(line) if _sought(match[0], words)), None)
    start = max(0, found.start() - before) if found else 0
    while 0 < start < len(line) and not line[start - 1].isspace() and (found is None or start < found.start()):
        start += 1
    begun = [Piece(ellipsis)] if start else []
    return [*begun, *_pieces(line[start : start + AFTER], words)]


def _pieces(line: str, words: Sequence[str]) -> Iterator[Piece]:
    last = 0
    for match in WORD.finditer(line):
        if _sought(match[0], words):
            if match.start() > last:
                yield Piece(line[last : match.start()])
            yield Piece(match[0], True)
            last = match.end()
    if line[last:]:
        yield Piece(line[last:])


def _sought(present: str, words: Sequence[str]) -> bool:
    return any(present.lower().startswith(spellings(word)) for word in words)


def _one_line(text: str) -> str:
    return " ".join(text.split())
