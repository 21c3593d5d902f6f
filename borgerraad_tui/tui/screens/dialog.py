"""What every dialog that is not a form shares: its title, its keys, and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from borgerraad_tui.tui.screens.framed import Box
from borgerraad_tui.tui.widgets.lines import Key, Title
from borgerraad_tui.tui.widgets.parts import Part

T = TypeVar("T")


class Dialog(Box[T | None]):
    """Asks, and returns a typed answer; Esc answers nothing. Subclasses give `TITLE`, `KEYS` and the content."""

    TITLE: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Key, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "answer_nothing", show=False)]

    def on_mount(self) -> None:
        """Show title and keys."""
        self.head.show(Title([Part(self.TITLE)]))
        keys = (*self.keys(), Key("Esc", "luk", "answer_nothing", always=True))
        self.foot.show(key._replace(key=self.office.glyphs.own(key.key)) for key in keys)

    def keys(self) -> Iterable[Key]:
        """What its own keys do."""
        return self.KEYS

    def action_answer_nothing(self) -> None:
        """Out."""
        self.dismiss(None)
