"""The agenda: a week at a time, with office days, meetings, next steps, reminders and the days answers are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.day_forms import WEEKDAYS
from borgerraad_tui.store.agenda import AgendaItem, What, agenda
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

WORDS: dict[What, str] = {
    "office": "Kontor",
    "meeting": "Aftale",
    "step": "Skridt",
    "reminder": "Husk",
    "answer": "Svar",
}
EMPTY = "Intet i den uge. Tryk n for en aftale eller en kontordag, og pil til siden for en anden uge."
WEEK = timedelta(days=7)


class Agenda(ListRoom[AgendaItem]):
    """One week; the arrows to the side show another."""

    ROOM = "agenda"
    BINDINGS = bindings("agenda")

    def __init__(self, office: Office) -> None:
        columns = (
            Column[AgendaItem]("Dag", 10, self._day, self._role),
            Column[AgendaItem]("Kl.", 5, lambda row: row.clock, "muted"),
            Column[AgendaItem]("Hvad", 6, lambda row: WORDS[row.what], "key"),
            Column[AgendaItem]("Nr", 8, self._number, "muted", right=True),
            Column[AgendaItem]("", 0, lambda row: office.glyphs.own(row.text), self._role),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._weeks = 0
        self._items: dict[int, AgendaItem] = {}

    @property
    def monday(self) -> date:
        """The first day of the week that is shown."""
        today = self.office.today
        return today - timedelta(days=today.weekday()) + self._weeks * WEEK

    def titles(self) -> Iterator[Title]:
        """The week."""
        monday, own = self.monday, self.office.glyphs.own
        week = f"DAGSORDEN · uge {monday.isocalendar().week} · {danish_day(monday)} – {danish_day(monday + timedelta(days=6))}"
        yield Title([Part(own(week))], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read the week; what is behind with its day stands in the week of today."""
        behind = date.min if self._weeks == 0 else None
        items = agenda(self.office.register, self.monday, self.monday + timedelta(days=6), behind)
        self._items = {item.key: item for item in items}
        self.listing.show(FixedRows(items), self.listing.cursor_key)

    def action_week_left(self) -> None:
        """The week before."""
        self._show_week(-1)

    def action_week_right(self) -> None:
        """The next week."""
        self._show_week(1)

    def action_new_appointment(self) -> None:
        """A blank appointment on the day under the cursor."""
        from borgerraad_tui.tui.forms.appointment import open_appointment

        item = self._items.get(self.listing.cursor_key or 0)
        day = item.day if item and item.day >= self.monday else max(self.monday, self.office.today)
        self.attempt(lambda: open_appointment(self, day=day))

    def action_open(self) -> None:
        """The inquiry it is about; an appointment's form, and that of an answer that is waited for."""
        item = self._items.get(self.listing.cursor_key or 0)
        if item is None:
            return
        if item.what in ("office", "meeting"):
            from borgerraad_tui.tui.forms.appointment import open_appointment

            self.attempt(lambda: open_appointment(self, item.row))
        elif item.what == "answer":
            from borgerraad_tui.tui.forms.answering import open_answer

            self.attempt(lambda: open_answer(self, item.row))
        elif item.inquiry is not None:
            self.open_inquiry(item.inquiry)

    def action_done(self) -> None:
        """The reminder under the cursor is done."""
        from borgerraad_tui.tui.forms.reminder import NO_REMINDER, settle_reminder

        item = self._items.get(self.listing.cursor_key or 0)
        if item is None or item.what != "reminder":
            self.say(NO_REMINDER, "muted")
            return
        self.attempt(lambda: settle_reminder(self, item.row))
        self.refresh_content()

    def inquiry_id(self) -> int | None:
        """The inquiry the line is about."""
        item = self._items.get(self.listing.cursor_key or 0)
        return item.inquiry if item else None

    def _show_week(self, weeks: int) -> None:
        self._weeks += weeks
        self.refresh_content()

    def _day(self, row: AgendaItem) -> str:
        sign = self.office.glyphs.late if self._late(row) else " "
        return f"{sign}{WEEKDAYS[row.day.weekday()][:2]} {row.day.day}/{row.day.month}"

    def _number(self, row: AgendaItem) -> str:
        return number_text(*row.number, self.office.today) if row.number else ""

    def _late(self, row: AgendaItem) -> bool:
        if row.what == "answer":
            return row.day < self.office.today  # the term's last day is in time
        return row.what in ("step", "reminder") and row.day <= self.office.today

    def _role(self, row: AgendaItem) -> Role:
        return "late" if self._late(row) else "text"
