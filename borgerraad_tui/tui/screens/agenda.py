"""The agenda: a week at a time, with office days, meetings, next steps, reminders and the days answers are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.day_forms import WEEKDAYS
from borgerraad_tui.store.agenda import AgendaItem, What, agenda
from borgerraad_tui.store.series import next_shown
from borgerraad_tui.tui.command import Command
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Key, Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

if TYPE_CHECKING:
    from borgerraad_tui.domain.appointment import Appointment

WORDS: dict[What, str] = {
    "office": "Kontor", "meeting": "Aftale", "cancelled": "Aflyst", "step": "Skridt", "reminder": "Husk", "answer": "Svar",
    "holiday": "Fridag",
}  # fmt: skip
APPOINTMENTS: tuple[What, ...] = ("office", "meeting", "cancelled")
ONLY_ON: dict[str, tuple[What, ...]] = {"done": ("reminder",), "cancel": APPOINTMENTS}
"""Commands that are about rows of some kinds alone."""
NO_APPOINTMENT = "a aflyser en kontordag eller en aftale. Et næste skridt flyttes med f, en påmindelse er gjort med g."
EMPTY = "Intet i den uge. Tryk n for en aftale eller en kontordag, og pil til siden for en anden uge."
WEEK = timedelta(days=7)


class Agenda(ListRoom[AgendaItem]):
    """One week; the arrows to the side show another. It begins with that of `appointment`, the cursor on it, where one is given."""

    ROOM = "agenda"
    BINDINGS = bindings("agenda")

    def __init__(self, office: Office, appointment: Appointment | None = None) -> None:
        columns = (
            Column[AgendaItem]("Dag", 12, self._day, self._role),
            Column[AgendaItem]("Kl.", 5, lambda row: row.clock, "muted"),
            Column[AgendaItem]("Hvad", 6, lambda row: WORDS[row.what], "key"),
            Column[AgendaItem]("Nr", 8, self._number, "muted", right=True),
            Column[AgendaItem]("", 0, lambda row: office.glyphs.own(row.text), self._role),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._items: dict[int, AgendaItem] = {}
        self._sought = appointment.id if appointment else None
        self._weeks = 0
        if appointment:
            self._weeks = (next_shown(office.register, appointment) - self.monday).days // 7

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
        before = self._item
        self._items = {item.key: item for item in items}
        sought = self._sought
        kept = next((item.key for item in items if before and _same(item, before)), self.listing.cursor_key)
        found = next((item.key for item in items if item.what in APPOINTMENTS and item.row == sought), kept)
        self._sought = None
        self.listing.show(FixedRows(items), found)
        self.foot.show(*self._keys())

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """The keys are those of the row under the cursor."""
        self.foot.show(*self._keys())

    def action_week_left(self) -> None:
        """The week before."""
        self._show_week(-1)

    def action_week_right(self) -> None:
        """The next week."""
        self._show_week(1)

    def action_new_appointment(self) -> None:
        """A blank appointment on the day under the cursor."""
        from borgerraad_tui.tui.forms.appointment import open_appointment

        item = self._item
        day = item.day if item and item.day >= self.monday else max(self.monday, self.office.today)
        self.attempt(lambda: open_appointment(self, day=day))

    def action_open(self) -> None:
        """The inquiry it is about; an appointment's form, and that of an answer that is waited for."""
        item = self._item
        if item is None:
            return
        if item.what in APPOINTMENTS:
            from borgerraad_tui.tui.forms.appointment import open_appointment

            self.attempt(lambda: open_appointment(self, item.row, day=item.day))
        elif item.what == "answer":
            from borgerraad_tui.tui.forms.answering import open_answer

            self.attempt(lambda: open_answer(self, item.row))
        elif item.inquiry is not None:
            self.open_inquiry(item.inquiry)

    def action_cancel(self) -> None:
        """The appointment under the cursor is cancelled, or in force again."""
        from borgerraad_tui.tui.forms.cancelling import cancel

        item = self._item
        if item is None or item.what not in APPOINTMENTS:
            self.say(NO_APPOINTMENT, "muted")
            return
        self.attempt(lambda: cancel(self, item.row, item.day))

    def action_done(self) -> None:
        """The reminder under the cursor is done."""
        from borgerraad_tui.tui.forms.reminder import NO_REMINDER, settle_reminder

        item = self._item
        if item is None or item.what != "reminder":
            self.say(NO_REMINDER, "muted")
            return
        self.attempt(lambda: settle_reminder(self, item.row))
        self.refresh_content()

    def inquiry_id(self) -> int | None:
        """The inquiry the line is about."""
        return self._item.inquiry if self._item else None

    def is_shown(self, command: Command) -> bool:
        """The keys are those that do something with the row under the cursor; the others tell why not."""
        kinds = ONLY_ON.get(command.id)
        return self._can(command) and (kinds is None or (self._item is not None and self._item.what in kinds))

    def _key(self, command: Command, keys: tuple[str, ...]) -> Key:
        key = super()._key(command, keys)
        back = command.id == "cancel" and self._item is not None and self._item.what == "cancelled"
        return key._replace(label="Gælder igen") if back else key

    @property
    def _item(self) -> AgendaItem | None:
        return self._items.get(self.listing.cursor_key or 0)

    def _show_week(self, weeks: int) -> None:
        self._weeks += weeks
        self.refresh_content()

    def _day(self, row: AgendaItem) -> str:
        today, glyphs = row.day == self.office.today, self.office.glyphs
        sign = glyphs.late if self._late(row) else glyphs.chosen if today else " "
        return f"{sign}{'i dag' if today else WEEKDAYS[row.day.weekday()][:2]} {row.day.day}/{row.day.month}"

    def _number(self, row: AgendaItem) -> str:
        return number_text(*row.number, self.office.today) if row.number else ""

    def _late(self, row: AgendaItem) -> bool:
        if row.what == "answer":
            return row.day < self.office.today  # the term's last day is in time
        return row.what in ("step", "reminder") and row.day <= self.office.today

    def _role(self, row: AgendaItem) -> Role:
        return "late" if self._late(row) else "muted" if row.what == "cancelled" else "text"


def _same(one: AgendaItem, other: AgendaItem) -> bool:
    """Whether both stand for the same: a step is the inquiry's one wherever it moves, an appointment may have several days."""
    if one.slot or other.slot:
        return one.slot == other.slot
    return (one.what, one.row) == (other.what, other.row)
