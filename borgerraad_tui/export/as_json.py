"""Figures as one JSON object for scripts; its keys and their order are a promise."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from borgerraad_tui.statistics.findings import FINDINGS, FINDINGS_TITLE, FindingRow, FindingTable
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.numbers import half_up
from borgerraad_tui.statistics.promptness import PROMPTNESS, STANDINGS, PromptRow, PromptTable
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Row, Table
from borgerraad_tui.statistics.waits import WaitRow, WaitTable


def figures_as_json(figures: Figures, further: Further) -> str:
    """One object; `months` has two decimals, `per_month` one, half up, and null stands for a share of nothing.

    In `waits` days have one decimal, and null stands for days of nothing, or (with a count) for days that are not known.
    `without` and `longest_without` are about all that have not ended, those among them of which nothing more is waited for.
    """
    per_month = figures.per_month
    body = {
        "period": {
            "from": figures.first.isoformat() if figures.first else None,
            "to": figures.last.isoformat(),
            "months": float(half_up(figures.months, 2)),
        },
        "registered": figures.registered,
        "excluded": figures.excluded,
        "undecided": figures.undecided,
        "counted": figures.counted,
        "complaints": figures.complaints,
        "others": figures.others,
        "per_month": None if per_month is None else float(half_up(per_month, 1)),
        "consultations": figures.consultations,
        "tables": [_table(table) for table in figures.tables],
        "waits": [*map(_waits, further.waits), _promptness(further.promptness)],
        "findings": _findings(further.findings),
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _table(table: Table) -> dict[str, Any]:
    rows = [_row(row) for row in table.printed]
    return {"table": table.spec.number, "title": table.spec.title, "rows": rows, "total": _row(table.total)}


def _row(row: Row) -> dict[str, Any]:
    complaints = {} if row.complaints is None else {"complaints": row.complaints}
    return {"name": row.name, "count": row.count, **complaints, "percent": row.percent}


def _waits(table: WaitTable) -> dict[str, Any]:
    rows = [_wait(row) for row in table.printed]
    return {"table": table.spec.number, "title": table.spec.title, "rows": rows, "total": _wait(table.total)}


def _wait(row: WaitRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "count": row.count,
        "without": row.without,
        "median": _days(row.median),
        "percentile_90": _days(row.ninety),
        "longest": row.longest,
        "longest_without": row.longest_without,
    }


def _days(value: Fraction | None) -> float | None:
    return None if value is None else float(half_up(value, 1))


def _promptness(table: PromptTable) -> dict[str, Any]:
    rows = [_prompt(row) for row in table.printed]
    named = {"table": PROMPTNESS, "title": table.title, "service_level": table.level}
    return {**named, "rows": rows, "total": _prompt(table.total)}


def _prompt(row: PromptRow) -> dict[str, Any]:
    counts: dict[str, int] = {standing: getattr(row, standing) for standing in STANDINGS}
    return {"name": row.name, "count": row.count, **counts, "percent": row.percent}


def _findings(table: FindingTable) -> dict[str, Any]:
    rows = [_finding(row) for row in table.printed]
    return {"table": FINDINGS, "title": FINDINGS_TITLE, "rows": rows, "total": _finding(table.total)}


def _finding(row: FindingRow) -> dict[str, Any]:
    return {"name": row.name, "count": row.count}
