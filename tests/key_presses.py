"""What the adviser's most frequent acts cost in key presses: the README's table is made of this, and a test plays it."""

from __future__ import annotations

from typing import NamedTuple

from borgerraad_tui.tui.command import shown_key


class Typed(NamedTuple):
    """A text that is typed on the way; the table shows what it is and counts none of its keys."""

    what: str
    text: str


class Path(NamedTuple):
    """One act from the desk to its end; `screens` are those she sees beside the desk, forms and dialogs among them."""

    act: str
    keys: tuple[str | Typed, ...]
    screens: int

    @property
    def played(self) -> list[str]:
        """Every key, those of the texts among them."""
        return [key for part in self.keys for key in (part.text if isinstance(part, Typed) else (part,))]

    @property
    def presses(self) -> int:
        """Keys without those of the texts."""
        return sum(not isinstance(part, Typed) for part in self.keys)

    @property
    def shown(self) -> str:
        """The keys as the README shows them."""
        return " ".join(f"*{part.what}*" if isinstance(part, Typed) else f"`{shown_key(part)}`" for part in self.keys)


SUBJECT = Typed("subject", "Lejekontrakt og varme")
PHONE_COMPLAINT = Path("register a complaint by phone", ("n", *"tkbf", SUBJECT, "ctrl+s"), 1)
WALK_IN = Path(
    "on the office day in Gram, register and close a walk-in's question",
    ("t", *"abf", SUBJECT, "enter", "v", "ctrl+s"),
    1,
)
CLOSING = Path("close the complaint under the cursor: examined, no criticism", (*"aui", "ctrl+s"), 1)
STATISTICS = Path("the statistics of this minute, and back", ("s", "s"), 1)
PHONE_TALK = Path(
    "note a phone talk on the inquiry under the cursor and set its next step",
    (
        "l",
        *"tb",
        Typed("what was said", "Ville vide, hvor langt vi er"),
        "tab",
        "tab",
        Typed("day and step", "3d ring"),
        "ctrl+s",
    ),
    1,
)
RETURNING = Path(
    "find everything about a citizen who comes back, however the name is spelt: the hits, then the citizen's own list",
    ("slash", Typed("name", "Møller"), "enter", "h"),
    3,
)
OWED = Path("list what Teknik og Klima owes, when all five areas owe something", ("o", "left", "left"), 1)
PATHS = (PHONE_COMPLAINT, WALK_IN, CLOSING, PHONE_TALK, RETURNING, OWED, STATISTICS)
