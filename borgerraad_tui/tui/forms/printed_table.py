"""What is printed in one table, or above the tables, typed by hand: a line for each row, as it stands in print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from borgerraad_tui.domain.report import part_title
from borgerraad_tui.domain.text import clean_line, counted, fold
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.printed_line import line_of, read_line, read_one, told_columns, told_line
from borgerraad_tui.statistics.printed import AVERAGE, HEADERS, PrintedPeriod, PrintedRow, PrintedTable
from borgerraad_tui.statistics.reconcile import reconcile
from borgerraad_tui.statistics.table import TABLES, TOTAL, TableSpec
from borgerraad_tui.tui.forms.choices import at_field
from borgerraad_tui.tui.forms.printed import Spot, keep_period, period_at
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values
from borgerraad_tui.tui.widgets.form import WIDEST_LABEL

ABOVE = "Tallene over tabellerne"
FIGURES, WORDS = 20, 14
"""Cells to type a row, and one figure, in."""
FURTHER, PER_MONTH = "further", "per_month"
ROW = "row "
"""What the key of a row's field begins with, before the row's name."""
NAME_ENDS = ":"


def part_name(table: int) -> str:
    """What is typed at once, as it is called."""
    return f"Tabel {table}" if table else ABOVE


class TypedPart(NamedTuple):
    """What is typed at once: its title, its fields with what is printed there already, and how they are read."""

    title: str
    specs: tuple[FieldSpec, ...]
    values: Values
    read: Callable[[PrintedPeriod, Values], PrintedPeriod]
    preview: Callable[[Values], str] | None = None


def open_printed_part(room: RoomScreen, key: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form over the whole screen, for the place of a number (`Spot`)."""
    office, spot = room.office, Spot.of(key)
    period = period_at(office, spot)
    part = _table_part(office, period, TABLES[spot.table - 1]) if spot.table else _above_part(period)
    about = part_title(period.name, period.first, period.last)
    plan = FormPlan(
        name="printed_part",
        title=f"{part.title}, som trykt {office.glyphs.separator} {about}",
        specs=part.specs,
        values=part.values,
        read=lambda values: part.read(period_at(office, spot), values),
        write=partial(_write, room, spot),
        target=key,
        saved=tuple(part.values),
        preview=part.preview,
        dialog=False,
    )
    open_form(room, plan, draft, typed)


def row_names(office: Office, period: PrintedPeriod, table: int) -> list[str]:
    """The rows that are asked for: those that are printed already, and those of the register's own table, in its order."""
    own = [row.name for row in office.register.figures(period.first, period.last).table(table).rows]
    printed = [row.name for row in period.table(table).rows if row.name != TOTAL]
    known = {fold(name) for name in own}
    return [*own, *(name for name in printed if fold(name) not in known), TOTAL]


def read_table(spec: TableSpec, names: Sequence[str], values: Values) -> PrintedTable:
    """The table of what was typed; RuleBroken names the field to mend."""
    rows = []
    for name in names:
        with at_field(ROW + name):
            rows.append(read_line(name, values[ROW + name], spec))
    with at_field(FURTHER):
        rows.insert(len(rows) - 1, _further(values[FURTHER], names, spec))
    return PrintedTable(spec.number, tuple(row for row in rows if row))


def read_above(period: PrintedPeriod, values: Values) -> PrintedPeriod:
    """The period with what was typed as standing above its tables; RuleBroken names the field to mend."""
    headers = {}
    for header in HEADERS:
        with at_field(header):
            figure = read_one(values[header])
        if figure is not None:
            headers[header] = figure
    return replace(period, headers=headers, per_month=clean_line(values[PER_MONTH]))


def added_up(spec: TableSpec, names: Sequence[str], values: Values) -> str:
    """What the rows come to together, so that a slip is seen against the printed total; nothing while one cannot be read."""
    try:
        table = read_table(spec, names, values)
    except RuleBroken:
        return ""
    number = sum(row.count or 0 for row in table.rows if row.name != TOTAL)
    if not number:
        return ""
    total = table.total.count if table.total else None
    against = f", men i alt er skrevet som {total}" if total is not None and total != number else ""
    return f"Rækkerne giver {number} tilsammen{against}."


