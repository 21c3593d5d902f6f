"""Talks of today that nothing has been written about (notatpligten: as soon as possible)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from borgerraad_tui.store.log import Untold, untold
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

EMPTY = "Alle samtaler og møder i dag har et notat."


class TalkRow(NamedTuple):
    """One talk as a row."""

    key: int
    talk: Untold


class UntoldRoom(ListRoom[TalkRow]):
    """Enter writes the missing words."""

    ROOM = "untold"
    BINDINGS = bindings("untold")

    def __init__(self, office: Office) -> None:
        columns = (
            Column[TalkRow]("Nr", 9, lambda row: _number(row.talk, office.today), "muted", right=True),
            Column[TalkRow]("Hvad", 22, lambda row: row.talk.named, "key"),
            Column[TalkRow]("Kl.", 5, lambda row: row.talk.clock or "", "muted"),
            Column[TalkRow]("Emne", 0, lambda row: row.talk.subject),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._rows: list[TalkRow] = []

    def titles(self) -> Iterator[Title]:
        """How many."""
        told = f"SAMTALER I DAG UDEN NOTAT · {len(self._rows)}"
        yield Title([Part(self.office.glyphs.own(told))], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read the list; the cursor stays."""
        talks = untold(self.office.register.engine, self.office.catalogue, self.office.today)
        self._rows = [TalkRow(_key(talk), talk) for talk in talks]
        self.listing.show(FixedRows(self._rows), self.listing.cursor_key)

    def inquiry_id(self) -> int | None:
        """The inquiry the talk was about."""
        talk = self._under_cursor()
        return talk.inquiry if talk else None

    def action_treat(self, identifier: str) -> None:
        """The letter of the log writes the missing words, too, and not a second entry."""
        if identifier == "log":
            self.action_open()
        else:
            super().action_treat(identifier)

    def action_open(self) -> None:
        """Write the words: into the log entry that lacks them, or into the log of the inquiry that came in a talk."""
        from borgerraad_tui.tui.forms.log import open_correction, open_talk

        talk = self._under_cursor()
        if talk is not None:
            write = open_correction if talk.kind == "entry" else open_talk
            self.attempt(lambda: write(self, talk.id))

    def _under_cursor(self) -> Untold | None:
        return next((row.talk for row in self._rows if row.key == self.listing.cursor_key), None)


def _key(talk: Untold) -> int:
    """A number of its own: an entry and an inquiry can have the same id."""
    return talk.id if talk.kind == "entry" else -talk.id


def _number(talk: Untold, today: date) -> str:
    return number_text(talk.year, talk.number, today)
