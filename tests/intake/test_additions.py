"""Sheets of what stands beside the inquiries: what a row says is written, and its faults are told like those of any sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.errors import InputRefused, RuleBroken
from borgerraad_tui.intake.course import APPOINTMENTS, LOG, REMINDERS
from borgerraad_tui.intake.examples import EXAMPLES
from borgerraad_tui.intake.findings import FINDINGS
from borgerraad_tui.intake.form import Addition
from borgerraad_tui.intake.reading import read_entries
from borgerraad_tui.intake.requests import REQUESTS
from borgerraad_tui.intake.taking_in import background_of
from borgerraad_tui.intake.ties import LINKS, SAME_PERSON
from borgerraad_tui.store.findings import findings_of
from borgerraad_tui.store.kinds import APPOINTMENT, EXAMPLE, FINDING, LINK, LOG_ENTRY, REMINDER, REQUEST
from borgerraad_tui.store.known import others_of
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import inquiry, saved

CLOSED = date(2021, 9, 20)
HEADS: dict[str, tuple[Addition[Any], str]] = {
    "log": (LOG, "henvendelse;skete;kl;art;måde;med;afdeling;minutter;tekst;skrevet"),
    "husk": (REMINDERS, "henvendelse;dato;tekst;udført"),
    "aftaler": (APPOINTMENTS, "dato;kl;kontordag;sted;henvendelse;tekst;gentages;til"),
    "spørgsmål": (REQUESTS, "henvendelse;systemisk;direktørområde;spurgt;spørgsmål;første svar;rykket;besvaret;svar;afgjort"),
    "forbindelser": (LINKS, "henvendelse;forbindelse;anden henvendelse;begrundelse"),
    "samme": (SAME_PERSON, "henvendelse;anden henvendelse"),
    "eksempler": (EXAMPLES, "henvendelse;mærket;titel;tekst;frigivet"),
    "mærker": (FINDINGS, "henvendelse;også"),
}  # fmt: skip


@pytest.fixture
def two(register: Register) -> Register:
    """A register with two inquiries: 2021-1 is open, 2021-2 is closed with »Genoptaget af forvaltningen«."""
    saved(register, inquiry())
    saved(register, inquiry().close(Kind.COMPLAINT, "undersoegt", "genoptaget", CLOSED))
    return register


def read(register: Register, sheet: str, *rows: str) -> Sequence[Any]:
    addition, heading = HEADS[sheet]
    content = "\n".join([heading, *rows]).encode()
    return read_entries("ark.csv", content, addition.form, background_of(register))


def lay(register: Register, sheet: str, *rows: str) -> None:
    entries = read(register, sheet, *rows)
    with register.acts.act("Indlæst"):
        for entry in entries:
            HEADS[sheet][0].lay(register, entry)


def test_an_entry_is_noted_with_when_it_was_and_when_it_was_written(two: Register) -> None:
    lay(
        two,
        "log",
        "2021-1;7-9-2021;9.40;møde;med mægling;Forvaltning;Skolerne;60;Talt ud;2021-09-08 08:30",
        "2021-1;2021-09-07;;Notat;;;;;Så;",
    )
    first, second = two.records(LOG_ENTRY).where("true")
    assert (first.happened, first.clock, first.entered) == (date(2021, 9, 7), "09:40", datetime(2021, 9, 8, 8, 30))
    assert (first.kind, first.manner, first.party, first.department) == (
        "moede",
        "moede_maegling",
        "department",
        "skolerne",
    )
    assert (first.minutes, first.text) == (60, "Talt ud")
    assert second.entered == NOW, "without a word about it, it is written down now"


def test_reminders_appointments_links_persons_and_findings_are_written(two: Register) -> None:
    lay(two, "husk", "2021-1;2022-02-01;ring;", "2021-2;2021-10-01;ryk;2021-10-02")
    lay(two, "aftaler", "2022-02-01;10:00;ja;Vojens;;;hver måned;2022-12-31", "2022-02-02;;;;2021-1;møde;;")
    lay(two, "forbindelser", "2021-2;Samme fejl som;2021-1;samme brev")
    lay(two, "samme", "2021-1;2021-2")
    lay(two, "mærker", "2021-2;Kritik|Henstilling")
    assert [each.done for each in two.records(REMINDER).where("true")] == [None, date(2021, 10, 2)]
    office, meeting = two.records(APPOINTMENT).where("true")
    assert (office.office, office.place, office.repeats, office.until) == (
        True,
        "vojens",
        "monthly",
        date(2022, 12, 31),
    )
    assert (meeting.office, meeting.inquiry, meeting.text) == (False, 1, "møde")
    (link,) = two.records(LINK).where("true")
    assert (link.inquiry, link.other, link.kind, link.reason) == (2, 1, "same_error", "samme brev")
    assert [one.id for one in others_of(two.engine, 1)] == [2]
    assert findings_of(two.records(FINDING), 2) == ("kritik", "henstilling")


def test_a_question_has_its_days_and_a_chaser_for_each_day_it_was_chased(two: Register) -> None:
    lay(
        two, "spørgsmål", "2021-1;;Diverse;2021-09-07;Hvornår?;2021-09-09;2021-10-01|2021-11-01;2021-12-01;Snart;2021-12-02",
        "2021-2;ja;Diverse;2021-09-21;Er der andre?;;;;;", ";;Diverse;2021-09-22;Hvordan går det?;;;2021-09-30;Godt;",
    )  # fmt: skip
    about, systemic, own = two.records(REQUEST).where("true")
    assert (about.scope, about.inquiry, about.chasers, about.chased) == ("inquiry", 1, 2, date(2021, 11, 1))
    assert (about.replied, about.answered, about.settled) == (date(2021, 9, 9), date(2021, 12, 1), date(2021, 12, 2))
    assert (systemic.scope, systemic.inquiry, systemic.settled) == ("systemic", 2, None)
    assert (own.scope, own.inquiry, own.replied) == ("own", None, date(2021, 9, 30)), "an answer is a first reply"


def test_an_example_that_is_said_to_be_cleared_has_nothing_left_in_it(two: Register) -> None:
    lay(two, "eksempler", "2021-1;2021-12-01;Ventetid;En borger ventede.;")
    with pytest.raises(RuleBroken, match="Sommersted Plejehjem"):
        lay(two, "eksempler", "2021-2;2021-12-01;Varme;En borger på Sommersted Plejehjem.;2021-12-02")
    assert [each.cleared for each in two.records(EXAMPLE).where("true")] == [None]


@pytest.mark.parametrize(
    ("sheet", "row", "told"),
    [
        ("log", "2021-9;2021-09-07;;Notat;;;;;;", "henvendelse »2021-9«: Henvendelse 2021-9 findes ikke i registret."),
        ("log", ";2021-09-07;;Notat;;;;;;", "henvendelse: Feltet er tomt, men skal udfyldes."),
        ("log", "2021-1;2022-02-07;;Notat;;;;;;", "skete »2022-02-07«: Datoen 07-02-2022 ligger i fremtiden."),
        ("log", "2021-1;2021-09-07;25:00;Notat;;;;;;", "kl: »25:00« kan ikke læses som et klokkeslæt."),
        ("log", "2021-1;2021-09-07;;Notat;Ind;;;;;", "måde: »Ind« hører til Mail."),
        ("log", "2021-1;2021-09-07;;Notat;;naboen;;;;", "med: »naboen« kendes ikke. Her kan stå: borger, forvaltning, andre."),
        ("husk", "2021-1;i morgen;ring;", "dato"),
        ("aftaler", "2022-02-01;;ja;;;;;", "sted: En kontordag har et sted."),
        ("aftaler", "2022-02-01;;;;;;;", "tekst: Skriv med få ord, hvad aftalen er."),
        ("aftaler", "2022-02-01;;;;;møde;hvert år;", "gentages: »hvert år« kendes ikke. "),
        ("spørgsmål", ";ja;Diverse;2021-09-07;Hvad?;;;;;", "systemisk »ja«: Et systemisk spørgsmål udspringer af en henv"),
        ("spørgsmål", "2021-1;;Diverse;2021-09-01;Hvad?;;;;;", "spurgt »2021-09-01«: Spurgt 01-09-2021 ligger før henvendelsen"),
        ("spørgsmål", "2021-1;;Diverse;2021-09-07;Hvad?;2021-09-06;;;;", "første svar »2021-09-06«: Første svar 06-09-2021 ligger"),
        ("spørgsmål", "2021-1;;;2021-09-07;Hvad?;;;;;", "direktørområde: Feltet er tomt, men skal udfyldes."),
        ("forbindelser", "2021-1;ligner;2021-2;", "forbindelse: »ligner« kendes ikke. Her kan stå: fortsætter, gentager, samme"),
        ("samme", "2021-1;2021-1", "anden henvendelse »2021-1«: Det er den samme henvendelse to gange."),
        ("eksempler", "2021-1;;Titel;Tekst;", "mærket: Feltet er tomt, men skal udfyldes."),
        ("mærker", "2021-1;Kritik", "også »Kritik«: Henvendelsen er ikke lukket."),
        ("mærker", "2021-2;Styrket dialog", "også: »Styrket dialog« hører ikke til den valgte handling."),
        ("mærker", "2021-2;Genoptaget af forvaltningen", "også: »Genoptaget af forvaltningen« er allerede udfaldet."),
        ("mærker", "2021-2;Kritik|Ingen kritik", "også »Kritik|Ingen kritik«: »Kritik« og »Ingen kritik« udelukker hinanden."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_could_stand_there(
    two: Register, sheet: str, row: str, told: str
) -> None:
    with pytest.raises(InputRefused) as refused:
        read(two, sheet, row)
    assert refused.value.faults[0].startswith(f"Linje 2, {told}")
