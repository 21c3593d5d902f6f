"""What a command is, the rooms it can belong to, and how its keys are written."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Room = Literal[
    "desk", "statistics", "consultations", "requests", "found", "found_requests", "person", "inquiry", "search", "agenda",
    "untold", "road", "recommendations", "follow_up", "recommendation", "examples", "example", "report", "compared",
    "since", "frozen", "found_then", "requests_then", "consultations_then", "questions", "cross", "printed", "reconciled",
    "control", "erasing", "erased", "cpr", "breach", "processing",
]  # fmt: skip
Place = Literal["bar", "upper", "menu"]

ROOMS: tuple[Room, ...] = get_args(Room)
INQUIRY_LISTS: tuple[Room, ...] = ("desk", "found", "person", "search")
AT_INQUIRY: tuple[Room, ...] = ("desk", "found", "person", "inquiry")
ON_INQUIRY: tuple[Room, ...] = (*AT_INQUIRY, "agenda", "untold", "road")
"""Rooms with an inquiry at hand where letters are commands."""
BELOW_SEARCH: tuple[Room, ...] = tuple(room for room in ROOMS if room != "search")
"""In the search room letters are text."""
ASKING: tuple[Room, ...] = ("statistics", "questions", "cross")
LEDGERS: tuple[Room, ...] = ("recommendations", "follow_up")
DOCUMENTS: tuple[Room, ...] = ("compared", "since", "reconciled", "breach", "processing")
"""Rooms that show a document."""
BOARDS: tuple[Room, ...] = ("statistics", "frozen")
"""Rooms of tables with something behind their figures."""
THEN: tuple[Room, ...] = ("found_then", "requests_then", "consultations_then")
"""What stands behind the figures of a published report."""
FIGURES: tuple[Room, ...] = (*BOARDS, "cross")
"""Rooms with a cursor on figures."""
RECONCILING: tuple[Room, ...] = ("report", "printed")
"""Where one letter leads to what is printed, and back."""
QUESTIONS: tuple[Room, ...] = ("requests", "found_requests")

SHOWN = {
    "slash": "/", "question_mark": "?", "enter": "Enter", "escape": "Esc", "up": "↑", "down": "↓", "left": "←", "right": "←→",
    "space": "mellemrum",
}  # fmt: skip
"""How a key is written where its name is not what stands on it."""


class Command(NamedTuple):
    """One thing she can do: its action on the screen is `action_<id>`, unless it says where it leads.

    `leads` names a room's screen (`screens.agenda.Agenda`, within tui), `about` what is done with the inquiry at hand
    (`forms.log.open_log`), `errand` what the desk is left for (`errands`); none needs an action of its own. `keys` are
    Textual's names, the first one is shown (none: it is in the menu only); `place` says whether it stands in the key bar, in
    the line above it, or in menu and help alone.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    rooms: tuple[Room, ...]
    place: Place = "bar"
    always: bool = False
    leads: str = ""
    about: str = ""
    errand: str = ""

    @property
    def action(self) -> str:
        """What a screen runs for it."""
        if self.errand:
            return f"errand({self.errand!r})"
        kind = "lead" if self.leads else "treat" if self.about else ""
        return f"{kind}({self.id!r})" if kind else self.id

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """All keys as they are written on screen and in the README."""
        return tuple(shown_key(key) for key in self.keys)


def shown_key(key: str) -> str:
    """A key as the screen writes it: `n`, `Ctrl+Z`, `F10`."""
    if key in SHOWN:
        return SHOWN[key]
    return key if len(key) == 1 else "+".join(part.capitalize() for part in key.split("+"))
