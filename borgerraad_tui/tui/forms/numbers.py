"""Inquiries named by their numbers in a line of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.values import read_number
from borgerraad_tui.store.basis import LinkedInquiry
from borgerraad_tui.tui.forms.choices import at_field
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.fields import FieldSpec

INQUIRIES = FieldSpec("inquiries", "Henvendelser", "text", hint="numre, fx 2021-31, 12")


def numbers_text(office: Office, linked: Iterable[LinkedInquiry]) -> str:
    """The numbers as they can be typed."""
    return ", ".join(number_text(each.year, each.number, office.today) for each in linked)


def read_numbers(office: Office, text: str) -> list[int]:
    """The ids of the inquiries named; RuleBroken at the field for a number that cannot be read, or is nobody's."""
    found = []
    with at_field(INQUIRIES.key):
        for typed in filter(None, re.split(r"[\s,;]+", text)):
            number = read_number(typed, office.today.year)
            inquiry = office.register.inquiries.find(number.year, number.number)
            if inquiry is None or inquiry.id is None:
                raise RuleBroken(f"Der findes ingen henvendelse {number.year}-{number.number}. Ret nummeret.")
            found.append(inquiry.id)
    return found
