"""The program on screen: one app over one open register. It owns the queue of typed keys, the themes and the way out."""

from __future__ import annotations

from threading import Thread
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.glyphs import ASCII, UNICODE
from borgerraad_tui.tui.office import Office, open_office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.desk import Desk
from borgerraad_tui.tui.theme import DAG, NAT, install
from borgerraad_tui.tui.typeahead import TypeAhead

LEFT_IN, LEFT_ON = "left_in", "left_on"
INDEX_EVERY = 0.5
"""Seconds between looks at whether saved words wait to be indexed."""


class BorgerraadApp(App[None], inherit_bindings=False):
    """Starts at the desk, where it was left."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    TITLE = "Borgerråd"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]

    def __init__(self, office: Office, theme: str) -> None:
        super().__init__()
        self.office = office
        self.typeahead = TypeAhead(self)
        # nothing moves that was not asked to
        self.animation_level = "none"
        install(self, DAG if theme == DAG.name else NAT)

    def get_default_screen(self) -> RoomScreen:
        """The desk is the screen below all others."""
        left_on = self.office.register.settings.get(LEFT_ON)
        return Desk(self.office, int(left_on) if left_on else None)

    def on_mount(self) -> None:
        """Once the desk stands: the room that was left, the slow imports, and the search index in idle time."""
        self.call_after_refresh(self._settle_in)

    async def on_event(self, event: events.Event) -> None:
        """Keys typed ahead wait for those before them."""
        if not self.typeahead.take(event):
            await super().on_event(event)

    def action_leave(self) -> None:
        """Out, with every open form's draft on the disk and the place remembered."""
        self.exit()

    def leave_in_order(self) -> None:
        """Put every draft on the disk and remember where the desk was left."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_draft", None)
            if keep is not None:
                keep()
        rooms = [screen for screen in self.screen_stack if isinstance(screen, RoomScreen)]
        settings = self.office.register.settings
        settings.set(
            LEFT_IN,
            next((room.ROOM for room in reversed(rooms) if room.ROOM in ("statistics", "consultations")), "desk"),
        )
        desk = next((room for room in rooms if isinstance(room, Desk)), None)
        settings.set(LEFT_ON, str(desk.inquiry_id() or "") if desk else "")

    def _settle_in(self) -> None:
        left_in = self.office.register.settings.get(LEFT_IN)
        if left_in in ("statistics", "consultations") and isinstance(self.screen, Desk):
            getattr(self.screen, f"action_{left_in}")()
        Thread(target=_import_models, daemon=True).start()
        self.set_interval(INDEX_EVERY, self._index)

    def _index(self) -> None:
        search = self.office.register.search
        if search.waiting():
            search.index_some()


def run_desk(register: Register, *, ascii_only: bool = False, theme: str = "") -> int:
    """Run the desk until it is left; returns the exit status."""
    office = open_office(register, ASCII if ascii_only else UNICODE)
    app = BorgerraadApp(office, theme or register.settings.get("theme", NAT.name))
    app.run()
    return app.return_code or 0


def _import_models() -> None:
    """What forms need, imported while she reads the desk."""
    import borgerraad_tui.tui.forms.closing
    import borgerraad_tui.tui.forms.registration  # noqa: F401


def make_app(register: Register, *, ascii_only: bool = False, theme: str = "") -> App[Any]:
    """The app on a register; what `run_desk` runs and tests drive."""
    return BorgerraadApp(open_office(register, ASCII if ascii_only else UNICODE), theme or "nat")
