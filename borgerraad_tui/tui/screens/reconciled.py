"""One printed report held against the register, to read; from here its figures are typed, and those that differ are looked into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.printed_reports import read_kept
from borgerraad_tui.chapters.reconciled import Reconciled, both, document_of, reconciled, where
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.report import part_title
from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.table import TABLES
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.forms.printed import Spot, open_new_printed_period, open_printed_period
from borgerraad_tui.tui.forms.printed_table import ABOVE, open_printed_part
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.document import DocumentRoom
from borgerraad_tui.tui.screens.offers import Offer, PickOffer
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part

PARTS = tuple(range(len(TABLES) + 1))
"""What is typed of a period: what stands above the tables, and each of them."""


class ReconciledRoom(DocumentRoom):
    """The printed report with this id."""

    ROOM = "reconciled"
    BINDINGS = bindings("reconciled")
    NAMED: ClassVar[str] = "AFSTEMNING"

    def __init__(self, office: Office, identifier: int) -> None:
        super().__init__(office, identifier)
        self.found: list[Reconciled] = []
        self._name = ""
        self._last: Spot | None = None

    def made(self) -> Document:
        """Count again."""
        one, periods = read_kept(self.office.register, self.identifier)
        self._name = one.name
        self.found = reconciled(self.office.register, periods)
        return document_of(self.office.register, one.name, self.found)

    def titles(self) -> Iterator[Title]:
        """Which report, and how it stands."""
        first, *others = super().titles()
        named = f" {self.office.glyphs.separator} {self.office.glyphs.hers(self._name)}" if self._name else ""
        yield first._replace(left=[Part(f"{self.NAMED}{named}")])
        yield from others

    def action_write_printed(self) -> None:
        """Type what is printed in one of its tables, or above them."""

        def chosen(spot: Spot) -> None:
            self._last = spot
            open_printed_part(self, spot.key)

        self.ask(PickPart(self.office, self.identifier, self.found, self._last), chosen)

    def action_deviation(self) -> None:
        """To the figure that differs, in the statistics of its period; Enter there shows the inquiries behind it."""
        self.ask(PickDeviation(self.office, self.found), lambda answer: self._show_figure(*answer))

    def action_printed_period(self) -> None:
        """Another name or other days of one of its periods."""

        def chosen(place: int) -> None:
            open_printed_period(self, Spot(self.identifier, place).key)

        self.ask(PickPrintedPeriod(self.office, self.found), chosen)

    def action_new_printed_period(self) -> None:
        """One more period."""
        self.attempt(lambda: open_new_printed_period(self, self.identifier))

    def action_export(self) -> None:
        """Write it as a document."""
        from borgerraad_tui.tui.forms.exporting import export_reconciled

        self.attempt(lambda: export_reconciled(self, self.identifier))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be something printed, or something that differs."""
        if action in ("write_printed", "printed_period", "new_printed_period"):
            return self.document is not None
        if action == "deviation":
            return any(each.found for each in self.found)
        return super().check_action(action, parameters)

    def _show_figure(self, place: int, number: int) -> None:
        from borgerraad_tui.tui.screens.statistics import Statistics

        printed, found = self.found[place]
        one = found[number]
        self.office.left = self.office.left._replace(table=one.table)
        period = Period(printed.first, printed.last, printed.name)
        self.app.push_screen(Statistics(self.office, period, at=one.name))


class PickPart(PickOffer[Spot]):
    """Answers what is to be typed; the cursor stands on the first that is not typed yet, from the one typed last on."""

    TITLE = "Hvad vil du skrive af?"

    def __init__(self, office: Office, identifier: int, found: Sequence[Reconciled], last: Spot | None) -> None:
        super().__init__(office)
        self._identifier, self._found, self._last = identifier, found, last

    def columns(self) -> Sequence[Column[Offer[Spot]]]:
        """Sign, what it is, and how many figures are typed."""
        sign, told, _ = super().columns()
        return sign, told, Column("", 18, lambda row: row.counted, "muted", right=True)

    def offers(self) -> Sequence[Offer[Spot]]:
        """Every part of every period; a digit chooses a table where there is one period alone."""
        return list(self._offers())

    def at_first(self) -> int | None:
        """Where to go on."""
        spots = [offer.answer for offer in self.shown]
        last = spots.index(self._last) if self._last in spots else 0
        empty = (place for place in range(last, len(spots)) if not self._number(spots[place]))
        return next(empty, last) + 1

    def _offers(self) -> Iterator[Offer[Spot]]:
        alone = len(self._found) == 1
        for place, (printed, found) in enumerate(self._found):
            title = printed.name or part_title("", printed.first, printed.last)
            for table in PARTS:
                spot = Spot(self._identifier, place, table)
                named = f"Tabel {table} {TABLES[table - 1].brief}" if table else ABOVE
                number, deviating = self._number(spot), sum(one.table == table for one in found)
                told = f"{counted(number, 'tal', 'tal')}{f', {deviating} afviger' if deviating else ''}"
                yield Offer(
                    place * len(PARTS) + table + 1,
                    str(table) if alone else "",
                    named if alone or table else f"{self.office.glyphs.hers(title)}: {ABOVE.lower()}",
                    spot,
                    counted=told if number else self.office.glyphs.dash,
                )

    def _number(self, spot: Spot) -> int:
        printed = self._found[spot.period].printed
        return printed.table(spot.table).figures if spot.table else printed.above


class PickDeviation(PickOffer[tuple[int, int]]):
    """Answers the place of a period, and of one of its deviations, both from 0."""

    TITLE = "Vis tallet i statistikken"

    def __init__(self, office: Office, found: Sequence[Reconciled]) -> None:
        super().__init__(office)
        self._found = found

    def columns(self) -> Sequence[Column[Offer[tuple[int, int]]]]:
        """Sign, where it stands, and what is printed and counted."""
        sign, told, _ = super().columns()
        return sign, told, Column("", 24, lambda row: row.counted, "muted", right=True)

    def offers(self) -> Sequence[Offer[tuple[int, int]]]:
        """All of them, in the order of the report; from the tenth on only the arrows lead there."""
        all_found = (
            (one, (place, number)) for place, each in enumerate(self._found) for number, one in enumerate(each.found)
        )
        return [
            Offer(
                row,
                str(row) if row < 10 else "",
                f"{where(one)} ({one.measure})",
                answer,
                counted=" / ".join(both(one)),
            )
            for row, (one, answer) in enumerate(all_found, start=1)
        ]


class PickPrintedPeriod(PickOffer[int]):
    """Answers the place of one of its periods, from 0."""

    TITLE = "Ret en delperiode"

    def __init__(self, office: Office, found: Sequence[Reconciled]) -> None:
        super().__init__(office)
        self._found = found

    def offers(self) -> Sequence[Offer[int]]:
        """All of them in their order."""
        titles = (part_title(each.printed.name, each.printed.first, each.printed.last) for each in self._found)
        return [
            Offer(
                place + 1,
                str(place + 1) if place < 9 else "",
                self.office.glyphs.plain(self.office.glyphs.hers(title)),
                place,
            )
            for place, title in enumerate(titles)
        ]
