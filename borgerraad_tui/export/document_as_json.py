"""A document as one JSON object: its blocks in order, each with its kind."""

from __future__ import annotations

import json
from typing import Any

from borgerraad_tui.chapters.blocks import Block, Bullets, Cell, Chart, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.statistics.numbers import half_up


def document_as_json(document: Document) -> bytes:
    """UTF-8; null stands for a share of nothing, days have one decimal."""
    body = {
        "municipality": document.municipality,
        "title": document.title,
        "about": document.about,
        "made": document.made.isoformat(),
        "blocks": [block_object(block) for block in document.blocks],
    }
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def block_object(block: Block) -> dict[str, Any]:
    """One block."""
    match block:
        case Heading(text, level):
            return {"block": "heading", "level": level, "text": text}
        case Paragraph(text, role):
            return {"block": "paragraph", "role": role, "text": text}
        case Bullets(items):
            return {"block": "list", "items": items}
        case TableBlock():
            return {
                "block": "table",
                "table": block.number or None,
                "title": block.caption,
                "columns": [{"name": column.name, "measure": column.measure} for column in block.columns],
                "rows": [_row(row) for row in block.rows],
                "total": _row(block.total) if block.total else None,
                "notes": block.notes,
            }
        case Chart():
            series = [{"name": one.name, "values": one.values} for one in block.series]
            return {"block": "chart", "title": block.title, "names": block.names, "series": series}


def _row(row: tuple[Cell, ...]) -> list[Any]:
    return [cell if cell is None or isinstance(cell, int | str) else float(half_up(cell, 1)) for cell in row]
