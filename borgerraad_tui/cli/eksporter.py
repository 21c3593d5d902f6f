"""`borgerraad eksporter`: the chapter of a report as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borgerraad_tui import __version__
from borgerraad_tui.cli.danish import FILE, FOLDER, DanishCommand, WholeNumber, Words, day_option
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import note, put
from borgerraad_tui.cli.progress import writing
from borgerraad_tui.domain.period import Period
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS, DocumentFormat
from borgerraad_tui.statistics.generalise import LIMIT

if TYPE_CHECKING:
    from borgerraad_tui.chapters.plan import ReportPlan
    from borgerraad_tui.store.register import Register

PACKAGE = "pakke"
"""A folder of files for offices to be read together, beside the formats of a document."""


@click.command("eksporter", cls=DanishCommand)
@day_option("--fra", "first", "Periodens første dag. Ellers den første registrerede.")
@day_option("--til", "last", "Periodens sidste dag. Ellers i dag.")
@click.option("--beretning", "title", metavar="TITEL", help="En gemt beretning, i stedet for en periode.")
@click.option("--format", "wanted", type=Words([*DOCUMENT_FORMATS, PACKAGE]), required=True, help="Filens format.")
@click.option("--ud", "folder", type=FOLDER, metavar="MAPPE", required=True, help="Mappen, filen skrives i.")
@click.option("--navn", "name", metavar="NAVN", help="Filens navn. Ellers efter titel og periode.")
@click.option("--skabelon", "template", type=FILE, metavar="FIL", help="Kommunens egen Word-skabelon, til docx.")
@click.option("--overskriv", "replace", is_flag=True, help="Overskriv en fil af samme navn.")
@click.option(
    "--mindst", "limit", type=WholeNumber(2, 1000), default=LIMIT, help="Pakke: så mange skal være ens. Ellers 5."
)
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
    limit: int,
) -> None:
    """Skriv beretningens kapitler som en fil: tabeller, sætninger, diagrammer, anbefalinger og eksempler.

    Filens sti skrives ud. En fil, der findes, bliver ikke overskrevet uden --overskriv. »pakke« er en mappe med henvendelserne
    uden tekst, person, sted og afdeling, til fælles læsning i fortrolighed; »fortroligt« står i mappens og filernes navne.
    """
    from borgerraad_tui.export.confidential import confidential_name
    from borgerraad_tui.export.saving import safe_name

    if wanted == PACKAGE and template:
        raise InputRefused("En pakke har ingen skabelon. Lad --skabelon være, eller vælg docx.")
    with invocation.existing() as register:
        plan = _plan(register, title, first, last)
        called = name or safe_name(plan.called)
        if wanted == PACKAGE:
            path = _package(register, plan, folder, confidential_name(called), limit)
        else:
            path = _document(register, plan, DOCUMENT_FORMATS[wanted], folder, called, template, replace=replace)
        put(f"{path}\n")


def _document(
    register: Register,
    plan: ReportPlan,
    written: DocumentFormat,
    folder: Path,
    called: str,
    template: Path | None,
    *,
    replace: bool,
) -> Path:
    from borgerraad_tui.chapters.own_words import printable
    from borgerraad_tui.chapters.whole import report_document
    from borgerraad_tui.export.saving import file_name, save

    file = file_name(called, written.suffix)
    with writing(file):
        document = printable(report_document(register, plan))
        path = save(folder, file, written.write(document, template), replace=replace)
    note(*document.remarks)
    return path


def _package(register: Register, plan: ReportPlan, folder: Path, called: str, limit: int) -> Path:
    from borgerraad_tui.export.confidential import CONFIDENTIAL
    from borgerraad_tui.export.data_package import Packed, write_package
    from borgerraad_tui.export.saving import file_name, save_folder
    from borgerraad_tui.statistics.generalise import generalise
    from borgerraad_tui.store.open_rows import open_rows

    name = file_name(called, "")
    with writing(name):
        packed = Packed(
            register.municipality,
            plan.first,
            plan.last,
            register.clock.today(),
            __version__,
            limit,
            generalise(open_rows(register.engine, plan.first, plan.last), limit),
            register.catalogue,
        )
        path, parquet = save_folder(folder, name, lambda filled: write_package(packed, filled))
    note(CONFIDENTIAL)
    if not parquet:
        note("Uden Parquet: det kræver tilvalget »pakke« (pip install 'borgerraad-tui[pakke]').")
    return path


def _plan(register: Register, title: str | None, first: date | None, last: date | None) -> ReportPlan:
    """The saved report that is meant, or one of the period."""
    from borgerraad_tui.chapters.plan import STATISTICS, plan_named, single_period
    from borgerraad_tui.store.figures import first_day

    if title:
        if first or last:
            raise InputRefused("--beretning har sine egne perioder. Skriv enten den eller --fra og --til.")
        return plan_named(register, title)
    until = last or register.clock.today()
    since = first or first_day(register.engine) or until
    return single_period(register, STATISTICS, since, Period(since, until).until(until))
