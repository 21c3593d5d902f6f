"""A small form behind a list, for the tests of typed-ahead keys: two choices by one letter, a text, and a modal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.keys import _character_to_key
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from borgerraad_tui.tui.typeahead import TypeAhead

DEPTH = 7


class Choice(Static, can_focus=True):
    """A field that one letter fills; it tells its form, which moves the focus."""

    class Chosen(Message):
        """A letter was typed in the choice."""

    letter = ""

    def on_key(self, event: events.Key) -> None:
        """Take a letter."""
        if event.character is not None and event.character.isalpha():
            event.stop()
            self.letter = event.character
            self.update(event.character)
            self.post_message(self.Chosen())


class Form(ModalScreen[str | None]):
    """Two letters and a text; Ctrl+S returns `letter letter text`."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save"), Binding("escape", "dismiss")]

    def compose(self) -> ComposeResult:
        """Lay the three fields deeper than any real form does: what they tell has a long way up to the screen."""
        nest = Vertical(Choice(id="first"), Choice(id="second"), Input(id="text"))
        for _ in range(DEPTH):
            nest = Vertical(nest)
        yield nest

    def on_mount(self) -> None:
        """Start in the first choice."""
        self.query_one("#first").focus()

    def on_choice_chosen(self) -> None:
        """Go on to the next field."""
        self.focus_next()

    def action_save(self) -> None:
        """Return what was typed."""
        first, second = self.query(Choice)
        self.dismiss(f"{first.letter} {second.letter} {self.query_one(Input).value}")


class TypingApp(App[None]):
    """The list: `n` opens a form by callback, `w` in a worker, `x` saves and leaves, `c` fails."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "open"),
        Binding("w", "open_in_worker"),
        Binding("x", "leave"),
        Binding("c", "crash"),
    ]

    def __init__(self, path: Path | None = None, *, queued: bool = True) -> None:
        super().__init__()
        self.saved: list[str] = []
        self.strays: list[str] = []
        self.path = path
        self.typeahead = TypeAhead(self)
        self.queued = queued

    def compose(self) -> ComposeResult:
        """Show how many have been saved."""
        yield Static("Klar 0", id="count")

    async def on_event(self, event: events.Event) -> None:
        """Let the queue decide, unless the app shows what happens without it."""
        if not (self.queued and self.typeahead.take(event)):
            await super().on_event(event)

    def on_unmount(self) -> None:
        """Close the queue."""
        self.typeahead.close()

    def on_key(self, event: events.Key) -> None:
        """Note a key that nobody had a use for."""
        self.strays.append(event.key)

    def keep(self, record: str | None) -> None:
        """Save a record."""
        if record:
            self.saved.append(record)
            self.query_one("#count", Static).update(f"Klar {len(self.saved)}")

    def type(self, *keys: str) -> None:
        """Post keys, all of them before the first is reacted to."""
        for key in keys:
            character = key if len(key) == 1 else None
            self.post_message(events.Key(_character_to_key(key) if character else key, character))

    def action_open(self) -> None:
        """Open a form that answers by callback."""
        self.push_screen(Form(), self.keep)

    @work
    async def action_open_in_worker(self) -> None:
        """Open a form and wait for it in a worker."""
        self.keep(await self.push_screen_wait(Form()))

    def action_leave(self) -> None:
        """Write the records to the file and end."""
        if self.path is not None:
            self.path.write_text("\n".join(self.saved), encoding="utf-8")
        self.exit()

    def action_crash(self) -> None:
        """Fail as a handler might."""
        raise ZeroDivisionError("en fejl i en handling")


if __name__ == "__main__":
    TypingApp(Path(sys.argv[1]), queued="plain" not in sys.argv).run()
