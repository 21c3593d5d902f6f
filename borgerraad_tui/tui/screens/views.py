"""Which of the open inquiries the desk shows: chosen by a letter, an area, a place and a saved search by one more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Literal

from borgerraad_tui.domain.catalogue import Entry
from borgerraad_tui.store.views import Cut, View, used_entries
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.framed import Framed
from borgerraad_tui.tui.screens.offers import Offer, PickOffer
from borgerraad_tui.tui.shown import Shown, rows_shown

if TYPE_CHECKING:
    from borgerraad_tui.domain.saved_search import SavedSearch


class Further(Enum):
    """An answer that asks which one."""

    DIRECTORATE = "directorate"
    PLACE = "place"
    SEARCH = "search"


CUTS: Sequence[tuple[str, str, Cut]] = (
    ("a", "Alle åbne", "all"),
    ("i", "I dag: frist i dag eller over, og påmindelser", "today"),
    ("f", "Venter på forvaltningen", "waiting"),
    ("o", "Over frist", "late"),
)
TITLES: dict[Cut, str] = {"today": "i dag", "waiting": "venter på svar", "late": "over frist"}
FURTHER = (
    ("d", "Et område", Further.DIRECTORATE),
    ("s", "Et sted", Further.PLACE),
    ("g", "En gemt søgning", Further.SEARCH),
)
ALL = Shown("")
"""The answer that takes the filter off."""


class PickView(PickOffer["Shown | Further"]):
    """Answers what is to be shown, or what has to be asked first."""

    TITLE = "Vis"

    def offers(self) -> Sequence[Offer[Shown | Further]]:
        """The cuts with how many are in each, then what has to be chosen from."""
        lines = [*self._cuts(), *((sign, told, answer, "") for sign, told, answer in FURTHER)]
        return [Offer(place, *line[:3], counted=line[3]) for place, line in enumerate(lines, 1)]

    def _cuts(self) -> Iterator[tuple[str, str, Shown | Further, str]]:
        for sign, told, cut in CUTS:
            shown = Shown(TITLES.get(cut, ""), View(cut))
            yield sign, told, ALL if cut == "all" else shown, str(rows_shown(self.office, shown).count())


class PickEntryView(PickOffer[Shown]):
    """Which area or which place; those of today, and ended ones that open inquiries stand under."""

    def __init__(self, office: Office, listing: Literal["directorate", "place"]) -> None:
        self.of = listing
        self.TITLE = {"directorate": "Vis et område", "place": "Vis et sted"}[listing]  # type: ignore[misc]
        super().__init__(office)

    def offers(self) -> Sequence[Offer[Shown]]:
        """The entries with how many open inquiries stand under each."""
        office, today = self.office, self.office.today
        used = used_entries(office.register.engine, self.of)
        entries = [entry for entry in office.catalogue.of(self.of) if entry.valid(today) or entry.id in used]
        return [self._offered(place, entry) for place, entry in enumerate(entries, 1)]

    def _offered(self, place: int, entry: Entry) -> Offer[Shown]:
        shown = Shown(entry.brief, View(self.of, entry.id))
        # the letters of the entries of today are unique
        sign = entry.letter.lower() if entry.valid(self.office.today) else ""
        return Offer(place, sign, entry.name, shown, counted=str(rows_shown(self.office, shown).count()))


def choose_view(screen: Framed[None], then: Callable[[Shown | None], None]) -> None:
    """Ask what is to be shown, and do something with the answer; None is all. Nothing is done when she leaves it."""

    def chosen(answer: Shown | Further) -> None:
        if isinstance(answer, Further):
            _ask_further(screen, answer, then)
        else:
            then(None if answer is ALL else answer)

    screen.ask(PickView(screen.office), chosen)


def _ask_further(screen: Framed[None], what: Further, then: Callable[[Shown | None], None]) -> None:
    from borgerraad_tui.tui.screens.saved_searches import PickSearch

    def searched(search: SavedSearch) -> None:
        then(Shown(search.name, words=search.words))

    if what is Further.SEARCH:
        screen.ask(PickSearch(screen.office, "Vis en gemt søgning"), searched)
    else:
        screen.ask(PickEntryView(screen.office, what.value), then)
