"""Joining the persons behind two inquiries, and parting them again."""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.known import likely, others_of
from borgerraad_tui.tui.forms.choices import at_field, dialog_title, other_inquiry, other_told
from borgerraad_tui.tui.forms.returning import SAME_AS, person_choices
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values


def open_join(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: a likely person by letter, or any inquiry by its number."""
    office = room.office
    before = office.register.inquiries.get(identifier)
    choices = person_choices(likely(office.register.engine, before.citizen, before.phone, before.mail, identifier))
    title = f"Henvendelse {before.year}-{before.number} samlet som samme person med"

    def write(other: int, kept: int | None) -> None:
        joined = office.register.inquiries.get(other)
        told = f"{title} {joined.year}-{joined.number}"
        save(room, told, lambda: office.register.people.join(identifier, other), draft=kept)

    plan = FormPlan(
        name="join",
        title=dialog_title(office, "Samme person", before),
        specs=_specs(choices),
        read=lambda values: _other(office, values, identifier),
        write=write,
        start=SAME_AS if choices else "number",
        target=identifier,
        preview=lambda values: other_told(office, values["number"], identifier),
    )
    open_form(room, plan, draft, typed)


def part(room: RoomScreen, identifier: int) -> None:
    """Take the inquiry's person out of their group at once; the same command or an undo puts it back."""
    office = room.office
    inquiry = office.register.inquiries.get(identifier)
    others = others_of(office.register.engine, identifier)
    if not others:
        raise RuleBroken("Henvendelsen er ikke samlet med andre.")
    title = f"Henvendelse {inquiry.year}-{inquiry.number} skilt fra de andre"
    left = counted(len(others), "anden står nu alene", "andre hører stadig sammen")
    save(room, title, lambda: office.register.people.part(identifier), f"Gemt: {title}. {left}.")
    room.refresh_content()


def _specs(choices: Sequence[Choice]) -> Sequence[FieldSpec]:
    return (
        FieldSpec(SAME_AS, "Ligner", "choice", lambda _: choices, stacked=True, reachable=lambda _: bool(choices)),
        FieldSpec("number", "Nummer", "text", hint="eller en anden henvendelses nummer", width=14),
    )


def _other(office: Office, values: Values, this: int) -> int:
    if values["number"].strip() or not values[SAME_AS]:
        with at_field("number"):
            return other_inquiry(office, values["number"], this).id or 0
    return int(values[SAME_AS])
