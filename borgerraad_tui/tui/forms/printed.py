"""Printed reports: reading one in from a file, beginning one by hand, and its name and periods."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from borgerraad_tui.chapters.printed_reports import (
    Periods,
    check_name,
    check_span,
    keep_new,
    keep_periods,
    read_kept,
)
from borgerraad_tui.domain.report import Printed, part_title
from borgerraad_tui.domain.text import clean_line, counted
from borgerraad_tui.errors import InputRefused, RuleBroken
from borgerraad_tui.intake.printed import printed_in
from borgerraad_tui.statistics.printed import PrintedPeriod
from borgerraad_tui.store.kinds import PRINTED
from borgerraad_tui.tui.forms.choices import day_value, required_day
from borgerraad_tui.tui.forms.paths import typed_path
from borgerraad_tui.tui.forms.report import DAYS
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save, save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

NAME = FieldSpec("name", "Beretning", "text", hint="fx Beretning 2020-2021", limit=80)
PERIOD = (FieldSpec("period", "Delperiode", "text", hint="navn, må stå tomt", limit=80), *DAYS)
FILE = (
    FieldSpec("path", "Fil", "text", hint="de trykte tal som JSON"),
    FieldSpec("name", "Navn", "text", hint="tomt: som filen", limit=80),
)
PLACES = 1000
"""Tables of a period, and periods of a report, are fewer: what a draft is about is one number of all three."""


class Spot(NamedTuple):
    """One place in the printed reports: the report, its period from 0, and the table (0 what stands above them)."""

    report: int
    period: int
    table: int = 0

    @property
    def key(self) -> int:
        """The same as one number."""
        return (self.report * PLACES + self.period) * PLACES + self.table

    @classmethod
    def of(cls, key: int) -> Spot:
        """The place of such a number."""
        above, table = divmod(key, PLACES)
        return cls(*divmod(above, PLACES), table)


class NewPrinted(NamedTuple):
    """A printed report that is to be kept."""

    name: str
    periods: Periods


def open_printed_file(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: the path of a file to read in once."""
    plan = FormPlan(
        name="printed_file",
        title="Læs trykte tal ind",
        specs=FILE,
        read=partial(_read_file, room.office),
        write=partial(_write_new, room),
    )
    open_form(room, plan, draft, typed)


