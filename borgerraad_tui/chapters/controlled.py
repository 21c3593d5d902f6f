"""The control of the register as a document to read: a line for each thing, what is wrong, and what to do then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from borgerraad_tui.chapters.blocks import Block, Bullets, Document, Heading, Paragraph
from borgerraad_tui.domain.text import capitalised
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.control import Check, names

TITLE = "Kontrol af registret"
NOT_YET = "Registret er ikke set efter endnu."
ALL_WELL = "Alt er i orden."


@dataclass(frozen=True, slots=True)
class Controlled:
    """How far a control is: what was found so far, `looking` while it goes on, and why it could not be made, if so."""

    begun: datetime
    checks: tuple[Check, ...] = ()
    looking: bool = True
    refused: str = ""

    @property
    def wrong(self) -> list[Check]:
        """What is not in order."""
        return [check for check in self.checks if not check.is_well]

    @property
    def alarming(self) -> list[Check]:
        """What of it is told wherever she is: advice, and what could not be looked at, is only read in its room."""
        return [check for check in self.wrong if not (check.advice or check.unseen)]


def control_document(register: Register, controlled: Controlled | None) -> Document:
    """What is known now; a control that goes on says how far it is."""
    return Document(
        municipality=register.municipality,
        title=TITLE,
        about=f"begyndt kl. {controlled.begun:%H:%M}" if controlled else NOT_YET,
        made=register.clock.today(),
        blocks=tuple(_blocks(controlled) if controlled else ()),
    )


def _blocks(controlled: Controlled) -> Iterator[Block]:
    for check in controlled.wrong:
        yield Heading(f"{check.mark}: {check.name}", 2)
        yield Bullets(tuple(capitalised(fault) for fault in check.faults))
        yield Paragraph(f"Det skal du gøre: {check.remedy}")
    well = [check.name for check in controlled.checks if check.is_well]
    if well:
        yield Heading("I orden", 2)
        yield Bullets(tuple(capitalised(name) for name in well))
    if controlled.refused:
        yield Paragraph(controlled.refused)
    elif controlled.looking:
        yield Paragraph(_progress(controlled.checks, names()))
    elif len(controlled.checks) < len(names()):
        yield Paragraph("Kontrollen blev afbrudt. Tryk a for at se registret efter igen.")
    elif not controlled.wrong:
        yield Paragraph(ALL_WELL)


def _progress(checks: Sequence[Check], of: Sequence[str]) -> str:
    done = len(checks)
    return f"Ser efter: {of[done]} ({done + 1} af {len(of)}) …" if done < len(of) else "Ser efter …"
