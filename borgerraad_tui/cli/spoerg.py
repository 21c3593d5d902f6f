"""`borgerraad spoerg`: any two properties against each other, as an extract or with every count."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli.danish import DanishCommand, WholeNumber, Words, day_option
from borgerraad_tui.cli.delivering import Delivery, delivered
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.statistics.cross import PROPERTIES, Property
from borgerraad_tui.statistics.suppression import LEAST_LIMIT, LIMIT

if TYPE_CHECKING:
    from borgerraad_tui.store.register import Register

NAMES = {each.label.lower().replace(" ", "-"): each for each in PROPERTIES}


@click.command("spoerg", cls=DanishCommand)
@click.argument("rows", type=Words(list(NAMES)), metavar="RÆKKER")
@click.argument("columns", type=Words(list(NAMES)), metavar="[KOLONNER]", required=False)
@day_option("--fra", "first", "Periodens første dag. Ellers den første registrerede.")
@day_option("--til", "last", "Periodens sidste dag. Ellers i dag.")
@click.option(
    "--soeg", "words", metavar="FILTRE", default="", help="Kun dem, filtrene lader igennem, fx »område:V&S er:lukket«."
)
@click.option(
    "--mindst", "limit", type=WholeNumber(LEAST_LIMIT, 1000), default=LIMIT, help="Mindre antal udelades. Ellers 5."
)
@click.option("--alle-tal", "whole", is_flag=True, help="Udelad ingen tal: kun til eget brug.")
@delivered
@register_options
@click.pass_obj
def spoerg(
    invocation: Invocation,
    rows: str,
    columns: str | None,
    first: date | None,
    last: date | None,
    words: str,
    limit: int,
    whole: bool,
    delivery: Delivery,
) -> None:
    """Tæl henvendelser efter en eller to egenskaber: område, tema, art, måned ... (offentlighedsloven § 11).

    Små tal, der kan pege på en person, udelades, og så mange andre, at de ikke kan regnes ud. Det gælder ét udtræk ad gangen: to,
    der ligner hinanden, kan vise ved deres forskel, hvad hvert af dem udelader. Se efter, hvad der er givet ud før.
    """
    from borgerraad_tui.chapters.question import answer_document, asked_question

    with invocation.existing() as register:
        today, period = register.clock.today(), _period(register, first, last)
        asked = _properties(rows, columns)
        answer, faults = asked_question(register, *asked, period, words, None if whole else limit)
        if faults:
            raise InputRefused("Filtrene kan ikke læses.", faults)
        delivery.deliver(answer_document(answer, register.municipality, today), answer.table.title)


def _properties(rows: str, columns: str | None) -> tuple[Property, Property | None]:
    if rows == columns:
        raise InputRefused("Rækker og kolonner er den samme egenskab. Vælg to forskellige, eller kun rækker.")
    return NAMES[rows], NAMES[columns] if columns else None


def _period(register: Register, first: date | None, last: date | None) -> Period:
    """The days that are meant; without them all there are."""
    from borgerraad_tui.store.figures import first_day

    today = register.clock.today()
    begun = first or first_day(register.engine) or today
    return Period(begun, last or max(today, begun))
