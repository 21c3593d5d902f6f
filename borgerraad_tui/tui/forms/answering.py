"""What came back on a question: the first reply, the answer, whether it is settled; and a chaser as one act."""

from __future__ import annotations

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.request_rules import check_request
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import REQUEST
from borgerraad_tui.tui.forms.asking import inquiry_of, named
from borgerraad_tui.tui.forms.choices import day_value, optional_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save, save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

YES, NO = "yes", "no"
SETTLES = (Choice(YES, "Ja", "J"), Choice(NO, "Nej, der ventes på mere", "N"))
SPECS = (
    FieldSpec("replied", "Første svar", "day", hint="kvittering eller svar · tom = intet endnu"),
    FieldSpec("answered", "Besvaret", "day", hint="tom = venter på svar"),
    FieldSpec("answer", "Svar", "note"),
    FieldSpec("settled", "Afgjort?", "choice", lambda _: SETTLES),
)


def open_answer(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room, with the question below it."""
    office = room.office
    records = office.register.records(REQUEST)
    before = records.get(identifier)
    about = inquiry_of(office, before)
    call = named(office, before, about)
    title = f"Svar noteret: {call}"

    def write(request: Request, kept: int | None) -> None:
        save_change(room, title, request != before, lambda: records.update(request), draft=kept)

    plan = FormPlan(
        name="answer",
        title=f"Svar på {call}",
        specs=SPECS,
        values=_values(before),
        read=lambda values: read_answer(office, values, before, about),
        write=write,
        start="answered" if before.replied else "replied",
        target=identifier,
        saved=[*_values(before)],
        preview=lambda _: f"Spurgt {danish_day(before.asked)}: {office.glyphs.hers(before.question)}",
    )
    open_form(room, plan, draft, typed)


def read_answer(office: Office, values: Values, before: Request, about: Inquiry | None) -> Request:
    """The question with what has come back; RuleBroken names the field to mend."""
    replied, answered = (optional_day(values, key, office.today) for key in ("replied", "answered"))
    if values["answer"].strip() and answered is None:
        raise RuleBroken("Skriv også, hvilken dag svaret kom, fx i for i dag.", "answered")
    if answered and not values["settled"]:
        raise RuleBroken("Vælg, om spørgsmålet er afgjort, eller om der ventes på mere.", "settled")
    settled = (answered or before.settled or office.today) if values["settled"] == YES else None
    heard = before.hear(replied, answered, values["answer"], settled)
    check_request(heard, about, office.catalogue, office.today)
    return heard


def chase(room: RoomScreen, identifier: int) -> None:
    """Register a chaser of today; RuleBroken when nothing is waited for."""
    office = room.office
    records = office.register.records(REQUEST)
    before = records.get(identifier)
    if before.settled:
        raise RuleBroken("Spørgsmålet er afgjort, så der er ikke noget at rykke for.")
    chased = before.chase(office.today)
    title = f"Rykker {chased.chasers}: {named(office, before, inquiry_of(office, before))}"
    save(room, title, lambda: records.update(chased))
    room.refresh_content()


def _values(before: Request) -> Values:
    kept = YES if before.settled else NO if before.answered else ""
    return {
        "replied": day_value(before.replied),
        "answered": day_value(before.answered),
        "answer": before.answer,
        "settled": kept,
    }
