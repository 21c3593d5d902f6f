"""What a form field is, told as data, and what all fields share: a label, a value that is a text, and the way out.

A field and its form talk by plain calls, not by messages: a message arrives behind the next key of a fast typist. For
the same reason a field acts on its keys itself, in the widget that has the focus, and not by bindings, which a key
reaches only after it has bubbled out to the app.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar, Final, Literal, Protocol, TypeAlias

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from borgerraad_tui.domain.text import looks_like_cpr, speaks_of_whistleblowing
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Palette, palette
from borgerraad_tui.tui.widgets.parts import Part, strip, wrap

Kind: TypeAlias = Literal["choice", "many", "pick", "text", "day", "step", "note"]
Values: TypeAlias = Mapping[str, str]
"""The values of a form by field: a choice's key, keys joined by `|`, a day as ISO, or the text as it was typed."""

Way: TypeAlias = Literal["next", "tab", "back"]
WAYS: Final[Mapping[str, Way]] = {"enter": "next", "tab": "tab", "shift+tab": "back"}
LABEL_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a field's choices: its key, what is shown, its letter A-Z (none where it is chosen by typing), its whole name.

    `hers` is what she wrote of it, as it stands in what is shown.
    """

    value: str
    label: str
    letter: str = ""
    name: str = ""
    hers: str = ""

    def veiled(self, glyphs: Glyphs) -> Choice:
        """The choice as it may be shown now."""
        if not self.hers or not glyphs.veil.down:
            return self
        written, hidden = self.hers.strip(), glyphs.hers(self.hers)
        # words that cannot be found in what is shown take all of it with them
        label = self.label.replace(written, hidden) if written and written in self.label else hidden
        return replace(self, label=label, name=label)

    @property
    def printed(self) -> str:
        """The name in print; what is shown may be shorter."""
        return self.name or self.label


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form.

    `choices` and `reachable` are asked again after every change; a field that is not reachable is not shown and its
    value is empty. A `tail` field is shown only when asked for, or when it holds something; one whose value is `given`
    beforehand is not shown for that. `letters` are further letters of a choice field and
    what each asks for: the form posts `Field.Asked`. `width` (cells) and `limit` (characters) of 0 are the kind's own;
    `stacked` puts every choice on a line of its own; `direction` says which way a day without a year lies, and of a day that
    has `happened` it is pointed out when it lies ahead. `told` says how a line of text is understood, or raises RuleBroken. One
    that holds a `figure`, as a time of day, names nobody and can be read while names and texts are hidden.
    """

    key: str
    label: str
    kind: Kind
    choices: Callable[[Values], Sequence[Choice]] | None = None
    hint: str = ""
    direction: Literal["past", "future"] = "past"
    tail: bool = False
    given: bool = False
    reachable: Callable[[Values], bool] | None = None
    letters: Mapping[str, str] = field(default_factory=dict)
    width: int = 0
    limit: int = 0
    stacked: bool = False
    happened: bool = False
    told: Callable[[str], str] | None = None
    figure: bool = False


class FormSide(Protocol):
    """What a field needs of the form it stands in."""

    @property
    def today(self) -> date:
        """The day that `i dag` means."""

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""

    @property
    def label_width(self) -> int:
        """The width of the label column in cells."""

    def field_changed(self, field: Field) -> None:
        """Hear that the field's value, or what is typed in it, is another."""

    def field_left(self, field: Field, way: Way) -> None:
        """Move on from the field."""

    def field_asked(self, field: Field, what: str) -> None:
        """Hear that one of the field's further letters was pressed."""

    def tell(self, text: str) -> None:
        """Show a short note until the next change or move."""


