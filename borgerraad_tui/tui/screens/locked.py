"""The locked desk: one field over everything, and nothing else to see."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.tui.guess import check_known
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.typeahead import TypeAhead

TOLD = "Bordet er låst. Det, du er i gang med at skrive, ligger som kladde."
IN_MEMORY = (
    "Bordet er låst. {why} Det, du var ved at skrive, er kun i hukommelsen: lad programmet stå åbent. Det prøves igen, så snart"
    " disken tager imod."
)


class Locked(Screen[None]):
    """Enter opens with the passphrase, and she is where she was; a wrong one takes its time."""

    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    Locked { background: $background; align: center middle; }
    Locked Vertical { width: 60; max-width: 100%; height: auto; padding: 1 2; background: $panel; }
    Locked Static { background: $panel; }
    Locked Input, Locked Input:focus { border: none; height: 1; background: $background; padding: 0 1; margin: 1 0; }
    Locked #told { color: $error; }
    """

    def __init__(self, office: Office, typeahead: TypeAhead, opened: Callable[[], None]) -> None:
        super().__init__()
        self.office = office
        self.is_trying = False
        self._typeahead = typeahead
        self._lies = Static(TOLD, markup=False)
        self.told = Static(" ", id="told", markup=False)
        self._opened = opened

    def compose(self) -> ComposeResult:
        """One field."""
        yield Vertical(*self._page())

    def _page(self) -> Iterable[Widget]:
        yield self._lies
        yield Input(password=True, placeholder="Adgangskode", select_on_focus=False)
        yield self.told
        yield Static("Enter åbner   Ctrl+Q lukker programmet", markup=False)

    def covers(self, why: str) -> None:
        """Tell why the file is not closed below, and what is typed not on the disk; nothing: it is."""
        self._lies.update(IN_MEMORY.format(why=why) if why else TOLD)

    def keep_draft(self) -> str:
        """Nothing is typed here that is to be kept."""
        return ""

    def draft_refused(self, text: str) -> None:
        """Say why what is typed below is not on the disk."""
        self.told.update(text)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Try it, in a thread: each guess takes a while. What is typed meanwhile is meant for what comes then."""
        if message.value and not self.is_trying:
            self.is_trying = True
            message.input.disabled = True
            self.told.update("Åbner …")
            self._typeahead.hold()
            # the app runs it: the screen that is left would break it off
            self.app.run_worker(lambda: self._try(message.value), thread=True)

    def _try(self, passphrase: str) -> None:
        register = self.office.register
        try:
            if register.engine.is_shut:
                register.open_again(passphrase)
            else:
                check_known(register.engine, passphrase)
        except BorgerraadError as error:
            self.app.call_from_thread(self._again, error.text)
        else:
            self.app.call_from_thread(self._leave)

    def _leave(self) -> None:
        self.dismiss(None)
        self._opened()
        self._typeahead.go_on()

    def _again(self, told: str) -> None:
        self.is_trying = False
        field = self.query_one(Input)
        field.disabled = False
        field.value = ""
        field.focus()
        self.told.update(told)
        self._typeahead.go_on()
