"""The searches she gave a name, to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.offers import Offer, PickOffer
from borgerraad_tui.tui.widgets.columns import Column

if TYPE_CHECKING:
    from borgerraad_tui.domain.saved_search import SavedSearch


class PickSearch(PickOffer["SavedSearch"]):
    """Answers one of them; `title` says what it is chosen for."""

    EMPTY: ClassVar[str] = "Ingen gemte søgninger endnu. Søg (/), og gem søgningen fra menuen (F10)."

    def __init__(self, office: Office, title: str) -> None:
        self.TITLE = title  # type: ignore[misc]
        super().__init__(office)

    def columns(self) -> Sequence[Column[Offer[SavedSearch]]]:
        """Sign, name, words."""
        sign, told, _ = super().columns()
        return sign, told._replace(hers=True), Column("", 34, lambda row: row.answer.words, "muted", hers=True)

    def offers(self) -> Sequence[Offer[SavedSearch]]:
        """All of them by name; from the tenth on only the arrows lead there."""
        from borgerraad_tui.store.kinds import SAVED_SEARCH

        saved = self.office.register.records(SAVED_SEARCH).where("true", order="name, id")
        return [
            Offer(place, str(place) if place < 10 else "", one.name, one) for place, one in enumerate(saved, start=1)
        ]