class Field(Widget):
    """A label and, right of it, what can be filled in; each kind of field is a subclass.

    It draws all of itself but the part one types in, which is its only child: a form opens in half the time for it.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Field { width: 1fr; height: auto; }"
    WAYS: ClassVar[Mapping[str, Way]] = WAYS
    TIP: ClassVar[str] = ""
    """What to press, said while the field is the current one."""
    LEAST_LINES: ClassVar[int] = 1

    class Asked(Message):
        """A letter the field declares beside its choices was pressed: it asks for `what`."""

        def __init__(self, key: str, what: str) -> None:
            super().__init__()
            self.key = key
            self.what = what

    def __init__(self, spec: FieldSpec, side: FormSide) -> None:
        super().__init__()
        self.spec = spec
        self.side = side
        self._label = wrap([Part(f"  {spec.label}")], side.label_width, hang=2)[:LABEL_LINES]
        self.since = ""
        """What was saved in the field meanwhile, where its draft says something else: said while the field is the current one."""
        self._current = False
        self.styles.min_height = max(len(self._label), self.LEAST_LINES)

    @property
    def target(self) -> Widget:
        """The part of the field that takes the focus."""
        raise NotImplementedError

    @property
    def value(self) -> str:
        """What the field holds."""
        raise NotImplementedError

    @property
    def standing(self) -> str:
        """What of the value can be chosen now; what other fields ask and offer is built on this."""
        return self.value

    @property
    def lost(self) -> bool:
        """Whether the value, or a part of it, is no longer among the choices."""
        return False

    @property
    def loose(self) -> str:
        """What is typed in it and is no value yet."""
        return ""

    @property
    def current(self) -> bool:
        """Whether the form stands in this field."""
        return self._current

    @property
    def prose(self) -> str:
        """What a person wrote in it in their own words."""
        return ""

    @property
    def veiled(self) -> bool:
        """Whether what is typed in it is hidden now."""
        return self.side.glyphs.veil.down

    def veil_turned(self) -> None:
        """Draw anew: what she wrote is hidden now, or shown again."""
        self.refresh()

    @property
    def open(self) -> bool:
        """Whether one can move to the field."""
        return self.display

    @property
    def suspicious(self) -> bool:
        """Whether what was written looks like a CPR number."""
        return looks_like_cpr(self.prose) is not None

    @property
    def kept_out(self) -> bool:
        """Whether what was written speaks of a whistleblower report, which is not for this file."""
        return speaks_of_whistleblowing(self.prose)

    def put(self, value: str) -> None:
        """Fill the field in from outside; says nothing to the form."""
        raise NotImplementedError

    def retype(self, text: str) -> None:
        """Fill in what was typed and was no value yet; says nothing to the form."""

    def without(self, value: str) -> str:
        """Name what another value takes away of several choices."""
        return ""

    def offer(self, choices: Sequence[Choice]) -> bool:
        """Take the choices there are now; return whether another value stands because of them."""
        return False

    def settle(self) -> str:
        """Finish what is half typed, as the field is left; return a sentence when it cannot be taken as it stands."""
        return ""

    def stay(self) -> None:
        """Hear that the way out led nowhere: one is still in the field, and may type on."""

    def go_on(self) -> None:
        """Be entered behind what is typed, the next time."""

    def remark(self) -> str:
        """Return what to point out about the value as the field is left, though it can be taken as it stands."""
        return ""

    def mark(self, current: bool) -> None:
        """Show whether the field is the current one."""
        self._current = current
        self.refresh()

    def drawn(self, y: int, width: int, inks: Palette) -> Iterable[Segment]:
        """Draw one line of what stands right of the label and belongs to no child, in at most `width` cells."""
        return ()

    def render_line(self, y: int) -> Strip:
        """Draw one line: the label and what stands right of it."""
        inks = palette(self)
        room = max(0, self.size.width - self.side.label_width)
        segments = [*self._drawn_label(y, inks), *self.drawn(y, room, inks)]
        return Strip(segments).adjust_cell_length(self.size.width, inks["text"])

    def keyed(self, event: events.Key) -> bool:
        """Act on a key before the focused part does; return whether it was one of the field's own."""
        way = self.WAYS.get(event.key)
        if way is not None:
            self.side.field_left(self, way)
        return way is not None

    def on_click(self, event: events.Click) -> None:
        """Go to the field when it is clicked anywhere; what lies right of the label may want to know where."""
        event.stop()
        if self.open:
            self.screen.set_focus(self.target)
        # A click on the child bubbles up with the child's own coordinates.
        self.pointed(event.screen_x - self.region.x - self.side.label_width, event.screen_y - self.region.y)

    def pointed(self, x: int, y: int) -> None:
        """Act on a click, counted from the end of the label column."""

    def _drawn_label(self, y: int, inks: Palette) -> Iterable[Segment]:
        parts = [*self._label[y]] if y < len(self._label) else []
        if y == 0 and self.current:
            # The blanks of the first line make room for the sign.
            first = parts.pop(0)
            parts = [Part(self.side.glyphs.active, "key"), Part(first.text[1:]), *parts]
        elif not self.current:
            parts = [part._replace(role="muted") for part in parts]
        return strip(parts, self.side.label_width, inks)


async def act(widget: Widget, actions: Mapping[str, str], event: events.Key) -> None:
    """Run the action a key stands for in a widget at once; the key goes on as it was when there is none to run."""
    action = actions.get(event.key)
    if action is not None and await widget.app.run_action(action, widget):
        swallow(event)


def swallow(event: events.Event) -> None:
    """Let nobody else hear of an event, Textual's own handlers included."""
    event.stop()
    event.prevent_default()
