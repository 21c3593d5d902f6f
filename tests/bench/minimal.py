"""The limits to hold the desk against: the smallest Textual app there is, and the smallest with a field to type in."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static

READY = "The smallest app"


class Minimal(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static(READY)


class MinimalInput(Minimal):
    """A line of text and a field."""

    def compose(self) -> ComposeResult:
        """Show both; a cursor that blinks would paint between the keys."""
        yield Static(READY)
        field = Input()
        field.cursor_blink = False
        yield field


if __name__ == "__main__":
    (MinimalInput if "input" in sys.argv else Minimal)().run()
