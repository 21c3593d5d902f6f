"""A list of questions to departments: what was asked, what has come back, and what can be done about the one under the cursor."""

from __future__ import annotations

from borgerraad_tui.domain.waiting import Heard, Terms
from borgerraad_tui.store.requests import ListedRequest, service_terms
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.request_rows import request_columns
from borgerraad_tui.tui.widgets.listing import Listing


class RequestListRoom(ListRoom[ListedRequest]):
    """Subclasses say which questions, and the terms are read before them; `empty` is said of none, `heard` what they wait for."""

    def __init__(self, office: Office, empty: str, heard: Heard = "answer") -> None:
        self._terms = Terms(office.today)
        columns = request_columns(lambda: self._terms, office.glyphs.late, heard)
        super().__init__(office, Listing(columns, office.glyphs, empty=empty))

    def read_again(self) -> None:
        """Read the terms."""
        self._terms = service_terms(self.office.register.engine, self.office.today)

    def inquiry_id(self) -> int | None:
        """The inquiry of the question under the cursor."""
        row = self.listing.cursor_row
        return row.inquiry if row else None

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
