"""Words and texts looked for in many bytes at once, each time through them once, however many are looked for.

Letters are folded byte by byte, A to a and the second byte of Å to that of å; of other alphabets as they were written, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Final

from borgerraad_tui.domain.words import WORD

STEP: Final = 8
"""Bytes looked at in one: whatever is longer than `STEP` + `STEP` - 1 holds some that begin at a multiple of it."""
FOLDED: Final = bytes(each + 32 if 65 <= each <= 90 or 128 <= each <= 158 else each for each in range(256))
LETTERS: Final = bytes(
    FOLDED[each] if 48 <= each <= 57 or 65 <= each <= 90 or 97 <= each <= 122 or each >= 128 else 32
    for each in range(256)
)

STRETCHES: Final = bytes(
    FOLDED[each] if chr(each) in " -.@" or each >= 128 or LETTERS[each] != 32 else 10 for each in range(256)
)


def in_bytes(sought: Iterable[str], contents: Iterable[bytes]) -> set[str]:
    """What of it stands in any of the bytes, within longer words, too."""
    words: dict[str, tuple[bytes, ...]] = {}
    texts: dict[str, tuple[bytes, ...]] = {}
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
    """Where some bytes of a long text stand at a multiple of the step, it is looked whether all of it does."""
    known = {
        _at(way, start)
        for ways in texts.values()
        for way in ways
        for start in range(len(way) - STEP + 1)
        if _is_long(way)
    }
    steps = memoryview(content)[: len(content) // STEP * STEP].cast("Q")
    places: dict[int, list[int]] = {}
    for place, step in compress(enumerate(steps), map(known.__contains__, steps)):
        places.setdefault(step, []).append(place * STEP)
    # short ones are words, numbers and what parts them; of these stretches most are there twice, in a row and in its history
    short = not all(_is_long(way) for ways in texts.values() for way in ways)
    stretches = b"\n".join(set(content.translate(STRETCHES).split(b"\n"))) if short else b""
    for text, ways in texts.items():
        if any(
            _stands(way, content, places) if _is_long(way) else way in (stretches if _is_plain(way) else content)
            for way in ways
        ):
            yield text


def _is_long(way: bytes) -> bool:
    return len(way) >= STEP + STEP - 1


def _is_plain(way: bytes) -> bool:
    return way == way.translate(STRETCHES)


def _stands(way: bytes, content: bytes, places: Mapping[int, Sequence[int]]) -> bool:
    """Whether a long text stands in the bytes, wherever it begins between two multiples of the step."""
    for first in range(STEP):
        among = ((start, places.get(_at(way, start), ())) for start in range(first, len(way) - STEP + 1, STEP))
        start, found = min(among, key=lambda each: len(each[1]))
        if any(content.startswith(way, place - start) for place in found if place >= start):
            return True
    return False


def _at(way: bytes, start: int) -> int:
    return memoryview(way[start : start + STEP]).cast("Q")[0]
