"""A short list to choose from: each line has a sign that chooses it at once, and arrows with Enter lead to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from textual import events
from textual.widget import Widget

from borgerraad_tui.domain.text import quoted
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.dialog import Dialog
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Key
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.windows import FixedRows

T = TypeVar("T")
HIGHEST = 16
"""Lines shown at once."""
AROUND = 7
"""Lines of a dialog beside its list."""


class Offer(NamedTuple, Generic[T]):
    """One line: its place from 1, the key that chooses it (or none), what it says, the answer, and something beside it."""

    place: int
    sign: str
    told: str
    answer: T
    days: str = ""
    counted: str = ""


class PickOffer(Dialog[T], Generic[T]):
    """Answers what the line chosen stands for. Subclasses give the lines with `offers`."""

    KEYS: ClassVar[tuple[Key, ...]] = (Key("↑↓ Enter", "vælg"),)
    DEFAULT_CSS = "PickOffer Listing { height: auto; min-height: 1; background: $panel; }"
    EMPTY: ClassVar[str] = ""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.listing: Listing[Offer[T]] = Listing(
            self.columns(), office.glyphs, empty=office.glyphs.own(self.EMPTY), titled=False
        )
        self.shown: Sequence[Offer[T]] = ()

    def columns(self) -> Sequence[Column[Offer[T]]]:
        """How a line looks."""
        return (
            Column("", 2, lambda row: row.sign, "key", right=True),
            Column("", 0, lambda row: row.told, hers=False),
            Column("", 10, lambda row: row.counted, "muted", right=True),
        )

    def offers(self) -> Sequence[Offer[T]]:
        """The lines, as they are now."""
        raise NotImplementedError

    def at_first(self) -> int | None:
        """The place of the line the cursor stands on at first."""
        return None

    def content(self) -> Iterable[Widget]:
        """The list."""
        yield self.listing

    def on_mount(self) -> None:
        """Start in the list."""
        self.attempt(self.offer)
        self._fit()
        self.listing.focus()

    def on_resize(self) -> None:
        """The keys stay in sight in a low window."""
        self._fit()

    def _fit(self) -> None:
        self.listing.styles.height = max(1, min(HIGHEST, len(self.shown), self.size.height - AROUND))

    def keys(self) -> Iterable[Key]:
        """What kind of sign chooses here, where there is any, and the rest."""
        signs = "".join(offer.sign for offer in self.shown)
        kinds = [word for word, among in (("tal", str.isdigit), ("bogstav", str.isalpha)) if any(map(among, signs))]
        chooses = [Key(" eller ".join(kinds).capitalize(), "vælger", always=True)] if kinds else []
        return (*chooses, *self.KEYS)

    def offer(self) -> None:
        """Read the lines again; the cursor stays. BorgerraadError when they cannot be read."""
        self.shown = self.offers()
        self.listing.show(FixedRows(self.shown), self.listing.cursor_key or self.at_first())

    def veil_turned(self) -> None:
        """Hide the names in the lines, or show them again."""
        super().veil_turned()
        self.attempt(self.offer)

    def on_key(self, event: events.Key) -> None:
        """A line's sign chooses it; of another letter it is told which there are."""
        chosen = next((offer for offer in self.shown if offer.sign and offer.sign == event.key.lower()), None)
        if chosen is not None:
            event.stop()
            self.dismiss(chosen.answer)
        elif event.character is not None and event.character.isalnum():
            event.stop()
            self._tell_signs(event.character)

    def _tell_signs(self, pressed: str) -> None:
        signs = [offer.sign for offer in self.shown if offer.sign]
        if signs:
            some = ", ".join(signs[:-1])
            self.say(f"{quoted(pressed)} vælger intet her. Tryk {f'{some} eller ' if some else ''}{signs[-1]}.", "late")

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """Enter chooses."""
        self.dismiss(self.shown[message.key - 1].answer)
