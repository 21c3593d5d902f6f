"""`borgerraad eksporter`: the chapter of a report as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli.danish import FILE, FOLDER, DanishCommand, Words, day_option
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import note, put
from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS

if TYPE_CHECKING:
    from borgerraad_tui.chapters.plan import ReportPlan
    from borgerraad_tui.store.register import Register


@click.command("eksporter", cls=DanishCommand)
@day_option("--fra", "first", "Periodens første dag. Ellers den første registrerede.")
@day_option("--til", "last", "Periodens sidste dag. Ellers i dag.")
@click.option("--beretning", "title", metavar="TITEL", help="En gemt beretning, i stedet for en periode.")
@click.option("--format", "wanted", type=Words(list(DOCUMENT_FORMATS)), required=True, help="Filens format.")
@click.option("--ud", "folder", type=FOLDER, metavar="MAPPE", required=True, help="Mappen, filen skrives i.")
@click.option("--navn", "name", metavar="NAVN", help="Filens navn. Ellers efter titel og periode.")
@click.option("--skabelon", "template", type=FILE, metavar="FIL", help="Kommunens egen Word-skabelon, til docx.")
@click.option("--overskriv", "replace", is_flag=True, help="Overskriv en fil af samme navn.")
@register_options
@click.pass_obj
def eksporter(
    invocation: Invocation,
    first: date | None,
    last: date | None,
    title: str | None,
    wanted: str,
    folder: Path,
    name: str | None,
    template: Path | None,
    replace: bool,
) -> None:
    """Skriv beretningens kapitler som en fil: tabeller, sætninger, diagrammer, anbefalinger og eksempler.

    Filens sti skrives ud. En fil, der findes, bliver ikke overskrevet uden --overskriv.
    """
    from borgerraad_tui.chapters.whole import report_document
    from borgerraad_tui.export.saving import file_name, safe_name, save

    written = DOCUMENT_FORMATS[wanted]
    with invocation.existing() as register:
        plan = _plan(register, title, first, last)
        called = name or safe_name(f"{plan.report.title} {plan.first.isoformat()} {plan.last.isoformat()}")
        document = report_document(register, plan)
        path = save(folder, file_name(called, written.suffix), written.write(document, template), replace=replace)
        note(*document.remarks)
        put(f"{path}\n")


def _plan(register: Register, title: str | None, first: date | None, last: date | None) -> ReportPlan:
    """The saved report that is meant, or one of the period."""
    from borgerraad_tui.chapters.plan import plan_named, single_period
    from borgerraad_tui.store.figures import first_day

    if title:
        if first or last:
            raise InputRefused("--beretning har sine egne perioder. Skriv enten den eller --fra og --til.")
        return plan_named(register, title)
    until = last or register.clock.today()
    since = first or first_day(register.engine) or until
    return single_period(register, "Borgerrådgiverens statistik", since, Period(since, until).until(until))
