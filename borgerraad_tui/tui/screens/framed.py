"""What every screen shares: a head that says where one is, content, and a foot that says what can be pressed now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, runtime_checkable

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.tui.commands import action_of
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.lines import Bar, Foot, Head
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import blank, painted
from borgerraad_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from borgerraad_tui.tui.screens.dialog import Dialog

T = TypeVar("T")
A = TypeVar("A")


@runtime_checkable
class Hides(Protocol):
    """A widget that keeps what it has drawn, or knows by itself what of it is hers."""

    def veil_turned(self) -> None:
        """Draw anew: what she wrote is hidden now, or shown again."""
        ...


class Framed(Screen[T]):
    """Subclasses give the content; the class `ascii` is there to draw borders by."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "veil", show=False)]

    def __init__(self, office: Office, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.set_class(office.glyphs.border == "ascii", "ascii")
        self.office = office
        self.head = Head(office.glyphs)
        self.foot = Foot(office.glyphs)
        self._read_at: dict[Prose, int] = {}

    def compose(self) -> ComposeResult:
        """Head, content, foot."""
        yield self.head
        yield from self.content()
        yield self.foot

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the ground under the widgets, every line of it the same one; a box lets the room below shine through."""
        if self.styles.background.a < 1:
            return super().render_lines(crop)
        return painted(self, [blank(self.size.width, self.visual_style.rich_style)] * crop.height, crop)

    def content(self) -> Iterable[Widget]:
        """The widgets between head and foot."""
        raise NotImplementedError

    def say(self, text: str, role: Role = "saved") -> None:
        """Put a sentence in the status line."""
        self.foot.say(text, role)

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something that may be refused; the refusal is told and nothing else happens."""
        try:
            act()
        except BorgerraadError as error:
            self.tell_refused(error.text)

    def tell_refused(self, text: str) -> None:
        """Say why something could not be done."""
        self.say(text, "late")

    def ask(self, dialog: Dialog[A], answered: Callable[[A], None]) -> None:
        """Have a dialog over this, and do something with its answer, if there is one; what is refused then is told here."""

        def done(answer: A | None) -> None:
            if answer is not None:
                self.attempt(lambda: answered(answer))

        self.app.push_screen(dialog, done)

    def action_veil(self) -> None:
        """Hide her names and texts on every screen there is, or show them again."""
        veil = self.office.glyphs.veil
        veil.down = not veil.down
        for screen in self.app.screen_stack:
            if isinstance(screen, Framed):
                screen.turn_veil(down=veil.down)

    def turn_veil(self, *, down: bool) -> None:
        """Hide what she wrote, or show it again; every text is at the line that was read, also where it was short meanwhile."""
        lines = {text: text.scroll_offset.y for text in self.query(Prose)}
        self.veil_turned()
        for text, line in lines.items():
            text.scroll_to(y=line if down else self._read_at.get(text, line), animate=False, force=True)
        self._read_at = lines

    def veil_turned(self) -> None:
        """Draw everything anew: what she wrote is hidden now, or shown again."""
        self.head.refresh()
        for widget in self.query("*"):
            if isinstance(widget, Hides):
                widget.veil_turned()
        # what shows of the rooms below a dialog is drawn by the dialog
        self.refresh()

    def on_listing_failed(self, message: Listing.Failed) -> None:
        """Rows that cannot be read are told; those that were read stay."""
        self.say(message.text, "late")

    def on_bar_pressed(self, message: Bar.Pressed) -> None:
        """A click on a key is the key."""
        self.run_worker(self.run_action(action_of(message.command)), exclusive=False)


class Box(Framed[T]):
    """A box over the room, which takes all keys until it is gone; `whole` fills the screen instead, `tall` most of it."""

    DEFAULT_CSS = """
    Box { align: center middle; background: $background 60%; }
    Box > Vertical { width: 78; max-width: 100%; height: auto; max-height: 100%; border: solid $secondary; background: $panel; }
    Box.ascii > Vertical { border: ascii $secondary; }
    Box.tall > Vertical { height: 100%; max-height: 34; }
    Box.whole { background: $background; }
    Box.whole > Vertical { width: 1fr; height: 1fr; border: none; background: $background; }
    """

    @property
    def is_modal(self) -> bool:
        """The room below hears no key."""
        return True

    def compose(self) -> ComposeResult:
        """The same in one box."""
        yield Vertical(*super().compose())
