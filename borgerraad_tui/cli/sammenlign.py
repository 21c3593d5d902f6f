"""`borgerraad sammenlign`: periods side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli.danish import DanishCommand
from borgerraad_tui.cli.delivering import Delivery, delivered
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.domain.dates import parse_exact_day
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.text import fold, quoted
from borgerraad_tui.errors import InputRefused, RuleBroken

if TYPE_CHECKING:
    from borgerraad_tui.store.register import Register


@click.command("sammenlign", cls=DanishCommand)
@click.argument("wanted_periods", nargs=-1, metavar="[PERIODE]...")
@click.option("--omregnet", "converted", is_flag=True, help="Omregn gamle områder og temaer til de nye.")
@delivered
@register_options
@click.pass_obj
def sammenlign(invocation: Invocation, wanted_periods: tuple[str, ...], converted: bool, delivery: Delivery) -> None:
    """Stil perioder ved siden af hinanden, også pr. måned, så de kan sammenlignes.

    PERIODE er en navngiven periode eller to dage: 2020-08-01..2021-06-30. Uden PERIODE sammenlignes de navngivne.
    """
    from borgerraad_tui.chapters.compared import compare_periods, comparison_document

    with invocation.existing() as register:
        periods = [_period(register, text) for text in wanted_periods] or register.periods.all()
        if len(periods) < 2:
            raise InputRefused("Der skal mindst to perioder til at sammenligne. Skriv dem som 2020-08-01..2021-06-30.")
        compared = compare_periods(register, periods, "converted" if converted else "then")
        delivery.deliver(comparison_document(register, compared), "perioder sammenlignet")


def _period(register: Register, text: str) -> Period:
    named = next((period for period in register.periods.all() if fold(period.name) == fold(text)), None)
    if named:
        return named
    first, dots, last = text.partition("..")
    if not dots:
        names = ", ".join(quoted(period.name) for period in register.periods.all()) or "ingen"
        raise InputRefused(
            f"Perioden {quoted(text)} kendes ikke. De navngivne er: {names}. Ellers skriv to dage: 2020-08-01..2021-06-30."
        )
    try:
        return Period(parse_exact_day(first), parse_exact_day(last))
    except RuleBroken as error:
        raise InputRefused(error.text) from error
