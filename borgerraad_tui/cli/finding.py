"""An inquiry by the number a command was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from borgerraad_tui.errors import InputRefused

if TYPE_CHECKING:
    from borgerraad_tui.domain.inquiry import Inquiry
    from borgerraad_tui.store.register import Register


def found_inquiry(register: Register, number: str) -> Inquiry:
    """The inquiry; InputRefused where there is none of that number."""
    from borgerraad_tui.intake.values import read_number

    wanted = read_number(number, register.clock.today().year)
    inquiry = register.inquiries.find(*wanted)
    if inquiry is None:
        raise InputRefused(f"Henvendelse {wanted.year}-{wanted.number} findes ikke. Se numrene med »borgerraad liste«.")
    return inquiry
