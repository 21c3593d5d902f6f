"""The desk: every open inquiry, late, today, dated, undated; the one under the cursor beside the list. Drafts stand on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from borgerraad_tui.store.drafts import Draft
from borgerraad_tui.store.listing import InquiryWindow, ListedInquiry, OpenCounts, open_counts, open_inquiries
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.detail import inquiry_lines
from borgerraad_tui.tui.screens.drafts import draft_lines, draft_rows
from borgerraad_tui.tui.screens.lists import InquiryListRoom
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Glance

ROOM_TITLES = (
    ("1", "Bordet", "desk"), ("2", "Statistik", "statistics"), ("3", "Konsulent", "consultations"),
    ("4", "Anbefalinger", "recommendations"), ("5", "Eksempler", "examples"),
)  # fmt: skip
BESIDE = 72
"""Cells from which the list and the detail have room beside each other."""
MORE = "… Enter viser resten"
EMPTY = "Ingen åbne henvendelser. Tryk n for at registrere en ny, eller / for at søge i de lukkede."


class DraftsFirst:
    """The drafts as rows above the open inquiries; a draft's key is its id below zero."""

    def __init__(self, drafts: Sequence[ListedInquiry], window: InquiryWindow) -> None:
        self._drafts = drafts
        self._window = window

    def count(self) -> int:
        """Drafts and open inquiries."""
        return len(self._drafts) + self._window.count()

    def rows(self, start: int, number: int) -> Sequence[ListedInquiry]:
        """A window over both."""
        drafts = self._drafts[start : start + number]
        return [*drafts, *self._window.rows(max(0, start - len(self._drafts)), number - len(drafts))]

    def index_of(self, key: int) -> int | None:
        """Where a row stands."""
        if key < 0:
            return next((index for index, row in enumerate(self._drafts) if row.id == key), None)
        index = self._window.index_of(key)
        return None if index is None else index + len(self._drafts)


class Desk(InquiryListRoom):
    """Screen 1."""

    ROOM = "desk"
    BINDINGS = bindings("desk")
    DEFAULT_CSS = """
    Desk { layout: horizontal; }
    Desk Head { dock: top; }
    Desk Foot { dock: bottom; }
    Desk Listing { width: 2fr; }
    Desk Glance { width: 1fr; min-width: 33; border-left: solid $secondary; padding: 0 0 0 1; }
    Desk.ascii Glance { border-left: ascii $secondary; }
    Desk.narrow Glance { display: none; }
    """

    def __init__(self, office: Office, left_on: int | None = None) -> None:
        super().__init__(office, EMPTY)
        self.detail = Glance(office.glyphs, MORE)
        self.set_class(office.glyphs.border == "ascii", "ascii")
        self._point_at = left_on
        self._drafts: dict[int, tuple[Draft, ListedInquiry]] = {}
        self._counts: OpenCounts | None = None

    def content(self) -> Iterable[Widget]:
        """The list and, beside it, the inquiry under the cursor."""
        yield self.listing
        yield self.detail

    def on_mount(self) -> None:
        """Nothing is counted before the list is seen."""
        self.call_after_refresh(self._count_first)

    def titles(self) -> Iterable[Title]:
        """The rooms, and how many inquiries are open, late and due today, once they are counted."""
        counts = self._counts
        rooms = [Part(f"{key} {name}  ", "key" if room == "desk" else "muted", room) for key, name, room in ROOM_TITLES]
        drafts = f"kladder {len(self._drafts)}" if self._drafts else ""
        told = f"Åbne {counts.open} · over frist {counts.late} · i dag {counts.today}" if counts else ""
        saved = f"{self.office.register.settings.get('municipality').removesuffix(' Kommune')} · {self.office.day_line()} · gemt"
        separator = self.office.glyphs.separator
        yield Title(rooms, [Part(drafts, "key")])
        yield Title(
            [Part(told.replace("·", separator))],
            [Part(saved.replace("·", separator), "muted"), Part(f" {self.office.glyphs.saved}", "saved")],
        )

    def joint(self) -> int | None:
        """Where the detail begins."""
        return self.detail.region.x or None

    def on_resize(self) -> None:
        """The detail gives way on a narrow screen, and the rule's joint follows it."""
        self.set_class(self.app.size.width < BESIDE, "narrow")
        self.call_after_refresh(self.show_titles)

    def read_again(self) -> None:
        """Read drafts and list; the cursor stays on its inquiry."""
        register = self.office.register
        drafts = register.drafts.all()
        rows = draft_rows(self.office, drafts)
        self._drafts = {row.id: (draft, row) for draft, row in zip(drafts, rows, strict=True)}
        keep, self._point_at = self._point_at or self.listing.cursor_key, None
        self.listing.show(DraftsFirst(rows, open_inquiries(register.engine)), keep)
        if self._counts is not None:
            self._counts = open_counts(register.engine, self.office.today)
        self._show_detail()

    def point_at(self, inquiry: int | None) -> None:
        """The next reading puts the cursor there."""
        self._point_at = inquiry

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """The detail follows the cursor."""
        self._show_detail()

    def action_open(self) -> None:
        """Open what is under the cursor."""
        found = self._drafts.get(self.listing.cursor_key or 0)
        if found is not None:
            from borgerraad_tui.tui.forms.resume import resume

            self.attempt(lambda: resume(self, found[0]))
        else:
            super().action_open()

    def action_discard(self) -> None:
        """Throw away the draft under the cursor."""
        found = self._drafts.get(self.listing.cursor_key or 0)
        if found is not None:
            self.attempt(lambda: self._discard(found[0]))

    def inquiry_id(self) -> int | None:
        """The inquiry under the cursor; a draft is none."""
        key = self.listing.cursor_key
        return key if key is not None and key > 0 else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A draft can be thrown away."""
        if action == "discard":
            return self.listing.cursor_key in self._drafts
        return super().check_action(action, parameters)

    def _discard(self, draft: Draft) -> None:
        self.office.register.drafts.drop(draft.id)
        self.refresh_content()
        self.say("Kladden er kasseret.")

    def _count_first(self) -> None:
        self._counts = open_counts(self.office.register.engine, self.office.today)
        self.show_titles()

    def _show_detail(self) -> None:
        found = self._drafts.get(self.listing.cursor_key or 0)
        identifier = self.inquiry_id()
        if found is not None:
            self.detail.show(draft_lines(*found, self.office.glyphs.separator))
        else:
            self.detail.show(inquiry_lines(self.office, identifier) if identifier is not None else ())
