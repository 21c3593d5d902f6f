"""Writing a report: a new one, its title, and its sub-periods."""

from __future__ import annotations

from datetime import date
from functools import partial

from borgerraad_tui.chapters.plan import Span, read_plan
from borgerraad_tui.domain.period import to_report
from borgerraad_tui.domain.report import Report, ReportPart
from borgerraad_tui.domain.report_rules import check_not_last, check_part, check_report, check_unpublished
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import REPORT, REPORT_BLOCK, REPORT_PART
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.forms.choices import at_field, day_value, required_day
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save, save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

TITLE = FieldSpec("title", "Titel", "text", hint="fx Beretning 2020-2021")
DAYS = (
    FieldSpec("first", "Fra", "day", hint="fx 1-8-2021"),
    FieldSpec("last", "Til", "day", hint="fx 31-12-2021"),
)
PART = (FieldSpec("name", "Navn", "text", hint="må stå tomt"), *DAYS)


def open_report(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: a new report, its first sub-period the period the statistics show, or the last year."""
    office = room.office
    shown = to_report(office.period, office.today)
    plan = FormPlan(
        name="report",
        title="Ny beretning",
        specs=(TITLE, FieldSpec("name", "Delperiode", "text", hint="navn, må stå tomt"), *DAYS),
        values={"name": shown.name, **_days(shown.first, shown.until(office.today))},
        read=partial(_read_new, office),
        write=partial(_write_new, room),
    )
    open_form(room, plan, draft, typed)


def open_title(room: RoomScreen, report: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: another title."""
    office = room.office
    before = _open_report(office.register, report)

    def write(after: Report, kept: int | None) -> None:
        records = office.register.records(REPORT)
        save_change(room, "Beretningens titel rettet", after != before, lambda: records.update(after), draft=kept)

    plan = FormPlan(
        name="report_title",
        title="Ret titlen",
        specs=(TITLE,),
        values={"title": before.title},
        read=lambda values: _titled(office, values, before),
        write=write,
        target=report,
    )
    open_form(room, plan, draft, typed)


def open_new_part(
    room: RoomScreen, report: int, draft: int | None = None, typed: Values | None = None, days: Span | None = None
) -> None:
    """The dialog over the room: one more sub-period, with some days filled in."""
    register = room.office.register
    _open_report(register, report)
    plan = FormPlan(
        name="new_report_part",
        title="Ny delperiode",
        specs=PART,
        values=_days(*days) if days else {},
        read=lambda values: _read_part(room.office, values, report),
        write=lambda part, kept: _write_part(room, part, f"Delperioden »{part.title}« tilføjet", kept),
        target=report,
    )
    open_form(room, plan, draft, typed)


def open_part(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: another name or other days."""
    before = room.office.register.records(REPORT_PART).get(identifier)
    _open_report(room.office.register, before.report)

    def write(after: ReportPart, kept: int | None) -> None:
        records = room.office.register.records(REPORT_PART)
        title = f"Delperioden »{after.title}« rettet"
        save_change(room, title, after != before, lambda: records.update(after), draft=kept)

    plan = FormPlan(
        name="report_part",
        title=f"Ret delperiode {room.office.glyphs.separator} {room.office.glyphs.own(before.title)}",
        specs=PART,
        values={"name": before.name, **_days(before.first, before.last)},
        read=lambda values: _read_part(room.office, values, before.report, before),
        write=write,
        target=identifier,
    )
    open_form(room, plan, draft, typed)


def remove_part(room: RoomScreen, identifier: int) -> None:
    """Take a sub-period out, with what was chosen and written in it; one act that can be undone."""
    register = room.office.register
    part = register.records(REPORT_PART).get(identifier)
    _open_report(register, part.report)
    check_not_last(read_plan(register, part.report).parts)
    title = f"Delperioden »{part.title}« fjernet"
    save(room, title, lambda: _remove(register, identifier), f"{title}. Ctrl+Z fortryder.")


def remove_report(room: RoomScreen, identifier: int) -> None:
    """Take a report away, with its sub-periods and what was chosen and written in it; one act that can be undone."""
    register = room.office.register
    title = f"Beretningen »{_open_report(register, identifier).title}« slettet"
    save(room, title, lambda: _remove_report(register, identifier), f"{title}. Ctrl+Z fortryder.")


def _remove_report(register: Register, report: int) -> None:
    blocks, parts = register.records(REPORT_BLOCK), register.records(REPORT_PART)
    for block in blocks.where("report = ?", (report,)):
        blocks.remove(block.id or 0)
    for part in parts.where("report = ?", (report,)):
        parts.remove(part.id or 0)
    register.records(REPORT).remove(report)


def _remove(register: Register, part: int) -> None:
    blocks = register.records(REPORT_BLOCK)
    for block in blocks.where("part = ?", (part,)):
        blocks.remove(block.id or 0)
    register.records(REPORT_PART).remove(part)


def _open_report(register: Register, identifier: int) -> Report:
    """A report that may be changed; RuleBroken once it is published, or when an undo has taken it away."""
    report = register.records(REPORT).get(identifier)
    check_unpublished(report)
    return report


def _titled(office: Office, values: Values, before: Report | None = None) -> Report:
    title = clean_line(values["title"])
    if not title:
        raise RuleBroken("Giv beretningen en titel, fx Beretning 2020-2021.", "title")
    report = before.edit(title=title) if before else Report(title=title, entered=office.clock.now())
    check_report(report, office.register.records(REPORT).where("true"))
    return report


def _read_new(office: Office, values: Values) -> tuple[Report, ReportPart]:
    return _titled(office, values), _read_part(office, values, 0)


def _read_part(office: Office, values: Values, report: int, before: ReportPart | None = None) -> ReportPart:
    first = required_day(values, "first", office.today, "Skriv delperiodens første dag, fx 1-8-2021.")
    last = required_day(values, "last", office.today, "Skriv delperiodens sidste dag, fx 31-12-2021.")
    blank = ReportPart(report=report, first=first, last=first)
    with at_field("last"):
        part = (before or blank).edit(name=values["name"], first=first, last=last)
    check_part(part, office.register.records(REPORT_PART).where("report = ?", (report,), "first, id"))
    return part


def _write_new(room: RoomScreen, new: tuple[Report, ReportPart], kept: int | None) -> None:
    register = room.office.register

    def write() -> Report:
        report = register.records(REPORT).add(new[0])
        register.records(REPORT_PART).add(new[1].edit(report=report.id))
        return report

    written = save(room, f"Beretningen »{new[0].title}« begyndt", write, draft=kept)
    room.office.report = written.id


def _write_part(room: RoomScreen, part: ReportPart, title: str, kept: int | None) -> None:
    save(room, title, lambda: room.office.register.records(REPORT_PART).add(part), draft=kept)


def _days(first: date, last: date) -> dict[str, str]:
    return {"first": day_value(first), "last": day_value(last)}
