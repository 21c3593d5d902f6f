"""What every dialog that is not a form shares: a box over the room with a title, content and a line of keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.widgets.lines import Bar, Foot, Head, Key, Title
from borgerraad_tui.tui.widgets.parts import Part

T = TypeVar("T")


class Dialog(ModalScreen[T | None]):
    """Asks, and returns a typed answer; Esc answers nothing. Subclasses give `TITLE`, `KEYS` and the content."""

    AUTO_FOCUS = ""
    TITLE: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Key, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "answer_nothing", show=False)]
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > Vertical { width: 78; max-width: 100%; height: auto; max-height: 100%; border: solid $secondary; background: $panel; }
    Dialog.ascii > Vertical { border: ascii $secondary; }
    Dialog.tall > Vertical { height: 100%; max-height: 34; }
    """

    def __init__(self, office: Office, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.set_class(office.glyphs.border == "ascii", "ascii")
        self.office = office
        self.head = Head(office.glyphs)
        self.foot = Foot(office.glyphs)

    def compose(self) -> ComposeResult:
        """Title, content, keys."""
        yield Vertical(self.head, *self.content(), self.foot)

    def content(self) -> Iterable[Widget]:
        """The widgets between title and keys."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show title and keys."""
        self.head.show(Title([Part(self.TITLE)]))
        keys = (*self.KEYS, Key("Esc", "luk", "answer_nothing", always=True))
        self.foot.show(key._replace(key=self.office.glyphs.own(key.key)) for key in keys)

    def action_answer_nothing(self) -> None:
        """Out."""
        self.dismiss(None)

    def on_bar_pressed(self, message: Bar.Pressed) -> None:
        """A click on a key is the key."""
        self.run_worker(self.run_action(message.command), exclusive=False)
