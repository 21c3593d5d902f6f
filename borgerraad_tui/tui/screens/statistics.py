"""The statistics as they are this minute: overview and nine tables with bars, for the period chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.findings import finding_counts
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.figures import OVERVIEW, Block, blocks
from borgerraad_tui.tui.finding_block import FINDINGS, FINDINGS_TITLE, finding_blocks
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.widgets.board import Board
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part

ALL = -1


class Statistics(RoomScreen):
    """Screen 2."""

    ROOM = "statistics"
    BINDINGS = bindings("statistics")

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.board = Board(office.glyphs)
        self._zero_rows = False
        self._picked = ALL
        self._figures: Figures | None = None
        self._blocks: tuple[Block, ...] = ()

    def content(self) -> Iterable[Widget]:
        """The board."""
        yield self.board

    def on_mount(self) -> None:
        """Start on the board."""
        self.board.focus()

    def titles(self) -> Iterator[Title]:
        """The period with what is registered in it, and which tables are shown."""
        period, glyphs = self.office.period, self.office.glyphs
        name = f" · {period.name}" if period.name else ""
        # the day always stands, as the demo's own is told nowhere else; a long name gives way
        yield Title([Part(glyphs.own(f"STATISTIK · {period.title()}{name}"))], [Part(self.office.day_line(), "muted")])
        yield Title(list(self._tabs()), [Part(self._counted())])

    def read_again(self) -> None:
        """Count again, from the tallies."""
        period = self.office.period
        self._figures = self.office.register.figures(period.first, period.until(self.office.today))
        counts = finding_counts(self.office.register.engine, period.first, period.until(self.office.today))
        self._blocks = (
            *blocks(self._figures, self.office.catalogue, zero_rows=self._zero_rows),
            *finding_blocks(self._figures, counts, self.office.catalogue),
        )
        self.board.show([block for block in self._blocks if self._picked in (ALL, block.number)])

    def action_pick_left(self) -> None:
        """The table before."""
        self._pick(-1)

    def action_pick_right(self) -> None:
        """The next table."""
        self._pick(1)

    def action_all_tables(self) -> None:
        """All tables at once."""
        self._picked = ALL
        self.refresh_content()

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

    def action_show_behind(self) -> None:
        """The inquiries behind the figure under the cursor."""
        from borgerraad_tui.tui.screens.found import Found

        line, block = self.board.under_cursor, self.board.block
        if line is None or block is None or line.behind is None:
            self.action_basis()
            return
        if line.behind == "consultations":
            self.action_consultations()
            return
        title = f"Tabel {block.number}" if block.number in range(1, FINDINGS) else block.title
        self.app.push_screen(Found(self.office, line.behind, f"{title} · {line.name.removeprefix('- ')}"))

    def on_board_opened(self, message: Board.Opened) -> None:
        """A click opens, too."""
        self.action_show_behind()

    def _pick(self, step: int) -> None:
        numbers = [ALL, *(block.number for block in self._blocks)]
        self._picked = numbers[(numbers.index(self._picked) + step) % len(numbers)]
        self.refresh_content()

    def _counted(self) -> str:
        figures = self._figures
        assert figures is not None, "titles are asked for after reading"
        out = f", {figures.excluded} udgår" if figures.excluded else ""
        out += f", {figures.undecided} ikke afgjort" if figures.undecided else ""
        counted = f" = {figures.counted}" if out else ""
        return f"{figures.registered} {'henvendelse' if figures.registered == 1 else 'henvendelser'}{out}{counted}"

    def _tabs(self) -> Iterator[Part]:
        glyphs = self.office.glyphs
        # the table's whole name stands above its lines
        picked = {ALL: "Alle tabeller", OVERVIEW: "Overblik", FINDINGS: FINDINGS_TITLE}.get(
            self._picked, f"Tabel {self._picked}"
        )
        yield Part(f"{glyphs.earlier} ", "key", "pick_left")
        yield Part(picked, "key")
        yield Part(f" {glyphs.later}", "key", "pick_right")
        yield Part(f"   {glyphs.complaint} klage  {glyphs.other} andre", "muted")


def _copied(block: Block) -> Iterator[str]:
    yield block.title
    for line in block.lines:
        yield "\t".join(part for part in (line.name, line.count, line.complaints, line.percent) if part)
