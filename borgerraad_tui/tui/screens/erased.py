"""What was erased, to read: the proof of what was erased just now, where copies still hold it, and the whole log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.erasure import erasure_document
from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.safekeeping.erasing import Erased
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.proof import Proof, prove
from borgerraad_tui.store.safekeeping.remaining import Place, places_holding, remove_copies, spans_of
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.ask_first import Question, ask_first
from borgerraad_tui.tui.screens.document import DocumentRoom

NO_COPIES = "Ingen kopi, der kan nås nu, har noget af det slettede."
COPIES = Question(
    "Slet kopierne?", "Behold dem, til de går af sig selv", "s", "Lav en ny kopi, og slet dem: de kan ikke hentes igen"
)
NOT_SEARCHED = (
    "Beviset kunne ikke føres: {path} kan ikke læses. Se efter, om drevet er der, og kør »borgerraad kontrol«."
)


class ErasedRoom(DocumentRoom):
    """The log, the copies, and the proof of what was erased just now: its words are in memory as long as the room is."""

    ROOM = "erased"
    BINDINGS = bindings("erased")
    NAMED: ClassVar[str] = "SLETTET"

    def __init__(self, office: Office, erased: Erased | None = None) -> None:
        super().__init__(office)
        self._erased = erased
        self._proof: Proof | None = None
        self._places: Sequence[Place] = ()

    def made(self) -> Document:
        """Search, and read the log."""
        register = self.office.register
        if self._erased is not None:
            self._proof = self._proof or self._proved(self._erased)
        self._places = self._held()
        return erasure_document(register, self._proof, self._places)

    def action_remove_copies(self) -> None:
        """Ask, make a new copy of each place, and delete those that hold what was erased."""

        if any(place.going for place in self._places):
            ask_first(self, COPIES, self._remove)
        else:
            self.say(NO_COPIES, "muted")

    def _proved(self, erased: Erased) -> Proof:
        engine = self.office.register.engine
        try:
            return prove(engine, erased)
        except OSError as error:
            raise SaveFailed(NOT_SEARCHED.format(path=engine.path.parent)) from error

    def _held(self) -> Sequence[Place]:
        register = self.office.register
        if register.demo:
            return ()
        return places_holding(register.engine, self._keeper(), spans_of(register.engine), self.office.clock.now())

    def _keeper(self) -> Keeper:
        return Keeper(self.office.register.engine, self.office.register.settings)

    def _remove(self) -> None:
        refused = self._keeper().keep(self.office.clock.now())
        if refused:
            raise refused[0]
        number = remove_copies(self.office.register.engine, self._keeper(), self._places)
        self.refresh_content()
        self.say(f"{counted(number, 'kopi', 'kopier')} slettet.")
