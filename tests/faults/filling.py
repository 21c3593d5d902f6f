"""Pasting into every field of a form in a terminal, each text waited for until the terminal was sent it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count, cycle, islice

from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.widgets.lines import HIDDEN
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_pasting import bracketed
from tests.faults.payloads import ENDS_A_PASTE

MOST_FIELDS = 40
"""More than the longest form has."""
LAST = "Sidste felt"
REFUSED = "Her kan der ikke sættes tekst ind"
"""Said in a field of choices."""
NO_ROOM = "Der er plads til"
"""Said where a text was cut."""
FILLER = "z" * 10
"""More letters than fit into a field that cannot hold a mark."""
FIELD = re.compile(r"▶ \S")
"""The mark before the label of the field one is in; in a list more blanks follow it, or none."""
SELECT_ALL = "\x01"
TO_BEGINNING = SELECT_ALL + "\x1b[D"
"""Left of all that was selected, also in a text of many lines."""


class Filling:
    """Pastes into a terminal, into each field so many of the texts as `each` says, the next field the next ones.

    `fields` counts those that take text, `drawn` the texts that were sent back in them.
    Before each text stands a mark of its own. With the cursor at the beginning the field shows the mark and, right behind it, what
    the text begins with: once the terminal was sent the mark, it was sent that with it. A field too short for a mark is emptied
    first; then it says that the text was cut, and draws what is left of it with that.
    """

    def __init__(self, terminal: Terminal, texts: Sequence[str], each: int) -> None:
        self._terminal = terminal
        self._texts, self._each = cycle(texts), each
        self._numbers = count(1)
        self.fields = 0
        self.drawn = 0

    def fill(self) -> int:
        """Paste into every field of the form that is open, one text instead of the other; returns how many take text."""
        before = self.fields
        self._terminal.burst(["shift+tab"] * MOST_FIELDS)
        for _ in range(MOST_FIELDS):
            see(self._terminal)
            left = self._fill_field()
            self._terminal.press("tab")
            see(self._terminal)
            # what comes back makes room for itself, and the field is scrolled to after that
            rows = self._terminal.wait_until(lambda rows: any(FIELD.search(row) for row in rows))
            if any(left in row for row in rows if left == LAST or FIELD.search(row)):
                return self.fields - before
        raise AssertionError("the form has no end:\n" + "\n".join(self._terminal.screen()))

    def _fill_field(self) -> str:
        """Returns what is seen if there is no further field: the mark in it, or what a field of choices says."""
        texts = list(islice(self._texts, self._each))
        mark = self._mark()
        said = self._send(bracketed(f"Q{mark}"), mark, (REFUSED, NO_ROOM))
        if said == REFUSED:
            # typed on behind the end of a paste, a letter would choose
            self._terminal.send("".join(bracketed(text) for text in texts if ENDS_A_PASTE not in text))
            return LAST
        for text in texts:
            if said == mark:
                self._draw(text)
            else:
                self._cut(text)
        self.fields += 1
        self.drawn += len(texts)
        # a whole mark where it fits: another field may hold the end of one from a form that was saved
        left = f"Q{mark if said == mark else mark[-2:]}"
        self._terminal.send(SELECT_ALL + bracketed(left))
        return left

    def _mark(self) -> str:
        return f"q{next(self._numbers):05d}"

    def _send(self, keys: str, mark: str, said: Sequence[str] = ()) -> str:
        """Send keys instead of all there is in a field; returns what came first, the mark sent back or one of what may be said."""
        before = self._terminal.received
        self._terminal.send(SELECT_ALL + keys)

        def come(rows: list[str]) -> str:
            told = (text for text in said if any(text in row for row in rows))
            return mark if self._terminal.was_sent(mark, before) else next(told, "")

        return come(self._terminal.wait_until(lambda rows: bool(come(rows))))

    def _draw(self, text: str) -> None:
        mark = self._mark()
        self._send(bracketed(f"Q{mark} {text}") + TO_BEGINNING, mark)

    def _cut(self, text: str) -> None:
        self._terminal.send(f"{SELECT_ALL}7")
        self._terminal.wait_until(lambda rows: not any(NO_ROOM in row for row in rows))
        self._terminal.send(f"{SELECT_ALL}{bracketed(f'{text}{FILLER}')}{TO_BEGINNING}")
        self._terminal.wait_for(NO_ROOM)


def see(terminal: Terminal) -> list[str]:
    """Have the program come to every key so far, however busy the machine is: hide names and texts behind them, and show them
    again. Returns what is seen then, all of it drawn anew.
    """
    terminal.press("f9")
    terminal.wait_for(HIDDEN)
    terminal.press("f9")
    return terminal.wait_until(lambda rows: not any(HIDDEN in row or UNICODE.hidden in row for row in rows))
