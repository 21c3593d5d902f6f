"""The way back on screen: what opens the copies, which copy, and what is lost by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from borgerraad_tui.domain.dates import named_day
from borgerraad_tui.domain.passphrase import is_recovery_key
from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import BorgerraadError, WrongPassphrase
from borgerraad_tui.store.safekeeping.backups import Copy
from borgerraad_tui.store.safekeeping.key_file import has_keys
from borgerraad_tui.store.safekeeping.restoring import NO_KEY_FILE, held, keys_to
from borgerraad_tui.tui.absence import Away
from borgerraad_tui.tui.gates.gate import Gate, hidden_field, text

ASKS = "Skriv adgangskoden. Er den glemt, så skriv gendannelsesnøglen fra papiret."
NONE = "Der er ingen kopier i {places}. Ligger de et andet sted, så brug »borgerraad gendan --fra MAPPE«."
CHOOSE = "Vælg den kopi, registret skal blive til. Det, der er skrevet efter den, går tabt."
NOTHING_OPENS = "Det åbner ingen af kopierne. Prøv igen, eller skriv gendannelsesnøglen fra papiret."
MOST = 40
"""Copies shown."""


class Chosen(NamedTuple):
    """A copy, the keys that may open it, and what was typed."""

    copy: Copy
    keys: list[str]
    typed: str


class Restoring(Gate[Chosen]):
    """Answers one copy that opens; None when she leaves. `why` tells why the register itself does not.

    `lost` tells of a copy, and of what she typed, what would be lost by it, where that is known; a copy in the folder `own` is
    told as one here, any other as one outside the machine. `beside` is told below them.
    """

    CSS = (
        Gate.CSS
        + """
    OptionList { height: auto; max-height: 12; border: none; background: $panel; padding: 0; }
    """
    )

    def __init__(
        self,
        why: str,
        copies: Sequence[Copy],
        places: str,
        *,
        locked: bool,
        theme: str = "",
        lost: Callable[[Copy, str], str] = lambda _copy, _typed: "",
        own: Path | None = None,
        beside: str = "",
        away: Away | None = None,
    ) -> None:
        super().__init__(theme, away)
        self._beside = beside
        self._lost = lost
        self._own = own
        self._why, self._copies, self._places, self._locked = why, tuple(copies[:MOST]), places, locked
        self._keys: dict[Copy, list[str]] = {}
        self._list = OptionList()
        self._typed = ""

    def page(self) -> Iterable[Widget]:
        """Why one is here, what is asked, and the copies."""
        yield text("Gendan registret fra en kopi", "heading")
        if self._why:
            yield text(self._why)
            yield text("")
        if not self._copies:
            yield text(NONE.format(places=self._places))
        elif self._locked:
            yield text(ASKS)
            yield hidden_field("secret", "Adgangskode eller gendannelsesnøgle")
        yield self._list
        if self._beside:
            yield text(self._beside, "keys")
        yield text("Enter vælger   Esc lukker uden at ændre noget", "keys")

    def on_mount(self) -> None:
        """Show the copies at once where nothing is locked."""
        self._list.display = False
        if self._copies and not self._locked:
            self.run_worker(lambda: self._look(""), thread=True)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """See what opens with it, in a thread: each copy takes a while."""
        if message.value:
            message.input.disabled = True
            self._typed = message.value
            self.say("Åbner …")
            self.run_worker(lambda: self._look(message.value), thread=True)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """That one, if it opens."""
        copy = self._copies[message.option_index]
        if copy in self._keys:
            self.exit(Chosen(copy, self._keys[copy], self._typed))

    def _look(self, secret: str) -> None:
        """Open the copies one after the other, newest first; what each holds is told as soon as one of them opens.

        A damaged copy can refuse the right key as a wrong one: she is asked again where nothing opens. It ends once she has chosen
        or left.
        """
        worker = get_current_worker()
        keys = {folder: keys_to(folder, secret) for folder in {copy.path.parent for copy in self._copies}}
        # neither the passphrase of a key file nor written as a key: what one copy refuses, all do
        hopeless = not is_recovery_key(secret) and all(tried == [secret] for tried in keys.values())
        untold: list[tuple[Copy, str]] = []
        refused = False
        for copy in self._copies:
            told, wrong = self._told(copy, keys[copy.path.parent])
            if worker.is_cancelled:
                return
            refused = refused or wrong
            untold.append((copy, told))
            if wrong and hopeless:
                break
            if self._keys:
                self._tell(untold)
        if refused and not self._keys:
            self.call_from_thread(self._again)
        else:
            self._tell(untold)

    def _told(self, copy: Copy, keys: list[str]) -> tuple[str, bool]:
        """What a copy holds, or why that cannot be told; and whether the keys are refused as wrong."""
        try:
            found = held(copy, keys)
        except WrongPassphrase:
            return "åbnes ikke af det, du skrev", True
        except BorgerraadError:
            return "beskadiget", False
        self._keys[copy] = keys
        inquiries = counted(found.inquiries, "henvendelse", "henvendelser")
        return "   ".join(filter(None, (inquiries, self._lost(copy, self._typed)))), False

    def _tell(self, lines: list[tuple[Copy, str]]) -> None:
        while lines:
            self.call_from_thread(self._show, *lines.pop(0))

    def _show(self, copy: Copy, told: str) -> None:
        first = not self._list.display
        self._list.display = True
        line = f"{named_day(date(copy.made.year, copy.made.month, copy.made.day))} kl. {copy.made:%H:%M}   {self._lies(copy)}{told}"
        self._list.add_option(Option(line, disabled=copy not in self._keys))
        if self._list.highlighted is None and copy in self._keys:
            self._list.highlighted = self._list.option_count - 1
        if first:
            self.say("")
            self._list.focus()
            for field in self.query(Input):
                field.display = False
            self.say(CHOOSE)

    def _lies(self, copy: Copy) -> str:
        if self._own is None:
            return ""
        return "her   " if copy.path.parent == self._own else "ude   "

    def _again(self) -> None:
        field = self.query_one(Input)
        field.disabled = False
        field.value = ""
        field.focus()
        without = not any(has_keys(copy.path.parent) for copy in self._copies)
        self.say(NO_KEY_FILE.format(name=self._copies[0].path.name) if without else NOTHING_OPENS)
