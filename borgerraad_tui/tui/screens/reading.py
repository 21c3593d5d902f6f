"""Rooms that are one text to read: a saved row over the whole screen, with what has happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from textual.widget import Widget

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.history import Happened
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph, Prose

HANG = 18
"""Cells of the day and the moment."""
EARLIER = {
    ("inquiry", "subject"): "Emne", ("inquiry", "note"): "Notat", ("inquiry", "citizen"): "Borger",
    ("inquiry", "phone"): "Telefon", ("inquiry", "mail"): "Mail", ("inquiry", "esdh"): "ESDH",
    ("inquiry", "next_step"): "Næste", ("inquiry", "ending"): "Afsluttet",
    ("log_entry", "text"): "Log", ("request", "question"): "Spørgsmål",
    ("request", "answer"): "Svar", ("reminder", "text"): "Husk", ("appointment", "text"): "Aftale",
    ("link", "reason"): "Begrundelse", ("example", "title"): "Eksemplets titel", ("example", "text"): "Eksemplet",
}  # fmt: skip
"""What a text that was replaced is called."""
TURNS = {"undo": "Fortrudt: ", "redo": "Gentaget: "}


class ReadingRoom(RoomScreen):
    """Arrows scroll the text; subclasses read it into `text`."""

    ARROWS = "rul"
    DEFAULT_CSS = "ReadingRoom Prose { height: 1fr; padding: 0 2; }"

    def __init__(self, office: Office, identifier: int) -> None:
        super().__init__(office)
        self.identifier = identifier
        self.text = Prose(office.glyphs)

    def content(self) -> Iterable[Widget]:
        """The text."""
        yield self.text

    def on_mount(self) -> None:
        """Start in the text, so that arrows scroll it."""
        self.text.focus()


def history_lines(glyphs: Glyphs, acts: Iterable[Happened]) -> Iterator[Paragraph]:
    """What has happened to one row, and under each act the texts it replaced."""
    yield Paragraph([Part("Historik", "muted")], rule=True)
    for happened in acts:
        day = danish_day(date.fromisoformat(happened.at[:10]))
        told = TURNS.get(happened.what, "") + happened.title
        yield Paragraph([Part(f"{day} {happened.at[11:16]}  ", "muted"), Part(glyphs.own(told))], hang=HANG)
        for earlier in happened.earlier:
            before = f"{' ' * HANG}{EARLIER[earlier.place, earlier.column]} før: "
            said = glyphs.hers(" ".join(earlier.text.split("\n")))
            yield Paragraph([Part(before, "muted"), Part(said)], hang=HANG)


def text_lines(office: Office, title: str, text: str) -> Iterator[Paragraph]:
    """A text of hers of several lines under its heading; nothing where there is none."""
    if text:
        yield Paragraph([Part(title, "muted")], rule=True)
        for line in office.glyphs.hers(text).split("\n"):
            yield Paragraph([Part(line)])
