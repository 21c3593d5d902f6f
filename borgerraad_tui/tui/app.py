"""The program on screen: one app over one open register. It owns the queue of typed keys, the themes and the way out."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.theme import Theme

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import THEME
from borgerraad_tui.tui.commands import action_of
from borgerraad_tui.tui.crash import KEPT, LOST, CrashSafeApp, tell_outside
from borgerraad_tui.tui.drafting import KeepsDraft
from borgerraad_tui.tui.glyphs import ASCII, UNICODE
from borgerraad_tui.tui.leaving import Leaving
from borgerraad_tui.tui.office import DEMO, Office, open_office
from borgerraad_tui.tui.place import RETURNS_TO, remember
from borgerraad_tui.tui.platform_driver import driver_class
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.desk import Desk
from borgerraad_tui.tui.screens.framed import Framed
from borgerraad_tui.tui.theme import DAG, NAT, Role, install
from borgerraad_tui.tui.typeahead import TypeAhead
from borgerraad_tui.tui.waking import EVERY, Waking

if TYPE_CHECKING:
    from borgerraad_tui.tui.caretaking import Caretaking

LOOKS = {theme.name: theme for theme in (DAG, NAT)}
IMPORT_AFTER = 0.2
"""Seconds from the first frame to the slow imports: until then the detail and the counts are painted, which they would delay."""
INDEX_EVERY = 0.5
"""Seconds between looks at whether saved words wait to be indexed."""


class BorgerraadApp(CrashSafeApp[None], inherit_bindings=False):
    """Starts at the desk, where it was left."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    TITLE = "Borgerråd"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+l", "lock", show=False, priority=True),
    ]

    def __init__(self, office: Office, theme: str) -> None:
        # known before Textual works out its colours: changed afterwards, all styles would be read twice before the first frame
        self.set_reactive(App.theme, theme if theme in LOOKS else NAT.name)
        super().__init__(driver_class())
        self.office = office
        self.typeahead = TypeAhead(self)
        self.waking = Waking(office, self._read_again, self._leave_saying)
        self._settled = False
        self.errand = ""
        self._begins_saying: tuple[str, Role] = ("", "saved")
        self.leaving = Leaving(self)
        self.caretaking: Caretaking | None = None
        # nothing moves that was not asked to
        self.animation_level = "none"
        install(self, LOOKS[self.theme])

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return one of our own looks, even before they are registered, or one of Textual's."""
        return LOOKS.get(theme_name) or super().get_theme(theme_name)

    def get_default_screen(self) -> RoomScreen:
        """The desk is the screen below all others."""
        return Desk(self.office, self.office.left.inquiry)

    def on_mount(self) -> None:
        """Listen for the end; once the desk stands: the room that was left, the slow imports, the search index in idle time."""
        self.crash.watch()
        self._leave_when_told()
        self.call_after_refresh(self._settle_in)

    def on_unmount(self) -> None:
        """What is still typed ahead is for nobody."""
        self.typeahead.close()
        if self.caretaking is not None:
            self.caretaking.stop()

    def _print_error_renderables(self) -> None:
        super()._print_error_renderables()
        self.leaving.tell()

    async def on_event(self, event: events.Event) -> None:
        """Keys typed ahead wait for those before them."""
        if isinstance(event, (events.InputEvent, events.Paste)):
            self.waking.stir()
            if self.caretaking is not None:
                self.caretaking.stir()
        self.leaving.hear(event)
        if not self.typeahead.take(event):
            await super().on_event(event)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run a command, whether by its key, the bar or the menu; what refuses it is told where she is, and that is all."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except BorgerraadError as error:
            self.tell_refused(error.text)
            return True

    def tell_refused(self, text: str) -> None:
        """Say why something could not be done: in the form or the dialog that is open over the room, else in the room."""
        screen = self.screen
        (screen if isinstance(screen, Framed) else self.rooms()[-1]).tell_refused(text)

    def action_leave(self) -> None:
        """Out, with every open form's draft on the disk and the place remembered; told and asked again where it is not."""
        if self.is_locked:
            self.exit()
        else:
            self.leaving.ask()

    def leave_at_once(self) -> None:
        """Out without a word: there is nobody to tell it any more."""
        self.leave_in_order()
        self.exit()

    def action_errand(self, named: str) -> None:
        """Leave the desk for what is done without it (`errands`); stay, and say why, where that cannot be."""
        refused = DEMO if self.office.register.demo else self.keep_drafts()
        if refused:
            self.rooms()[-1].say(refused, "late")
            return
        self.errand = named
        self.leave_at_once()

    def action_copy_now(self) -> None:
        """Have each place hold what is saved now, and tell of it once that is so."""
        self._caretaker().copy_now()

    def begin_saying(self, text: str, role: Role) -> None:
        """What is told once the desk stands."""
        self._begins_saying = (text, role)

    def keep_drafts(self) -> str:
        """Put on the disk what is typed in every open form and what is only in memory; return why it could not be, or nothing."""
        refused = [screen.keep_draft() for screen in self.screen_stack if isinstance(screen, KeepsDraft)]
        try:
            self.office.register.drafts.write_held()
        except BorgerraadError as error:
            refused.append(error.text)
        return next(filter(None, refused), "")

    def leave_in_order(self) -> str:
        """Put every draft on the disk and remember where the desk was left; return why a draft could not be kept, or nothing."""
        refused = self.keep_drafts()
        self._remember(at_work=False)
        return refused

    def on_room_screen_entered(self, message: RoomScreen.Entered) -> None:
        """Remember the place, once the room has been drawn: the program may end without being left."""
        if self._settled:
            self.call_after_refresh(self._remember_at_work)

    def _remember_at_work(self) -> None:
        # what was left in order in the meantime stays so, and what was locked is read again when it is opened
        if self.return_code is None and not self.is_locked:
            self._remember(at_work=True)

    def _remember(self, *, at_work: bool) -> None:
        rooms = self.rooms()
        desk = next(room for room in rooms if isinstance(room, Desk))
        room = next((room.ROOM for room in reversed(rooms) if room.ROOM in RETURNS_TO), desk.ROOM)
        self.office.left = self.office.left._replace(room=room, inquiry=desk.inquiry_id())
        # a disk that refuses costs the place, never the way out
        with suppress(BorgerraadError):
            remember(self.office.register, self.office.left, at_work=at_work)

    def rooms(self) -> list[RoomScreen]:
        """The rooms on the stack, the desk first."""
        return [screen for screen in self.screen_stack if isinstance(screen, RoomScreen)]

    def _settle_in(self) -> None:
        left_in, self._settled = self.office.left.room, True
        if left_in in RETURNS_TO and isinstance(self.screen, Desk):
            self.run_worker(self.screen.run_action(action_of(left_in)), exclusive=False)
        else:
            self._remember_at_work()
        if self._begins_saying[0]:
            self.call_after_refresh(self.rooms()[-1].say, *self._begins_saying)
        self.set_timer(IMPORT_AFTER, Thread(target=_import_models, daemon=True).start)
        self.set_timer(IMPORT_AFTER, self._begin_caretaking)
        self.set_interval(INDEX_EVERY, self._index)
        self.set_interval(EVERY, self._look)

    def _begin_caretaking(self) -> None:
        # a program that is left at once has no screens any more
        if self.rooms():
            self._caretaker().begin()

    def _caretaker(self) -> Caretaking:
        from borgerraad_tui.tui.caretaking import (
            Caretaking,
        )  # late: nothing is copied or looked at before the desk stands

        self.caretaking = self.caretaking or Caretaking(self)
        return self.caretaking

    def action_control_now(self) -> None:
        """Look at everything the register can be wrong in."""
        self._caretaker().controlling.start()

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be read until the passphrase is given."""
        return self.office.register.engine.is_shut

    def action_lock(self) -> None:
        """Lock at once, wherever she is; told where it cannot be."""
        self._caretaker().locking.lock()

    def last_copy(self) -> None:
        """Have each place hold what is saved now that nothing more will be; what is refused is told outside."""
        for told in self._caretaker().keeping.finish():
            tell_outside(told + "\n")

    def _look(self) -> None:
        if not self.is_locked and (rooms := self.rooms()):
            rooms[-1].attempt(self.waking.look)
            if self.caretaking is not None:
                self.caretaking.look()

    def _read_again(self) -> None:
        for room in self.rooms():
            room.refresh_content()

    def _leave_saying(self, sentence: str) -> None:
        self.crash.say(f"{sentence} {LOST if self.leave_in_order() else KEPT}")
        self.exit(return_code=1)

    def _index(self) -> None:
        if not self.is_locked:
            self.office.register.search.index_idly()

    def _leave_when_told(self) -> None:
        """A closed window or a shutdown is a way out like Ctrl+Q, where the platform tells of it."""
        if sys.platform != "win32":
            for told in (signal.SIGHUP, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(told, self.leave_at_once)


def make_app(
    register: Register,
    *,
    ascii_only: bool = False,
    theme: str = "",
    documents: Callable[[], Path] = Path.home,
    hidden: bool = False,
) -> BorgerraadApp:
    """The app on a register; what `running.run_desk` runs and tests drive. Without a theme it is the one chosen last.

    `documents` tells the folder a document is written to where none was chosen yet; `hidden` begins with names and texts hidden.
    """
    office = open_office(register, ASCII if ascii_only else UNICODE)
    office.documents = documents
    office.glyphs.veil.down = hidden
    return BorgerraadApp(office, theme or register.settings.get(THEME, NAT.name))


def _import_models() -> None:
    """What forms and the first save need, imported while she reads the desk."""
    import borgerraad_tui.store.search
    import borgerraad_tui.tui.forms.closing
    import borgerraad_tui.tui.forms.registration  # noqa: F401
    from borgerraad_tui.domain.inquiry import Inquiry
    from borgerraad_tui.store.tables import import_tables

    import_tables()
    # a model builds its validation at its first use
    Inquiry.model_rebuild()
    if not gc.isenabled():
        # what stands now stays: a search for garbage that looks it all through would hold up a key for 30 ms
        gc.freeze()
        gc.enable()
