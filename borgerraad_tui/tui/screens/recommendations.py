"""The ledger of recommendations across years, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.recommendation import STATUS_WORDS
from borgerraad_tui.store.recommendations import Ledger, ListedRecommendation
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part

STATUS_ROLES: dict[str | None, Role] = {"done": "saved", "dropped": "muted", "given": "complaint", None: "muted"}
EMPTY = "Ingen anbefalinger endnu. Tryk n for at skrive en."


def status_text(row: ListedRecommendation) -> str:
    """Where it stands, as a word."""
    return STATUS_WORDS[row.status] if row.status else "uden status"


def iso_day(day: str | None) -> str:
    """An ISO day as the screens write it, empty for none."""
    return danish_day(date.fromisoformat(day)) if day else ""


def status_column() -> Column[ListedRecommendation]:
    """Where it stands, as every list of recommendations shows it."""
    return Column("Status", 11, status_text, lambda row: STATUS_ROLES.get(row.status, "other"))


def first_columns() -> Sequence[Column[ListedRecommendation]]:
    """What every list of recommendations begins with: the day, the addressee and the title."""
    return (
        Column("Givet", 10, lambda row: iso_day(row.given), "muted"),
        Column("Til", 20, lambda row: row.department or row.directorate or "hele kommunen", wide_only=True),
        Column("Til", 6, lambda row: row.directorate or "alle", narrow_only=True),
        Column("Anbefaling", 0, lambda row: row.title),
    )


class RecommendationList(ListRoom[ListedRecommendation]):
    """Any list of recommendations: the commands about the one under the cursor."""

    def action_new_recommendation(self) -> None:
        """A blank form."""
        from borgerraad_tui.tui.forms.recommendation import open_recommendation

        self.attempt(lambda: open_recommendation(self))

    def action_open(self) -> None:
        """Read the one under the cursor."""
        from borgerraad_tui.tui.screens.recommendation import RecommendationRoom

        if self.listing.cursor_key is not None:
            self.app.push_screen(RecommendationRoom(self.office, self.listing.cursor_key))

    def action_new_status(self) -> None:
        """Say how far the one under the cursor has come."""
        from borgerraad_tui.tui.forms.recommendation import open_status

        self.at_cursor(open_status)

    def action_rests_on(self) -> None:
        """Say what the one under the cursor rests on."""
        from borgerraad_tui.tui.forms.basis import open_basis

        self.at_cursor(open_basis)

    def action_follow_up(self) -> None:
        """What came of them, and back with the same key."""
        from borgerraad_tui.tui.screens.follow_up import FollowUp

        self.go(FollowUp)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be one to follow up."""
        if action in ("new_status", "rests_on"):
            return self.listing.cursor_key is not None
        return super().check_action(action, parameters)


class Recommendations(RecommendationList):
    """Screen 4."""

    ROOM = "recommendations"
    BINDINGS = bindings("recommendations")

    def __init__(self, office: Office) -> None:
        columns: Sequence[Column[ListedRecommendation]] = (
            *first_columns(),
            status_column(),
            Column("Siden", 10, lambda row: iso_day(row.day), "muted"),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._number = 0

    def titles(self) -> Iterator[Title]:
        """How many."""
        told = f"ANBEFALINGER {self.office.glyphs.separator} {self._number} i alt"
        yield Title([Part(told)], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read the ledger; the cursor stays on its row."""
        ledger = Ledger(self.office.register.engine)
        self._number = ledger.count()
        self.listing.show(ledger, self.row_to_keep())
