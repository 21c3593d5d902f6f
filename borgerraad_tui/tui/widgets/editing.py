"""One line to type in, with the habits of Windows: undo, Ctrl+A selects all, nothing pasted but text."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final, Protocol

from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.tui.widgets.fields import FormSide, act, swallow
from borgerraad_tui.tui.widgets.undo import Typed, TypingUndo

JOINED: Final = "Flere linjer blev til én."

TYPING_KEYS: Final[Mapping[str, str]] = {
    "left": "cursor_left",
    "right": "cursor_right",
    "shift+left": "cursor_left(True)",
    "shift+right": "cursor_right(True)",
    "backspace": "delete_left",
    "delete": "delete_right",
    "ctrl+a": "select_all",
    "ctrl+c": "copy",
    "ctrl+x": "cut",
    "ctrl+v": "paste",
    "ctrl+z": "undo",
    "ctrl+y": "redo",
}
"""What keys do alike in one line and in several: key and Textual's name of the action."""

LINE_KEYS: Final[Mapping[str, str]] = {
    **TYPING_KEYS,
    "ctrl+left": "cursor_left_word",
    "ctrl+right": "cursor_right_word",
    "ctrl+shift+left": "cursor_left_word(True)",
    "ctrl+shift+right": "cursor_right_word(True)",
    "home": "home",
    "end": "end",
    "shift+home": "home(True)",
    "shift+end": "end(True)",
    # Windows Terminal sends Ctrl+W for Ctrl+Backspace.
    "ctrl+w": "delete_left_word",
    "ctrl+backspace": "delete_left_word",
    "ctrl+delete": "delete_right_word",
}


def no_room(limit: int, cut: int) -> str:
    """The sentence for a text that had no room: of a paste, how much of it is missing now."""
    room = f"Der er plads til {limit} tegn"
    return f"{room}: de sidste {cut} tegn blev skåret af." if cut > 1 else f"{room}, ikke flere."


HIDDEN_COPY: Final = "Teksten er skjult og bliver ikke kopieret. F9 viser den igen."


class LineOwner(Protocol):
    """The field a line belongs to."""

    side: FormSide

    @property
    def veiled(self) -> bool:
        """Whether what is typed is hidden now."""

    def keyed(self, event: events.Key) -> bool:
        """Act on a key before the line does; return whether it was one of the field's own."""

    def edited(self) -> None:
        """Hear of an edit."""


class LineInput(Input, inherit_bindings=False):
    """A one-line input that tells its field of every edit at once and keeps an undo of its own.

    Only what `clean_line` lets through gets in by pasting, and no more characters than `limit`.
    """

    DEFAULT_CSS = """
    LineInput.-textual-compact {
        background: $panel;
        color: $foreground;
        text-style: underline;
        padding: 0 1;
        &:focus { background-tint: $foreground 0%; }
        & > .input--cursor { color: $foreground; background: $panel; text-style: reverse; }
        & > .input--selection {
            color: $input-selection-background;
            background: $input-selection-foreground;
            text-style: reverse;
        }
    }
    """
    # The line is one row high whatever is typed: a longer text scrolls within it, and the form need not be laid out
    # anew for every key.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, field: LineOwner, *, limit: int, select_on_focus: bool) -> None:
        super().__init__(compact=True, select_on_focus=select_on_focus)
        self.field = field
        self.limit = limit
        self.goes_on = False
        self._selects = select_on_focus
        self.cursor_blink = False
        self._undo = TypingUndo()

    def on_mount(self) -> None:
        """Let Textual measure what was filled in before there was an app."""
        with self.prevent(Input.Changed):
            self.mutate_reactive(Input.value)

    def on_focus(self) -> None:
        """Bring the cursor into view in a text longer than the line; one that is gone on with is not selected."""
        # Textual's own handler, which selects, comes after this one
        self.select_on_focus = self._selects and not self.goes_on
        self.goes_on = False
        self.mutate_reactive(Input.selection)

    def load(self, text: str) -> None:
        """Replace the text without a trace: nothing to undo, nothing told, the cursor at the end."""
        self._undo = TypingUndo()
        self._set(Typed(text, len(text)))

    def show_start(self) -> None:
        """Bring the beginning of a text into view that is longer than the line."""
        if self.is_attached:
            self.cursor_position = 0

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of the characters between two places: every edit ends here."""
        before = Typed(self.value, self.cursor_position)
        start, end = sorted((max(0, start), min(len(before.text), end)))
        head, tail = before.text[:start], before.text[end:]
        room = max(0, self.limit - len(head) - len(tail))
        kept = text[:room]
        if kept or start != end:
            self._undo.note(before, kept, start, end)
            head = unicodedata.normalize("NFC", head + kept)
            self._set(Typed(head + tail, len(head)))
            self.field.edited()
        if len(text) > room:
            self.field.side.tell(no_room(self.limit, len(text) - room))

    async def on_key(self, event: events.Key) -> None:
        """Act on the field's keys and on those that edit; letters are left to Textual."""
        if self.field.keyed(event):
            swallow(event)
        else:
            await act(self, LINE_KEYS, event)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text as one line."""
        swallow(event)
        self._insert(event.text)

    def action_paste(self) -> None:
        """Insert what was last copied or cut in the program."""
        self._insert(self.app.clipboard)

    def action_copy(self) -> None:
        """Copy what is selected, unless it is hidden."""
        if self.field.veiled and self.selected_text:
            self.field.side.tell(HIDDEN_COPY)
        else:
            super().action_copy()

    def action_cut(self) -> None:
        """Cut what is selected, unless it is hidden: what nobody sees is not taken away."""
        if self.field.veiled and self.selected_text:
            self.field.side.tell(HIDDEN_COPY)
        else:
            super().action_cut()

    @property
    def _value(self) -> Text:
        # a sign for a letter, so that the cursor and a selection can still be seen
        if self.field.veiled:
            return Text(self.field.side.glyphs.hidden * len(self.value), no_wrap=True, overflow="ignore", end="")
        return super()._value

    def action_undo(self) -> None:
        """Take back the latest step of typing."""
        self._go(self._undo.undo(Typed(self.value, self.cursor_position)))

    def action_redo(self) -> None:
        """Do the latest step that was taken back again."""
        self._go(self._undo.redo(Typed(self.value, self.cursor_position)))

    def render_line(self, y: int) -> Strip:
        """Draw the line over its whole width, so that it can be seen when it is empty and has no colour."""
        return super().render_line(y).extend_cell_length(self.scrollable_content_region.width, self.rich_style)

    def _insert(self, text: str) -> None:
        line = clean_line(text)
        # A word that was cut out with the blank beside it is put back with the blank.
        line = " " * text.startswith(" ") + line + " " * (text.endswith(" ") and len(text) > 1) if line else line
        self.replace(line, *self.selection)
        joined = len([each for each in text.splitlines() if each.strip()]) > 1
        if joined and len(self.value) < self.limit:
            self.field.side.tell(JOINED)

    def _go(self, state: Typed | None) -> None:
        if state is not None:
            self._set(state)
            self.field.edited()

    def _set(self, state: Typed) -> None:
        if not self.is_attached:
            # There is no app yet for Textual to report the change to.
            self.set_reactive(Input.value, state.text)
            self.set_reactive(Input.selection, Selection.cursor(state.cursor))
            return
        with self.prevent(Input.Changed):
            self.value = state.text
            self.cursor_position = state.cursor
