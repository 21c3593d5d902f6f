"""How much room a text takes in a chart, without asking a font: other machines have others.

The widths are those of DejaVu Sans, the widest of the fonts a chart is drawn in, rounded up.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NARROW = frozenset("iljIftr.,:;'!|()[]/\\ -·\N{NO-BREAK SPACE}íìïî")
_WIDE = frozenset("mwMW@%&#æÆœŒ—…©®<>=+±×÷¬~^¼½¾™―ŵŴĦŉ")
_MARKS = frozenset("‐‑‒–‘’‚‛“”„‟†‡•‹›€")


def text_width(text: str, size: float) -> float:
    """The width of one line at a font size, in the same unit, never too small."""
    return size * sum(map(_share, text))


def wrap(text: str, room: float, size: float) -> list[str]:
    """One line as the lines it takes in a width: broken between words, and within a word that is wider than the room."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines += _pieces(word, room, size)
    return lines or [""]


def _pieces(word: str, room: float, size: float) -> list[str]:
    pieces, width = [""], 0.0
    for sign in word:
        wider = width + text_width(sign, size)
        if pieces[-1] and wider > room:
            pieces.append(sign)
            width = text_width(sign, size)
        else:
            pieces[-1] += sign
            width = wider
    return pieces


@lru_cache(maxsize=4096)
def _share(sign: str) -> float:
    """A sign's width as a share of the font size."""
    if sign in _NARROW:
        return 0.45
    if sign in _WIDE:
        return 1.1
    if unicodedata.category(sign)[0] == "M":
        return 0.0
    if sign > "\u017f" and sign not in _MARKS:
        return 1.8  # from whatever font has it
    return 0.8 if sign.isupper() else 0.68
