"""What stands behind the figures of a published report, as it was then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic

from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.further import AskedSelection
from borgerraad_tui.statistics.waits import QUESTIONS
from borgerraad_tui.store.consultations import ListedConsultation
from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.store.requests import ListedRequest
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.consultations import COLUMNS
from borgerraad_tui.tui.screens.found import Found
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.opening import open_hit
from borgerraad_tui.tui.screens.request_rows import request_columns
from borgerraad_tui.tui.sources import AsPublished
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows, RowSource, RowT

NOW = "Henvendelsen, som den er nu. I beretningen tæller den, som den var."
INQUIRY = "Enter åbner henvendelsen, som den er nu."
QUESTION = "Enter åbner spørgsmålet, som det er nu."
CONSULTATION = "Enter åbner den, som den er nu."


def standing(refused: str, opens: str, stands: str) -> Title:
    """What Enter opens, and since when the figure stands; why there is nothing once the publishing is undone."""
    return Title([Part(refused, "late") if refused else Part(opens, "muted")], [Part(stands, "key")])


class FoundThen(Found, inherit_bindings=False):
    """A list like any other behind a figure, of inquiries that may be otherwise now."""

    ROOM = "found_then"
    BINDINGS = bindings("found_then")
    _refused = ""

    def titles(self) -> Iterator[Title]:
        """Whose figure it is and since when it stands, and what Enter opens."""
        yield from super().titles()
        yield standing(self._refused, INQUIRY, self.source.stands)

    def read_again(self) -> None:
        """Read the list; once the publishing is undone there is none."""
        try:
            super().read_again()
            self._refused = ""
        except RuleBroken as refused:
            self._refused = refused.text
            self.listing.show(FixedRows[ListedInquiry](()))

    def action_open(self) -> None:
        """The inquiry as it is now."""
        identifier = self.inquiry_id()
        if identifier is not None:
            self.open_inquiry(identifier, NOW)


class ThenRoom(ListRoom[RowT], Generic[RowT]):
    """A list of what is no inquiry behind a figure; subclasses say what it is, read it, and open its rows as they are now.

    `opens` tells what Enter opens, `named` what one and several are called.
    """

    def __init__(
        self, office: Office, then: AsPublished, listing: Listing[RowT], title: str, opens: str, named: tuple[str, str]
    ) -> None:
        super().__init__(office, listing)
        self.then = then
        self._told, self._opens, self._named = title, opens, named
        self._counted = self._refused = ""

    def behind(self) -> RowSource[RowT]:
        """What is shown; RuleBroken once the publishing is undone."""
        raise NotImplementedError

    def titles(self) -> Iterator[Title]:
        """Whose figure it is and since when it stands, and what Enter opens."""
        yield Title([Part(self.office.glyphs.own(self._told))], [Part(self._counted)])
        yield standing(self._refused, self._opens, self.then.stands)

    def read_again(self) -> None:
        """Read the list; once the publishing is undone there is none."""
        try:
            shown, self._refused = self.behind(), ""
            self._counted = counted(shown.count(), *self._named)
        except RuleBroken as refused:
            shown, self._refused = FixedRows[RowT](()), refused.text
        self.listing.show(shown, self.listing.cursor_key)


class RequestsThen(ThenRoom[ListedRequest], inherit_bindings=False):
    """The questions to departments behind a figure of waits or of the service level."""

    ROOM = "requests_then"
    BINDINGS = bindings("requests_then")

    def __init__(self, office: Office, then: AsPublished, selection: AskedSelection, title: str) -> None:
        terms = then.terms()
        columns = request_columns(lambda: terms, office.glyphs.late, selection.heard, lambda: office.today)
        listing = Listing(columns, office.glyphs, empty="Ingen spørgsmål bag det tal.")
        super().__init__(office, then, listing, title, QUESTION, QUESTIONS)
        self.selection = selection

    def behind(self) -> RowSource[ListedRequest]:
        """The questions as they were."""
        return self.then.questions(self.selection)

    def inquiry_id(self) -> int | None:
        """The inquiry that the question under the cursor belonged to."""
        row = self.listing.cursor_row
        return None if row is None else row.inquiry

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be an inquiry to open."""
        if action == "inquiry":
            return self.inquiry_id() is not None
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """The question where it can be answered, as it is now."""
        self.at_cursor(lambda room, key: open_hit(room, "request", key))

    def action_inquiry(self) -> None:
        """The inquiry as it is now."""
        identifier = self.inquiry_id()
        if identifier is not None:
            self.open_inquiry(identifier, NOW)


class ConsultationsThen(ThenRoom[ListedConsultation], inherit_bindings=False):
    """The consultations behind their number."""

    ROOM = "consultations_then"
    BINDINGS = bindings("consultations_then")

    def __init__(self, office: Office, then: AsPublished) -> None:
        listing = Listing(COLUMNS, office.glyphs, empty="Ingen konsulentbistand bag det tal.")
        super().__init__(office, then, listing, "Overblik · Konsulentbistand", CONSULTATION, ("i alt", "i alt"))

    def behind(self) -> RowSource[ListedConsultation]:
        """The consultations as they were."""
        return self.then.consultations()

    def action_open(self) -> None:
        """The consultation as it is now."""
        self.at_cursor(lambda room, key: open_hit(room, "consultation", key))
