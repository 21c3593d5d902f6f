"""A document as one JSON object: its blocks in order, each with its kind."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from borgerraad_tui.chapters.blocks import Block, Bullets, Cell, Chart, Column, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.text import clean_line, clean_text
from borgerraad_tui.statistics.numbers import half_up


def document_as_json(document: Document) -> bytes:
    """UTF-8; null stands for a share of nothing, days and averages have one decimal."""
    body = {
        "municipality": clean_line(document.municipality),
        "title": clean_line(document.title),
        "about": clean_line(document.about),
        "made": document.made.isoformat(),
        "blocks": [block_object(block) for block in document.blocks],
    }
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def block_object(block: Block) -> dict[str, Any]:
    """One block."""
    match block:
        case Heading(text, level):
            return {"block": "heading", "level": level, "text": clean_line(text)}
        case Paragraph(text, role):
            return {"block": "paragraph", "role": role, "text": clean_text(text)}
        case Bullets(items):
            return {"block": "list", "items": _clean(items)}
        case TableBlock():
            return {
                "block": "table",
                "table": block.number or None,
                "title": clean_line(block.caption),
                "columns": [{"name": clean_line(column.name), "measure": column.measure} for column in block.columns],
                "rows": [_row(block, row) for row in block.rows],
                "total": _row(block, block.total) if block.total else None,
                "notes": _clean(block.notes),
            }
        case Chart():
            series = [{"name": clean_line(one.name), "values": one.values} for one in block.series]
            return {"block": "chart", "title": clean_line(block.title), "names": _clean(block.names), "series": series}


def _clean(texts: Sequence[str]) -> list[str]:
    return [clean_line(text) for text in texts]


def _row(table: TableBlock, row: tuple[Cell, ...]) -> list[Any]:
    return [_value(column, cell) for column, cell in zip(table.columns, row, strict=True)]


def _value(column: Column, cell: Cell) -> Any:
    if isinstance(cell, Fraction):
        return float(half_up(cell, column.decimals))
    return clean_line(cell) if isinstance(cell, str) else cell
