"""Sheets of what ties inquiries together: links with a reason, and the same citizen behind two of them."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from borgerraad_tui.domain.connection import Link
from borgerraad_tui.domain.link_kind import LINK_WORDS
from borgerraad_tui.intake.form import Addition, Background, Form
from borgerraad_tui.intake.numbered import ABOUT, inquiry_of
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.values import read_word
from borgerraad_tui.store.kinds import LINK
from borgerraad_tui.store.links import add_link
from borgerraad_tui.store.register import Register

OTHER = "anden henvendelse"
LINK_HEADINGS = (ABOUT, "forbindelse", OTHER, "begrundelse")
SAME_HEADINGS = (ABOUT, OTHER)
WORDS = {words[0]: kind for kind, words in LINK_WORDS.items()}


class Pair(NamedTuple):
    """Two inquiries, by id."""

    inquiry: int
    other: int


def read_link(row: Row, background: Background) -> Link | None:
    """The link of a row, and its faults noted in the row."""
    row.require("forbindelse")
    pair = read_pair(row, background)
    kind = row.read("forbindelse", partial(read_word, words=WORDS))
    reason = row.prose("begrundelse")
    if pair is None or kind is None:
        return None
    return Link(inquiry=pair.inquiry, other=pair.other, kind=kind, reason=reason)


def read_pair(row: Row, background: Background) -> Pair | None:
    """The two inquiries of a row, and its faults noted in the row."""
    row.require(ABOUT)
    row.require(OTHER)
    inquiry, other = inquiry_of(row, background), inquiry_of(row, background, OTHER)
    if inquiry is None or other is None or inquiry.id is None or other.id is None:
        return None
    if inquiry.id == other.id:
        row.fault(OTHER, "Det er den samme henvendelse to gange. Skriv nummeret på en anden.")
    return Pair(inquiry.id, other.id)


def _lay_link(register: Register, link: Link) -> None:
    add_link(register.engine, register.records(LINK), link)


LINKS = Addition(Form(LINK_HEADINGS, required=LINK_HEADINGS[:3], read=read_link), _lay_link)
SAME_PERSON = Addition(
    Form(SAME_HEADINGS, required=SAME_HEADINGS, read=read_pair), lambda register, pair: register.people.join(*pair)
)
