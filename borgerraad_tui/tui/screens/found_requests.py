"""The questions behind a figure."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.further import AskedSelection
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.request_list import RequestListRoom
from borgerraad_tui.tui.sources import Source
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part


class FoundRequests(RequestListRoom):
    """A list with the figure's name above it."""

    ROOM = "found_requests"
    BINDINGS = bindings("found_requests")

    def __init__(self, office: Office, source: Source, selection: AskedSelection, title: str) -> None:
        super().__init__(office, "Ingen spørgsmål bag det tal.", selection.heard)
        self.source = source
        self.selection = selection
        self.told = title.replace("·", office.glyphs.separator)
        self._counted = ""

    def titles(self) -> Iterator[Title]:
        """Whose figure it is, and the figure."""
        yield Title([Part(self.told)], [Part(self._counted)])

    def read_again(self) -> None:
        """Read the list; the cursor stays on its question."""
        super().read_again()
        found = self.source.questions(self.selection)
        self._counted = counted(found.count(), "spørgsmål", "spørgsmål")
        self.listing.show(found, self.listing.cursor_key)
