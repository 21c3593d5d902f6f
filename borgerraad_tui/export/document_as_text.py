"""A document as plain Danish text: one figure a line, for screen readers, mails and the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.chapters.blocks import Block, Bullets, Chart, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.text import cells, clean_line, clean_text
from borgerraad_tui.export.cell_text import NUMBERS, row_text, total_text

MANY, WIDTH = 7, 100
"""Columns from which a line of words is not read any more, and the cells a table may have."""
UNDERLINES = {1: "=", 2: "-"}


def document_as_text(document: Document) -> bytes:
    """UTF-8, lines ended by a newline. Charts are left out: their tables say the same."""
    head = [clean_line(document.title), clean_line(document.byline)]
    pieces = ["\n".join(head), *(piece for block in document.blocks for piece in block_text(block))]
    return ("\n\n".join(pieces) + "\n").encode()


def block_text(block: Block) -> Iterator[str]:
    """One block, as no piece of text or one."""
    match block:
        case Heading(text, level):
            line = clean_line(text)
            yield f"{line}\n{UNDERLINES[level] * cells(line)}" if level in UNDERLINES else line
        case Paragraph(text):
            yield clean_text(text)
        case Bullets(items):
            yield "\n".join(f"- {clean_line(item)}" for item in items)
        case TableBlock():
            yield "\n".join([clean_line(block.title), *_rows(block), *map(clean_text, block.notes)])
        case Chart():
            pass


def _rows(block: TableBlock) -> Iterator[str]:
    """A row a line in words; of many numbers columns that stand below each other, or where they have no room a number a line."""
    if len(block.columns) < MANY or any(column.measure not in NUMBERS for column in block.columns[1:]):
        yield from (f"  {clean_line(line)}" for line in block.worded)
        return
    total = total_text(block)
    rows = [*(row_text(block, row) for row in block.rows), *([total] if total else [])]
    heads = [clean_line(column.name) for column in block.columns]
    widths = [max(map(cells, column)) for column in zip(heads, *rows, strict=True)]
    if sum(widths) + 2 * len(widths) <= WIDTH:
        for row in (heads, *rows):
            padded = (" " * (width - cells(cell)) + cell for cell, width in zip(row[1:], widths[1:], strict=True))
            yield "  " + "  ".join([row[0] + " " * (widths[0] - cells(row[0])), *padded])
        return
    for row in rows:
        yield f"  {row[0]}"
        yield from (f"    {head}: {cell}" for head, cell in zip(heads[1:], row[1:], strict=True))
