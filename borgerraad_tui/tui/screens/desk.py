"""The desk: every open inquiry, late, today, dated, undated; the one under the cursor beside the list. Drafts stand on top."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from textual.widget import Widget

from borgerraad_tui.store.drafts import Draft
from borgerraad_tui.store.listing import OpenCounts, open_counts
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.above import Above, AboveFirst, read_above
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.drafts import draft_lines
from borgerraad_tui.tui.screens.lists import InquiryListRoom
from borgerraad_tui.tui.shown import Shown, rows_shown
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Glance, Paragraph

ROOM_TITLES = (
    ("1", "Bordet", "desk"), ("2", "Statistik", "statistics"), ("3", "Konsulent", "consultations"),
    ("4", "Anbefalinger", "recommendations"), ("5", "Eksempler", "examples"),
    ("6", "Beretning", "report"),
)  # fmt: skip
BESIDE = 72
"""Cells from which the list and the detail have room beside each other."""
MORE = "… Enter viser resten"
IS_DRAFT = "Det er en kladde: Enter åbner den."
NONE_SHOWN = "Ingen her. Tryk Esc for at vise alle åbne igen, eller v for noget andet."
SOME_SHOWN, ALL_SHOWN = "Esc viser alle igen, v noget andet.", "Alle åbne vises."
EMPTY = "Ingen åbne henvendelser. Tryk n for at registrere en ny, eller / for at søge i de lukkede."

CONTROL_WRONG = "kontrol: fejl"
WIDE = 100
"""Cells from which the municipality stands beside the age of the copies."""


class Desk(InquiryListRoom):
    """Screen 1."""

    ROOM = "desk"
    BINDINGS = bindings("desk")
    DEFAULT_CSS = """
    Desk { layout: horizontal; }
    Desk Head { dock: top; }
    Desk Foot { dock: bottom; }
    Desk Listing { width: 2fr; }
    Desk Glance { width: 1fr; min-width: 33; }
    Desk.narrow Glance { display: none; }
    """

    def __init__(self, office: Office, left_on: int | None = None) -> None:
        super().__init__(office, EMPTY, owed=lambda: self._owed)
        self.detail = Glance(office.glyphs, MORE, f"{office.glyphs.vertical} ")
        self.point_at(left_on)
        self._above = Above()
        self._counts: OpenCounts | None = None
        self._owed: Collection[int] = frozenset()
        self._seen = False
        self._number = 0

    def content(self) -> Iterable[Widget]:
        """The list and, beside it, the inquiry under the cursor."""
        yield self.listing
        yield self.detail

    def on_mount(self) -> None:
        """Nothing is counted, and nothing told of the row under the cursor, before the list is seen."""
        self.call_after_refresh(self._list_seen)

    def titles(self) -> Iterable[Title]:
        """The rooms, and how many inquiries are open, late and due today, once they are counted."""
        rooms = [Part(f"{key} {name}  ", "key" if room == "desk" else "muted", room) for key, name, room in ROOM_TITLES]
        separator = f" {self.office.glyphs.separator} "
        yield Title(rooms)
        day = Part(f"{separator}{self.office.day_line()}{separator}", "muted")
        yield Title([self._told()], [*self._whose(separator), day, *self._saved()])

    def _whose(self, separator: str) -> Iterator[Part]:
        """The municipality, and how old the copy outside the machine is; what is wrong takes their place."""
        wrong = self.office.controlled is not None and self.office.controlled.alarming
        if warned := self.office.place or (CONTROL_WRONG if wrong else ""):
            yield Part(f"{self.office.glyphs.late} {warned}", "late")
            return
        age, late = self.office.copies
        if late:
            yield Part(f"{self.office.glyphs.late} {age}", "late")
            return
        whose = self.office.register.municipality.removesuffix(" Kommune")
        both = separator.join(filter(None, (whose, age)))
        yield Part(both if self.size.width >= WIDE else age or whose, "muted")

    def _told(self) -> Part:
        """How many there are, or which of them are shown."""
        counts, own = self._counts, self.office.glyphs.own
        if counts is None:
            return Part("")
        if self.office.shown is None:
            return Part(own(f"Åbne {counts.open} · frist: {counts.late} over, {counts.today} i dag"))
        title = f"»{self.office.shown.title}«" if self.office.shown.words else self.office.shown.title
        among = "" if self.office.shown.words else f" af {counts.open}"
        return Part(own(f"Vis: {title} · {self._number}{among}"), "key")

    def _saved(self) -> Sequence[Part]:
        """Whether everything typed is on the disk."""
        if self.office.register.drafts.waiting:
            return [Part(f"{self.office.glyphs.late} ikke gemt", "late")]
        return [Part("gemt ", "muted"), Part(self.office.glyphs.saved, "saved")]

    def joint(self) -> int | None:
        """Where the detail begins."""
        return self.detail.region.x or None

    def on_resize(self) -> None:
        """The detail gives way on a narrow screen, and the rule's joint follows it."""
        self.set_class(self.app.size.width < BESIDE, "narrow")
        self.call_after_refresh(self.attempt, self.show_titles)

    def read_again(self) -> None:
        """Read what stands above and the list; the cursor stays on its row."""
        shown = self.office.shown
        rows = rows_shown(self.office, shown)
        self._above = read_above(self.office, reminders=shown is None or shown.reminds)
        self.listing.empty = EMPTY if shown is None else NONE_SHOWN
        self.listing.show(AboveFirst(self._above.rows, rows), self.row_to_keep())
        if self._counts is not None:
            self._number = 0 if shown is None else rows.count()
            self._count()
        self._show_detail()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """The detail follows the cursor."""
        self.attempt(self._show_detail)

    def action_view(self) -> None:
        """Ask which of them are shown."""
        from borgerraad_tui.tui.screens.views import choose_view

        choose_view(self, self.show_only)

    def action_back(self) -> None:
        """All of them again, where only some are shown."""
        if self.office.shown is not None:
            self.show_only(None)

    def show_only(self, shown: Shown | None) -> None:
        """Show these from now on, until the program ends; None shows all."""
        self.office.shown = shown
        self.refresh_content()
        self.say(ALL_SHOWN if shown is None else SOME_SHOWN, "muted")

    def action_open(self) -> None:
        """Open what is under the cursor."""
        found = self._above.drafts.get(self.listing.cursor_key or 0)
        if found is not None:
            from borgerraad_tui.tui.forms.resume import resume

            self.attempt(lambda: resume(self, found[0]))
        else:
            super().action_open()

    def action_discard(self) -> None:
        """Throw away the draft under the cursor, once that was asked."""
        from borgerraad_tui.tui.screens.ask_first import (  # late: a dialog is no part of the first frame
            Question,
            ask_first,
        )

        found = self._above.drafts.get(self.listing.cursor_key or 0)
        if found is not None:
            asked = Question("Kassér kladden?", "Behold den", "k", "Kassér den: den kan ikke hentes igen")
            ask_first(self, asked, lambda: self._discard(found[0]))

    def inquiry_id(self) -> int | None:
        """The inquiry under the cursor, or the one a reminder is about; a draft is none."""
        key = self.listing.cursor_key or 0
        reminder = self._above.reminders.get(key)
        return reminder.inquiry if reminder else key if key > 0 else None

    def action_done(self) -> None:
        """The reminder under the cursor is done."""
        from borgerraad_tui.tui.forms.reminder import NO_REMINDER, settle_reminder

        reminder = self._above.reminders.get(self.listing.cursor_key or 0)
        if reminder is None:
            self.say(NO_REMINDER, "muted")
            return
        self.attempt(lambda: settle_reminder(self, reminder.id))
        self.refresh_content()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A draft can be thrown away; what else it cannot is told when it is asked for."""
        on_draft = self.listing.cursor_key in self._above.drafts
        if action == "discard" or (on_draft and action == "treat"):
            return on_draft
        return super().check_action(action, parameters)

    def _about_inquiry(self, act: Callable[[RoomScreen, int], None]) -> None:
        if self.listing.cursor_key in self._above.drafts:
            self.say(IS_DRAFT, "muted")
        else:
            super()._about_inquiry(act)

    def _discard(self, draft: Draft) -> None:
        self.office.register.drafts.drop(draft.id)
        self.refresh_content()
        self.say("Kladden er kasseret.")

    def _list_seen(self) -> None:
        self._seen = True
        self.attempt(self._show_detail)
        self.attempt(self._count_first)

    def _count_first(self) -> None:
        self._count()
        self.show_titles()

    def _count(self) -> None:
        """Count what the title tells, and find about which inquiries an answer is owed beyond its term."""
        # late: the first frame asks no department
        from borgerraad_tui.store.requests import late_inquiries, service_terms

        engine, today = self.office.register.engine, self.office.today
        self._counts = open_counts(engine, today)
        owed = late_inquiries(engine, service_terms(engine, today))
        if owed != self._owed:
            self._owed = owed
            self.listing.draw_anew()

    def _show_detail(self) -> None:
        if not self._seen:
            return
        draft = self._above.drafts.get(self.listing.cursor_key or 0)
        self.detail.show(draft_lines(*draft, self.office.glyphs) if draft else self._detail())

    def _detail(self) -> Iterable[Paragraph]:
        """What is told of the inquiry under the cursor."""
        from borgerraad_tui.store.detail import inquiry_detail  # late: these read everything that hangs on an inquiry
        from borgerraad_tui.tui.screens.detail import inquiry_lines

        identifier = self.inquiry_id()
        found = None if identifier is None else inquiry_detail(self.office.register.engine, identifier)
        return inquiry_lines(self.office, found) if found else ()
