"""What a hit of a search opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.word_index import HitKind
from borgerraad_tui.tui.screens.base import RoomScreen


def open_hit(room: RoomScreen, kind: HitKind, identifier: int) -> None:
    """Open what was found; BorgerraadError when it is gone."""
    OPENERS[kind](room, identifier)


def _consultation(room: RoomScreen, identifier: int) -> None:
    from borgerraad_tui.tui.forms.consultation import open_consultation

    open_consultation(room, identifier)


def _recommendation(room: RoomScreen, identifier: int) -> None:
    from borgerraad_tui.tui.screens.recommendation import RecommendationRoom

    room.app.push_screen(RecommendationRoom(room.office, identifier))


def _request(room: RoomScreen, identifier: int) -> None:
    from borgerraad_tui.tui.screens.requests import Requests

    room.app.push_screen(Requests(room.office, identifier))


def _appointment(room: RoomScreen, identifier: int) -> None:
    from borgerraad_tui.tui.screens.agenda import Agenda

    room.app.push_screen(Agenda(room.office, room.office.register.records(APPOINTMENT).get(identifier)))


OPENERS: Final[Mapping[HitKind, Callable[[RoomScreen, int], None]]] = {
    "inquiry": lambda room, identifier: room.open_inquiry(identifier),
    "consultation": _consultation,
    "recommendation": _recommendation,
    "request": _request,
    "appointment": _appointment,
}
