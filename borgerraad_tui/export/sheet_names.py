"""Names of a workbook's sheets: short, told apart by the period they are of, and cut between words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from borgerraad_tui.domain.text import clean_line

LONGEST_SHEET_NAME = 31
LONGEST_PERIOD = 23
"""Signs of a period within a name: two days with a dash between them."""
DAYS_AT_END = re.compile(r", \d\d-\d\d-\d{4} \W \d\d-\d\d-\d{4}$")
JOINING = re.compile(r"(\s+(og|for|i|af|ved|inden|med|til|efter)|[\s,.-]+)$")
"""What no name ends with."""


class SheetNames:
    """The names given so far; those that are wanted more than once are told apart by their sections."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._several = {name for name, number in Counter(map(_plain, wanted)).items() if number > 1}
        self._taken: set[str] = set()

    def name(self, wanted: str, section: str = "") -> str:
        """A free name of at most 31 signs; a section is a heading with the period's name and its days, or with these alone."""
        name = _plain(wanted)
        period = _cut(_plain(DAYS_AT_END.sub("", section)), LONGEST_PERIOD) if name in self._several else ""
        # two tables of a section may be called alike as well
        whole = f"{_cut(name, LONGEST_SHEET_NAME - len(period) - 1)} {period}" if period else name
        plain = _cut(whole, LONGEST_SHEET_NAME) or "Ark"
        free, number = plain, 2
        while free.casefold() in self._taken:
            mark = f" ({number})"
            free = _cut(plain, LONGEST_SHEET_NAME - len(mark)) + mark
            number += 1
        self._taken.add(free.casefold())
        return free


def _plain(text: str) -> str:
    # a chart finds its numbers by the sheet's name, so that holds plain signs alone; a sign of two halves counts as two
    return re.sub(r"[^\w .,-]|[\U00010000-\U0010ffff]", "-", clean_line(text)).strip()


def _cut(text: str, most: int) -> str:
    """At most so many signs, broken between words, and within a word where the first is longer."""
    if len(text) <= most:
        return text
    words = text[: most + 1].rpartition(" ")[0]
    while words and (shorter := JOINING.sub("", words)) != words:
        words = shorter
    return words or text[:most].strip()
