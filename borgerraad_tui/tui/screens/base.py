"""What every room shares: title lines, keys, the common commands, and being read again when something was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual.message import Message

from borgerraad_tui.store.settings import THEME
from borgerraad_tui.tui.command import Command, Room, shown_key
from borgerraad_tui.tui.commands import action_of, command_named, of_room
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.framed import Framed
from borgerraad_tui.tui.widgets.lines import Key, Title
from borgerraad_tui.tui.widgets.parts import Part

if TYPE_CHECKING:
    from borgerraad_tui.domain.period import Period


class RoomScreen(Framed[None]):
    """One room. Subclasses give `ROOM`, their `BINDINGS`, the content, and `refresh_content`."""

    ROOM: ClassVar[Room]
    ARROWS: ClassVar[str] = "vælg"
    """What the arrows do."""
    SIDEWAYS: ClassVar[bool] = False
    """Whether the arrows to the side do it, too."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._drafts_kept = 0

    class Entered(Message):
        """She is in this room now."""

    def titles(self) -> Iterable[Title]:
        """The title lines, as they are now."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Bring what is shown up to date with the file."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the keys; the content is read when the screen is resumed."""
        self.foot.show(*self._keys())

    def on_screen_resume(self) -> None:
        """Read again: something may have been saved above."""
        self.refresh_content()
        self.post_message(self.Entered())

    def refresh_content(self) -> None:
        """Read the content and the title lines again; a file that cannot be read is told, and what was shown stays."""
        self.attempt(self._read_and_show)

    def _read_and_show(self) -> None:
        self._drafts_kept = self.office.register.drafts.count()
        self.read_again()
        self.show_titles()

    def show_titles(self) -> None:
        """Write the title lines again from what was read; what lies unfinished is told in every room."""
        first, *others = self.titles()
        if self._drafts_kept:
            told = [Part(f"kladder {self._drafts_kept}", "key"), *([Part("  ")] if first.right else [])]
            first = first._replace(right=[*told, *first.right])
        self.head.show(first, *others, joint=self.joint())

    def joint(self) -> int | None:
        """The column where a vertical rule begins, if the content has one."""
        return None

    def veil_turned(self) -> None:
        """Read everything anew: what she wrote is hidden now, or shown again."""
        super().veil_turned()
        self.refresh_content()

    def on_screen_suspend(self) -> None:
        """What was said is over when another screen comes over the room."""
        self.say("")

    def point_at(self, inquiry: int | None) -> None:
        """Have the cursor on this inquiry at the next reading, where a room has one."""

    def inquiry_id(self) -> int | None:
        """The inquiry that commands are about, if there is one here."""
        return None

    def has_ended(self) -> bool:
        """Whether the inquiry at hand is closed or has left the statistics."""
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands about an inquiry are there only when there is one, and a closed one alone can be opened again."""
        if parameters == ("reopen",):
            return self.has_ended()
        if action in ("treat", "open", "edit"):
            return self.inquiry_id() is not None
        return True

    def _keys(self) -> tuple[list[Key], list[Key]]:
        commands = list(of_room(self.ROOM))
        lower = [
            self._key(command, keys)
            for command, keys in commands
            if command.place == "bar" and self._at_hand(command, keys) and self.is_shown(command)
        ]
        upper = [
            self._key(command, keys)
            for command, keys in commands
            if command.place == "upper" and self.is_shown(command)
        ]
        glyphs = self.office.glyphs
        sideways = glyphs.left + glyphs.right if self.SIDEWAYS else ""
        arrows = Key(glyphs.up + glyphs.down + sideways, self.ARROWS)
        # the desk is the first room: there is no step back from it
        return lower, [arrows, *(key for key in upper if self.ROOM != "desk" or key.command != "back")]

    def is_shown(self, command: Command) -> bool:
        """Whether a command's key stands in the bar now."""
        return True

    def _at_hand(self, command: Command, keys: tuple[str, ...]) -> bool:
        """The bar shows letters; a command whose letter means another here is in the menu. In the search letters are text."""
        return keys[0] == command.keys[0] or self.ROOM == "search"

    def _key(self, command: Command, keys: tuple[str, ...]) -> Key:
        # the letter that leads into a room leads out of it again
        label = "Tilbage" if command.id == self.ROOM else command.label
        return Key(self.office.glyphs.own(shown_key(keys[0])), label, command.id, command.always)

    def action_register(self) -> None:
        """A blank form for a new inquiry."""
        from borgerraad_tui.tui.forms.registration import open_registration

        self.attempt(lambda: open_registration(self))

    def action_treat(self, identifier: str) -> None:
        """Do a command with the inquiry at hand: open its form, or what else it declares."""
        command = command_named(identifier)
        assert command is not None, identifier
        self._about_inquiry(declared(command.about))

    def _about_inquiry(self, act: Callable[[RoomScreen, int], None]) -> None:
        identifier = self.inquiry_id()
        if identifier is not None:
            self.attempt(lambda: act(self, identifier))

    def action_lead(self, identifier: str) -> None:
        """Into the room a command leads to, and back with the same key."""
        command = command_named(identifier)
        assert command is not None, identifier
        self.go(declared(command.leads))

    def open_inquiry(self, identifier: int, said: str = "") -> None:
        """Into an inquiry's own room, with what has to be known of it there."""
        from borgerraad_tui.tui.screens.inquiry import InquiryRoom

        self.app.push_screen(InquiryRoom(self.office, identifier, said))

    def action_own_questions(self) -> None:
        """Into the room of her own questions."""
        self.action_lead("questions")

    def action_reconciling(self) -> None:
        """To the printed reports, from where their letter means something else."""
        self.action_lead("printed")

    def action_service_level(self) -> None:
        """Set how many days a department has for its first reply."""
        from borgerraad_tui.tui.forms.service_level import open_service_level

        self.attempt(lambda: open_service_level(self))

    def go(self, room: Callable[[Office], RoomScreen]) -> None:
        """Step into a room; from the room itself step back, and to one further down go down to it."""
        if type(self) is room:
            self.action_back()
            return
        rooms = (screen for screen in reversed(self.app.screen_stack) if isinstance(screen, RoomScreen))
        below = next((screen for screen in rooms if type(screen) is room), None)
        if below is None:
            below = room(self.office)
            self.app.push_screen(below)
        while self.app.screen is not below:
            self.app.pop_screen()
        below.begin()

    def begin(self) -> None:
        """What is done at once when she steps in: a key typed ahead is for what opens here."""

    def action_back(self) -> None:
        """One step back; the desk is the first."""
        if any(isinstance(screen, RoomScreen) for screen in self.app.screen_stack[:-1]):
            self.app.pop_screen()

    def action_period(self) -> None:
        """Choose the period of the statistics."""
        from borgerraad_tui.tui.forms.period import open_free_period
        from borgerraad_tui.tui.screens.period import Own, PickPeriod

        def chosen(answer: Period | Own) -> None:
            if isinstance(answer, Own):
                open_free_period(self)
            else:
                self.show_period(answer)

        self.ask(PickPeriod(self.office), chosen)

    def show_period(self, period: Period) -> None:
        """Show another period everywhere, from now on."""
        self.say(f"Periode: {f'»{period.name}« ' if period.name else ''}{period.title()}")
        self.attempt(lambda: self.office.choose(period))
        self.refresh_content()

    def action_undo(self) -> None:
        """Take the newest saved act back."""
        self.attempt(
            lambda: self._turn(self.office.register.history.undo(), "Fortrudt", "Der er ikke mere at fortryde.")
        )

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.attempt(
            lambda: self._turn(self.office.register.history.redo(), "Gentaget", "Der er ikke noget at gentage.")
        )

    def _turn(self, title: str | None, done: str, nothing: str) -> None:
        if title is None:
            self.say(nothing, "muted")
            return
        self.refresh_content()
        self.say(f"{done}: {title}")

    def action_theme(self) -> None:
        """The other of the two looks."""
        self.app.theme = "dag" if self.app.theme == "nat" else "nat"
        self.attempt(lambda: self.office.register.settings.set(THEME, self.app.theme))

    def action_help(self) -> None:
        """What every key does here."""
        from borgerraad_tui.tui.screens.help import Help

        self.app.push_screen(Help(self.office, self.ROOM))

    def action_menu(self) -> None:
        """Every command of the room, searchable."""
        from borgerraad_tui.tui.screens.menu import Menu

        def chosen(command: str) -> None:
            self.run_worker(self.run_action(action_of(command)), exclusive=False)

        self.ask(Menu(self.office, self.ROOM, self._can), chosen)

    def _can(self, command: Command) -> bool:
        named = (command.id,) if command.leads or command.about else ()
        return bool(self.check_action(command.action.partition("(")[0], named))

    def action_errand(self, named: str) -> None:
        """Leave the desk for what is done without it."""
        self.run_worker(self.app.run_action(f"errand({named!r})"), exclusive=False)

    def action_lock_after(self) -> None:
        """Set after how long the desk locks itself."""
        from borgerraad_tui.tui.forms.lock_after import open_lock_after

        self.attempt(lambda: open_lock_after(self))

    def action_second_place(self) -> None:
        """Choose where copies are kept outside this machine."""
        from borgerraad_tui.tui.forms.second_place import open_second_place

        self.attempt(lambda: open_second_place(self))

    def action_copy_now(self) -> None:
        """Have each place hold what is saved now."""
        self.run_worker(self.app.run_action("copy_now"), exclusive=False)

    def action_lock(self) -> None:
        """Show nothing until the passphrase is given."""
        self.run_worker(self.app.run_action("lock"), exclusive=False)

    def action_leave(self) -> None:
        """Out of the program."""
        self.run_worker(self.app.run_action("leave"), exclusive=False)


def declared(name: str) -> Any:
    """What a command names, `package.module.name` on this floor; imported when it is asked for."""
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(f"borgerraad_tui.tui.{module}"), attribute)
