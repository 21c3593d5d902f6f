"""How a register is kept, in sentences: where copies lie, and when each was last looked through."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.breach import Lost, breach_document
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.store.holdings import holdings
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.backups import Copy
from borgerraad_tui.store.safekeeping.keeper import Keeper

NOW = "registret, som det er nu"
NO_COPY = "ingen kopi i {}"


def register_breach(register: Register) -> Document:
    """The sheet for the open register, if it were gone."""
    engine = register.engine
    checked = "; ".join(copies_told(register)) or "demoregistret har ingen kopier"
    lost = Lost(NOW, bool(engine.passphrase), None, "", f"Ved den seneste kopi: {checked}.")
    return breach_document(register.municipality, lost, holdings(engine), register.clock.today())


def lost_copy(copy: Copy, *, locked: bool, sound: bool, head: str) -> Lost:
    """A copy that was opened and looked through this moment."""
    told = "Nu, og den er hel." if sound else "Nu, og den er beskadiget: tallene kan være forkerte."
    return Lost(f"filen {copy.path.name}", locked, copy.made, copy.head or head, told)


def copies_told(register: Register) -> Iterator[str]:
    """The newest checked copy of each place, the age of one as its day and hour; none of the demo."""
    if register.demo:
        return
    keeper = Keeper(register.engine, register.settings)
    for place in keeper.places():
        newest = keeper.standing(place).newest
        when = f"{danish_day(newest.made.date())} kl. {newest.made:%H.%M} i {place}" if newest else ""
        yield when or NO_COPY.format(place)
