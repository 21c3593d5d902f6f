"""The locked desk: one field over everything, and nothing else to see."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.tui.office import Office

TOLD = "Bordet er låst. Det, du var ved at skrive, ligger som kladde."


class Locked(Screen[None]):
    """Enter opens with the passphrase, and she is where she was; a wrong one takes its time."""

    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    Locked { background: $background; align: center middle; }
    Locked Vertical { width: 60; max-width: 100%; height: auto; padding: 1 2; background: $panel; }
    Locked Static { background: $panel; }
    Locked Input { border: none; height: 1; background: $background; padding: 0 1; margin: 1 0; }
    Locked #told { color: $error; }
    """

    def __init__(self, office: Office, opened: Callable[[], None]) -> None:
        super().__init__()
        self.office = office
        self.told = Static(" ", id="told", markup=False)
        self._opened = opened

    def compose(self) -> ComposeResult:
        """One field."""
        yield Vertical(*self._page())

    def _page(self) -> Iterable[Widget]:
        yield Static(TOLD, markup=False)
        yield Input(password=True, placeholder="Adgangskode", select_on_focus=False)
        yield self.told
        yield Static("Enter åbner   Ctrl+Q lukker programmet", markup=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Try it, in a thread: each guess takes a while."""
        if message.value and self.office.register.engine.is_shut:
            message.input.disabled = True
            self.told.update("Åbner …")
            # the app runs it: the screen that is left would break it off
            self.app.run_worker(lambda: self._try(message.value), thread=True)

    def _try(self, passphrase: str) -> None:
        try:
            self.office.register.engine.open_again(passphrase)
        except BorgerraadError as error:
            self.app.call_from_thread(self._again, error.text)
        else:
            self.app.call_from_thread(self._leave)

    def _leave(self) -> None:
        self._opened()
        self.dismiss(None)

    def _again(self, told: str) -> None:
        field = self.query_one(Input)
        field.disabled = False
        field.value = ""
        field.focus()
        self.told.update(told)
