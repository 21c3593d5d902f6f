"""Blocks as text for the clipboard: a table as rows with tabs, which spreadsheets and documents read as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from borgerraad_tui.chapters.blocks import Block, Bullets, Chart, Heading, Paragraph, TableBlock
from borgerraad_tui.export.cell_text import row_text, total_text
from borgerraad_tui.export.csv_cells import safe_cell


def copied_text(blocks: Iterable[Block]) -> str:
    """The blocks, an empty line between them; a chart is the sentence that says what is to be seen."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text):
            yield text
        case Bullets(items):
            yield from (f"- {item}" for item in items)
        case Chart():
            yield block.alt
        case TableBlock():
            total = total_text(block)
            yield block.title
            yield _row([column.name for column in block.columns])
            yield from (_row(row_text(block, row)) for row in block.rows)
            yield from [_row(total)] if total else []
            yield from block.notes


def _row(cells: Sequence[str]) -> str:
    return "\t".join(str(safe_cell(cell)) for cell in cells)
