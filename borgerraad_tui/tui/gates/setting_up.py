"""A new register's locks: the passphrase twice, then the recovery key on paper, with two parts of it typed back."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Input, Static

from borgerraad_tui.domain.passphrase import (
    check_passphrase,
    groups_to_type,
    new_recovery_key,
    same_group,
    strength,
)
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.tui.absence import Away
from borgerraad_tui.tui.gates.gate import Gate, hidden_field, text

WHY = (
    "Registret bliver låst med en adgangskode, så ingen andre kan læse, hvad borgerne har fortalt. Fire-fem ord efter"
    " hinanden er lette at huske og svære at gætte."
)
PAPER = (
    "Skriv gendannelsesnøglen på papir nu, og gem papiret et andet sted end computeren. Nøglen vises kun denne ene gang. Glemmer"
    " du adgangskoden, åbner papiret dine sikkerhedskopier."
)


class ChoosingPassphrase(Gate[str]):
    """Answers a passphrase that is not weak and was typed twice; None when she leaves."""

    def __init__(self, heading: str, theme: str = "", away: Away | None = None) -> None:
        super().__init__(theme, away)
        self._heading = heading
        self.judged = Static(" ", markup=False, classes="keys")

    def page(self) -> Iterable[Widget]:
        """Two fields, and how strong the first one is."""
        yield text(self._heading, "heading")
        yield text(WHY)
        yield text("")
        yield hidden_field("first", "Adgangskode")
        yield hidden_field("again", "Den samme igen")
        yield self.judged
        yield text("Enter næste   Esc lukker uden at ændre noget", "keys")

    def on_input_changed(self, message: Input.Changed) -> None:
        """Say how strong it is while it is typed."""
        if message.value:
            self.say("")
        typed = self.query_one("#first", Input).value
        if typed:
            self._judge(typed)
        else:
            self.judged.update(" ")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """From the first field to the second, once it is not weak; from the second out, when both are right."""
        first, again = self.query_one("#first", Input), self.query_one("#again", Input)
        if strength(first.value).level == "weak":
            self._judge(first.value)
            first.focus()
            return
        if message.input is first:
            again.focus()
            return
        try:
            chosen = check_passphrase(first.value, again.value)
        except RuleBroken as error:
            again.value = ""
            self.say(error.text)
        else:
            self.exit(chosen)

    def _judge(self, typed: str) -> None:
        self.judged.update(f"Adgangskoden er {strength(typed).words}.")


class ShowingKey(Gate[bool]):
    """Shows a recovery key, then asks for two parts of it; answers True once both are right."""

    def __init__(self, key: str, theme: str = "", away: Away | None = None) -> None:
        super().__init__(theme, away)
        self._key = key
        self._asked = groups_to_type()
        self._shown = text(key, "key")
        self._fields = [Input(placeholder=f"gruppe {number}", id=f"group{number}") for number in self._asked]

    def page(self) -> Iterable[Widget]:
        """The key, and the fields for two of its groups."""
        one, other = self._asked
        yield text("Gendannelsesnøglen", "heading")
        yield text(PAPER)
        yield self._shown
        yield text(f"Skriv gruppe {one} og gruppe {other} fra papiret:")
        yield from self._fields
        yield text("Enter næste   Esc lukker", "keys")

    def on_input_changed(self, message: Input.Changed) -> None:
        """The key goes from the screen when she types from the paper."""
        self.say("")
        self._shown.update(
            "(skjult, mens du skriver; tøm felterne for at se den igen)"
            if any(f.value for f in self._fields)
            else self._key
        )

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """To the next field; out when both are right."""
        for number, field in zip(self._asked, self._fields, strict=True):
            if not field.value:
                field.focus()
                return
            if not same_group(field.value, self._key, number):
                field.focus()
                self.say(f"Gruppe {number} er ikke den, der står på papiret. Tøm felterne for at se nøglen igen.")
                return
        self.exit(True)


def chosen_passphrase(heading: str, theme: str = "", away: Away | None = None) -> str | None:
    """Ask for a new passphrase; None when she leaves."""
    return ChoosingPassphrase(heading, theme, away).run()


def key_on_paper(theme: str = "", away: Away | None = None) -> str | None:
    """A new recovery key that was written down; None when she leaves before she has shown it."""
    key = new_recovery_key()
    return key if ShowingKey(key, theme, away).run() else None
