"""The one seam every write goes through: one act, the draft's end in the same transaction, and then the room told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.theme import Role

T = TypeVar("T")


class TellsOfSaves(Protocol):
    """What saving needs of the room it works for."""

    office: Office

    def say(self, text: str, role: Role = "saved") -> None:
        """Tell her."""
        ...


def save(
    room: TellsOfSaves,
    act: str,
    write: Callable[[], T],
    said: str | Callable[[T], str] = "",
    draft: int | None = None,
) -> T:
    """Write as one act titled `act`, and say in the room what was saved; BorgerraadError when nothing was.

    `said` is that sentence, or makes it of what was written; without it, it is told by the act's title. The room reads itself
    again when the form above it has gone.
    """
    register = room.office.register
    with register.acts.act(act):
        result = write()
        register.drafts.drop(draft)
    room.say(said(result) if callable(said) else said or f"Gemt: {act}.")
    return result


def save_change(
    room: TellsOfSaves,
    act: str,
    changed: bool,
    write: Callable[[], T],
    said: str | Callable[[T], str] = "",
    draft: int | None = None,
) -> None:
    """Write like `save` if anything was changed; else only the draft ends, and the room says that nothing was."""
    if changed:
        save(room, act, write, said, draft)
    else:
        room.office.register.drafts.drop(draft)
        room.say("Intet ændret.", "muted")
