"""What every room shares: head, content, foot, the common commands, and being read again when something was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.tui.commands import Command, Room, of_room, shown_key
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.lines import Bar, Foot, Head, Key, Title

if TYPE_CHECKING:
    from borgerraad_tui.domain.period import Period


class RoomScreen(Screen[None]):
    """One room. Subclasses give `ROOM`, their `BINDINGS`, the content, and `refresh_content`."""

    AUTO_FOCUS = ""
    ROOM: ClassVar[Room]

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.head = Head(office.glyphs)
        self.foot = Foot(office.glyphs)

    def compose(self) -> ComposeResult:
        """Head, content, foot."""
        yield self.head
        yield from self.content()
        yield self.foot

    def content(self) -> Iterable[Widget]:
        """The widgets between head and foot."""
        raise NotImplementedError

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

    def refresh_content(self) -> None:
        """Read the content and the title lines again; a file that cannot be read is told, and what was shown stays."""
        self.attempt(self._read_and_show)

    def _read_and_show(self) -> None:
        self.read_again()
        self.show_titles()

    def show_titles(self) -> None:
        """Write the title lines again from what was read."""
        self.head.show(*self.titles(), joint=self.joint())

    def joint(self) -> int | None:
        """The column where a vertical rule begins, if the content has one."""
        return None

    def on_screen_suspend(self) -> None:
        """What was said is over when another screen comes over the room."""
        self.say("")

    def say(self, text: str, role: Role = "saved") -> None:
        """Put a sentence in the status line."""
        self.foot.say(text, role)

    def point_at(self, inquiry: int | None) -> None:
        """Have the cursor on this inquiry at the next reading, where a room has one."""

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something that may be refused; the refusal is told and nothing else happens."""
        try:
            act()
        except BorgerraadError as error:
            self.say(error.text, "late")

    def on_bar_pressed(self, message: Bar.Pressed) -> None:
        """A click on a key is the key."""
        self.run_worker(self.run_action(message.command), exclusive=False)

    def inquiry_id(self) -> int | None:
        """The inquiry that commands are about, if there is one here."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands about an inquiry are there only when there is one."""
        if action in ("conclude", "plan", "open", "edit", "people", "join", "part", "link", "unlink"):
            return self.inquiry_id() is not None
        return True

    def _keys(self) -> tuple[list[Key], list[Key]]:
        commands = list(of_room(self.ROOM))
        lower = [
            self._key(command, keys)
            for command, keys in commands
            if command.place == "bar" and self._at_hand(command, keys)
        ]
        upper = [self._key(command, keys) for command, keys in commands if command.place == "upper"]
        arrows = Key(self.office.glyphs.up + self.office.glyphs.down, "rul" if self.ROOM == "inquiry" else "vælg")
        # the desk is the first room: there is no step back from it
        return lower, [arrows, *(key for key in upper if self.ROOM != "desk" or key.command != "back")]

    def _at_hand(self, command: Command, keys: tuple[str, ...]) -> bool:
        """The bar shows letters; a command whose letter means another here is in the menu. In the search letters are text."""
        return keys[0] == command.keys[0] or self.ROOM == "search"

    def _key(self, command: Command, keys: tuple[str, ...]) -> Key:
        # the letter that leads into a room leads out of it again
        label = "Tilbage" if command.id == self.ROOM else command.label
        return Key(self.office.glyphs.own(shown_key(keys[0])), label, command.id, command.always)

    # the common commands ------------------------------------------------------

    def action_register(self) -> None:
        """A blank form for a new inquiry."""
        from borgerraad_tui.tui.forms.registration import open_registration

        self.attempt(lambda: open_registration(self))

    def action_conclude(self) -> None:
        """Close the inquiry at hand."""
        from borgerraad_tui.tui.forms.closing import open_closing

        self._about_inquiry(open_closing)

    def action_plan(self) -> None:
        """Set the next step of the inquiry at hand."""
        from borgerraad_tui.tui.forms.step import open_step

        self._about_inquiry(open_step)

    def action_people(self) -> None:
        """The other inquiries of the one behind the inquiry at hand."""
        from borgerraad_tui.tui.screens.person import open_person

        self._about_inquiry(open_person)

    def action_join(self) -> None:
        """Say that the one behind the inquiry at hand is behind another one, too."""
        from borgerraad_tui.tui.forms.joining import open_join

        self._about_inquiry(open_join)

    def action_part(self) -> None:
        """Take the one behind the inquiry at hand out of their group."""
        from borgerraad_tui.tui.forms.joining import part

        self._about_inquiry(part)

    def action_link(self) -> None:
        """Link the inquiry at hand with another one."""
        from borgerraad_tui.tui.forms.linking import open_link

        self._about_inquiry(open_link)

    def action_unlink(self) -> None:
        """Take a link of the inquiry at hand away."""
        from borgerraad_tui.tui.forms.linking import open_unlink

        self._about_inquiry(open_unlink)

    def _about_inquiry(self, form: Callable[[RoomScreen, int], None]) -> None:
        identifier = self.inquiry_id()
        if identifier is not None:
            self.attempt(lambda: form(self, identifier))

    def action_statistics(self) -> None:
        """To the statistics, and back with the same key."""
        from borgerraad_tui.tui.screens.statistics import Statistics

        self.go(Statistics)

    def action_consultations(self) -> None:
        """To the consultations, and back with the same key."""
        from borgerraad_tui.tui.screens.consultations import Consultations

        self.go(Consultations)

    def action_desk(self) -> None:
        """To the desk."""
        from borgerraad_tui.tui.screens.desk import Desk

        self.go(Desk)

    def action_search(self) -> None:
        """To the search."""
        from borgerraad_tui.tui.screens.search import SearchRoom

        self.go(SearchRoom)

    def go(self, room: Callable[[Office], RoomScreen]) -> None:
        """Step into a room; from the room itself step back, and to one further down go down to it."""
        if type(self) is room:
            self.action_back()
            return
        below = next((screen for screen in reversed(self.app.screen_stack) if type(screen) is room), None)
        if below is None:
            self.app.push_screen(room(self.office))
            return
        while self.app.screen is not below:
            self.app.pop_screen()

    def action_back(self) -> None:
        """One step back; the desk is the first."""
        if any(isinstance(screen, RoomScreen) for screen in self.app.screen_stack[:-1]):
            self.app.pop_screen()

    def action_period(self) -> None:
        """Choose the period of the statistics."""
        from borgerraad_tui.tui.forms.period import open_free_period
        from borgerraad_tui.tui.screens.period import PickPeriod

        def chosen(period: Period | str | None) -> None:
            if isinstance(period, str):
                open_free_period(self)
            elif period is not None:
                self.show_period(period)

        self.app.push_screen(PickPeriod(self.office), chosen)

    def show_period(self, period: Period) -> None:
        """Show another period everywhere."""
        self.office.period = period
        self.refresh_content()
        self.say(f"Periode: {period.name + ' ' if period.name else ''}{period.title()}")

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
        self.attempt(lambda: self.office.register.settings.set("theme", self.app.theme))

    def action_help(self) -> None:
        """What every key does here."""
        from borgerraad_tui.tui.screens.help import Help

        self.app.push_screen(Help(self.office, self.ROOM))

    def action_menu(self) -> None:
        """Every command of the room, searchable."""
        from borgerraad_tui.tui.screens.menu import Menu

        def chosen(command: str | None) -> None:
            if command is not None:
                self.run_worker(self.run_action(command), exclusive=False)

        self.app.push_screen(Menu(self.office, self.ROOM, lambda command: bool(self.check_action(command, ()))), chosen)

    def action_leave(self) -> None:
        """Out of the program."""
        self.run_worker(self.app.run_action("leave"), exclusive=False)
