"""Where she is at work, remembered in the register from one start to the next."""

from __future__ import annotations

from typing import NamedTuple

from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import AT_WORK, LEFT_IN, LEFT_ON, TABLE
from borgerraad_tui.tui.command import Room

RETURNS_TO: tuple[Room, ...] = ("statistics", "consultations", "requests", "recommendations", "examples", "report")
"""Rooms that are opened again where the program was left in them."""
ALL_TABLES = -1


class Place(NamedTuple):
    """A room, the inquiry under the desk's cursor, and the table picked in the statistics."""

    room: str = "desk"
    inquiry: int | None = None
    table: int = ALL_TABLES


def last_place(register: Register) -> Place:
    """Where she was; in the desk when the program did not end in order, as what was typed lies there as a draft."""
    settings = register.settings
    inquiry = settings.get(LEFT_ON)
    return Place(
        "desk" if settings.get(AT_WORK) else settings.get(LEFT_IN, "desk"),
        int(inquiry) if inquiry else None,
        int(settings.get(TABLE, str(ALL_TABLES))),
    )


def remember(register: Register, place: Place, *, at_work: bool) -> None:
    """Put it on the disk, where it has changed; `at_work` as long as the program has not ended in order."""
    with register.engine.transaction():
        register.settings.set(LEFT_IN, place.room)
        register.settings.set(LEFT_ON, str(place.inquiry or ""))
        register.settings.set(TABLE, str(place.table))
        register.settings.set(AT_WORK, "ja" if at_work else "")
