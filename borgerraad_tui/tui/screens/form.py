"""The one screen every form stands in: it asks, keeps a draft, and hands what was read to the plan's `write`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from borgerraad_tui.errors import BorgerraadError, RuleBroken
from borgerraad_tui.tui.drafting import HERE, Drafting, write_when_taken
from borgerraad_tui.tui.meanwhile import Meanwhile
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.screens.framed import Box
from borgerraad_tui.tui.screens.lost_choices import LostChoices
from borgerraad_tui.tui.widgets.fields import Field, Values
from borgerraad_tui.tui.widgets.form import Form
from borgerraad_tui.tui.widgets.lines import Key, Title
from borgerraad_tui.tui.widgets.parts import Part

KEYS = (
    Key("Enter", "næste", always=True),
    Key("Shift+Tab", "forrige"),
    Key("Ctrl+S", "gem", "save", always=True),
    Key("Esc", "luk (kladden bliver)", "close", always=True),
    Key("F1", "hjælp", "help"),
)


UNREAD = "unread"
"""The refusal of what was to be read beside what is typed; it goes with the next change that finds it."""
DISK = "disk"
"""The refusal that is the disk's, and goes when it takes the draft."""
DRAFTED = "Der ligger en kladde til det samme øverst på bordet: Esc, 1, og Enter på den."
IN_MEMORY = "Kladden er ikke på disken. Esc igen lukker formularen, og kladden er så kun i hukommelsen."


