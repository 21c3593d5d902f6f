"""`borgerraad liste`: the inquiries, one a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli.danish import DanishCommand, Misused, Words, day_option
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import put
from borgerraad_tui.domain.period import Period

if TYPE_CHECKING:
    from borgerraad_tui.store.listing import InquiryWindow, ListedInquiry
    from borgerraad_tui.store.register import Register

_AT_A_TIME = 500


@click.command("liste", cls=DanishCommand)
@click.option("--aabne", "only_open", is_flag=True, help="Kun de åbne, den mest presserende først.")
@day_option("--fra", "first", "Modtaget denne dag eller senere.")
@day_option("--til", "last", "Modtaget denne dag eller før.")
@click.option("--soeg", "line", metavar="ORD", help='Kun dem, søgningen finder, fx "ledsager område:V&S er:lukket".')
@click.option("--format", "wanted", type=Words(["tekst", "json", "csv"]), default="tekst", help="Ellers tekst.")
@register_options
@click.pass_obj
def liste(
    invocation: Invocation, only_open: bool, first: date | None, last: date | None, line: str | None, wanted: str
) -> None:
    """Skriv henvendelserne op, de nyeste først."""
    from borgerraad_tui.export.inquiry_list import LIST_FORMATS
    from borgerraad_tui.store.listing import all_inquiries, open_inquiries

    period = Period(first or date.min, last or date.max)
    listed = open_inquiries if only_open else all_inquiries
    with invocation.existing() as register:
        rows = _rows(listed(register.engine, period.first, period.last or date.max))
        if line is not None:
            among = {row.id for row in rows}
            rows = (row for row in _found(register, line) if row.id in among)
        put(LIST_FORMATS[wanted](list(rows)))


def _found(register: Register, line: str) -> list[ListedInquiry]:
    """What the search finds, in its order; a filter that cannot be read is refused here: nobody sees what it left out."""
    from borgerraad_tui.domain.search_line import read_search

    today = register.clock.today()
    read = read_search(line, register.catalogue, today)
    if read.faults:
        raise Misused(" ".join(read.faults))
    return register.search.find(read.words, today.year, read.filters, most=sys.maxsize)


def _rows(window: InquiryWindow) -> Iterator[ListedInquiry]:
    for start in range(0, window.count(), _AT_A_TIME):
        yield from window.rows(start, _AT_A_TIME)
