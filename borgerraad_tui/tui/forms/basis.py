"""What a recommendation rests on, told from its own side or from an inquiry's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.basis import (
    LinkedConsultation,
    link_exactly,
    linked_consultations,
    linked_inquiries,
    linked_recommendations,
)
from borgerraad_tui.store.consultations import ConsultationWindow
from borgerraad_tui.store.kinds import RECOMMENDATION
from borgerraad_tui.store.recommendations import Ledger
from borgerraad_tui.tui.forms.choices import dialog_title
from borgerraad_tui.tui.forms.numbers import INQUIRIES, numbers_text, read_numbers
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

MOST_OFFERED = 500
"""The newest to choose from; more than an office makes in a decade."""
WIDE = 44
Read = tuple[list[int], list[int]]


def open_basis(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog about one recommendation: its inquiries by number, a consultation more, or one less."""
    office, engine = room.office, room.office.register.engine
    recommendation = office.register.records(RECOMMENDATION).get(identifier)
    held = linked_consultations(engine, "recommendation", identifier)
    title = "Anbefalingens grundlag rettet"

    def read(values: Values) -> Read:
        kept = [each.id for each in held if str(each.id) != values["drop"]]
        more = [int(values["consultation"])] if values["consultation"] else []
        return read_numbers(office, values["inquiries"]), [*kept, *more]

    plan = FormPlan(
        name="basis",
        title=f"Hviler på {office.glyphs.separator} {recommendation.title}",
        specs=_specs(office, held),
        values={"inquiries": numbers_text(office, linked_inquiries(engine, "recommendation", identifier))},
        read=read,
        write=lambda read, kept: save(room, title, lambda: _rest_on(office, identifier, read), draft=kept),
        target=identifier,
        saved=("inquiries",),
    )
    open_form(room, plan, draft, typed)


def open_pointing(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog about one inquiry: a recommendation that rests on it."""
    office = room.office
    inquiry = office.register.inquiries.get(identifier)
    linked = linked_recommendations(office.register.engine, "inquiry", identifier)
    title = f"{inquiry.title.capitalize()} peger på en anbefaling"

    def read(values: Values) -> list[int]:
        if not values["recommendation"]:
            raise RuleBroken("Vælg anbefalingen: skriv begyndelsen af dens titel.", "recommendation")
        return [*(each.id for each in linked), int(values["recommendation"])]

    def link(wanted: list[int]) -> None:
        link_exactly(office.register, "inquiry", identifier, "recommendation", wanted)

    plan = FormPlan(
        name="pointing",
        title=dialog_title(office, "Peger på anbefaling", inquiry),
        specs=(recommendation_field(office, "recommendation", "Anbefaling", {each.id for each in linked}),),
        read=read,
        write=lambda wanted, kept: save(room, title, lambda: link(wanted), draft=kept),
        target=identifier,
        preview=lambda _: (
            "Peger allerede på: " + ", ".join(office.glyphs.hers(each.title) for each in linked) if linked else ""
        ),
    )
    open_form(room, plan, draft, typed)


def recommendation_field(
    office: Office, key: str, label: str, without: set[int], before: int | None = None
) -> FieldSpec:
    """A recommendation found by typing, the newest first; those in `without` and from the id `before` on are not offered."""
    rows = Ledger(office.register.engine).rows(0, MOST_OFFERED)
    choices = [
        Choice(str(row.id), f"{row.title} ({row.given[:4]})", hers=row.title)
        for row in rows
        if row.id not in without and (before is None or row.id < before)
    ]
    return FieldSpec(key, label, "pick", lambda _: choices, width=WIDE)


def _rest_on(office: Office, recommendation: int, read: Read) -> None:
    inquiries, consultations = read
    link_exactly(office.register, "recommendation", recommendation, "inquiry", inquiries)
    link_exactly(office.register, "recommendation", recommendation, "consultation", consultations)


def _specs(office: Office, held: Sequence[LinkedConsultation]) -> Sequence[FieldSpec]:
    present = {each.id for each in held}
    window = ConsultationWindow(office.register.engine, date.min, date.max)
    offered = [
        Choice(str(row.id), f"{_day(row.day)} {row.topic or row.kind}", hers=row.topic)
        for row in window.rows(0, MOST_OFFERED)
        if row.id not in present
    ]
    linked = [Choice(str(each.id), f"{_day(each.day)} {each.topic or each.kind}", hers=each.topic) for each in held]
    fields = (INQUIRIES, FieldSpec("consultation", "Konsulent", "pick", lambda _: offered, width=WIDE))
    drop = FieldSpec("drop", "Fjern", "pick", lambda _: linked, width=WIDE, reachable=lambda _: bool(linked))
    return (*fields, drop)


def _day(day: str) -> str:
    return danish_day(date.fromisoformat(day))
