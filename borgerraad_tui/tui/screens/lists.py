"""Rooms that are a list: the cursor's row opens with Enter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.widget import Widget

from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.rows import inquiry_columns
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.windows import RowT

if TYPE_CHECKING:
    from borgerraad_tui.store.day_list import CameIn

InquiryRowT = TypeVar("InquiryRowT", ListedInquiry, "CameIn")


class ListRoom(RoomScreen, Generic[RowT]):
    """A list over the whole room; subclasses give the list, read it, and open its rows."""

    DEFAULT_CSS = "ListRoom Listing { height: 1fr; }"

    def __init__(self, office: Office, listing: Listing[RowT]) -> None:
        super().__init__(office)
        self.listing = listing
        self.next_row: int | None = None
        """Where the cursor goes at the next reading."""

    def content(self) -> Iterable[Widget]:
        """The list."""
        yield self.listing

    def on_mount(self) -> None:
        """Start in the list."""
        self.listing.focus()

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """Enter, and a second click, open."""
        self.attempt(self.action_open)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        raise NotImplementedError

    def row_to_keep(self) -> int | None:
        """Where the cursor belongs now that the list is read again: where it was, unless another row is waited for."""
        keep, self.next_row = self.next_row or self.listing.cursor_key, None
        return keep

    def at_cursor(self, act: Callable[[RoomScreen, int], None]) -> None:
        """Do something with the row under the cursor, where there is one."""
        key = self.listing.cursor_key
        if key is not None:
            self.attempt(lambda: act(self, key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a row to open."""
        if action == "open":
            return self.listing.cursor_key is not None
        return super().check_action(action, parameters)


class InquiryRows(ListRoom[InquiryRowT], Generic[InquiryRowT]):
    """A list whose rows are inquiries."""

    def point_at(self, inquiry: int | None) -> None:
        """The next reading puts the cursor there."""
        self.next_row = inquiry

    def inquiry_id(self) -> int | None:
        """The inquiry under the cursor."""
        return self.listing.cursor_key

    def has_ended(self) -> bool:
        """The one under the cursor is closed, or has left the statistics."""
        row = self.listing.cursor_row
        return row is not None and bool(row.closed or row.excluded)

    def action_open(self) -> None:
        """Read the inquiry under the cursor."""
        identifier = self.inquiry_id()
        if identifier is not None:
            self.open_inquiry(identifier)


class InquiryListRoom(InquiryRows[ListedInquiry]):
    """A list of inquiries; `empty` is said when there are none.

    `before` stands before what each is about, `waited` shows the days of a figure of waits, and they are seen on the day `seen`,
    today unless it is given. `owed` are inquiries about which a department owes an answer beyond its term.
    """

    def __init__(
        self,
        office: Office,
        empty: str,
        before: Column[ListedInquiry] | None = None,
        *,
        waited: bool = False,
        seen: Callable[[], date] | None = None,
        owed: Callable[[], Collection[int]] = tuple,
    ) -> None:
        glyphs = office.glyphs
        columns = inquiry_columns(lambda: office.today, glyphs.late, seen, waited=waited, owed=owed, veiled=glyphs.hers)
        if before is not None:
            place = [column.title for column in columns].index("Emne")
            columns = (*columns[:place], before, *columns[place:])
        super().__init__(office, Listing(columns, office.glyphs, empty=empty))
