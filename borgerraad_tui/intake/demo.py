"""The demo register: an invented year behind the printed report, read from the packaged sheets like anybody's own."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.report import Printed, Question, Report, ReportBlock, ReportPart
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.intake.course import APPOINTMENTS, LOG, REMINDERS
from borgerraad_tui.intake.examples import EXAMPLES
from borgerraad_tui.intake.findings import FINDINGS
from borgerraad_tui.intake.form import Addition
from borgerraad_tui.intake.printed import printed_as_json, read_printed
from borgerraad_tui.intake.reading import Reading, read_content, read_entries
from borgerraad_tui.intake.recommendations import RECOMMENDATIONS
from borgerraad_tui.intake.requests import REQUESTS
from borgerraad_tui.intake.taking_in import background_of, lay, refuse_faults
from borgerraad_tui.intake.ties import LINKS, SAME_PERSON
from borgerraad_tui.store.kinds import PRINTED, QUESTION, REPORT, REPORT_BLOCK, REPORT_PART
from borgerraad_tui.store.register import Register, create_register

DEMO_DAY = date(2022, 1, 17)
"""The day on which the demo stands still."""
SHEETS = ("2020-2021.csv", "2021.csv", "2022.csv", "konsulentbistand.csv")
ADDITIONS: Final[dict[str, Addition[Any]]] = {
    "anbefalinger.csv": RECOMMENDATIONS,
    "log.csv": LOG,
    "spoergsmaal.csv": REQUESTS,
    "husk.csv": REMINDERS,
    "aftaler.csv": APPOINTMENTS,
    "forbindelser.csv": LINKS,
    "samme-borger.csv": SAME_PERSON,
    "maerker.csv": FINDINGS,
    "eksempler.csv": EXAMPLES,
}
"""What stands beside the inquiries: the printed report's recommendations and the earlier one it follows up, in its own
sense, and what the cases that it tells of look like on the way."""
PERIODS = (
    Period(date(2021, 8, 1), date(2021, 12, 31), "Den resterende beretningsperiode"),
    Period(date(2020, 8, 1), date(2021, 6, 30), "Vikarperioden"),
)
"""The two periods of the printed report, the one most of it is about first."""
REPORT_TITLE = "Beretning 2020-2021"
CHOSEN = {
    "Vikarperioden": {
        **dict.fromkeys(("table 1", "table 2"), True),
        **dict.fromkeys((*(f"table {number}" for number in range(4, 10)), "chart actions"), False),
    }
}
"""What is in of the report of both of them, where that is not as proposed: of the first period the two tables that are printed, and
nothing of what was done and how it ended, which was not registered then. Nothing is written in it yet."""
QUESTIONS = (
    Question(name="Område og art", rows="directorate", columns="kind"),
    Question(name="Måned og afdeling", rows="month", columns="department"),
)
"""Tables of her own, one small and one wider than a screen."""
PRINTED_FIGURES, PRINTED_TITLE = "trykte-tal.json", "Beretning 2020-2021, som trykt"
"""What the printed report itself says, to be held against the register."""


def build_demo(path: Path, clock: Clock) -> Register:
    """The demo register, open: made where there is none, otherwise as it was left. InputRefused of any other register.

    Laying it cannot be undone: a first Ctrl+Z must not take the demo away.
    """
    municipality, catalogue = packaged_catalogue()
    register = create_register(path, clock, municipality, catalogue, DEMO_DAY)
    try:
        if not register.demo:
            raise InputRefused(
                f"Registret {path} er ikke et demoregister. Åbn det uden »demo«, eller angiv en anden fil."
            )
        if register.inquiries.expected_number(DEMO_DAY.year) == 1:
            _furnish(register)
    except BaseException:
        register.close()
        raise
    return register


def _furnish(register: Register) -> None:
    readings = [_packaged(name, register) for name in SHEETS]
    with register.acts.act("Demoregistret lagt", "create") as act:
        for reading in readings:
            lay(register, reading, act)
        for name, addition in ADDITIONS.items():
            _lay_addition(register, name, addition)
        for period in PERIODS:
            register.periods.add(period)
        _begin_report(register)
        for question in QUESTIONS:
            register.records(QUESTION).add(question)
        _keep_printed(register)
    register.search.index_all()


def _begin_report(register: Register) -> None:
    report = register.records(REPORT).add(Report(title=REPORT_TITLE, entered=register.clock.now()))
    for period in PERIODS:
        assert period.last is not None, "both have ended"
        part = ReportPart(report=report.id or 0, name=period.name, first=period.first, last=period.last)
        added = register.records(REPORT_PART).add(part)
        for block, included in CHOSEN.get(period.name, {}).items():
            chosen = ReportBlock(report=part.report, part=added.id, block=block, included=included)
            register.records(REPORT_BLOCK).add(chosen)


def _keep_printed(register: Register) -> None:
    """The printed report's own figures, with the four that disagree with what they are counted from."""
    periods = read_printed(_content(PRINTED_FIGURES), PRINTED_FIGURES)
    register.records(PRINTED).add(Printed(name=PRINTED_TITLE, body=printed_as_json(periods)))


def _lay_addition(register: Register, name: str, addition: Addition[Any]) -> None:
    for entry in read_entries(name, _content(name), addition.form, background_of(register)):
        addition.lay(register, entry)


def _packaged(name: str, register: Register) -> Reading:
    reading = read_content(name, _content(name), background_of(register))
    refuse_faults(reading)
    return reading


def _content(name: str) -> bytes:
    return files("borgerraad_tui").joinpath("demo", name).read_bytes()
