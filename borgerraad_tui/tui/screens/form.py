"""The one screen every form stands in: it asks, keeps a draft, and hands what was read to the plan's `write`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from borgerraad_tui.errors import BorgerraadError, RuleBroken
from borgerraad_tui.tui.drafting import Drafting
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.widgets.fields import Field, FieldSpec, Values
from borgerraad_tui.tui.widgets.form import Form
from borgerraad_tui.tui.widgets.lines import Bar, Foot, Head, Key, Title
from borgerraad_tui.tui.widgets.parts import Part

T = TypeVar("T")

KEYS = (
    Key("Enter", "næste", always=True),
    Key("Shift+Tab", "forrige"),
    Key("Ctrl+S", "gem", "save", always=True),
    Key("Esc", "luk (kladden bliver)", "close", always=True),
    Key("F1", "hjælp", "help"),
)


@dataclass(frozen=True, slots=True)
class FormPlan(Generic[T]):
    """A form as data. `read` turns values into a model or raises RuleBroken; `write` saves it with the draft's end, or raises.

    `name` is what its drafts are filed under and `target` the row it was opened on. `start` gets the focus. `preview` says
    under the form what saving would do; `follow` gives values that a changed field brings with it.
    """

    name: str
    title: str
    specs: Sequence[FieldSpec]
    values: Values
    read: Callable[[Values], T]
    write: Callable[[T, int | None], None]
    start: str
    target: int | None = None
    preview: Callable[[Values], str] | None = None
    follow: Callable[[str, Values], Mapping[str, str]] | None = None
    offer: Callable[[Values], Mapping[str, str]] | None = None
    """Values that F5 fills in, where what the preview says names the key."""
    dialog: bool = False
    asked: Mapping[str, str] = field(default_factory=dict)
    """What a further letter asks for, and the field it leads to."""


class FormScreen(ModalScreen[None]):
    """A form over the whole screen, or as a dialog over the room."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False),
        Binding("escape", "close", show=False),
        Binding("f5", "take_offer", show=False),
        Binding("f8", "tail", show=False),
        Binding("f1", "help", show=False),
    ]
    DEFAULT_CSS = """
    FormScreen { background: $background; }
    FormScreen > Vertical { width: 1fr; height: 1fr; background: $background; }
    FormScreen.dialog { align: center middle; background: $background 60%; }
    FormScreen.dialog > Vertical {
        width: 78; max-width: 100%; height: auto; max-height: 100%; border: solid $secondary; background: $panel;
    }
    FormScreen.dialog.ascii > Vertical { border: ascii $secondary; }
    """

    def __init__(
        self, office: Office, plan: FormPlan[Any], draft: int | None = None, typed: Values | None = None
    ) -> None:
        super().__init__(classes="dialog" if plan.dialog else None)
        self.set_class(office.glyphs.border == "ascii", "ascii")
        self.office = office
        self.plan = plan
        specs = [replace(spec, hint=office.glyphs.own(spec.hint)) for spec in plan.specs]
        self.form = Form(specs, office.today, office.glyphs, plan.values, classes="fit" if plan.dialog else None)
        self.head = Head(office.glyphs)
        self.foot = Foot(office.glyphs)
        self._fresh = {} if plan.target is None else self.form.values()
        self.drafting = Drafting(self, office.register.drafts, plan.name, plan.target, self._typed, draft)
        if typed is not None:
            self.form.load({**self._fresh, **typed})
        self._known = self.form.values()

    def compose(self) -> ComposeResult:
        """Head, form, foot."""
        yield Vertical(self.head, self.form, self.foot)

    def on_mount(self) -> None:
        """Start where the plan says."""
        self._title("")
        labels = [spec.label for spec in self.plan.specs if spec.tail]
        tail = [label if label.isupper() else label.lower() for label in labels]
        self.foot.show(KEYS, f"F8 flere felter: {', '.join(tail)}" if tail else " ")
        self.form.focus_field(self.plan.start)
        self._preview()

    def on_form_changed(self, message: Form.Changed) -> None:
        """Follow, preview, and have the draft kept."""
        if self.plan.follow is not None:
            for key, value in self.plan.follow(message.key, self.form.values()).items():
                self.form.put(key, value)
        self.drafting.touched()
        self._tell_lost(message.key)
        self._preview()

    def on_field_asked(self, message: Field.Asked) -> None:
        """A further letter leads to its field."""
        self.form.focus_field(self.plan.asked[message.what])

    def on_bar_pressed(self, message: Bar.Pressed) -> None:
        """A click on a key is the key."""
        self.run_worker(self.run_action(message.command), exclusive=False)

    def action_save(self) -> None:
        """Read, write, leave; whatever is refused is told at its field, and nothing is lost."""
        if not self.form.check():
            return
        try:
            self.plan.write(self.plan.read(self.form.values()), self.drafting.identifier)
        except RuleBroken as error:
            self._refuse(error)
        except BorgerraadError as error:
            self.drafting.keep()
            self.foot.say(error.text, "late")
        else:
            self.drafting.stop()
            self.dismiss(None)

    def action_close(self) -> None:
        """Out; what was typed stays as a draft. While the disk does not take it, it stays here."""
        if not self.drafting.keep():
            return
        self.drafting.stop()
        below = self.app.screen_stack[-2]
        if self.drafting.identifier is not None and isinstance(below, RoomScreen):
            below.say("Kladden ligger øverst på bordet.")
        self.dismiss(None)

    def action_tail(self) -> None:
        """The further fields."""
        self.form.show_tail(enter=True)

    def action_take_offer(self) -> None:
        """Fill in what the preview offers."""
        if self.plan.offer is not None:
            for key, value in self.plan.offer(self.form.values()).items():
                self.form.put(key, value)
            self.drafting.touched()
            self._preview()

    def action_help(self) -> None:
        """The keys of a form."""
        from borgerraad_tui.tui.screens.help import Help

        self.app.push_screen(Help(self.office, "form"))

    def keep_draft(self) -> None:
        """Put what is typed on the disk now: the program is about to end."""
        self.drafting.keep()

    def draft_kept(self) -> None:
        """Say that the draft is on the disk."""
        self._title(f"kladde gemt {self.office.glyphs.saved}")

    def draft_refused(self, text: str) -> None:
        """Say why the draft could not be put on the disk."""
        self.foot.say(text, "late")

    def _typed(self) -> Values:
        """What a draft holds: on a saved row only what was changed, so that what is saved meanwhile stands."""
        return {key: value for key, value in self.form.values().items() if value != self._fresh.get(key)}

    def _refuse(self, error: RuleBroken) -> None:
        if any(spec.key == error.field for spec in self.plan.specs):
            self.form.fault(error.field, error.text)
        else:
            self.foot.say(error.text, "late")

    def _tell_lost(self, changed: str) -> None:
        """A choice that another field's change has taken away is told: nobody must save without noticing."""
        before, self._known = self._known, self.form.values()
        lost = [
            field.spec.label
            for field in self.form.fields
            if field.display and field.spec.key != changed and before[field.spec.key] and not field.value
        ]
        if lost:
            self.form.tell(f"{' og '.join(lost)} gælder ikke længere: vælg igen.")

    def _title(self, state: str) -> None:
        # behind a dialog the day can be seen; its title needs the room
        told = [*([] if self.plan.dialog else [self.office.day_line()]), *([state] if state else [])]
        separator = f" {self.office.glyphs.separator} "
        self.head.show(Title([Part(self.plan.title)], [Part(separator.join(told), "muted")] if told else ()))

    def _preview(self) -> None:
        if self.plan.preview is None:
            return
        try:
            self.foot.say(self.plan.preview(self.form.values()), "text")
        except BorgerraadError as error:
            self.foot.say(error.text, "late")
