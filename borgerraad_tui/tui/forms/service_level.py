"""The service levels: how many days a department has for its first reply, and for its answer."""

from __future__ import annotations

from borgerraad_tui.domain.text import counted, quoted
from borgerraad_tui.domain.waiting import LONGEST, USUAL_ANSWER
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.requests import service_terms
from borgerraad_tui.store.service_level import set_service_level
from borgerraad_tui.tui.saving import save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

SPECS = (
    FieldSpec("days", "Første svar", "text", hint="dage; 48 timer er 2 dage", width=8, limit=3, figure=True),
    FieldSpec(
        "answer_days", "Svar", "text", hint=f"dage; fire uger er {USUAL_ANSWER} dage", width=8, limit=3, figure=True
    ),
)


def open_service_level(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room."""
    register = room.office.register
    terms = service_terms(register.engine, room.office.today)

    def write(days: tuple[int, int], kept: int | None) -> None:
        reply, answer = (counted(each, "dag", "dage") for each in days)
        told = f"Svarfristen er {reply} til første svar og {answer} til svaret."
        changed = days != (terms.reply, terms.answer)
        save_change(room, told.rstrip("."), changed, lambda: set_service_level(register, *days), told, kept)

    plan = FormPlan(
        name="service_level",
        title="Svarfrist",
        specs=SPECS,
        values={"days": str(terms.reply), "answer_days": str(terms.answer)},
        read=read_levels,
        write=write,
    )
    open_form(room, plan, draft, typed)


def read_levels(values: Values) -> tuple[int, int]:
    """The days of the first reply and of the answer; RuleBroken for anything but whole numbers, the second not the smaller."""
    reply, answer = (_read_days(values, field) for field in ("days", "answer_days"))
    if answer < reply:
        raise RuleBroken(
            f"Svaret kan ikke have kortere frist end det første svar. Skriv mindst {counted(reply, 'dag', 'dage')}.",
            "answer_days",
        )
    return reply, answer


def _read_days(values: Values, field: str) -> int:
    text = values[field].strip()
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= LONGEST:
        raise RuleBroken(f"{quoted(text)} kan ikke læses som dage. Skriv et helt tal fra 1 til {LONGEST}.", field)
    return int(text)
