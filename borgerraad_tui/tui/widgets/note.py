"""A field of several lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location

from borgerraad_tui.domain.text import LONGEST_NOTE, clean_text
from borgerraad_tui.tui.widgets.editing import HIDDEN_COPY, TYPING_KEYS, no_room
from borgerraad_tui.tui.widgets.fields import WAYS, Field, FieldSpec, FormSide, Way, act, swallow

NOTE_KEYS: Final[Mapping[str, str]] = {
    **TYPING_KEYS,
    "up": "cursor_up",
    "down": "cursor_down",
    "shift+up": "cursor_up(True)",
    "shift+down": "cursor_down(True)",
    "ctrl+left": "cursor_word_left",
    "ctrl+right": "cursor_word_right",
    "ctrl+shift+left": "cursor_word_left(True)",
    "ctrl+shift+right": "cursor_word_right(True)",
    "home": "cursor_line_start",
    "end": "cursor_line_end",
    "shift+home": "cursor_line_start(True)",
    "shift+end": "cursor_line_end(True)",
    "pageup": "cursor_page_up",
    "pagedown": "cursor_page_down",
    # Windows Terminal sends Ctrl+W for Ctrl+Backspace.
    "ctrl+w": "delete_word_left",
    "ctrl+backspace": "delete_word_left",
    "ctrl+delete": "delete_word_right",
}


class NoteArea(TextArea, inherit_bindings=False):
    """Several lines to type in that tell their field of every edit at once.

    Only what `clean_text` lets through gets in by pasting, and no more characters than `limit`.
    """

    DEFAULT_CSS = """
    NoteArea, NoteArea:focus {
        height: 1fr;
        min-height: 3;
        background: $panel;
        border: none;
        border-left: solid $secondary;
        padding: 0;
        scrollbar-size-vertical: 1;
        & .text-area--cursor { color: $foreground; background: $panel; text-style: reverse; }
        & .text-area--selection {
            color: $input-selection-background;
            background: $input-selection-foreground;
            text-style: reverse;
        }
        & .text-area--placeholder { color: $text-muted; }
        &.ascii { border-left: ascii $secondary; }
    }
    """

    def __init__(self, field: NoteField, *, limit: int, placeholder: Content) -> None:
        super().__init__(placeholder=placeholder, highlight_cursor_line=False)
        self.field = field
        self.limit = limit
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.set_class(field.side.glyphs.border == "ascii", "ascii")

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Put text in place of what lies between two places: every insertion by a person ends here."""
        room = max(0, self.limit - len(self.text) + len(self.get_text_range(start, end)))
        result = super().replace(insert[:room], start, end, maintain_selection_offset=maintain_selection_offset)
        if len(insert) > room:
            self.field.side.tell(no_room(self.limit, len(insert) - room))
        return result

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit and tell the field; a blank begins the step of undo of the next word, as in one line."""
        if edit.text.isspace():
            self.history.checkpoint()
        result = super().edit(edit)
        self.field.edited()
        return result

    def undo(self) -> None:
        """Take back the latest edits and tell the field."""
        super().undo()
        self.field.edited()

    def redo(self) -> None:
        """Make the edits that were taken back again and tell the field."""
        super().redo()
        self.field.edited()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the cursor, but not while an undo has made the text shorter and the cursor still stands past its end.

        Textual asks then where a scroll bar goes, and ends in a ValueError (its issue 6686); it asks again once the cursor is back.
        """
        if self.selection.end[0] >= self.document.line_count:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    def on_resize(self) -> None:
        """Draw anew for another width: Textual wraps anew, but draws only when that gives another number of lines."""
        self.refresh()

    async def on_key(self, event: events.Key) -> None:
        """Act on the field's keys and on those that edit; letters and Enter are left to Textual."""
        if self.field.keyed(event):
            swallow(event)
        else:
            await act(self, NOTE_KEYS, event)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text, cleaned."""
        swallow(event)
        self._insert(event.text)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the area's own report inside: the field has heard already."""
        event.stop()

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn: a sign for a letter while it is hidden."""
        line = super().get_line(line_index)
        if self.field.veiled:
            return Text(self.field.side.glyphs.hidden * len(line), end="", no_wrap=True)
        return line

    def action_copy(self) -> None:
        """Copy what is selected, unless it is hidden."""
        if self.field.veiled and self.selected_text:
            self.field.side.tell(HIDDEN_COPY)
        else:
            super().action_copy()

    def action_paste(self) -> None:
        """Insert what was last copied or cut in the program."""
        self._insert(self.app.clipboard)

    def action_cut(self) -> None:
        """Cut what is selected; nothing, where Textual would cut the line."""
        if self.field.veiled and self.selected_text:
            self.field.side.tell(HIDDEN_COPY)
        elif self.selected_text:
            super().action_cut()

    def _insert(self, text: str) -> None:
        cleaned = clean_text(text) + " " * text.endswith(" ")
        result = self.replace(cleaned, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)


class NoteField(Field):
    """Several lines of free text: Enter is a new line, Tab goes on; it takes the height the form has to spare."""

    DEFAULT_CSS = "NoteField { height: 1fr; }"
    LEAST_LINES = 3
    WAYS: ClassVar[Mapping[str, Way]] = {key: way for key, way in WAYS.items() if key != "enter"}
    TIP = "Enter: ny linje. Tab: næste felt. Shift+Tab: forrige."

    def __init__(self, spec: FieldSpec, side: FormSide) -> None:
        super().__init__(spec, side)
        self.area = NoteArea(self, limit=spec.limit or LONGEST_NOTE, placeholder=Content(spec.hint))
        self.area.styles.margin = (0, 0, 0, side.label_width)

    def compose(self) -> ComposeResult:
        """Place the lines."""
        yield self.area

    @property
    def target(self) -> NoteArea:
        """The lines."""
        return self.area

    @property
    def value(self) -> str:
        """The text, cleaned: letters typed in parts are put together."""
        return clean_text(self.area.text)

    @property
    def prose(self) -> str:
        """The text."""
        return self.area.text

    def put(self, value: str) -> None:
        """Fill in a text from outside; there is nothing to undo afterwards."""
        self.area.load_text(value)
        self.area.move_cursor(self.area.document.end)

    def veil_turned(self) -> None:
        """Draw the lines anew, those kept from before too."""
        self.area.notify_style_update()
        self.area.refresh()
        super().veil_turned()

    def edited(self) -> None:
        """Hear of an edit."""
        self.side.field_changed(self)