def _table_part(office: Office, period: PrintedPeriod, spec: TableSpec) -> TypedPart:
    names = row_names(office, period, spec.number)
    return TypedPart(
        f"{part_name(spec.number)} {spec.brief}",
        tuple(_rows(spec, names)),
        _values_of(period.table(spec.number), names),
        lambda now, values: now.with_table(read_table(spec, names, values)),
        partial(added_up, spec, names),
    )


def _above_part(period: PrintedPeriod) -> TypedPart:
    return TypedPart(ABOVE, tuple(_above()), _values_above(period), read_above)


def _rows(spec: TableSpec, names: Sequence[str]) -> Iterator[FieldSpec]:
    hint = told_columns(spec)
    for name in names:
        if name == TOTAL:
            yield FieldSpec(FURTHER, "En række mere", "text", hint=f"navn{NAME_ENDS} {hint}")
        # a long name is cut beside the line: what tells it apart stands in the hint
        whole = f"{hint} · {name}" if len(name) > WIDEST_LABEL else hint
        yield FieldSpec(ROW + name, name, "text", hint=whole, width=FIGURES, told=partial(_told, name, spec))


def _above() -> Iterator[FieldSpec]:
    for header, label in HEADERS.items():
        yield FieldSpec(header, label.capitalize(), "text", hint="antal", width=WORDS, told=_told_one)
    yield FieldSpec(PER_MONTH, AVERAGE.capitalize(), "text", hint="som der står, fx knap 28", width=WORDS, limit=40)


def _told(name: str, spec: TableSpec, text: str) -> str:
    row = read_line(name, text, spec)
    return told_line(row) if row else ""


def _told_one(text: str) -> str:
    figure = read_one(text)
    return "" if figure is None else str(figure)


def _further(text: str, names: Sequence[str], spec: TableSpec) -> PrintedRow | None:
    """A row that the register does not have, typed with its name."""
    line = clean_line(text)
    if not line:
        return None
    name, ends, figures = line.rpartition(NAME_ENDS)
    name = name.strip()
    if not ends or not name:
        raise RuleBroken(f"Skriv rækkens navn, kolon og tallene, fx Andet{NAME_ENDS} 7 6 %.")
    if fold(name) in map(fold, names):
        raise RuleBroken(f"»{name}« har sin egen linje her i formularen. Skriv tallene dér.")
    row = read_line(name, figures, spec)
    if row is None:
        raise RuleBroken(f"Skriv tallene efter »{name}«, fx {name}{NAME_ENDS} 7 6 %.")
    return row


def _values_of(table: PrintedTable, names: Sequence[str]) -> Values:
    """What is printed, at the field of its row: print may write a name with other letters than the register's."""
    fields = {fold(name): ROW + name for name in names}
    return {fields[fold(row.name)]: line_of(row) for row in table.rows}


def _values_above(period: PrintedPeriod) -> Values:
    return {**{header: str(figure) for header, figure in period.headers.items()}, PER_MONTH: period.per_month}


def _write(room: RoomScreen, spot: Spot, after: PrintedPeriod, kept: int | None) -> None:
    office, name = room.office, part_name(spot.table)
    title = f"Trykte tal: {name} skrevet"
    save_change(
        room,
        title,
        after != period_at(office, spot),
        lambda: keep_period(office, spot, after),
        f"Gemt: {name}, {_compared(office, after, spot.table)}.",
        kept,
    )


def _compared(office: Office, period: PrintedPeriod, table: int) -> str:
    """How many figures were typed there, and how many of them differ."""
    number = period.table(table).figures if table else period.above
    found = reconcile(period, office.register.figures(period.first, period.last))
    deviating = sum(one.table == table for one in found)
    return f"{counted(number, 'tal', 'tal')}, {deviating or 'ingen'} afviger"
