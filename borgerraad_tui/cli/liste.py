"""`borgerraad liste`: the inquiries, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from borgerraad_tui.cli.danish import DanishCommand, Words, day_option
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.domain.period import Period

_AT_A_TIME = 500


@click.command("liste", cls=DanishCommand)
@click.option("--aabne", "only_open", is_flag=True, help="Kun de åbne, den mest presserende først.")
@day_option("--fra", "first", "Modtaget denne dag eller senere.")
@day_option("--til", "last", "Modtaget denne dag eller før.")
@click.option("--format", "wanted", type=Words(["tekst", "json", "csv"]), default="tekst", help="Ellers tekst.")
@register_options
@click.pass_obj
def liste(invocation: Invocation, only_open: bool, first: date | None, last: date | None, wanted: str) -> None:
    """Skriv henvendelserne op, de nyeste først."""
    from borgerraad_tui.export.inquiry_list import LIST_FORMATS
    from borgerraad_tui.store.listing import ListedInquiry, all_inquiries, open_inquiries

    def wanted_rows() -> Iterator[ListedInquiry]:
        window = open_inquiries(register.engine) if only_open else all_inquiries(register.engine)
        for start in range(0, window.count(), _AT_A_TIME):
            yield from (row for row in window.rows(start, _AT_A_TIME) if period.holds(date.fromisoformat(row.received)))

    period = Period(first or date.min, last)
    with invocation.existing() as register:
        click.echo(LIST_FORMATS[wanted](list(wanted_rows())), nl=False)
