"""The inquiries behind a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.store.waits import own_clock
from borgerraad_tui.tui.command import Command, Room
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import InquiryListRoom
from borgerraad_tui.tui.sources import Source
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import RowSource


class Found(InquiryListRoom):
    """A list with the figure's name above it. `complaints` are a figure of their own in the same row, and can be shown alone.

    `selection` tells which part of a tally the figure is, or reads the inquiries itself.
    """

    ROOM: ClassVar[Room] = "found"
    BINDINGS = bindings("found")

    def __init__(
        self,
        office: Office,
        source: Source,
        selection: Selection | Callable[[], RowSource[ListedInquiry]],
        title: str,
        complaints: Selection | None = None,
        *,
        narrowed: bool = False,
    ) -> None:
        super().__init__(
            office,
            "Ingen henvendelser bag det tal.",
            waited=not callable(selection) and own_clock(selection.part) is not None,
            seen=lambda: source.day,
        )
        self.source = source
        self.selection = selection
        self.complaints = complaints
        self.told = title.replace("·", office.glyphs.separator)
        self._narrowed = narrowed
        self._counted = ""

    def titles(self) -> Iterator[Title]:
        """Whose figure it is, and the figure."""
        only = f" {self.office.glyphs.separator} heraf klager" if self._narrowed else ""
        yield Title([Part(f"{self.told}{only}")], [Part(self._counted)])

    def read_again(self) -> None:
        """Read the list; the cursor stays on its inquiry."""
        every = self.selection() if callable(self.selection) else self.source.rows(self.selection)
        self._counted = counted(every.count(), "henvendelse", "henvendelser")
        shown = every
        if self.complaints is not None:
            among = self.source.rows(self.complaints)
            self._counted += f", heraf {counted(among.count(), 'klage', 'klager')}"
            shown = among if self._narrowed else every
        self.listing.show(shown, self.listing.cursor_key)

    def action_complaints(self) -> None:
        """Only the complaints, or all again."""
        self._narrowed = not self._narrowed
        self.refresh_content()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Complaints stand apart only where the figure's row counts them."""
        if action == "complaints":
            return self.complaints is not None
        return super().check_action(action, parameters)

    def _at_hand(self, command: Command, keys: tuple[str, ...]) -> bool:
        return super()._at_hand(command, keys) and (command.id != "complaints" or self.complaints is not None)
