"""Any two properties of the counted inquiries against each other: the properties declared once, and the counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.day_forms import MONTH_NAMES, WEEKDAYS
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import quoted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.table import OPEN_ROW, TOTAL, names_of, printed_order
from borgerraad_tui.statistics.tally import NOT_CLOSED, NOT_GIVEN

Value = int | str
"""What an inquiry has of a property: a catalogue id (0 not given, -1 not closed), or a word."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its key in the file, what it is called, and how its values are named.

    `listing` is the catalogue list its values are ids of; without one `worded` names a value, and values stand in their own
    order.
    """

    key: str
    label: str
    listing: str = ""
    worded: Callable[[str], str] = str


def _month(value: str) -> str:
    return f"{MONTH_NAMES[int(value[5:7]) - 1]} {value[:4]}"


def _quarter(value: str) -> str:
    return f"{value[5:]}. kvartal {value[:4]}"


def _weekday(value: str) -> str:
    return WEEKDAYS[int(value) - 1]


STATES = {"1": "Åben", "2": "Lukket"}

PROPERTIES = (
    Property("directorate", "Område", "directorate"),
    Property("department", "Afdeling", "department"),
    Property("theme", "Tema", "theme"),
    Property("kind", "Art", worded=lambda value: Kind(value).label),
    Property("action", "Handling", "action"),
    Property("outcome", "Udfald", "outcome"),
    Property("state", "Åben eller lukket", worded=STATES.__getitem__),
    Property("channel", "Kanal", "channel"),
    Property("place", "Sted", "place"),
    Property("enquirer", "Henvender", "enquirer"),
    Property("month", "Måned", worded=_month),
    Property("quarter", "Kvartal", worded=_quarter),
    Property("year", "År"),
    Property("weekday", "Ugedag", worded=_weekday),
)
BY_KEY: Mapping[str, Property] = {each.key: each for each in PROPERTIES}


def property_of(key: str) -> Property:
    """The property with a key; RuleBroken when a newer program wrote it."""
    if key not in BY_KEY:
        raise RuleBroken(f"{quoted(key)} kan ikke tælles her: spørgsmålet er skrevet af en nyere udgave af programmet.")
    return BY_KEY[key]


def table_title(rows: Property, columns: Property | None) -> str:
    """What stands against what."""
    return f"Henvendelser efter {rows.label.lower()}{f' og {columns.label.lower()}' if columns else ''}"


class CrossLine(NamedTuple):
    """`n` inquiries alike in both properties; `column` is empty where only one is asked for."""

    row: Value
    column: Value
    n: int


class Side(NamedTuple):
    """One row or column: its name and the values it stands for; of the total all of them."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class CrossTable:
    """The counts: `grid` has a row for each of `rows` and a column for each of `columns`, the totals last in both."""

    row_property: Property
    column_property: Property | None
    rows: tuple[Side, ...]
    columns: tuple[Side, ...]
    grid: tuple[tuple[int, ...], ...]

    @property
    def title(self) -> str:
        """What stands against what."""
        return table_title(self.row_property, self.column_property)


def cross(
    lines: Sequence[CrossLine], rows: Property, columns: Property | None, catalogue: Catalogue, last: date
) -> CrossTable:
    """Count lines into a table; `last` is the day whose catalogue decides the order. Without columns there is the total alone."""
    down = _sides(rows, (line.row for line in lines), catalogue, last)
    across = _sides(columns, (line.column for line in lines), catalogue, last) if columns else ()
    counts: Counter[tuple[Value, Value]] = Counter()
    for line in lines:
        counts[line.row, line.column] += line.n
    every = Side(TOTAL, tuple(dict.fromkeys(value for side in across for value in side.values)) or ("",))
    down = (*down, Side(TOTAL, tuple(value for side in down for value in side.values)))
    across = (*across, every)
    grid = tuple(
        tuple(sum(counts[one, other] for one in row.values for other in column.values) for column in across)
        for row in down
    )
    return CrossTable(rows, columns, down, across, grid)


def _sides(each: Property, values: Iterable[Value], catalogue: Catalogue, last: date) -> tuple[Side, ...]:
    """The rows or columns that hold anything, in printed order."""
    found = dict.fromkeys(values)
    if not each.listing:
        return tuple(Side(each.worded(str(value)), (value,)) for value in sorted(found, key=str))
    entries = sorted(catalogue.of(each.listing), key=printed_order(last))
    named = [Side(name, ids) for name, ids in names_of(entry for entry in entries if entry.id in found)]
    rest = ((NOT_GIVEN, f"{each.label} ikke angivet"), (NOT_CLOSED, OPEN_ROW))
    return (*named, *(Side(name, (value,)) for value, name in rest if value in found))
