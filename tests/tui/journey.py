"""A working day on screen: the keys the adviser presses, and what she sees afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.app import BorgerraadApp, make_app
from borgerraad_tui.tui.widgets.fields import Field
from borgerraad_tui.tui.widgets.form import Form
from borgerraad_tui.tui.widgets.hints import Hint
from borgerraad_tui.tui.widgets.lines import Foot
from tests.tui.screen_text import screen_text

SMALL, LARGE = (80, 24), (120, 40)
DOCUMENTS = Path("/dokumenter")
"""Where this machine keeps documents, as far as the program knows; there is none."""
CHARACTERS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "space": " "}


LONG = 60
"""More fields or lines than any walk passes."""


class Journey:
    """The program in use. Every step waits until all of it has been reacted to and drawn."""

    def __init__(self, app: BorgerraadApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def register(self) -> Register:
        """The open register."""
        return self.app.office.register

    async def press(self, *keys: str) -> None:
        """Press keys as fast as a terminal can deliver them: all are sent before the first is reacted to."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, key if len(key) == 1 else CHARACTERS.get(key)))
        await self.settle()

    async def walk_to(self, field: str, key: str = "tab") -> None:
        """Press Tab, or the key that walks, until a form's field is reached."""
        for _ in range(LONG):
            if self.here == field:
                return
            await self.press(key)
        raise AssertionError(self.screen)

    async def walk_down(self, text: str) -> None:
        """Press the arrow down until the cursor's line holds a text."""
        for _ in range(LONG):
            if text in self.cursor:
                return
            await self.press("down")
        raise AssertionError(self.screen)

    async def paste(self, text: str) -> None:
        """Paste a text as a terminal does, in brackets."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def click(self, text: str) -> None:
        """Click in the middle of a text on the screen, the first there is."""
        row, line = next((row, line) for row, line in enumerate(self.lines) if text in line)
        await self.pilot.click(None, offset=(line.index(text) + len(text) // 2, row))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything has been reacted to and drawn, on the screen that is on top afterwards, too."""
        screen = None
        while screen is not self.app.screen:
            screen = self.app.screen
            await self.app.typeahead.settled()
            await self.app.workers.wait_for_complete()
            await self.pilot.wait_for_animation()
            while self.app.office.controlled is not None and self.app.office.controlled.looking:
                await self.pilot.pause(0.01)
            # what was drawn anew may have asked for another round
            await self.pilot.pause(0)
            await self.pilot.pause(0)

    async def until(self, holds: Callable[[], bool], within: float = 2.0) -> None:
        """Let the program's own time pass until something holds; TimeoutError when it does not within so many seconds."""
        async with asyncio.timeout(within):
            while not holds():
                await self.pilot.pause(0.02)

    @property
    def screen(self) -> str:
        """All that is seen."""
        return screen_text(self.app)

    @property
    def lines(self) -> list[str]:
        """The lines that are seen."""
        return self.screen.split("\n")

    @property
    def room(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def keys(self) -> str:
        """The lowest line of the screen on top: the key bar."""
        return self._drawn(Foot)[-1]

    @property
    def status(self) -> str:
        """What is said above the key bar, its lines joined."""
        return " ".join(self._drawn(Foot)[:-1]).strip()

    @property
    def hint(self) -> str:
        """What is said below a form's fields, its lines joined."""
        return " ".join(self._drawn(Hint)).strip()

    @property
    def values(self) -> dict[str, str]:
        """The values of the form on top."""
        return self.app.screen.query_one(Form).values()

    @property
    def here(self) -> str:
        """The field that has the focus."""
        focused = self.app.focused
        fields = [node for node in (focused.ancestors_with_self if focused else ()) if isinstance(node, Field)]
        return fields[0].spec.key if fields else ""

    def line(self, text: str) -> str:
        """The first line on the screen that holds a text, without blanks around it."""
        return next((line.strip() for line in self.lines if text in line), "")

    @property
    def cursor(self) -> str:
        """The line under the cursor of the list or the board."""
        return next((line for line in self.lines[2:] if line.startswith("▶")), "")

    def figures(self) -> Figures:
        """What the statistics count in the period shown."""
        office = self.app.office
        return self.register.figures(office.period.first, office.period.until(office.today))

    def _drawn(self, widget: type[Foot] | type[Hint]) -> list[str]:
        region = self.app.screen.query_one(widget).region
        return [line[region.x : region.right].strip() for line in self.lines[region.y : region.bottom]]


@asynccontextmanager
async def at_desk(
    register: Register, size: tuple[int, int] = SMALL, *, ascii_only: bool = False, theme: str = ""
) -> AsyncIterator[Journey]:
    """Open the program on a register."""
    app = make_app(register, ascii_only=ascii_only, theme=theme, documents=lambda: DOCUMENTS)
    async with app.run_test(size=size) as pilot:
        journey = Journey(app, pilot)
        await journey.settle()
        yield journey
