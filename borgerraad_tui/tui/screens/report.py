"""The report to the council: every line of it with whether it is in, and beside it what will be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual.widget import Widget

from borgerraad_tui.chapters.outline import Outline, OutlineLine
from borgerraad_tui.chapters.plan import read_plan
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report import Report
from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.kinds import REPORT
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.block_lines import block_lines
from borgerraad_tui.tui.screens.example import Pair
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.outline_rows import OutlineRow, drawn, named
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Glance, Paragraph
from borgerraad_tui.tui.widgets.windows import FixedRows

EMPTY = "Ingen beretning endnu. Tryk n for at begynde en af den periode, statistikken viser (p vælger en anden)."
MORE = "… l viser resten"
NOT_IN = "Ikke med: det her bliver ikke trykt. x tager det med."
NO_STATISTICS = "Kapitlet Statistik er ikke med: ingen delperiode bliver trykt."


class ReportRoom(ListRoom[OutlineRow]):
    """Screen 6: the newest report, or the one she chose."""

    ROOM = "report"
    BINDINGS = bindings("report")
    DEFAULT_CSS = """
    ReportRoom Pair { height: 1fr; }
    ReportRoom Pair > Listing { width: 4fr; height: 1fr; }
    ReportRoom Pair > Glance { width: 3fr; height: 1fr; padding: 0 1; }
    ReportRoom Pair.narrow > Listing { width: 1fr; height: 1fr; }
    ReportRoom Pair.narrow > Glance { width: 1fr; height: 1fr; }
    """

    def __init__(self, office: Office) -> None:
        column: Column[OutlineRow] = Column(
            "", 0, lambda row: row.line.title, parts=lambda row, width: drawn(row, width, office.glyphs)
        )
        super().__init__(office, Listing((column,), office.glyphs, empty=EMPTY, titled=False))
        self.detail = Glance(office.glyphs, MORE)
        self.outline: Outline | None = None
        self._number = 0

    def content(self) -> Iterable[Widget]:
        """The lines, and beside them what the one under the cursor prints."""
        yield Pair(self.listing, self.detail)

    def titles(self) -> Iterator[Title]:
        """Which report, its days, and since when it is published."""
        glyphs, plan = self.office.glyphs, self.outline.plan if self.outline else None
        separator = f" {glyphs.separator} "
        named = f"{separator}{glyphs.hers(plan.report.title)}" if plan else ""
        yield Title([Part(f"BERETNING{named}")], [Part(self.office.day_line(), "muted")])
        if plan is None:
            return
        parts = counted(len(plan.parts), "delperiode", "delperioder")
        published = plan.report.published
        stands = [Part(f"{separator}offentliggjort {danish_day(published)}", "key")] if published else []
        others = [Part(counted(self._number, "beretning", "beretninger"), "muted")] if self._number > 1 else []
        yield Title([Part(glyphs.own(f"{plan.days}{separator}{parts}")), *stands], others)

    def read_again(self) -> None:
        """Read the report and its lines; the cursor stays on its line."""
        report = self._shown()
        if report is None:
            self.outline = None
            self.listing.show(FixedRows[OutlineRow](()))
        else:
            self.outline = Outline(self.office.register, read_plan(self.office.register, report.id or 0))
            self.listing.show(FixedRows(list(self._rows(self.outline))), self.row_to_keep())
        self._show_detail()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """What is printed follows the cursor."""
        self.attempt(self._show_detail)

    def on_resize(self) -> None:
        """Tables are set for the room there is."""
        self.call_after_refresh(self.attempt, self._show_detail)

    def action_open(self) -> None:
        """Enter writes."""
        self.action_write_piece()

    def action_write_piece(self) -> None:
        """Write the text to the line; change a sub-period; add one for the days that have none."""
        from borgerraad_tui.tui.forms.report import open_new_part, open_part
        from borgerraad_tui.tui.forms.report_text import open_text

        line = self._line
        if line is None or self.outline is None:
            return
        report, part = self.outline.plan.report.id or 0, line.part.id if line.part else None
        if line.what == "gap":
            self.attempt(lambda: open_new_part(self, report, days=line.gap))
        elif line.what == "part":
            self.attempt(lambda: open_part(self, part or 0))
        else:
            self.attempt(lambda: open_text(self, line.key))

    def action_turn_piece(self) -> None:
        """In, or not in."""
        from borgerraad_tui.tui.forms.report_text import turn_line

        self.at_cursor(turn_line)
        self.refresh_content()

    def action_new_report(self) -> None:
        """A blank form; the new one is shown."""
        from borgerraad_tui.tui.forms.report import open_report

        self.attempt(lambda: open_report(self))

    def action_report_title(self) -> None:
        """Another title."""
        from borgerraad_tui.tui.forms.report import open_title

        self._about_report(open_title)

    def action_remove_report(self) -> None:
        """Take the report away; the newest of the others is shown."""
        from borgerraad_tui.tui.forms.report import remove_report

        self._about_report(remove_report)
        self.refresh_content()

    def action_new_part(self) -> None:
        """One more sub-period."""
        from borgerraad_tui.tui.forms.report import open_new_part

        self._about_report(open_new_part)

    def action_edit_part(self) -> None:
        """Change the sub-period the cursor stands in."""
        from borgerraad_tui.tui.forms.report import open_part

        self._about_part(open_part)

    def action_remove_part(self) -> None:
        """Take the sub-period the cursor stands in out of the report."""
        from borgerraad_tui.tui.forms.report import remove_part

        self._about_part(remove_part)
        self.refresh_content()

    def action_other_report(self) -> None:
        """Show another one."""
        from borgerraad_tui.tui.screens.pick_report import PickReport

        def chosen(report: int) -> None:
            self.office.report = report
            self.refresh_content()

        self.ask(PickReport(self.office), chosen)

    def action_read_report(self) -> None:
        """The whole of it as it will be printed."""
        from borgerraad_tui.tui.screens.whole_report import WholeReport

        if self.outline is not None:
            printed = self.outline.printed(self._line) if self._line else []
            self.app.push_screen(WholeReport(self.office, self.outline.plan, printed))

    def action_copy_piece(self) -> None:
        """What the line prints, as text, to the clipboard."""
        from borgerraad_tui.export.copied import copied_text

        line = self._line
        if line is not None and self.outline is not None:
            self.app.copy_to_clipboard(copied_text(self.outline.blocks(line)))
            # a sub-period is called by a name of hers, which is quoted to be hidden with her words
            self.say(f"Kopieret: »{line.title}«" if line.what == "part" else f"Kopieret: {line.title}")

    def action_export(self) -> None:
        """Write the report as a document."""
        from borgerraad_tui.tui.forms.exporting import export_report

        self._about_report(export_report)

    def action_publish(self) -> None:
        """Freeze it."""
        from borgerraad_tui.tui.forms.publishing import open_publishing

        self._about_report(open_publishing)

    def action_since_published(self) -> None:
        """What moved since then."""
        from borgerraad_tui.tui.screens.since import open_since

        self._about_report(open_since)

    def action_as_published(self) -> None:
        """The figures of the sub-period the cursor stands in, as they were published."""
        from borgerraad_tui.tui.screens.as_published import open_published

        part = self._line.part if self._line else None
        self._about_report(lambda room, report: open_published(room, report, part))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a report, a line, a sub-period, or several reports."""
        if action in (
            "report_title",
            "remove_report",
            "new_part",
            "read_report",
            "export",
            "publish",
            "since_published",
            "as_published",
        ):
            return self.outline is not None
        if action in ("write_piece", "turn_piece", "copy_piece"):
            return self._line is not None
        if action in ("edit_part", "remove_part"):
            return self._line is not None and self._line.part is not None
        if action == "other_report":
            return self._number > 1
        return super().check_action(action, parameters)

    @property
    def _line(self) -> OutlineLine | None:
        """The line under the cursor."""
        row = self.listing.cursor_row
        return row.line if row else None

    def _about_report(self, act: Callable[[RoomScreen, int], None]) -> None:
        if self.outline is not None:
            report = self.outline.plan.report.id or 0
            self.attempt(lambda: act(self, report))

    def _about_part(self, act: Callable[[RoomScreen, int], None]) -> None:
        part = self._line.part if self._line else None
        if part is not None:
            self.attempt(lambda: act(self, part.id or 0))

    def _shown(self) -> Report | None:
        """The report she chose, while it is there, else the newest."""
        reports = self.office.register.records(REPORT).where("true", (), "entered, id")
        self._number = len(reports)
        chosen = (report for report in reports if report.id == self.office.report)
        return next(chosen, reports[-1] if reports else None)

    def _rows(self, outline: Outline) -> Iterator[OutlineRow]:
        for line in outline.lines:
            yield OutlineRow(line.key, line, outline.doubt(line, line.text))

    def _show_detail(self) -> None:
        row = self.listing.cursor_row
        self.detail.show(self._told(row, self.outline) if row and self.outline else ())

    def _told(self, row: OutlineRow, outline: Outline) -> Iterator[Paragraph]:
        glyphs, line = self.office.glyphs, row.line
        yield Paragraph([Part(named(line, glyphs), "muted")], rule=True)
        if line.chosen and not line.included:
            yield Paragraph([Part(NOT_IN, "muted")])
        elif line.part and not outline.statistics_included:
            yield Paragraph([Part(NO_STATISTICS, "muted")])
        yield from block_lines(outline.blocks(line), self.detail.content_size.width, glyphs)
        if row.doubt:
            yield Paragraph([Part(f"{glyphs.late} {glyphs.own(row.doubt)}", "late")])
