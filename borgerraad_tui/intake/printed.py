"""The figures of a printed report, read from JSON: once from a file, and again from the register that keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from borgerraad_tui.domain.text import clean_line, quoted
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


def read_printed(content: str | bytes, named: str) -> tuple[PrintedPeriod, ...]:
    """The periods of a file `{"periods": [{"period": {"name", "from", "to"}, "registered", ..., "tables": [...]}]}`.

    A row has `name`, `count`, `printed_percent` and in table 3 `klage`; so has `total`, without a name. What is left out is
    not printed. InputRefused for anything else, with the place where it is.
    """
    try:
        body = json.loads(content)
    except ValueError as error:
        raise InputRefused(f"{named} er ikke JSON. Gem den som JSON, og prøv igen.") from error
    periods = _list(_object(body, named).get("periods"), f"{named}: periods")
    if not periods:
        raise InputRefused(f"{named} har ingen perioder. Der skal stå mindst én under »periods«.")
    return tuple(_period(period, f"{named}: periode {place}") for place, period in enumerate(periods, 1))


def printed_as_json(periods: tuple[PrintedPeriod, ...]) -> str:
    """The same periods as `read_printed` reads."""
    return json.dumps({"periods": [_written(period) for period in periods]}, ensure_ascii=False)


def _period(body: object, where: str) -> PrintedPeriod:
    period = _object(body, where)
    days = _object(period.get("period"), f"{where}, period")
    first, last = _day(days.get("from"), f"{where}, from"), _day(days.get("to"), f"{where}, to")
    if last < first:
        raise InputRefused(f"{where}: slutter før den begynder. Byt om på de to datoer.")
    headers = {header: _number(period[key], f"{where}, {key}") for key, header in KEYS.items() if key in period}
    tables = _list(period.get("tables", []), f"{where}, tables")
    return PrintedPeriod(
        clean_line(str(days.get("name", ""))),
        first,
        last,
        headers,
        clean_line(str(period.get("printed_monthly", ""))),
        tuple(_table(table, f"{where}, tabel {place}") for place, table in enumerate(tables, 1)),
    )


def _table(body: object, where: str) -> PrintedTable:
    table = _object(body, where)
    number = _number(table.get("table"), f"{where}, table")
    if number not in {spec.number for spec in TABLES}:
        raise InputRefused(f"{where}: tabel {number} kendes ikke. Tabellerne er 1-{len(TABLES)}.")
    rows = [_row(row, f"{where}, række {place}") for place, row in enumerate(_list(table.get("rows"), where), 1)]
    total = [_row({"name": TOTAL, **_object(table["total"], where)}, f"{where}, total")] if table.get("total") else []
    return PrintedTable(number, (*rows, *total))


def _row(body: object, where: str) -> PrintedRow:
    row = _object(body, where)
    name = clean_line(str(row.get("name", "")))
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


def _list(body: object, where: str) -> list[Any]:
    if not isinstance(body, list):
        raise InputRefused(f"{where}: her skal stå en liste [...].")
    return body


def _day(value: object, where: str) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise InputRefused(f"{where}: {quoted(str(value))} er ingen dag. Skriv den som 2021-08-31.") from error


def _number(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InputRefused(f"{where}: {quoted(str(value))} er intet antal. Skriv et helt tal.")
    return value
