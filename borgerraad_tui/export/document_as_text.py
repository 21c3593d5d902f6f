"""A document as plain Danish text: one figure a line, for screen readers, mails and the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.chapters.blocks import Block, Bullets, Chart, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.text import cells, clean_line, clean_text

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
            rows = (f"  {clean_line(line)}" for line in block.worded)
            yield "\n".join([clean_line(block.title), *rows, *map(clean_text, block.notes)])
        case Chart():
            pass
