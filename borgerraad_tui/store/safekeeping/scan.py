"""Words and texts looked for in many bytes at once, each time through them once, however many are looked for.

Letters are folded byte by byte, A to a and the second byte of Å to that of å; of other alphabets as they were written, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from borgerraad_tui.domain.words import WORD

STEP: Final = 8
"""Bytes looked at in one: whatever is longer than `STEP` + `STEP` - 1 holds some that begin at a multiple of it."""
FOLDED: Final = bytes(each + 32 if 65 <= each <= 90 or 128 <= each <= 158 else each for each in range(256))
LETTERS: Final = bytes(
    FOLDED[each] if 48 <= each <= 57 or 65 <= each <= 90 or 97 <= each <= 122 or each >= 128 else 32
    for each in range(256)
)


def in_bytes(sought: Iterable[str], contents: Iterable[bytes]) -> set[str]:
    """What of it stands in any of the bytes, within longer words, too."""
    words, texts = {}, {}
    for text in sought:
        (words if WORD.fullmatch(text) else texts)[text] = tuple(_written(text))
    found: set[str] = set()
    for content in contents:
        # of the runs of letters most are there many times
        runs = b"\n".join(set(content.translate(LETTERS).split())) if words else b""
        found |= {word for word, ways in words.items() if any(way in runs for way in ways)}
        found |= set(_texts_in(texts, content.translate(FOLDED))) if texts else set()
    return found


def quoted(text: str) -> str:
    """A text as it stands within JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _written(text: str) -> Iterator[bytes]:
    ways = (text, text.lower(), text.upper())
    return iter({way.encode().translate(FOLDED) for plain in ways for way in (plain, quoted(plain))})


def _texts_in(texts: Mapping[str, tuple[bytes, ...]], content: bytes) -> Iterator[str]:
    """Only a text whose bytes stand there step by step can be there; few are that are not."""
    known = frozenset(step for ways in texts.values() for way in ways for step in _steps(way))
    whole = len(content) // STEP * STEP
    present = known.intersection(memoryview(content)[:whole].cast("Q"))
    for text, ways in texts.items():
        if any(_may_stand(way, present) and way in content for way in ways):
            yield text


def _steps(way: bytes) -> tuple[int, ...]:
    return tuple(_at(way, start) for start in range(len(way) - STEP + 1))


def _may_stand(way: bytes, present: frozenset[int]) -> bool:
    """Whether all of it that would begin at a multiple of the step is there, wherever it began; short ones may always be."""
    if len(way) < STEP + STEP:
        return True
    return any(
        all(_at(way, start) in present for start in range(first, len(way) - STEP + 1, STEP)) for first in range(STEP)
    )


def _at(way: bytes, start: int) -> int:
    return memoryview(way[start : start + STEP]).cast("Q")[0]
