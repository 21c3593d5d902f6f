"""The statistics, as they are this minute or as they were published: overview and nine tables with bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.widget import Widget

from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.further import AskedSelection
from borgerraad_tui.statistics.report import Figures, Selection
from borgerraad_tui.tui.command import Command, Room
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.figures import OVERVIEW, Block
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.place import ALL_TABLES
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.sources import Live, Source
from borgerraad_tui.tui.widgets.board import Board
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part


class Statistics(RoomScreen):
    """Screen 2: the period chosen, or `only` another one until one is chosen here; a source of another kind may be given.

    The cursor begins on the row named `at`.
    """

    ROOM: ClassVar[Room] = "statistics"
    BINDINGS = bindings("statistics")

    def __init__(self, office: Office, only: Period | None = None, source: Source | None = None, at: str = "") -> None:
        super().__init__(office)
        self.board = Board(office.glyphs)
        self.source = source or Live(office, only)
        self._at = at
        self._zero_rows = False
        self._figures: Figures | None = None
        self._blocks: tuple[Block, ...] = ()
        self._refused = ""

    def content(self) -> Iterable[Widget]:
        """The board."""
        yield self.board

    def on_mount(self) -> None:
        """Start on the board."""
        self.board.focus()

    def titles(self) -> Iterator[Title]:
        """The period with what is registered in it, and which tables are shown."""
        period, glyphs = self.source.period, self.office.glyphs
        name = f" · {self.office.period_name(period)}" if period.name else ""
        name += f" · {self.source.where}" if self.source.where else ""
        # the day always stands, as the demo's own is told nowhere else; a long name gives way
        what = self.source.stands.upper() or "STATISTIK"
        yield Title([Part(glyphs.own(f"{what} · {period.title()}{name}"))], [Part(self.office.day_line(), "muted")])
        yield Title([Part(self._refused, "late")] if self._refused else list(self._tabs()), [Part(self._counted())])

    def read_again(self) -> None:
        """Read the figures again; where they are no more, it says so in the titles."""
        try:
            self._figures, self._blocks = self.source.read(zero_rows=self._zero_rows)
            self._refused = ""
        except RuleBroken as refused:
            self._figures, self._blocks, self._refused = None, (), refused.text
        self._show_picked()
        if self._at:
            self.board.stand_on(self._at)
            self._at = ""

    def _show_picked(self) -> None:
        self.board.show([block for block in self._blocks if self._picked in (ALL_TABLES, block.number)])

    def show_period(self, period: Period) -> None:
        """Show the period chosen, at all places."""
        self.source = Live(self.office)
        super().show_period(period)

    def action_pick_left(self) -> None:
        """The table before."""
        self._step(-1)

    def action_pick_right(self) -> None:
        """The next table."""
        self._step(1)

    def action_all_tables(self) -> None:
        """All tables at once."""
        self._pick(ALL_TABLES)

    def action_all_places(self) -> None:
        """All places, or the day's place alone again."""
        if isinstance(self.source, Live):
            self.source.everywhere = not self.source.everywhere
        self.refresh_content()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a place to leave, and a document is about all places."""
        if action == "all_places":
            return isinstance(self.source, Live) and self.source.place is not None
        if action == "export":
            return not isinstance(self.source, Live) or self.source.everywhere
        return super().check_action(action, parameters)

    def is_shown(self, command: Command) -> bool:
        """The keys are those that do something with what is shown."""
        return self._can(command)

    def action_zero_rows(self) -> None:
        """Show or hide rows with nothing in them."""
        self._zero_rows = not self._zero_rows
        self.refresh_content()
        self.say(
            "Rækker uden henvendelser vises." if self._zero_rows else "Rækker uden henvendelser vises ikke.", "text"
        )

    def action_basis(self) -> None:
        """What the figure under the cursor is a part of."""
        line = self.board.under_cursor
        if line is not None:
            self.say(f"{line.name}: {line.basis}", "text")

    def action_copy(self) -> None:
        """The table the cursor stands in, as text, to the clipboard."""
        block = self.board.block
        if block is not None:
            self.app.copy_to_clipboard("\n".join(_copied(block)))
            self.say(f"Kopieret: {block.title}")

    def action_copy_figure(self) -> None:
        """The figure the cursor stands on, with its basis, as a sentence to the clipboard."""
        line = self.board.under_cursor
        if line is not None:
            sentence = f"{line.name.removeprefix('- ')}: {line.basis}"
            self.app.copy_to_clipboard(sentence)
            self.say(f"Kopieret: {sentence}")

    def action_export(self) -> None:
        """Write the period's statistics as a document."""
        from borgerraad_tui.tui.forms.exporting import days_number, export_statistics

        period = self.source.period
        days = days_number(period.first, period.until(self.office.today))
        self.attempt(lambda: export_statistics(self, days))

    def action_show_behind(self) -> None:
        """The inquiries, or the questions, behind the figure under the cursor."""
        self.show_behind(narrowed=False)

    def show_behind(self, *, narrowed: bool) -> None:
        """All of them, or narrowed to the complaints."""
        line, block = self.board.under_cursor, self.board.block
        if line is None or block is None or line.behind is None:
            self.action_basis()
            return
        if line.behind == "consultations":
            self.show_consultations()
            return
        title = f"Tabel {block.number}" if block.reported and block.number != OVERVIEW else block.title
        named = f"{title} · {line.name.removeprefix('- ')}"
        if isinstance(line.behind, AskedSelection):
            self.app.push_screen(self.asked(line.behind, named))
            return
        self.app.push_screen(self.found(line.behind, named, line.complaints_behind, narrowed=narrowed))

    def found(self, behind: Selection, named: str, complaints: Selection | None, *, narrowed: bool) -> RoomScreen:
        """The room of the inquiries behind a figure."""
        from borgerraad_tui.tui.screens.found import Found

        return Found(self.office, self.source, behind, named, complaints, narrowed=narrowed)

    def asked(self, behind: AskedSelection, named: str) -> RoomScreen:
        """The room of the questions behind a figure."""
        from borgerraad_tui.tui.screens.found_requests import FoundRequests

        return FoundRequests(self.office, self.source, behind, named)

    def show_consultations(self) -> None:
        """What stands behind their number."""
        self.action_lead("consultations")

    def on_board_opened(self, message: Board.Opened) -> None:
        """A click opens, too; on the number of complaints it opens them."""
        self.attempt(lambda: self.show_behind(narrowed=message.complaints))

    @property
    def _picked(self) -> int:
        """The table picked last; all of them where there is no such table."""
        table = self.office.left.table
        return table if any(block.number == table for block in self._blocks) else ALL_TABLES

    def _pick(self, table: int) -> None:
        # written down with the place, when another room is entered: not at every step
        self.office.left = self.office.left._replace(table=table)
        self._show_picked()
        self.show_titles()

    def _step(self, step: int) -> None:
        numbers = [ALL_TABLES, *(block.number for block in self._blocks)]
        if len(numbers) == 1:
            return  # where no figures can be shown nothing is picked, and the table picked last stays
        self._pick(numbers[(numbers.index(self._picked) + step) % len(numbers)])

    def _counted(self) -> str:
        figures = self._figures
        if figures is None:
            return ""
        out = f", {figures.excluded} udgår" if figures.excluded else ""
        out += f", {figures.undecided} ikke afgjort" if figures.undecided else ""
        total = f" = {figures.counted}" if out else ""
        return f"{counted(figures.registered, 'henvendelse', 'henvendelser')}{out}{total}"

    def _tabs(self) -> Iterator[Part]:
        glyphs = self.office.glyphs
        # the table's whole name stands above its lines
        unprinted = {block.number: block.short for block in self._blocks if not block.reported}
        picked = ({ALL_TABLES: "Alle tabeller", OVERVIEW: "Overblik"} | unprinted).get(
            self._picked, f"Tabel {self._picked}"
        )
        yield Part(f"{glyphs.earlier} ", "key", "pick_left")
        yield Part(picked, "key")
        yield Part(f" {glyphs.later}", "key", "pick_right")
        yield Part(f"   {glyphs.complaint} klage  {glyphs.other} andre", "muted")


def _copied(block: Block) -> Iterator[str]:
    yield block.title
    heads = block.heads or _heads(block)
    if heads:
        yield "\t".join(["", *map(str.strip, heads)])
    for line in block.lines:
        figures = (
            map(str.strip, line.cells) if line.cells else filter(None, (line.count, line.complaints, line.percent))
        )
        yield "\t".join([line.name, *figures])


def _heads(block: Block) -> Sequence[str]:
    """What the figures of one of the nine tables are; the overview's say so themselves."""
    if block.number == OVERVIEW:
        return ()
    if any(line.complaints for line in block.lines):
        return ("Antal", "Klager", "Klageandel") if any(line.percent for line in block.lines) else ("Antal", "Klager")
    return ("Antal", "Andel")