def open_printed(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: a printed report with its first period; its figures are typed afterwards."""
    office = room.office
    plan = FormPlan(
        name="printed",
        title="Nye trykte tal",
        specs=(NAME, *PERIOD),
        read=lambda values: NewPrinted(_named(office, values), (_read_period(office, values),)),
        write=partial(_write_new, room),
    )
    open_form(room, plan, draft, typed)


def open_printed_name(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: another name."""
    office = room.office
    before, _ = read_kept(office.register, identifier)

    def write(name: str, kept: int | None) -> None:
        records = office.register.records(PRINTED)
        after = records.get(identifier).edit(name=name)
        title = f"De trykte tal hedder nu »{name}«"
        save_change(room, title, name != before.name, lambda: records.update(after), draft=kept)

    plan = FormPlan(
        name="printed_name",
        title="Ret navnet",
        specs=(NAME,),
        values={"name": before.name},
        read=lambda values: _named(office, values, identifier),
        write=write,
        target=identifier,
        saved=("name",),
    )
    open_form(room, plan, draft, typed)


def open_new_printed_period(
    room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None
) -> None:
    """The dialog over the room: one more period of a printed report."""
    office = room.office
    read_kept(office.register, identifier)

    def read(values: Values) -> PrintedPeriod:
        period = _read_period(office, values)
        check_span(read_kept(office.register, identifier)[1], period)
        return period

    def write(period: PrintedPeriod, kept: int | None) -> None:
        title = f"Delperioden »{_title(period)}« tilføjet de trykte tal"
        periods = (*read_kept(office.register, identifier)[1], period)
        save(room, title, lambda: keep_periods(office.register, identifier, periods), draft=kept)

    plan = FormPlan(
        name="new_printed_period", title="Ny delperiode", specs=PERIOD, read=read, write=write, target=identifier
    )
    open_form(room, plan, draft, typed)


def open_printed_period(room: RoomScreen, key: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room: another name or other days of a period; what is printed for it stays."""
    office, spot = room.office, Spot.of(key)
    before = period_at(office, spot)

    def read(values: Values) -> PrintedPeriod:
        after = _read_period(office, values, period_at(office, spot))
        check_span(_but(read_kept(office.register, spot.report)[1], spot), after)
        return after

    def write(after: PrintedPeriod, kept: int | None) -> None:
        title = f"Delperioden »{_title(after)}« i de trykte tal rettet"
        save_change(room, title, after != before, lambda: keep_period(office, spot, after), draft=kept)

    plan = FormPlan(
        name="printed_period",
        title=f"Ret delperiode {office.glyphs.separator} {office.glyphs.plain(_title(before))}",
        specs=PERIOD,
        values={"period": before.name, "first": day_value(before.first), "last": day_value(before.last)},
        read=read,
        write=write,
        target=key,
        saved=("period", "first", "last"),
    )
    open_form(room, plan, draft, typed)


def remove_printed(room: RoomScreen, identifier: int) -> None:
    """Take a printed report away; one act that can be undone."""
    register = room.office.register
    one, _ = read_kept(register, identifier)
    title = f"De trykte tal »{one.name}« fjernet"
    save(room, title, lambda: register.records(PRINTED).remove(identifier), f"{title}. Ctrl+Z fortryder.")


def period_at(office: Office, spot: Spot) -> PrintedPeriod:
    """The period of a place, as it is now; RuleBroken when an undo has taken it away."""
    _, periods = read_kept(office.register, spot.report)
    if spot.period >= len(periods):
        raise RuleBroken("Delperioden findes ikke længere; den er fortrudt. Tryk Ctrl+Y for at gentage.")
    return periods[spot.period]


def keep_period(office: Office, spot: Spot, period: PrintedPeriod) -> None:
    """Write a period in the place of the one that is there."""
    _, periods = read_kept(office.register, spot.report)
    others = (*periods[: spot.period], period, *periods[spot.period + 1 :])
    keep_periods(office.register, spot.report, others)


def _but(periods: Periods, spot: Spot) -> Periods:
    return (*periods[: spot.period], *periods[spot.period + 1 :])


def _named(office: Office, values: Values, identifier: int | None = None) -> str:
    name = clean_line(values["name"])
    check_name(office.register, name, identifier)
    return name


def _read_file(office: Office, values: Values) -> NewPrinted:
    example = f"filen, fx {Path.home() / 'beretning.json'}"
    path = typed_path(values["path"], "path", "Skriv eller indsæt stien til filen med de trykte tal.", example)
    try:
        periods = printed_in(path)
    except InputRefused as error:
        raise RuleBroken(error.text, "path") from error
    name = clean_line(values["name"]) or clean_line(path.stem)
    check_name(office.register, name)
    return NewPrinted(name, periods)


def _read_period(office: Office, values: Values, before: PrintedPeriod | None = None) -> PrintedPeriod:
    first = required_day(values, "first", office.today, "Skriv delperiodens første dag, fx 1-8-2021.")
    last = required_day(values, "last", office.today, "Skriv delperiodens sidste dag, fx 31-12-2021.")
    if last < first:
        raise RuleBroken("Delperioden slutter, før den begynder. Byt om på de to datoer.", "last")
    headers, per_month, tables = (before.headers, before.per_month, before.tables) if before else ({}, "", ())
    return PrintedPeriod(clean_line(values["period"]), first, last, headers, per_month, tables)


def _write_new(room: RoomScreen, new: NewPrinted, kept: int | None) -> None:
    number = sum(period.figures for period in new.periods)
    figures = f" med {counted(number, 'tal', 'tal')}" if number else ""
    title = f"De trykte tal »{new.name}« gemt"

    def said(_: Printed) -> str:
        return f"Gemt: De trykte tal »{new.name}«{figures}. Enter holder dem op mod registret."

    written = save(room, title, lambda: keep_new(room.office.register, new.name, new.periods), said, kept)
    from borgerraad_tui.tui.screens.printed import PrintedRoom

    if isinstance(room, PrintedRoom):
        room.next_row = written.id


def _title(period: PrintedPeriod) -> str:
    return part_title(period.name, period.first, period.last)
