"""The way out of the program: nothing typed is left behind before it was told, and told again on the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import events

from borgerraad_tui.tui.crash import LOST, tell_outside
from borgerraad_tui.tui.drafting import KeepsDraft
from borgerraad_tui.tui.screens.base import RoomScreen

if TYPE_CHECKING:
    from borgerraad_tui.tui.app import BorgerraadApp

KEY: Final = "ctrl+q"
STAYS: Final = "Kladden er ikke på disken. Gør plads, eller kopiér teksten. Ctrl+Q igen lukker programmet uden den."


class Leaving:
    """Leaves when asked; with something typed that the disk does not take, only when asked twice in a row."""

    def __init__(self, app: BorgerraadApp) -> None:
        self._app = app
        self._warned = False
        self._lost = ""

    def hear(self, event: events.Event) -> None:
        """Any other key takes the first asking back."""
        if isinstance(event, events.Key) and event.key != KEY:
            self._warned = False

    def ask(self) -> None:
        """Leave, or stay and say why."""
        refused = self._app.keep_drafts()
        if refused and not self._warned:
            self._warned = True
            self._say(f"{refused} {STAYS}")
            return
        self._lost = f"{LOST} {refused}" if refused else ""
        self._app.leave_in_order()
        self._app.exit(return_code=1 if refused else 0)

    def tell(self) -> None:
        """Print what was lost on the true standard error, once the terminal is the user's own again."""
        lost, self._lost = self._lost, ""
        if lost:
            tell_outside(lost + "\n")

    def _say(self, text: str) -> None:
        # a help or a menu over the form, or over the room, would hide it
        while not isinstance(self._app.screen, RoomScreen | KeepsDraft):
            self._app.pop_screen()
        screen = self._app.screen
        if isinstance(screen, RoomScreen):
            screen.say(text, "late")
        elif isinstance(screen, KeepsDraft):
            screen.draft_refused(text)
