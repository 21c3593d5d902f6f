"""Since publication: sub-period by sub-period the figures that moved, and the inquiries that moved them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from textual.widget import Widget

from borgerraad_tui.chapters.plan import ReportPlan, read_plan
from borgerraad_tui.chapters.since import (
    NO_INQUIRY,
    PART_STANDS,
    STANDS,
    Since,
    in_words,
    since_document,
    since_published,
    summary,
)
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report_rules import check_published
from borgerraad_tui.domain.text import cells, fit
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.then import NOW
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part, Parts
from borgerraad_tui.tui.widgets.prose import Glance, Paragraph
from borgerraad_tui.tui.widgets.windows import FixedRows

NARROWEST = 22
"""Cells that a row's name keeps, however long its figures are."""
ROLES: dict[str, Role] = {"part": "key", "note": "muted", "figure": "text", "inquiry": "text"}


class SinceRow(NamedTuple):
    """One line: a sub-period, a sentence, a figure, or an inquiry; `told` is said whole below the list."""

    key: int
    what: Literal["part", "note", "figure", "inquiry"]
    title: str
    then: str = ""
    now: str = ""
    told: tuple[str, ...] = ()
    inquiry: int | None = None


def open_since(room: RoomScreen, report: int) -> None:
    """Into the room; RuleBroken while the report is being written."""
    check_published(read_plan(room.office.register, report).report)
    room.app.push_screen(SinceRoom(room.office, report))


class SinceRoom(ListRoom[SinceRow]):
    """What is otherwise now than in one published report."""

    ROOM = "since"
    BINDINGS = bindings("since")
    DEFAULT_CSS = "SinceRoom Glance { height: 5; padding: 0 1; }"

    def __init__(self, office: Office, report: int) -> None:
        column: Column[SinceRow] = Column("", 0, lambda row: row.title, parts=self._drawn)
        super().__init__(office, Listing((column,), office.glyphs, empty="", titled=False))
        self.report = report
        self.whole = Glance(office.glyphs, office.glyphs.ellipsis)
        self._plan: ReportPlan | None = None
        self._summary = ""

    def content(self) -> Iterable[Widget]:
        """The list, and the line under the cursor said whole."""
        yield self.listing
        yield self.whole

    def titles(self) -> Iterator[Title]:
        """Which report, and how much moved."""
        glyphs, report = self.office.glyphs, self._plan.report if self._plan else None
        named = f" {glyphs.separator} {glyphs.hers(report.title)}" if report else ""
        yield Title([Part(f"SIDEN OFFENTLIGGØRELSEN{named}")], [Part(self.office.day_line(), "muted")])
        day = f"offentliggjort {danish_day(report.published)}" if report and report.published else ""
        yield Title([Part(self._summary)], [Part(day, "key")])

    def read_again(self) -> None:
        """Compare again; without a published report it says why there is nothing."""
        try:
            self._plan = read_plan(self.office.register, self.report)
            found = list(since_published(self.office.register, self._plan))
        except RuleBroken as refused:
            self._plan, self._summary = None, ""
            self.listing.show(FixedRows([SinceRow(1, "note", refused.text)]))
        else:
            self._summary = summary(found)
            self.listing.show(FixedRows(_rows(found)), self.row_to_keep())
        self._show_whole()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """What is said whole follows the cursor."""
        self.attempt(self._show_whole)

    def action_open(self) -> None:
        """The inquiry under the cursor, as it is now."""
        row = self.listing.cursor_row
        if row is not None and row.inquiry is not None:
            self.open_inquiry(row.inquiry, NOW)

    def action_export(self) -> None:
        """Write it as a document."""
        from borgerraad_tui.tui.forms.exporting import export_since

        self.attempt(lambda: export_since(self, self.report))

    def action_copy_document(self) -> None:
        """All of it, as text, to the clipboard."""
        from borgerraad_tui.export.copied import copied_text

        if self._plan is not None:
            document = since_document(self.office.register, self._plan)
            self.app.copy_to_clipboard(copied_text(document.blocks))
            self.say(f"Kopieret: {document.title}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a published report, and an inquiry to open."""
        if action in ("export", "copy_document"):
            return self._plan is not None
        if action == "open":
            row = self.listing.cursor_row
            return row is not None and row.inquiry is not None
        return super().check_action(action, parameters)

    def _drawn(self, row: SinceRow, width: int) -> Parts:
        """A sub-period over the whole width; else what it is, and at the right what stood and what stands."""
        glyphs, role = self.office.glyphs, ROLES[row.what]
        if not row.now:
            return [Part(glyphs.plain(glyphs.hers(row.title) if row.what == "part" else row.title), role)]
        then, now = f"{row.then} {glyphs.right} ", row.now
        room = width - cells(then) - cells(now) - 2
        if room < NARROWEST:
            # what stands now is never cut: what stood gives way, and is said whole below the list
            room = NARROWEST
            then = f"{fit(row.then, min(cells(row.then), max(1, width - room - cells(now) - 5)), glyphs.ellipsis)} {glyphs.right} "
        title = fit(row.title, room, glyphs.ellipsis)
        return [Part(f"{title}  ", role), Part(then, "muted"), Part(now)]

    def _show_whole(self) -> None:
        row, glyphs = self.listing.cursor_row, self.office.glyphs
        self.whole.show([Paragraph([Part(glyphs.own(line))]) for line in row.told] if row else ())


def _rows(found: Sequence[Since]) -> list[SinceRow]:
    if not any(since.moved for since in found):
        return [SinceRow(1, "note", STANDS)]
    return [row._replace(key=key) for key, row in enumerate((row for since in found for row in _of(since)), start=1)]


def _of(since: Since) -> Iterator[SinceRow]:
    yield SinceRow(0, "part", since.part.title)
    if not since.moved:
        yield SinceRow(0, "note", PART_STANDS)
    for one in since.figures:
        title = f"{one.where}, {one.name}"
        yield SinceRow(0, "figure", title, one.then, one.now, (title, f"Dengang {one.then}", f"Nu {one.now}"))
    for moved in since.inquiries:
        then, now = map(in_words, moved.otherwise)
        told = (f"Henvendelse {moved.number}", f"Talte som {in_words(moved.then)}", f"Nu som {in_words(moved.now)}")
        yield SinceRow(0, "inquiry", f"Henvendelse {moved.number}", then, now, told, moved.id)
    if since.figures and not since.inquiries:
        yield SinceRow(0, "note", NO_INQUIRY)
