"""What the gates share: a page with a heading, some text, fields to type in, and one sentence that says what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import Input, Static

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.tui.absence import LOOK_EVERY, Away
from borgerraad_tui.tui.crash import CrashSafeApp
from borgerraad_tui.tui.platform_driver import driver_class
from borgerraad_tui.tui.theme import DAG, NAT, install
from borgerraad_tui.tui.typeahead import TypeAhead

LOOKS = {theme.name: theme for theme in (DAG, NAT)}
R = TypeVar("R")


class Gate(CrashSafeApp[R], inherit_bindings=False):
    """Subclasses give the widgets and what Enter does; Esc and Ctrl+Q leave with nothing done.

    Over an open register it is left, too, when she is `away`, or asks for the lock.
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "Borgerråd"
    CSS = """
    Screen { align: center middle; }
    #page { width: 76; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $panel; }
    #page Static { background: $panel; }
    .heading { color: $primary; text-style: bold; margin-bottom: 1; }
    .keys { color: $text-muted; margin-top: 1; }
    .key { color: $primary; text-style: bold; margin: 1 0; }
    #told { color: $error; height: auto; }
    Input { border: none; height: 1; background: $background; padding: 0 1; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("escape", "leave", show=False),
        Binding("ctrl+l", "lock", show=False, priority=True),
        Binding("tab,down", "app.focus_next", show=False),
        Binding("shift+tab,up", "app.focus_previous", show=False),
    ]

    def __init__(self, theme: str = "", away: Away | None = None) -> None:
        look = LOOKS.get(theme, NAT)
        self.set_reactive(App.theme, look.name)
        super().__init__(driver_class())
        self.animation_level = "none"
        self._away = away
        self.typeahead = TypeAhead(self)
        self.told = Static("", id="told", markup=False)
        install(self, look)

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return one of our own looks, even before they are registered."""
        return LOOKS.get(theme_name) or super().get_theme(theme_name)

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="page", can_focus=False):
            yield from self.page()
            yield self.told

    def page(self) -> Iterable[Widget]:
        """The widgets of the page."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin in the first field, where there is one."""
        self.crash.watch()
        if self._away is not None:
            self.set_interval(LOOK_EVERY, self._look_away)
        for field in self.query(Input).results():
            field.focus()
            return

    async def on_event(self, event: events.Event) -> None:
        """What is typed fast reaches the field it is meant for: Enter leads to the next one."""
        if self._away is not None and isinstance(event, (events.InputEvent, events.Paste)):
            self._away.absence.stir()
        if not self.typeahead.take(event):
            await super().on_event(event)

    def on_unmount(self) -> None:
        """What is still typed ahead is for nobody."""
        self.typeahead.close()

    def say(self, text: str) -> None:
        """Say what went wrong, or nothing any more; a file's name in it may hold anything."""
        self.told.update(clean_line(text))

    def action_leave(self) -> None:
        """Out, with nothing done."""
        self.exit(None)

    def action_lock(self) -> None:
        """Out, with nothing done, and the register locked, where it is open."""
        if self._away is not None:
            self._away.lock()
            self.action_leave()

    def _look_away(self) -> None:
        if self._away is not None and self._away.look():
            self.action_leave()


def text(words: str, *classes: str) -> Static:
    """Words on the page, as they stand; a file's name among them may hold anything."""
    return Static(clean_line(words), classes=" ".join(classes), markup=False)


def hidden_field(identifier: str, told: str) -> Input:
    """A field that shows how much is typed, and not what."""
    return Input(password=True, id=identifier, placeholder=told, select_on_focus=False)
