"""The prompt before a locked register: the first thing that is seen, and the last without the passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from borgerraad_tui.errors import BorgerraadError, WrongPassphrase
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.absence import Away
from borgerraad_tui.tui.gates.gate import Gate, hidden_field, text
from borgerraad_tui.tui.guess import check_known

Opened = TypeVar("Opened")
FORGOTTEN = "Glemt? Luk med Esc, og brug »borgerraad gendan« med gendannelsesnøglen fra papiret."


class Unlocking(Gate[Opened], Generic[Opened]):
    """Answers what is open now; None when she leaves. `opens` opens it with a passphrase, or raises why not."""

    def __init__(self, called: str, opens: Callable[[str], Opened], theme: str = "", away: Away | None = None) -> None:
        super().__init__(theme, away)
        self._called = called
        self._opens = opens
        self.trouble: BorgerraadError | None = None

    def page(self) -> Iterable[Widget]:
        """One field."""
        yield text("Borgerrådgiverens bord", "heading")
        yield text(f"Registret {self._called} er låst.")
        yield text("")
        yield hidden_field("passphrase", "Adgangskode")
        yield text(FORGOTTEN, "keys")
        yield text("Enter åbner   Esc lukker", "keys")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Try it, in a thread: each guess takes a while."""
        if message.value:
            message.input.disabled = True
            self.say("Åbner …")
            # what is typed meanwhile is for the next try
            self.typeahead.hold()
            self.run_worker(lambda: self._try(message.value), thread=True, exclusive=True)

    def on_key(self, event: events.Key) -> None:
        """What was said goes when she types on."""
        if event.is_printable:
            self.say("")

    def _try(self, passphrase: str) -> None:
        try:
            opened = self._opens(passphrase)
        except WrongPassphrase as error:
            self.call_from_thread(self._again, error.text)
        except BorgerraadError as error:
            self.trouble = error
            self.call_from_thread(self.exit, None)
        else:
            self.call_from_thread(self.exit, opened)

    def _again(self, told: str) -> None:
        field = self.query_one(Input)
        field.disabled = False
        field.value = ""
        field.focus()
        self.say(told)
        self.typeahead.go_on()


def unlocked(called: str, opens: Callable[[str], Opened], theme: str = "") -> Opened | None:
    """Ask until a register, or a copy of one, is open or she leaves; raises what is wrong with it beside the passphrase."""
    gate = Unlocking(called, opens, theme)
    opened = gate.run()
    if gate.trouble is not None:
        raise gate.trouble
    return opened


class Confirming(Unlocking[Register]):
    """Asks for the passphrase of a register that is open: that it is she who changes its locks."""

    def __init__(self, register: Register, heading: str, theme: str = "", away: Away | None = None) -> None:
        super().__init__(register.engine.path.name, self._known, theme, away)
        self._opened = register
        self._heading = heading

    def page(self) -> Iterable[Widget]:
        """One field."""
        yield text(self._heading, "heading")
        yield text("Skriv først den adgangskode, registret har nu.")
        yield text("")
        yield hidden_field("passphrase", "Adgangskode")
        yield text("Enter næste   Esc lukker uden at ændre noget", "keys")

    def _known(self, passphrase: str) -> Register:
        check_known(self._opened.engine, passphrase)
        return self._opened


def confirmed(register: Register, heading: str, theme: str = "", away: Away | None = None) -> bool:
    """Ask for the passphrase of an open register until it is right, or she leaves."""
    return Confirming(register, heading, theme, away).run() is not None


def came_back(register: Register, theme: str = "") -> bool:
    """Lock an open register, and ask for its passphrase; False when she leaves, and then it stays locked."""

    def opens(passphrase: str) -> Register:
        register.open_again(passphrase)
        return register

    called = register.engine.path.name
    register.shut()
    return unlocked(called, opens, theme) is not None
