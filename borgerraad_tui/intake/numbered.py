"""The column of sheets that stand beside the inquiries: which one a row is about, by its number."""

from __future__ import annotations

from functools import partial

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.form import Background
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.values import read_number

ABOUT = "henvendelse"
"""The column's heading."""


def inquiry_of(row: Row, background: Background, heading: str = ABOUT) -> Inquiry | None:
    """The inquiry a cell names; None of an empty cell, and of a number that is not given, which is noted in the row."""
    return row.read(heading, partial(_found, background=background))


def _found(text: str, background: Background) -> Inquiry:
    year, number = read_number(text, background.now.year)
    inquiry = background.inquiry(year, number)
    if inquiry is None:
        raise RuleBroken(f"Henvendelse {year}-{number} findes ikke i registret. Skriv nummeret på en, der gør.")
    return inquiry
