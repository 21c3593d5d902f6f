"""The form: every screen that asks for something is a list of `FieldSpec`s given to this one widget.

It only asks. What the values mean, whether they may be saved and what a field's change does to another one is the
screen's; Enter never saves, and no key of a form leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from borgerraad_tui.domain.text import cells
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.field_set import FieldSet
from borgerraad_tui.tui.widgets.fields import Field, FieldSpec, Values, Way
from borgerraad_tui.tui.widgets.hints import NO_NOTE, Hint, hint_for
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.rows import Rows

AROUND_LABEL: Final = len("> ") + len(" ")
NARROWEST_LABEL: Final = 11
WIDEST_LABEL: Final = 20


class Form(Widget):
    """Fields built from specs, in order, and a line of hints below them.

    Tab and Enter go to the next field that can be reached, Shift+Tab to the one before; Tab past the last shows the tail.
    The class `fit` makes a form as high as its fields, for a dialog; without it a form fills the height there is.
    """

    DEFAULT_CSS = """
    Form {
        layout: vertical;
        width: 1fr;
        height: 1fr;
        &.fit { height: auto; }
        &.fit > Rows { height: auto; max-height: 60vh; scrollbar-gutter: auto; }
        &.fit NoteField { height: 5; }
    }
    """

    hint: reactive[str] = reactive("", init=False)
    """What stands below the fields; a screen may set it, and the next change or move replaces it."""

    class Changed(Message):
        """A value changed by the user's hand; `form.values()` has all of them."""

        def __init__(self, form: Form, key: str) -> None:
            super().__init__()
            self.form = form
            self.key = key

    class Finished(Message):
        """The last field was left forwards; the focus has stayed there."""

        def __init__(self, form: Form) -> None:
            super().__init__()
            self.form = form

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        today: Callable[[], date],
        glyphs: Glyphs,
        values: Values | None = None,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._today = today
        self.glyphs = glyphs
        widest = max((cells(spec.label) for spec in specs if not spec.tail), default=0)
        self.label_width = min(max(widest + AROUND_LABEL, NARROWEST_LABEL), WIDEST_LABEL)
        self._asked = FieldSet(specs, self)
        self.fields = self._asked.fields
        self._rows = Rows(lambda: self.call_after_refresh(self._keep_in_sight))
        self._top = 0
        self._below = Hint(glyphs)
        self._current: Field | None = None
        self._note = NO_NOTE
        self._known: Values = {}
        for field in self.fields:
            field.mark(False)
        self.load(values or {})

    def compose(self) -> ComposeResult:
        """Place the fields and the line of hints."""
        with self._rows:
            yield from self.fields
        yield self._below

    def on_mount(self) -> None:
        """Go to the field that was asked for before there was a screen."""
        if self._current is not None:
            self._enter(self._current)

    @property
    def today(self) -> date:
        """The day that `i dag` means now: a form may stand open over midnight."""
        return self._today()

    @property
    def here(self) -> str:
        """The key of the field one is in."""
        return self._current.spec.key if self._current else ""

    @property
    def unread(self) -> str:
        """Why what a field offers, or whether it is asked, could not be read; nothing where it could."""
        return self._asked.unread

    def field(self, key: str) -> Field:
        """Return a field by its key."""
        return self._asked.field(key)

    def values(self) -> dict[str, str]:
        """Return every field's value, lost choices included; that of a field which cannot be reached is empty."""
        return self._asked.values()

    def typed(self) -> dict[str, str]:
        """Return the values, and what is typed and is none yet: what `load` fills in again."""
        return {**self.values(), **self._asked.loose()}

    def load(self, values: Values) -> None:
        """Fill in the whole form; a field without a value is emptied, and a tail with values is shown. Posts nothing."""
        self._asked.fill(values)
        self._note = NO_NOTE
        self._take_stock()

    def put(self, key: str, value: str) -> None:
        """Fill in one field; posts nothing, so that a screen may do it in answer to `Changed`."""
        self.field(key).put(value)
        self._take_stock()

    def bring(self, key: str, value: str) -> None:
        """Fill in what another field's change brings with it; a mark that goes with it is told."""
        field = self.field(key)
        gone = field.without(value)
        self.put(key, value)
        if gone:
            self.tell(f"{field.spec.label}: {gone} er taget væk.")

    def focus_field(self, key: str) -> None:
        """Go to a field, at once or as soon as the form is on a screen."""
        self._enter(self.field(key))

    def go_on(self, key: str) -> bool:
        """Go on in a field, behind what is typed in it; return False where there is no such field to be in."""
        field = next((field for field in self.fields if field.spec.key == key), None)
        if field is None or not self._asked.reachable(field):
            return False
        if field.spec.tail:
            self.show_tail()
        field.go_on()
        self._enter(field)
        return True

    def show_tail(self, *, enter: bool = False) -> None:
        """Show the fields of the tail, and go to the first of them when asked to."""
        self._asked.tail_shown = True
        self._asked.read_again()
        first = next((field for field in self.fields if field.spec.tail and field.open), None)
        if enter and first is not None:
            self._enter(first)

    def check(self) -> bool:
        """Finish what is half typed; at the first field that cannot be read, go there, say why and return False."""
        for field in self.fields:
            fault = field.settle() if self._asked.reachable(field) else ""
            if fault:
                self.fault(field.spec.key, fault)
                return False
        return True

    def fault(self, key: str, text: str) -> None:
        """Go to a field and say what is wrong with it, until the next change or move."""
        field = self.field(key)
        if field.spec.tail:
            self.show_tail()
        if field.display:
            self._enter(field)
        self._say(text, "late")

    def tell(self, text: str) -> None:
        """Show a short note until the next change or move."""
        self._say(text, "text")

    def veil_turned(self) -> None:
        """Take over how the line of hints says the same now."""
        self._say_hint()

    def field_changed(self, field: Field) -> None:
        """Read again what depends on the field, and post `Changed` if any value is another."""
        self._note = NO_NOTE
        self._asked.read_again()
        typed = self.typed()
        if typed != self._known:
            self._known = typed
            self.post_message(self.Changed(self, field.spec.key))
        self._say_hint()

    def field_left(self, field: Field, way: Way) -> None:
        """Move on from a field, or stay where there is no further one."""
        self._note = NO_NOTE
        fault = field.settle() or field.remark()
        to = self._asked.beside(field, -1 if way == "back" else 1)
        if to is None and way == "tab" and not self._asked.tail_shown:
            self.show_tail()
            to = self._asked.beside(field, 1)
        if to is None:
            field.stay()
        if to is not None:
            self._enter(to)
        elif way != "back":
            self._finish()
        if fault:
            self._say(fault, "late")

    def field_asked(self, field: Field, what: str) -> None:
        """Pass on what a field asks for."""
        self.post_message(Field.Asked(field.spec.key, what))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus where it was moved by the mouse or by the screen."""
        field = next((node for node in event.widget.ancestors_with_self if isinstance(node, Field)), None)
        # A report may be older than the latest move.
        if field is None or field is self._current or event.widget is not self.screen.focused:
            return
        fault = self._current.settle() or self._current.remark() if self._current is not None else ""
        self._note = Part(fault, "late")
        self._make_current(field)

    def watch_hint(self, hint: str) -> None:
        """Draw a hint set by the screen; one of the form's own is drawn already."""
        if self._below.said.text != hint:
            self._below.say(Part(hint, "muted"))

    def _enter(self, field: Field) -> None:
        self._make_current(field)
        if field.is_attached:
            self.screen.set_focus(field.target, scroll_visible=False)
            self.call_after_refresh(self._come_to, field)

    def _come_to(self, field: Field) -> None:
        self._top = self._rows.show(field, self._rows.scroll_offset.y)

    def _keep_in_sight(self) -> None:
        """However much room there is now: from where the fields stood when one came to this one, and only as far as needed."""
        if self._current is not None and self._current.is_attached:
            self._rows.show(self._current, self._top)

    def _make_current(self, field: Field) -> None:
        if self._current is not None:
            self._current.mark(False)
        self._current = field
        field.mark(True)
        self._say_hint()

    def _finish(self) -> None:
        more = " Tab: flere felter." if self._asked.tail_hidden else ""
        self._say(f"Sidste felt. Ctrl+S: gem.{more}", "text")
        self.post_message(self.Finished(self))

    def _take_stock(self) -> None:
        """Take the values as they are now for known, after they were filled in from outside."""
        self._asked.read_again()
        self._known = self.typed()
        self._say_hint()

    def _say(self, text: str, role: Role) -> None:
        self._note = Part(text, role)
        self._say_hint()

    def _say_hint(self) -> None:
        self.hint = self._below.say(hint_for(self._note, self.fields, self._current))
