"""Figures as one JSON object for scripts; its keys and their order are a promise."""

from __future__ import annotations

import json
from typing import Any

from borgerraad_tui.statistics.numbers import half_up
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Row, Table


def figures_as_json(figures: Figures) -> str:
    """One object; `months` has two decimals, `per_month` one, half up, and null stands for a share of nothing."""
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
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _table(table: Table) -> dict[str, Any]:
    rows = [_row(row) for row in table.printed]
    return {"table": table.spec.number, "title": table.spec.title, "rows": rows, "total": _row(table.total)}


def _row(row: Row) -> dict[str, Any]:
    complaints = {} if row.complaints is None else {"complaints": row.complaints}
    return {"name": row.name, "count": row.count, **complaints, "percent": row.percent}
