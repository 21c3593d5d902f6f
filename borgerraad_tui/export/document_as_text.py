"""A document as plain Danish text: one figure a line, for screen readers, mails and the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.chapters.blocks import Block, Bullets, Chart, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.dates import danish_day

UNDERLINES = {1: "=", 2: "-"}


def document_as_text(document: Document) -> bytes:
    """UTF-8, lines ended by a newline. Charts are left out: their tables say the same."""
    head = [document.title, f"{document.municipality} · {document.about} · skrevet {danish_day(document.made)}"]
    pieces = ["\n".join(head), *(piece for block in document.blocks for piece in block_text(block))]
    return ("\n\n".join(pieces) + "\n").encode()


def block_text(block: Block) -> Iterator[str]:
    """One block, as no piece of text or one."""
    match block:
        case Heading(text, level):
            yield f"{text}\n{UNDERLINES[level] * len(text)}" if level in UNDERLINES else text
        case Paragraph(text):
            yield text
        case Bullets(items):
            yield "\n".join(f"- {item}" for item in items)
        case TableBlock():
            yield "\n".join([block.title, *(f"  {line}" for line in block.worded), *block.notes])
        case Chart():
            pass
