"""Publishing a report: from then on its figures, its texts and its rules stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial

from borgerraad_tui.chapters.outline import Outline
from borgerraad_tui.chapters.own_words import check_words
from borgerraad_tui.chapters.plan import ReportPlan, read_plan
from borgerraad_tui.chapters.publishing import check_publishing, moved_after, publish
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report_rules import check_unpublished
from borgerraad_tui.domain.text import counted
from borgerraad_tui.tui.forms.choices import day_value, required_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

DAY = FieldSpec("published", "Offentliggjort", "day", hint="den dag, beretningen er lagt frem")
FIXED = "tal, tekster og regler ligger derefter fast, hvad der end rettes siden. Ctrl+Z fortryder."
NO_DAY = "Skriv den dag, beretningen er offentliggjort, fx 31-3-2022."


def open_publishing(room: RoomScreen, report: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room; RuleBroken once the report is published, or when an undo has taken it away."""
    office = room.office
    plan = read_plan(office.register, report)
    check_unpublished(plan.report)
    doubts = tuple(Outline(office.register, plan).doubts())
    after = cache(partial(moved_after, office.register, plan))

    def write(day: date, kept: int | None) -> None:
        title = f"Beretningen »{plan.report.title}« offentliggjort {danish_day(day)}"
        save(room, title, lambda: publish(office.register, report, day), draft=kept)

    form = FormPlan(
        name="publishing",
        title=f"Offentliggør {office.glyphs.separator} {plan.report.title}",
        specs=(DAY,),
        values={"published": day_value(office.today)},
        read=lambda values: _read(office, plan, values),
        write=write,
        target=report,
        preview=lambda values: _told(office, plan, after, doubts, values),
    )
    open_form(room, form, draft, typed)


def _read(office: Office, plan: ReportPlan, values: Values) -> date:
    day = required_day(values, "published", office.today, NO_DAY)
    check_publishing(plan, day, office.today)
    check_words(plan)
    return day


def _told(office: Office, plan: ReportPlan, after: Callable[[date], int], doubts: Sequence[str], values: Values) -> str:
    """What becomes fixed, and what is worth another look first; RuleBroken says why it cannot be."""
    day = _read(office, plan, values)
    doubts = (*_later(day, after(day)), *doubts)
    parts = counted(len(plan.parts), "delperiodes", "delperioders")
    first = f" Se efter først: {office.glyphs.hers(doubts[0])}" if doubts else ""
    more = f" Og {len(doubts) - 1} til." if len(doubts) > 1 else ""
    return office.glyphs.own(f"{parts} {FIXED}{first}{more}")


def _later(day: date, moved: int) -> Iterator[str]:
    """What is frozen are the figures of this minute, which may be others than those laid before the council."""
    if moved:
        yield (
            f"{counted(moved, 'henvendelse', 'henvendelser')} tæller anderledes nu end {danish_day(day)};"
            " det er tallene, som de er nu, der fryses."
        )
