"""A sheet's rows into the register: all of them as one act, or none."""

from __future__ import annotations

from datetime import datetime

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake.faults import refuse
from borgerraad_tui.intake.form import Background
from borgerraad_tui.intake.reading import Reading
from borgerraad_tui.store.intake_log import IntakeLog
from borgerraad_tui.store.register import Register


def background_of(register: Register) -> Background:
    """What a sheet for this register is read against."""

    def taken(year: int, number: int) -> bool:
        return register.inquiries.taken(year, number)

    return Background(register.catalogue, register.clock.now(), taken, register.inquiries.find)


def refuse_faults(reading: Reading) -> None:
    """Raise InputRefused with every fault of the sheet."""
    if reading.faults:
        raise refuse(reading.name, reading.faults)


def refuse_known(register: Register, reading: Reading) -> None:
    """Raise InputRefused when the same content stands in the register already."""
    at = IntakeLog(register.engine).taken_in(reading.digest) if reading.complete else None
    if at is None:
        return
    day = danish_day(datetime.fromisoformat(at).date())
    raise InputRefused(
        f"Indholdet af {reading.name} er allerede læst ind {day}; intet er skrevet. Brug --igen, hvis det skal ind en gang til."
    )


def take_in(register: Register, reading: Reading) -> None:
    """Write a sheet without faults as one act, which one undo takes back."""
    refuse_faults(reading)
    with register.acts.act(f"Indlæst: {reading.holds} fra {reading.name}") as act:
        lay(register, reading, act)
    register.search.index_all()


def lay(register: Register, reading: Reading, act: int) -> None:
    """Write a sheet's rows inside the open act, and remember its content.

    Rows that bring a number come first, so that no number given to the others is one of theirs.
    """
    for entry in sorted(reading.entries, key=_brings_no_number):
        if isinstance(entry, Inquiry):
            register.inquiries.add(entry)
        else:
            register.consultations.add(entry)
    IntakeLog(register.engine).remember(reading.digest, register.clock.now(), act)


def _brings_no_number(entry: object) -> bool:
    return isinstance(entry, Inquiry) and entry.number is None
