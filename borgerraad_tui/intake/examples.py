"""A sheet of examples: inquiries worth telling, in words that point at nobody."""

from __future__ import annotations

from borgerraad_tui.domain.example import Example
from borgerraad_tui.domain.text import LONGEST_NOTE
from borgerraad_tui.intake.form import Addition, Background, Form
from borgerraad_tui.intake.numbered import ABOUT, inquiry_of
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.values import read_day
from borgerraad_tui.store.examples import Scanner
from borgerraad_tui.store.kinds import EXAMPLE
from borgerraad_tui.store.register import Register

HEADINGS = (ABOUT, "mærket", "titel", "tekst", "frigivet")


def read_example(row: Row, background: Background) -> Example | None:
    """The example of a row, and its faults noted in the row."""
    row.require(ABOUT)
    row.require("mærket")
    inquiry, marked = inquiry_of(row, background), row.read("mærket", read_day)
    title, text, cleared = row.prose("titel"), row.prose("tekst", LONGEST_NOTE), row.read("frigivet", read_day)
    if inquiry is None or marked is None:
        return None
    return Example(inquiry=inquiry.id, marked=marked, title=title, text=text, cleared=cleared)


def lay_example(register: Register, example: Example) -> None:
    """Write one inside the open act; RuleBroken when it is said to be cleared and something found in it points at somebody."""
    if example.cleared:
        found = Scanner(register, example).findings(example.title, example.text)
        example = example.edit(cleared=None).clear(example.cleared, found, ())
    register.records(EXAMPLE).add(example)


EXAMPLES = Addition(Form(HEADINGS, required=HEADINGS[:2], read=read_example), lay_example)
"""A sheet of examples."""