class FormScreen(Box[None]):
    """A form over the whole screen, or as a dialog over the room."""

    KEYS: ClassVar[Sequence[Key]] = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False),
        Binding("escape", "close", show=False),
        Binding("f5", "take_offer", show=False),
        Binding("f8", "tail", show=False),
        Binding("f1", "help", show=False),
    ]

    def __init__(
        self, office: Office, plan: FormPlan[Any], draft: int | None = None, typed: Values | None = None
    ) -> None:
        super().__init__(office, classes=None if plan.dialog else "whole")
        self.plan = plan
        specs = [replace(spec, hint=office.glyphs.plain(spec.hint)) for spec in plan.specs]
        self.form = Form(
            specs, lambda: office.today, office.glyphs, plan.values, classes="fit" if plan.dialog else None
        )
        self._opened = self.form.values()
        self.meanwhile = Meanwhile(plan.saved, self._opened, typed)
        beside = {**plan.beside, **self.meanwhile.in_draft()}
        self.drafting = Drafting(self, office.register.drafts, plan.name, plan.target, draft, beside)
        if typed is not None:
            self.form.load({**(plan.values if plan.target else {}), **typed})
        self._start = (typed or {}).get(HERE, "")
        self._titled = plan.title
        self._lost = LostChoices()
        self._state = ""
        self._refusal = ""
        self._warned = False

    def content(self) -> Iterable[Widget]:
        """The form."""
        yield self.form

    def on_mount(self) -> None:
        """Start where the plan says, or where a draft was left."""
        self._title("")
        does = self.plan.does
        keys = (key._replace(label=does) if does and key.command == "save" else key for key in self.KEYS)
        self.foot.show(keys, self.tail_line())
        if not self.form.go_on(self._start):
            self.form.focus_field(self.plan.first)
        self._preview()
        self._tell_unread()
        self.attempt(self._tell_of_draft)
        self.meanwhile.tell(self.form)

    def tail_line(self) -> str:
        """What stands above the keys: the further fields."""
        labels = [spec.label for spec in self.plan.specs if spec.tail]
        tail = [label if label.isupper() else label.lower() for label in labels]
        return f"F8 flere felter: {', '.join(tail)}" if tail else " "

    def on_form_changed(self, message: Form.Changed) -> None:
        """Have the draft kept; then follow, preview, and take back what no longer holds, as far as it can be read."""
        self._warned = False
        self.drafting.touched()
        self._ask_anew()
        self.attempt(lambda: self._follow(message.key))
        self._lost.tell(self.form, message.key)
        self._title(self._state)
        self.attempt(self._take_back)
        self._preview()

    def tell_refused(self, text: str) -> None:
        """Say under the form why something could not be done; it goes with the next change."""
        self._settle(text, UNREAD)

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
            self.draft_refused(error.text)
        else:
            self.drafting.stop()
            self.finish()

    def finish(self) -> None:
        """Go: it is saved."""
        self.dismiss(None)

    def begin_again(self, values: Values) -> None:
        """Ask for another one from the start: nothing of the one that was saved is left, and a draft is a new one."""
        self.form.load(values)
        self._opened = self.form.values()
        self.drafting = Drafting(self, self.office.register.drafts, self.plan.name, self.plan.target, None)
        self._lost = LostChoices()
        self._refusal, self._warned = "", False
        self.form.focus_field(self.plan.first)
        self._title("")

    def action_close(self) -> None:
        """Out; what was typed stays as a draft. While the disk does not take it, only a second time right after, in memory."""
        refused = self.drafting.keep()
        if refused and not self._warned:
            self._warned = True
            self.draft_refused(f"{refused} {IN_MEMORY}")
            return
        self.drafting.stop()
        if refused:
            self.drafting.hold()
            write_when_taken(self.app, self.office.register.drafts, self._read_room_again)
        below = self.app.screen_stack[-2]
        if self.drafting.identifier is not None and isinstance(below, RoomScreen):
            where = "Kladden ligger øverst på bordet"
            below.say(f"{where}, kun i hukommelsen." if refused else f"{where}.", "late" if refused else "saved")
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
            self._ask_anew()
            self._preview()

    def action_help(self) -> None:
        """The keys of a form."""
        from borgerraad_tui.tui.screens.help import Help

        self.app.push_screen(Help(self.office, "form"))

    def keep_draft(self) -> str:
        """Put what is typed on the disk now: the program is about to end."""
        return self.drafting.keep()

    def draft_kept(self) -> None:
        """Say that the draft is on the disk."""
        self._title(f"kladde gemt {self.office.glyphs.saved}")
        self._retitle_rooms()
        if self._refusal == DISK:
            self._settle("")

    def draft_refused(self, text: str) -> None:
        """Say why what is typed could not be put on the disk."""
        self._settle(text, DISK)
        self._retitle_rooms()

    def _tell_of_draft(self) -> None:
        """What was begun about the same row and left is not forgotten, and not mixed into what is saved meanwhile."""
        if self.drafting.is_second():
            self.form.tell(DRAFTED)

    def _retitle_rooms(self) -> None:
        """Behind a dialog the desk says whether all is on the disk."""
        for screen in self.app.screen_stack:
            if isinstance(screen, RoomScreen):
                screen.attempt(screen.show_titles)

    def typed(self) -> Values:
        """What a draft holds: on a saved row only what was changed, so that what is saved meanwhile stands.

        A letter or two in a form that was opened by mistake are not worth one.
        """
        values = self.form.typed()
        changed = [key for key, value in values.items() if value != self._opened.get(key)]
        if self._is_slip(changed, values):
            return {}
        return values if self.plan.target is None else {key: values[key] for key in changed}

    def here(self) -> str:
        """The field one is in."""
        return self.form.here

    def _follow(self, changed: str) -> None:
        for key, value in self._brought(changed, self.form.values()).items():
            self.form.bring(key, value)
        self._tell_unread()

    def _brought(self, changed: str, values: Values) -> Mapping[str, str]:
        return self.plan.follow(changed, values) if self.plan.follow else {}

    def _ask_anew(self) -> None:
        """What could not be read is asked for again now, and told again where it still cannot."""
        if self._refusal == UNREAD:
            self._settle("")

    def _tell_unread(self) -> None:
        if self.form.unread:
            self.tell_refused(self.form.unread)

    def _is_slip(self, changed: Sequence[str], values: Values) -> bool:
        """Whether at most one choice was made, beside what it brought with it, and nothing was typed."""
        fields = {field.spec.key: field for field in self.form.fields}
        if any(key not in fields or fields[key].spec.kind not in ("choice", "many") for key in changed):
            return False
        try:
            brought = {other for key in changed for other in self._brought(key, values)}
        except BorgerraadError:
            return False  # rather a draft too many
        return len(set(changed) - brought) <= 1

    def _read_room_again(self) -> None:
        room = self.app.screen
        if isinstance(room, RoomScreen):
            room.refresh_content()
            room.say("Kladden er nu på disken.")

    def _refuse(self, error: RuleBroken) -> None:
        if any(spec.key == error.field for spec in self.plan.specs):
            self.form.fault(error.field, error.text)
        else:
            self._settle(error.text, error.text)

    def _settle(self, text: str, refusal: str = "") -> None:
        """Say under the form why something was refused; what is said for a rule or for the disk goes when it holds no more."""
        self._refusal = refusal
        self.foot.say(text, "late")

    def _take_back(self) -> None:
        """The sentence of a rule goes when the rule is no longer broken."""
        if self._refusal in ("", DISK, UNREAD):
            return
        try:
            self.plan.read(self.form.values())
        except RuleBroken as error:
            if error.text == self._refusal:
                return
        self._settle("")

    def _title(self, state: str) -> None:
        # behind a dialog the day can be seen; its title needs the room
        self._state = state
        self.attempt(self._entitle)
        done, separator, about = self._titled.partition(f" {self.office.glyphs.separator} ")
        title = f"{done}{separator}{self.office.glyphs.hers(about)}"
        told = [*([] if self.plan.dialog else [self.office.day_line()]), *([state] if state else [])]
        separator = f" {self.office.glyphs.separator} "
        self.head.show(Title([Part(title)], [Part(separator.join(told), "muted")] if told else ()))

    def _entitle(self) -> None:
        if self.plan.titled is not None:
            self._titled = self.plan.titled(self.form.values())

    def veil_turned(self) -> None:
        """Hide the title's part that is hers, too, or show it again."""
        super().veil_turned()
        self._title(self._state)
        self._preview()

    def _preview(self) -> None:
        if self.plan.preview is None or self._refusal:
            return
        preview = self.plan.preview
        self.attempt(lambda: self.foot.say(preview(self.form.values()), "text"))


def open_form(room: RoomScreen, plan: FormPlan[Any], draft: int | None, typed: Values | None) -> None:
    """Ask over a room: blank, or with what a draft of it holds."""
    room.app.push_screen(FormScreen(room.office, plan, draft, typed))
