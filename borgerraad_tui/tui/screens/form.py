"""The one screen every form stands in: it asks, keeps a draft, and hands what was read to the plan's `write`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from borgerraad_tui.domain.rules import LABELS
from borgerraad_tui.errors import BorgerraadError, RuleBroken
from borgerraad_tui.tui.drafting import Drafting
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.framed import Box
from borgerraad_tui.tui.widgets.fields import Field, FieldSpec, Values
from borgerraad_tui.tui.widgets.form import Form
from borgerraad_tui.tui.widgets.lines import Key, Title
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
    dialog: bool = False
    asked: Mapping[str, str] = field(default_factory=dict)
    """What a further letter asks for, and the field it leads to."""


class FormScreen(Box[None]):
    """A form over the whole screen, or as a dialog over the room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False),
        Binding("escape", "close", show=False),
        Binding("f8", "tail", show=False),
        Binding("f1", "help", show=False),
    ]

    def __init__(
        self, office: Office, plan: FormPlan[Any], draft: int | None = None, typed: Values | None = None
    ) -> None:
        super().__init__(office, classes=None if plan.dialog else "whole")
        self.plan = plan
        specs = [replace(spec, hint=office.glyphs.own(spec.hint)) for spec in plan.specs]
        self.form = Form(
            specs, lambda: office.today, office.glyphs, plan.values, classes="fit" if plan.dialog else None
        )
        self._fresh = {} if plan.target is None else self.form.values()
        self.drafting = Drafting(self, office.register.drafts, plan.name, plan.target, self._typed, draft)
        if typed is not None:
            self.form.load({**self._fresh, **typed})
        self._lost: set[str] = set()

    def content(self) -> Iterable[Widget]:
        """The form."""
        yield self.form

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
        self._retitle_rooms()

    def draft_refused(self, text: str) -> None:
        """Say why the draft could not be put on the disk."""
        self.foot.say(text, "late")
        self._retitle_rooms()

    def _retitle_rooms(self) -> None:
        """Behind a dialog the desk says whether all is on the disk."""
        for screen in self.app.screen_stack:
            if isinstance(screen, RoomScreen):
                screen.show_titles()

    def _typed(self) -> Values:
        """What a draft holds: on a saved row only what was changed, so that what is saved meanwhile stands."""
        return {key: value for key, value in self.form.values().items() if value != self._fresh.get(key)}

    def _refuse(self, error: RuleBroken) -> None:
        if any(spec.key == error.field for spec in self.plan.specs):
            self.form.fault(error.field, error.text)
        else:
            self.foot.say(error.text, "late")

    def _tell_lost(self, changed: str) -> None:
        """A choice that another field's change has taken away is told: a save is refused until it is mended."""
        fields = self.form.fields
        lost = {field.spec.key: field.spec for field in fields if field.lost and (field.display or field.spec.tail)}
        news, self._lost = lost.keys() - self._lost, set(lost)
        of_day = self.form.field(changed).spec.kind == "day"
        if news or (lost and of_day):
            first, *others = (LABELS.get(key, spec.label) for key, spec in lost.items())
            named = " og ".join([first, *(other[0].lower() + other[1:] for other in others)])
            self.form.tell(f"{named} {'gjaldt ikke den dag' if of_day else 'gælder ikke længere'}: vælg igen.")

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
