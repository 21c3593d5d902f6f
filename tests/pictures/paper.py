"""What stands on the pages of a PDF, and what should not: a table parted from its caption or a heading left alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from borgerraad_tui.chapters.blocks import Document, Heading, TableBlock
from borgerraad_tui.domain.text import clean_line

FOOT = re.compile(r" *(?:(?:Side )?\d+ (?:af|/) \d+)? *")
"""What may follow the last line of a page: its number."""
ROWS_ON_A_PAGE = 30
"""A longer table may go on over the page."""


def page_texts(pdf: Path) -> list[str]:
    """The words of each page, one blank between them."""
    written = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return [plain(page) for page in written.removesuffix("\f").split("\f")]


def plain(text: str) -> str:
    """A text as one line, for what is broken over several is the same text."""
    return " ".join(text.split())


def faults(document: Document, pages: Sequence[str]) -> Iterator[str]:
    """Each table that does not stand whole on one page below its caption, and each heading at the foot of one."""
    for table in document.of(TableBlock):
        whole = [table.title, *(str(row[0]) for row in table.rows), *([str(table.total[0])] if table.total else [])]
        if len(whole) <= ROWS_ON_A_PAGE and not any(_in_order(whole, page) for page in pages):
            yield f"no page holds all of {table.title!r}"
    for heading in document.of(Heading):
        text = plain(clean_line(heading.text))
        for number, page in enumerate(pages, 1):
            after = page.rpartition(text)[2]
            # the page's own number is all that may follow at its foot
            if text in page and FOOT.fullmatch(after):
                yield f"{text!r} is the last line of page {number}"


def _in_order(texts: Sequence[str], page: str) -> bool:
    """Whether a page holds some texts, each after the one before; names broken beside numbers are looked for by their words."""
    reached = 0
    for word in (word for text in texts for word in plain(clean_line(text)).split()):
        found = page.find(word, reached)
        if found < 0:
            return False
        reached = found
    return True
