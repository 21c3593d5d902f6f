"""One inquiry as a page of plain Danish text."""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.chapters.journal import inquiry_facts
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.inquiry import Inquiry


def inquiry_page(inquiry: Inquiry, catalogue: Catalogue, findings: Sequence[str] = ()) -> str:
    """A label and a value on each line, the note indented at the end; what is not given is left out.

    `findings` are the keys of outcomes beside the main one.
    """
    lines = [f"Henvendelse {inquiry.year}-{inquiry.number}"]
    lines += [f"{label}: {value}" for label, value in inquiry_facts(inquiry, catalogue, findings) if value]
    if inquiry.note:
        lines += ["Notat:", *(f"  {line}".rstrip() for line in inquiry.note.split("\n"))]
    return "\n".join(lines) + "\n"
