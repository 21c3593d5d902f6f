"""The inquiries behind a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.listing import ListedInquiry, selected_inquiries
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.rows import inquiry_columns
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part


class Found(RoomScreen):
    """A list with the figure's name above it."""

    ROOM = "found"
    BINDINGS = bindings("found")
    DEFAULT_CSS = "Found Listing { height: 1fr; }"

    def __init__(self, office: Office, selection: Selection, title: str) -> None:
        super().__init__(office)
        self.selection = selection
        self.told = title.replace("·", office.glyphs.separator)
        columns = inquiry_columns(lambda: office.today, office.glyphs.late)
        self.listing: Listing[ListedInquiry] = Listing(columns, office.glyphs, empty="Ingen henvendelser bag det tal.")
        self._number = 0

    def content(self) -> Iterable[Widget]:
        """The list."""
        yield self.listing

    def on_mount(self) -> None:
        """Start in the list."""
        super().on_mount()
        self.listing.focus()

    def titles(self) -> Iterator[Title]:
        """Whose figure it is, and the figure."""
        number = f"{self._number} {'henvendelse' if self._number == 1 else 'henvendelser'}"
        yield Title([Part(self.told)], [Part(number)])

    def read_again(self) -> None:
        """Read the list; the cursor stays on its inquiry."""
        window = selected_inquiries(self.office.register.engine, self.selection)
        self._number = window.count()
        self.listing.show(window, self.listing.cursor_key)

    def inquiry_id(self) -> int | None:
        """The inquiry under the cursor."""
        return self.listing.cursor_key

    def action_open(self) -> None:
        """Read the inquiry under the cursor."""
        from borgerraad_tui.tui.screens.inquiry import InquiryRoom

        if self.listing.cursor_key is not None:
            self.app.push_screen(InquiryRoom(self.office, self.listing.cursor_key))

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """Enter in the list opens."""
        self.action_open()
