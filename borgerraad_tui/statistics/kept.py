"""Finished figures as JSON and back: what a published report keeps is shown again as it was counted, never counted anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from borgerraad_tui.statistics.facts import Fact
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.kept_further import further_from_object, further_to_object
from borgerraad_tui.statistics.report import Figures, Reason
from borgerraad_tui.statistics.table import TABLES, Row, Table

_NUMBERS = ("registered", "excluded", "undecided", "complaints", "others", "consultations")
_ROW = ("name", "count", "entries", "percent", "of", "complaints")
_SPECS = {spec.number: spec for spec in TABLES}


def figures_to_json(
    figures: Figures,
    further: Further,
    words: Mapping[str, Sequence[Mapping[str, Any]]] = MappingProxyType({}),
    head: str = "",
) -> str:
    """Everything in the figures and in the tables after the nine, titles among them; `words` are whole chapters beside them.

    `head` is the last link of the history they were counted on.
    """
    body = {
        "first": figures.first and figures.first.isoformat(),
        "last": figures.last.isoformat(),
        "today": figures.today.isoformat(),
        **{name: getattr(figures, name) for name in _NUMBERS},
        "excluded_by": figures.excluded_by,
        "tables": [
            {
                "table": table.spec.number,
                "title": table.spec.title,
                "rows": [_row(row) for row in (*table.rows, table.total)],
            }
            for table in figures.tables
        ],
        "further": further_to_object(further),
        "words": dict(words),
        "head": head,
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=str)


def figures_from_json(text: str) -> Figures:
    """The figures that were written; a table keeps the title it had."""
    body = json.loads(text)
    return Figures(
        first=body["first"] and date.fromisoformat(body["first"]),
        last=date.fromisoformat(body["last"]),
        today=date.fromisoformat(body["today"]),
        **{name: body[name] for name in _NUMBERS},
        excluded_by=tuple(Reason(name, n, tuple(entries)) for name, n, entries in body["excluded_by"]),
        tables=tuple(_table(table) for table in body["tables"]),
    )


def further_from_json(text: str) -> Further | None:
    """The tables after the nine that were written; None where they were not, as in files of earlier versions."""
    body = json.loads(text).get("further")
    return further_from_object(body) if body else None


def words_from_json(text: str) -> dict[str, list[dict[str, Any]]]:
    """The chapters that were written beside the figures."""
    found: dict[str, list[dict[str, Any]]] = json.loads(text).get("words", {})
    return found


def head_from_json(text: str) -> str:
    """The last link of the history that was written beside the figures; empty in those of earlier versions."""
    return str(json.loads(text).get("head", ""))


def facts_to_json(facts: list[Fact]) -> str:
    """One short list an inquiry."""
    return json.dumps(facts, separators=(",", ":"))


def facts_from_json(text: str) -> list[Fact]:
    """The facts that were written."""
    return [Fact(*fact) for fact in json.loads(text)]


def _row(row: Row) -> list[Any]:
    return [getattr(row, name) for name in _ROW]


def _table(body: dict[str, Any]) -> Table:
    *rows, total = (Row(name, count, tuple(entries), *rest) for name, count, entries, *rest in body["rows"])
    return Table(tuple(rows), total, replace(_SPECS[body["table"]], title=body["title"]))
