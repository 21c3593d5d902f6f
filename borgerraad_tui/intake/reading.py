"""A whole sheet read and checked: every fault of every row is found before anything is written."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.text import clean_line, counted, fold, quoted
from borgerraad_tui.intake.consultations import CONSULTATIONS, KIND
from borgerraad_tui.intake.faults import Fault, expected, refuse
from borgerraad_tui.intake.form import Background, Entered, Form
from borgerraad_tui.intake.inquiries import INQUIRIES
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.sheet import Sheet, read_bytes, read_sheet


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sheet holds, in its own order, and its faults. `name` is the file's name without folders.

    `complete` tells whether every row could be read, though rules may be broken; `notices` hinder nothing.
    """

    name: str
    entries: tuple[Inquiry | Consultation, ...]
    faults: tuple[Fault, ...]
    complete: bool
    notices: tuple[Fault, ...] = ()

    @property
    def digest(self) -> str:
        """The same for the same rows, however they were written down: column order, encoding, CSV or workbook, dates."""
        rows = [
            entry.model_dump(mode="json", exclude={"id", "entered"}, exclude_defaults=True) for entry in self.entries
        ]
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()

    @property
    def holds(self) -> str:
        """How many of what: 222 henvendelser."""
        one, many = ("henvendelse", "henvendelser")
        if any(isinstance(entry, Consultation) for entry in self.entries):
            one, many = ("gang konsulentbistand", "gange konsulentbistand")
        return counted(len(self.entries), one, many)


def read_path(path: Path, background: Background) -> Reading:
    """Read a file; InputRefused when it is no sheet or its headings are not ours."""
    return read_content(path.name, read_bytes(path), background)


def read_content(name: str, content: bytes, background: Background) -> Reading:
    """Read a file's content; `name` is only told."""
    name = clean_line(name)
    sheet = read_sheet(name, content)
    if KIND in sheet.headings:
        return _reading(name, *read_rows(name, sheet, CONSULTATIONS, background))
    return _reading(name, *read_rows(name, sheet, INQUIRIES, background))


def read_rows(
    name: str, sheet: Sheet, form: Form[Entered], background: Background
) -> tuple[list[Row], list[Entered | None], list[Fault]]:
    """A sheet's rows with what was read of each, and the faults so far; InputRefused when its headings are not the form's."""
    faults = list(_heading_faults(sheet, form.headings, form.required))
    if faults:
        raise refuse(name, faults)
    rows = [Row(sheet.headings, line) for line in sheet.lines]
    read = [form.read(row, background) for row in rows]
    if not rows:
        faults = [Fault(sheet.line, "overskrifterne", "", "Der er ingen linjer under dem.")]
        return rows, read, faults
    return rows, read, [*sheet.faults, *(fault for row in rows for fault in row.faults)]


def read_entries(name: str, content: bytes, form: Form[Entered], background: Background) -> Sequence[Entered]:
    """Everything in a file's content that is a sheet of this form; InputRefused with every fault of it."""
    _, read, faults = read_rows(name, read_sheet(name, content), form, background)
    if faults:
        raise refuse(name, faults)
    return [entry for entry in read if entry is not None]


def _reading(name: str, rows: list[Row], read: Sequence[Inquiry | Consultation | None], faults: list[Fault]) -> Reading:
    entries = tuple(entry for entry in read if entry is not None)
    notices = tuple(notice for row in rows for notice in row.notices)
    every = (*faults, *_repeated(rows, read))
    return Reading(name, entries, every, complete=len(entries) == len(rows), notices=notices)


def _heading_faults(sheet: Sheet, known: Sequence[str], required: Sequence[str]) -> Iterator[Fault]:
    for heading, number in Counter(sheet.headings).items():
        if heading not in known:
            yield Fault(sheet.line, "overskrift", heading, _unknown(heading, known))
        elif number > 1:
            yield Fault(sheet.line, "overskrift", heading, f"{quoted(heading)} står {number} gange. Behold den ene.")
    for heading in required:
        if heading not in sheet.headings:
            yield Fault(sheet.line, "overskrift", "", f"»{heading}« mangler.")


def _unknown(heading: str, known: Sequence[str]) -> str:
    if not heading:
        return "En kolonne med indhold har ingen overskrift."
    if _run_together(heading):
        return f"{quoted(heading)} kendes ikke. Kolonnerne skal være adskilt af semikolon."
    return f"{quoted(heading)} kendes ikke. {expected(heading, known)}"


def _run_together(heading: str) -> bool:
    """Whether it is several of our headings with commas between them, or tabs, which by now are blanks."""
    ours = {*INQUIRIES.headings, *CONSULTATIONS.headings}
    return any(sum(fold(piece) in ours for piece in heading.split(sign)) > 1 for sign in ", ")


def _repeated(rows: Sequence[Row], read: Sequence[Inquiry | Consultation | None]) -> Iterator[Fault]:
    """Numbers that stand twice in the file."""
    first: dict[tuple[int | None, int], int] = {}
    for row, entry in zip(rows, read, strict=True):
        if isinstance(entry, Inquiry) and entry.number is not None:
            line = first.setdefault((entry.year, entry.number), row.line)
            if line != row.line:
                text = f"Nummeret {entry.year}-{entry.number} står også i linje {line}. Hver henvendelse skal have sit eget."
                yield Fault(row.line, "nummer", row.text("nummer"), text)
