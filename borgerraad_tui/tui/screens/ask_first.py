"""What cannot be had again is asked first: keep it, or let it go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.offers import Offer, PickOffer


class Question(NamedTuple):
    """What is asked, the line that keeps it, and the sign and the line that let it go."""

    title: str
    keeps: str
    sign: str
    goes: str


class PickFirst(PickOffer[bool]):
    """Answers whether it is to go; the cursor stands on keeping it, and `b` keeps it, too."""

    def __init__(self, office: Office, question: Question) -> None:
        self.TITLE = question.title  # type: ignore[misc]
        super().__init__(office)
        self._question = question

    def offers(self) -> Sequence[Offer[bool]]:
        """Both."""
        _, keeps, sign, goes = self._question
        return [Offer(1, "b", keeps, False), Offer(2, sign, goes, True)]


def ask_first(room: RoomScreen, question: Question, then: Callable[[], None]) -> None:
    """Ask over the room, and do it where it is to go; what is refused then is told in the room."""

    def answered(goes: bool) -> None:
        if goes:
            then()

    room.ask(PickFirst(room.office, question), answered)
