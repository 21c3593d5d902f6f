"""The figures of a printed report, read from JSON: once from a file, and again from the register that keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from borgerraad_tui.domain.dates import YEARS
from borgerraad_tui.domain.report import part_title
from borgerraad_tui.domain.text import LONGEST_LINE, clean_line, fold, quoted
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.statistics.printed import Header, PrintedPeriod, PrintedRow, PrintedTable
from borgerraad_tui.statistics.table import TABLES, TOTAL

KEYS: Mapping[str, Header] = {
    "registered": "registered",
    "excluded": "excluded",
    "undecided": "undecided",
    "counted": "counted",
    "klage": "complaints",
    "andre_henvendelser": "others",
    "consultations": "consultations",
}
"""The file's keys for what stands above the tables."""


MOST_BYTES = 2_000_000
"""A file of printed figures is some kilobytes; one above this is another one."""
MOST_PERIODS, MOST_ROWS = 50, 100
"""More than any report has; a form asks for each row on a line."""
LARGEST = 9_999_999
"""No printed figure is larger."""


def printed_in(path: Path) -> tuple[PrintedPeriod, ...]:
    """The periods of a file on disk, read with `read_printed`; InputRefused where it cannot be read."""
    content = None
    with suppress(OSError):
        # a device or a pipe would be read without end
        if path.is_file():
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
    if content is None:
        named = quoted(path.name or str(path))
        raise InputRefused(f"Filen {named} kan ikke læses. Se efter, om den findes, og om du må læse den.")
    if len(content) > MOST_BYTES:
        raise InputRefused(
            f"Filen {quoted(path.name)} er for stor til at være en beretnings trykte tal. Vælg en anden."
        )
    return read_printed(content, quoted(path.name))


def read_printed(content: str | bytes, named: str) -> tuple[PrintedPeriod, ...]:
    """The periods of a file `{"periods": [{"period": {"name", "from", "to"}, "registered", ..., "tables": [...]}]}`.

    A row has `name`, `count`, `printed_percent` and in table 3 `klage`; so has `total`, without a name. What is left out is
    not printed. InputRefused for anything else, with the place where it is.
    """
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"{named} er ikke JSON. Gem den som JSON, og prøv igen.") from error
    bodies = _list(_object(body, named).get("periods"), f"{named}: periods", MOST_PERIODS)
    if not bodies:
        raise InputRefused(f"{named} har ingen perioder. Der skal stå mindst én under »periods«.")
    periods = tuple(_period(period, f"{named}: periode {place}") for place, period in enumerate(bodies, 1))
    _once((part_title(each.name, each.first, each.last) for each in periods), named)
    return periods


def printed_as_json(periods: tuple[PrintedPeriod, ...]) -> str:
    """The same periods as `read_printed` reads."""
    return json.dumps({"periods": [_written(period) for period in periods]}, ensure_ascii=False)


def _period(body: object, where: str) -> PrintedPeriod:
    period = _object(body, where)
    days = _object(period.get("period"), f"{where}, period")
    first, last = _day(days.get("from"), f"{where}, from"), _day(days.get("to"), f"{where}, to")
    if last < first:
        raise InputRefused(f"{where}: slutter før den begynder. Byt om på de to datoer.")
    headers = {
        header: _number(period[key], f"{where}, {key}") for key, header in KEYS.items() if period.get(key) is not None
    }
    bodies = _list(period.get("tables", []), f"{where}, tables")
    tables = tuple(_table(table, f"{where}, tabel {place}") for place, table in enumerate(bodies, 1))
    _once((f"tabel {table.number}" for table in tables), where)
    name, per_month = _line(days, "name", where), _line(period, "printed_monthly", where)
    return PrintedPeriod(name, first, last, headers, per_month, tables)


def _table(body: object, where: str) -> PrintedTable:
    table = _object(body, where)
    number = _number(table.get("table"), f"{where}, table")
    if number not in {spec.number for spec in TABLES}:
        raise InputRefused(f"{where}: tabel {number} kendes ikke. Tabellerne er 1-{len(TABLES)}.")
    rows = [
        _row(row, f"{where}, række {place}") for place, row in enumerate(_list(table.get("rows"), where, MOST_ROWS), 1)
    ]
    total = [_row({**_object(table["total"], where), "name": TOTAL}, f"{where}, total")] if table.get("total") else []
    _once((row.name for row in (*rows, *total)), where)
    return PrintedTable(number, (*rows, *total))


def _row(body: object, where: str) -> PrintedRow:
    row = _object(body, where)
    name = _line(row, "name", where)
    if not name:
        raise InputRefused(f"{where}: mangler navn.")
    figures = (
        _number(row[key], f"{where}, {key}") if row.get(key) is not None else None
        for key in ("count", "klage", "printed_percent")
    )
    return PrintedRow(name, *figures)


def _written(period: PrintedPeriod) -> dict[str, Any]:
    days = {"name": period.name, "from": period.first.isoformat(), "to": period.last.isoformat()}
    headers = {key: period.headers[header] for key, header in KEYS.items() if header in period.headers}
    monthly = {"printed_monthly": period.per_month} if period.per_month else {}
    return {"period": days, **headers, **monthly, "tables": [dict(_written_table(table)) for table in period.tables]}


def _written_table(table: PrintedTable) -> Iterator[tuple[str, Any]]:
    rows = [
        {
            "name": row.name,
            **{
                key: value
                for key, value in (("count", row.count), ("klage", row.complaints), ("printed_percent", row.percent))
                if value is not None
            },
        }
        for row in table.rows
    ]
    yield "table", table.number
    yield "rows", [row for row in rows if row["name"] != TOTAL]
    yield from (("total", row) for row in rows if row["name"] == TOTAL)


def _object(body: object, where: str) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise InputRefused(f"{where}: her skal stå et objekt {{...}}.")
    return body


def _list(body: object, where: str, most: int = MOST_ROWS) -> list[Any]:
    if not isinstance(body, list):
        raise InputRefused(f"{where}: her skal stå en liste [...].")
    if len(body) > most:
        raise InputRefused(f"{where}: her står {len(body)}, og der er plads til {most}.")
    return body


def _line(body: dict[str, Any], key: str, where: str) -> str:
    """A text of one line, empty where none is given."""
    value = body.get(key) or ""
    if not isinstance(value, str) or len(value) > LONGEST_LINE:
        raise InputRefused(f"{where}, {key}: her skal stå en tekst på højst {LONGEST_LINE} tegn.")
    return clean_line(value)


def _once(names: Iterable[str], where: str) -> None:
    """What is named twice cannot be told apart."""
    known: set[str] = set()
    for name in names:
        if fold(name) in known:
            raise InputRefused(f"{where}: {quoted(name)} står to gange. Behold den ene.")
        known.add(fold(name))


def _day(value: object, where: str) -> date:
    try:
        day = date.fromisoformat(str(value))
    except ValueError as error:
        raise InputRefused(f"{where}: {quoted(str(value))} er ingen dag. Skriv den som 2021-08-31.") from error
    if day.year not in YEARS:
        raise InputRefused(f"{where}: året i {day} ligger uden for {YEARS[0]}-{YEARS[-1]}.")
    return day


def _number(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise InputRefused(f"{where}: {quoted(_shown(value))} er intet antal. Skriv et helt tal.")
    return value


def _shown(value: object) -> str:
    """A value as the file has it; an endless number stands as such."""
    return "et alt for stort tal" if isinstance(value, int) and abs(value) > LARGEST else json.dumps(value)
