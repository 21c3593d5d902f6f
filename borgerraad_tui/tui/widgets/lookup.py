"""A line to type in and a list below it: letters go to the line, arrows to the list, Enter opens the row under the cursor."""

from __future__ import annotations

from datetime import date
from typing import Generic

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from borgerraad_tui.tui.widgets.fields import FieldSpec
from borgerraad_tui.tui.widgets.form import Form
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.windows import RowT

LIST_KEYS = {"up": "step(-1)", "down": "step(1)", "pageup": "page(-1)", "pagedown": "page(1)"}
WORDS = "words"


class Lookup(Widget, Generic[RowT]):
    """Posts `Typed` when the words change, and the list's own messages."""

    DEFAULT_CSS = """
    Lookup { height: 1fr; layout: vertical; }
    Lookup Form { height: 1; }
    Lookup Hint { display: none; }
    Lookup Listing { height: 1fr; }
    """

    class Typed(Message):
        """Other words stand in the line."""

    def __init__(self, label: str, listing: Listing[RowT], today: date) -> None:
        super().__init__()
        self.listing = listing
        self.listing.can_focus = False
        self.line = Form([FieldSpec(WORDS, label, "text")], lambda: today, listing.glyphs)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.line.values()[WORDS]

    def put(self, words: str) -> None:
        """Have other words in the line; says nothing to the room."""
        self.line.put(WORDS, words)

    def compose(self) -> ComposeResult:
        """The line and the list."""
        yield self.line
        yield self.listing

    def on_mount(self) -> None:
        """Start in the line."""
        self.line.focus_field(WORDS)

    def on_form_changed(self, message: Form.Changed) -> None:
        """Other words."""
        message.stop()
        self.post_message(self.Typed())

    def on_form_finished(self, message: Form.Finished) -> None:
        """Enter opens the row under the cursor."""
        message.stop()
        # called by the list itself: what a child posts in its parent's name does not go past the parent
        self.listing.call_later(self.listing.action_open)

    async def on_key(self, event: events.Key) -> None:
        """Arrows walk the list."""
        action = LIST_KEYS.get(event.key)
        if action is not None:
            event.stop()
            await self.app.run_action(action, self.listing)
