"""The gate where a register's file is gone and its copies are there: nothing new is begun in silence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.widget import Widget

from borgerraad_tui.tui.gates.gate import Gate, text

Answer = Literal["restore", "new"]
FOUND = "Her ligger kopier af et register, men selve filen er væk."
LIES = "Filen skulle ligge i {path}. Er den flyttet, så luk og læg den tilbage, eller skriv, hvor den er, med --fil."
KEYS = "g gendan fra en kopi   n nyt, tomt register   Esc luk"
SURE = (
    "Et nyt register er tomt. Kopierne af det gamle bliver liggende, i mappen {aside}. Tryk j for at lave det nye, eller g for"
    " at gendanne det gamle."
)


class Gone(Gate[Answer]):
    """Answers what she chose, the new one only when it was confirmed; None when she leaves with nothing done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "restore", show=False),
        Binding("n", "ask", show=False),
        Binding("j", "new", show=False),
    ]

    def __init__(self, path: str, aside: str, theme: str = "") -> None:
        super().__init__(theme)
        self._path, self._aside = path, aside
        self._asked = False

    def page(self) -> Iterable[Widget]:
        """What was found, and the three ways on."""
        yield text("Registret er væk", "heading")
        yield text(FOUND)
        yield text(LIES.format(path=self._path))
        yield text(KEYS, "keys")

    def action_restore(self) -> None:
        """The way back."""
        self.exit("restore")

    def action_ask(self) -> None:
        """Say what a new one means, and ask once more."""
        self._asked = True
        self.say(SURE.format(aside=self._aside))

    def action_new(self) -> None:
        """A new one, once that was asked."""
        if self._asked:
            self.exit("new")
