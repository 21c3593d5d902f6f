"""What a program sends to a terminal, taken apart: control sequences by their shape, and signs that are no plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

STRINGS = {"]": "OSC", "P": "DCS", "X": "SOS", "^": "PM", "_": "APC"}
"""Sequences that carry a string: titles, the clipboard, links, and what else a terminal may obey."""
MOVES = "ABCDEFGHJK"
"""Ends of the sequences whose numbers are places on the screen."""
COLOURS = re.compile(r"(?:^|;)[34]8;(?:2;\d+;\d+;\d+|5;\d+)")
SEQUENCE = re.compile(r"\x1b(?:\[([0-?]*)([ -/]*)([@-~])|([\]PX^_])([^\x07\x1b]*)|(.|\Z))", re.DOTALL)
DRIVING = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Categories of signs that drive a terminal or hide."""


def shapes(sent: bytes) -> set[str]:
    """The shapes of all that was sent; plain text has none, and no UTF-8 is a shape of its own."""
    text = sent.decode("utf-8", errors="surrogateescape")
    found = {shape for match in SEQUENCE.finditer(text) for shape in _of_sequence(match)}
    left = SEQUENCE.sub("", text)
    return found | {f"U+{ord(sign):04X}" for sign in set(left) if unicodedata.category(sign) in DRIVING}


def _of_sequence(match: re.Match[str]) -> Iterator[str]:
    numbers, between, end, string, content, other = match.groups()
    if string:
        yield f"{STRINGS[string]} {content[:20]!r}"
    elif end == "m" and not between:
        plain = COLOURS.sub("", numbers)
        yield from (f"SGR {number or '0'}" for number in plain.strip(";").split(";"))
    elif end:
        yield f"CSI {'' if end in MOVES else numbers}{between}{end}"
    else:
        yield f"ESC {other!r}"
