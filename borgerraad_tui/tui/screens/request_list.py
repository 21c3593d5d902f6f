"""A list of questions to departments: what was asked, what has come back, and what can be done about the one under the cursor."""

from __future__ import annotations

from borgerraad_tui.store.requests import ListedRequest, inquiry_of
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.request_rows import limits_of, request_columns
from borgerraad_tui.tui.widgets.listing import Listing


class RequestListRoom(ListRoom[ListedRequest]):
    """Subclasses say which questions, and what lateness is measured by is read before them; `empty` is said of none."""

    def __init__(self, office: Office, empty: str) -> None:
        self._limits = limits_of(office)
        super().__init__(
            office, Listing(request_columns(lambda: self._limits, office.glyphs.late), office.glyphs, empty=empty)
        )

    def read_again(self) -> None:
        """Read what lateness is measured by."""
        self._limits = limits_of(self.office)

    def inquiry_id(self) -> int | None:
        """The inquiry of the question under the cursor."""
        key = self.listing.cursor_key
        return None if key is None else inquiry_of(self.office.register.engine, key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a question, or one with an inquiry."""
        if action in ("answer", "chase", "rephrase"):
            return self.listing.cursor_key is not None
        if action == "inquiry":
            return self.inquiry_id() is not None
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Enter is about the answer."""
        self.action_answer()

    def action_answer(self) -> None:
        """Write down what has come back."""
        from borgerraad_tui.tui.forms.answering import open_answer

        self.at_cursor(open_answer)

    def action_chase(self) -> None:
        """The department was chased today."""
        from borgerraad_tui.tui.forms.answering import chase

        self.at_cursor(chase)

    def action_rephrase(self) -> None:
        """Change what was asked."""
        from borgerraad_tui.tui.forms.asking import open_rephrase

        self.at_cursor(open_rephrase)

    def action_inquiry(self) -> None:
        """Read the inquiry the question belongs to."""
        identifier = self.inquiry_id()
        if identifier is not None:
            self.open_inquiry(identifier)
