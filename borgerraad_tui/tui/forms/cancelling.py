"""Cancelling an appointment, and having it in force again: of one that repeats one day, or all from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.series import cancel_from, cancel_one, still_cancelled
from borgerraad_tui.tui.forms.appointment import ON, ONE
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.offers import Offer, PickOffer


class PickReach(PickOffer[str]):
    """Answers whether one day is cancelled, or all from it on."""

    TITLE = "Aflys"

    def __init__(self, office: Office, day: date) -> None:
        self._day = danish_day(day)
        super().__init__(office)

    def offers(self) -> Sequence[Offer[str]]:
        """Both."""
        return [
            Offer(1, "1", f"Kun {self._day}", ONE),
            Offer(2, "2", f"{self._day} og alle senere", ON),
        ]


def cancel(room: RoomScreen, identifier: int, day: date) -> None:
    """Cancel an appointment on a day, or take that back; of one that repeats she says how far it reaches."""
    one = room.office.register.records(APPOINTMENT).get(identifier)
    if one.repeats is None or one.cancelled:
        _turn(room, one)
        return

    def chosen(reach: str) -> None:
        _cancel(room, one, day, reach)
        room.refresh_content()

    room.ask(PickReach(room.office, day), chosen)


def _turn(room: RoomScreen, one: Appointment) -> None:
    books = room.office.register.records(APPOINTMENT)
    later = " og alle senere" if one.repeats and one.until != one.day else ""
    title = f"{one.named} {danish_day(one.day)}{later} {'gælder igen' if one.cancelled else 'aflyst'}"
    others = still_cancelled(books, one)
    told = f" {counted(others, 'dag er', 'dage er')} stadig aflyst." if others else ""
    save(room, title, lambda: books.update(one.edit(cancelled=not one.cancelled)), f"Gemt: {title}.{told}")
    room.refresh_content()


def _cancel(room: RoomScreen, series: Appointment, day: date, reach: str) -> None:
    books, told = room.office.register.records(APPOINTMENT), danish_day(day)
    if reach == ONE:
        save(room, f"{series.named} {told} aflyst", lambda: cancel_one(books, series, day))
    else:
        save(room, f"{series.named} {told} og alle senere aflyst", lambda: cancel_from(books, series, day))
