"""The next step of an inquiry: a day and what is to be done."""

from __future__ import annotations

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.dates import parse_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.tui.forms.choices import at_field
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import FormPlan, FormScreen
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values


def open_step(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room; a closed inquiry has no next step."""
    office = room.office
    before = office.register.inquiries.get(identifier)
    if before.closed:
        raise RuleBroken("Henvendelsen er lukket og har ikke noget næste skridt. Tryk a for at rette lukningen.")
    number = number_text(before.received.year, before.number or 0, office.today)
    title = f"Næste skridt i henvendelse {before.year}-{before.number}"

    def read(values: Values) -> Inquiry:
        with at_field("next_due"):
            due = parse_day(values["next_due"], office.today, "future") if values["next_due"] else None
        planned = before.plan(due, values["next_step"])
        with at_field("next_due"):
            rules.check(planned, office.catalogue, office.today)
        return planned

    def write(inquiry: Inquiry, kept: int | None) -> None:
        save(room, title, lambda: office.register.inquiries.update(inquiry), lambda _: f"Gemt: {title}.", kept)

    plan = FormPlan(
        name="step",
        title=f"Frist {number} {office.glyphs.separator} {before.subject}",
        specs=(
            FieldSpec("next_due", "Næste", "day", hint="fx 3d, fre, 2/12 · tom = uden dato", direction="future"),
            FieldSpec("next_step", "Hvad", "text", hint="fx svar fra visitationen"),
        ),
        values={"next_due": before.next_due.isoformat() if before.next_due else "", "next_step": before.next_step},
        read=read,
        write=write,
        start="next_due",
        target=identifier,
        dialog=True,
    )
    room.app.push_screen(FormScreen(office, plan, draft, typed))
