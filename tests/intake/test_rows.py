"""Rows: what each cell takes, and how each fault is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake.faults import MOST_TOLD
from borgerraad_tui.intake.form import Background
from borgerraad_tui.intake.reading import read_content
from borgerraad_tui.intake.taking_in import refuse_faults
from borgerraad_tui.intake.values import read_day
from tests.conftest import NOW
from tests.intake.sheets import COMPLAINT, csv_sheet, faults_of, told

READ: dict[str, Any] = {
    "received": date(2021, 9, 1), "entered": NOW, "kind": Kind.COMPLAINT, "directorate": "boern_og_kultur",
    "department": "skolerne", "theme": "hjemmel", "action": "undersoegt", "outcome": "henstilling",
    "closed": date(2021, 9, 20), "channel": "telefon", "place": "vojens", "enquirer": "borger",
    "subject": "Specialundervisning",
}  # fmt: skip


OPEN = {"lukket": "", "handling": "", "udfald": ""}


def only(background: Background, row: dict[str, str]) -> Inquiry | Consultation:
    reading = read_content("ark.csv", csv_sheet(row), background)
    assert told(reading) == []
    (entry,) = reading.entries
    return entry


def test_a_row_becomes_an_inquiry_with_keys_for_names(background: Background) -> None:
    assert only(background, COMPLAINT) == Inquiry(**READ)


def test_names_are_found_whatever_their_case_and_blanks_and_by_key(background: Background) -> None:
    row = {**COMPLAINT, "direktørområde": " BØRN og  kultur ", "tema": "hjemmel", "art": "Klage", "sted": "vojens"}
    assert only(background, row) == Inquiry(**READ)


def test_a_bare_row_is_an_open_undecided_inquiry(background: Background) -> None:
    assert only(background, {"modtaget": "1-9-2021"}) == Inquiry(received=date(2021, 9, 1), entered=NOW)


def test_further_themes_are_separated_by_upright_strokes_and_counted_once(background: Background) -> None:
    row = {**COMPLAINT, "øvrige temaer": "Andet | institutioner|| Andet"}
    assert only(background, row) == Inquiry(**READ, further_themes=("andet", "institutioner"))


def test_a_theme_of_both_lists_is_the_one_of_the_day_received(background: Background) -> None:
    entry = only(background, {"modtaget": "2021-07-31", "tema": "Hjemmelsspørgsmål"})
    assert isinstance(entry, Inquiry)
    assert entry.theme == "hjemmel_2020"


@pytest.mark.parametrize(
    ("day", "directorate", "department"),
    [
        ("2021-07-31", "Beskæftigelse og integration", "jobcentret_2020"),
        ("2021-08-01", "Arbejdsmarked og Borgerservice", "jobcentret"),
    ],
)
def test_a_department_of_two_directorates_is_the_one_below_the_given_one(
    background: Background, day: str, directorate: str, department: str
) -> None:
    entry = only(background, {"modtaget": day, "direktørområde": directorate, "afdeling": "Jobcentret"})
    assert isinstance(entry, Inquiry)
    assert entry.department == department


def test_an_action_of_two_times_is_the_one_of_the_day_it_was_closed(haderslev: Catalogue) -> None:
    ended = [
        replace(entry, valid_to=date(2021, 9, 15)) if entry.key == "vejledning" else entry
        for entry in haderslev.entries
    ]
    begun = Entry("action", "vejledning_ny", "Vejledning", kind=Kind.OTHER, valid_from=date(2021, 9, 16), position=99)
    row = {"modtaget": "2021-09-01", "art": "anden", "handling": "Vejledning", "lukket": "2021-09-16"}
    entry = only(Background(Catalogue([*ended, begun]), NOW), row)
    assert isinstance(entry, Inquiry)
    assert entry.action == "vejledning_ny"


def test_older_registers_may_hold_closed_inquiries_without_an_action(background: Background) -> None:
    assert only(background, {"modtaget": "2021-09-01", "art": "klage", "lukket": "2021-09-01"})


def test_the_next_step_may_lie_in_the_future(background: Background) -> None:
    entry = only(background, {"modtaget": "2021-09-01", "næste": "2023-01-01", "næste tekst": "svar"})
    assert isinstance(entry, Inquiry)
    assert (entry.next_due, entry.next_step) == (date(2023, 1, 1), "svar")


def test_text_is_cleaned_on_its_way_in(background: Background) -> None:
    entry = only(background, {"modtaget": "2021-09-01", "emne": "a\x1b[31mb\tc", "notat": "to\r\nlinjer\x07"})
    assert isinstance(entry, Inquiry)
    assert (entry.subject, entry.note) == ("a[31mb c", "to\nlinjer")


@pytest.mark.parametrize(
    ("cells", "column", "piece"),
    [
        ({"modtaget": ""}, "modtaget", "skal udfyldes"),
        ({"modtaget": "31-08-21"}, "modtaget", "»31-08-21« kan ikke læses"),
        ({"modtaget": "2021-02-30"}, "modtaget", "»2021-02-30« findes ikke"),
        ({"modtaget": "0021-09-01"}, "modtaget", "1900-2999"),
        ({"modtaget": "2022-01-18", **OPEN}, "modtaget", "fremtiden"),
        ({"lukket": "2022-01-18"}, "lukket", "fremtiden"),
        ({"lukket": "2021-08-31"}, "lukket", "før modtagelsen"),
        ({"lukket": ""}, "lukket", "hvornår den blev lukket"),
        ({"art": "andet"}, "art", "»andet« kendes ikke. Mente du »anden«? Her kan stå: klage, anden"),
        ({"art": ""}, "handling", "kræver, at arten er afgjort"),
        ({"art": "anden"}, "handling", "hører ikke til Andre henvendelser"),
        ({"direktørområde": "Børn og Kulur"}, "direktørområde", "Mente du »Børn og Kultur«?"),
        ({"direktørområde": "Diverse"}, "afdeling", "hører til Børn og Kultur"),
        ({"direktørområde": ""}, "afdeling", "hører til Børn og Kultur"),
        ({"afdeling": "Byggesag"}, "afdeling", "hører til Teknik og Klima"),
        ({"afdeling": "Skolen"}, "afdeling", "Mente du »Skolerne«? Her kan stå: Familierådgivningen"),
        ({"tema": "Klima"}, "tema", "»Klima« kendes ikke. Her kan stå: Forvaltningsret eller forvaltningsskik, Hjemmel"),
        ({"tema": "andet_2020"}, "tema", "gjaldt ikke 01-09-2021. Den dag gjaldt: Forvaltningsret"),
        ({"øvrige temaer": "Andet|Klima"}, "øvrige temaer", "»Klima« kendes ikke"),
        ({"øvrige temaer": "Hjemmelsspørgsmål"}, "øvrige temaer", "allerede hovedtemaet"),
        ({"handling": "Undersøg"}, "handling", "Mente du »Undersøgt«?"),
        ({"handling": ""}, "udfald", "hører til Undersøgt"),
        ({"udfald": "Styrket dialog"}, "udfald", "hører til Anden behandling og hjælp"),
        ({"udgår": "Fortrudt"}, "udgår", "Her kan stå: Borgeren er ikke vendt tilbage, Lukket af anden årsag"),
        ({"kanal": "Fax"}, "kanal", "Her kan stå: Telefon, Mail, Brev, Fremmøde, Hjemmebesøg"),
        ({"sted": "Sommersted"}, "sted", "Haderslev bibliotek"),
        ({"henvender": "nabo"}, "henvender", "Borger, Pårørende, Virksomhed, Forening, Medarbejder"),
        ({"udgår": "Lukket af anden årsag"}, "udgår", "har hverken handling eller udfald"),
        ({"udgår": "Lukket af anden årsag", **OPEN}, "lukket", "skriv også, hvornår den blev lukket"),
        ({"næste": "snart"}, "næste", "»snart« kan ikke læses"),
        ({"næste": "2021-08-31"}, "næste", "før modtagelsen"),
        ({"nummer": "118a"}, "nummer", "»118a« kan ikke læses. Skriv det som 2022-118 eller 118"),
        ({"nummer": "2021-0"}, "nummer", "»2021-0« kan ikke læses"),
        ({"nummer": "2020-118"}, "nummer", "modtaget i 2021. Skriv 2021-118"),
        ({"nummer": "118"}, "nummer", "Nummeret 2022-118 er fra 2022"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_line_column_value_and_what_is_accepted(
    background: Background, cells: dict[str, str], column: str, piece: str
) -> None:
    row = {**COMPLAINT, **cells}
    (fault,) = faults_of(background, row)
    assert fault.startswith((f"Linje 2, {column}: ", f"Linje 2, {column} »{row[column]}«: "))
    assert f"»{row[column]}«" in fault or row[column] == ""
    assert piece.lower() in fault.lower()


def test_every_fault_of_every_row_is_told_by_line(background: Background) -> None:
    faults = faults_of(background, {**COMPLAINT, "art": "x", "kanal": "y"}, COMPLAINT, {**COMPLAINT, "sted": "z"})
    assert [fault.split(":")[0] for fault in faults] == ["Linje 2, art", "Linje 2, kanal", "Linje 4, sted"]


def test_a_cell_that_cannot_be_read_does_not_make_faults_of_its_neighbours(background: Background) -> None:
    (fault,) = faults_of(background, {**COMPLAINT, "lukket": "i går"})
    assert "»i går« kan ikke læses" in fault


def test_a_number_twice_in_the_file_names_the_first_line(background: Background) -> None:
    (fault,) = faults_of(background, {**COMPLAINT, "nummer": "2021-5"}, {**COMPLAINT, "nummer": "2021-0005"})
    assert fault == (
        "Linje 3, nummer »2021-0005«: Nummeret 2021-5 står også i linje 2. Hver henvendelse skal have sit eget."
    )


def test_a_value_is_quoted_short_and_without_control_characters(background: Background) -> None:
    (fault,) = faults_of(background, {**COMPLAINT, "tema": "\x1b]0;x\x07" + "y" * 90_000})
    assert "\x1b" not in fault
    assert "»]0;x" + "y" * 35 + "…«" in fault


def test_only_the_first_faults_are_told_and_the_rest_counted(background: Background) -> None:
    rows = [{"modtaget": "x"}] * (MOST_TOLD + 7)
    with pytest.raises(InputRefused) as refused:
        refuse_faults(read_content("ark.csv", csv_sheet(*rows), background))
    assert refused.value.text.startswith(f"Der er {MOST_TOLD + 7} fejl i ark.csv")
    assert len(refused.value.faults) == MOST_TOLD + 1
    assert refused.value.faults[-1] == "… og 7 fejl mere."


def test_a_consultation_has_its_day_kind_directorate_topic_and_minutes(background: Background) -> None:
    row = {
        "dato": "2021-08-17",
        "konsulentbistand": "sparring",
        "direktørområde": "diverse",
        "emne": "Om frister",
        "minutter": "45",
    }
    assert only(background, row) == Consultation(
        day=date(2021, 8, 17), entered=NOW, kind="sparring", directorate="diverse", topic="Om frister", minutes=45
    )


@pytest.mark.parametrize(
    ("cells", "column", "piece"),
    [
        ({"dato": ""}, "dato", "skal udfyldes"),
        ({"dato": "2022-01-18"}, "dato", "fremtiden"),
        ({"konsulentbistand": ""}, "konsulentbistand", "skal udfyldes"),
        ({"konsulentbistand": "Kaffe"}, "konsulentbistand", "Sparring, Arbejdsgruppe, Oplæg, Undervisning"),
        ({"direktørområde": "Erhvervs- og borgerservice"}, "direktørområde", "gjaldt ikke 17-08-2021"),
        ({"minutter": "en time"}, "minutter", "»en time« kan ikke læses"),
        ({"minutter": "6001"}, "minutter", "højst 6000 minutter"),
        ({"minutter": "-5"}, "minutter", "højst 6000 minutter"),
    ],
)
def test_each_fault_of_a_consultation_is_told(
    background: Background, cells: dict[str, str], column: str, piece: str
) -> None:
    row = {"dato": "2021-08-17", "konsulentbistand": "Sparring", "direktørområde": "Diverse", "minutter": "45"}
    (fault,) = faults_of(background, {**row, **cells})
    assert fault.startswith((f"Linje 2, {column}: ", f"Linje 2, {column} »"))
    assert piece in fault


def test_a_time_of_day_behind_a_day_is_left_out() -> None:
    assert read_day("2021-10-08 12:30:00") == date(2021, 10, 8)


def test_a_number_may_have_a_year_of_two_digits(background: Background) -> None:
    entry = only(background, {**COMPLAINT, "nummer": "21-5"})
    assert isinstance(entry, Inquiry)
    assert (entry.year, entry.number) == (2021, 5)


@pytest.mark.parametrize(
    "cells",
    [
        {"modtaget": "2021-09-01", "art": "anden", "udgår": "Lukket af anden årsag", "lukket": "2021-09-02"},
        {"modtaget": "2021-09-01", "udgår": "Lukket af anden årsag", "lukket": "2021-09-02"},
        {"modtaget": "2021-09-01", "art": "anden", "lukket": "2021-09-02"},
        {"modtaget": "2021-09-01", "lukket": "2021-09-02"},
        {"modtaget": "2021-09-01"},
        {"modtaget": "2021-09-01", "emne": "y" * 300, "notat": "y" * 20_000},
    ],
    ids=[
        "out",
        "out and undecided",
        "closed without an action",
        "closed and undecided",
        "open and undecided",
        "as long as may be",
    ],
)
def test_what_older_registers_may_hold_is_taken(background: Background, cells: dict[str, str]) -> None:
    assert faults_of(background, cells) == []


def test_a_note_has_room_for_more_than_a_subject(background: Background) -> None:
    (fault,) = faults_of(background, {**COMPLAINT, "emne": "y" * 301})
    assert fault.startswith("Linje 2, emne ")
    assert fault.endswith("Teksten er på 301 tegn, og der er plads til 300. Kort den af.")
    (fault,) = faults_of(background, {**COMPLAINT, "notat": "y" * 20_001})
    assert "er på 20001 tegn, og der er plads til 20000" in fault


def test_a_consultation_with_an_unknown_kind_is_told_its_other_faults_at_once(background: Background) -> None:
    row = {"dato": "2022-02-01", "konsulentbistand": "Kaffe", "direktørområde": "Diverse", "minutter": "x"}
    assert [fault.split(":")[0] for fault in faults_of(background, row)] == [
        "Linje 2, konsulentbistand", "Linje 2, minutter", "Linje 2, dato »2022-02-01«",
    ]  # fmt: skip


def test_a_row_without_a_readable_day_is_told_its_other_faults_at_once(background: Background) -> None:
    row = {**COMPLAINT, "modtaget": "i går", "udfald": "Styrket dialog", "afdeling": "Byggesag"}
    assert [fault.split(":")[0] for fault in faults_of(background, row)] == [
        "Linje 2, modtaget", "Linje 2, udfald", "Linje 2, afdeling",
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["010190-1234", "01 01 90-1234", "610190-1234", "010190-xxxx"])
@pytest.mark.parametrize("column", ["emne", "notat", "borger", "næste tekst"])
def test_what_looks_like_a_cpr_number_is_noticed_and_taken(background: Background, column: str, number: str) -> None:
    cells = {"modtaget": "2021-09-01", column: f"Inger {number} ringede"}
    reading = read_content("ark.csv", csv_sheet(cells), background)
    assert told(reading) == []
    (notice,) = reading.notices
    assert notice.told().startswith(f"Linje 2, {column}: Det ligner et CPR-nummer.")
    assert "010190" not in notice.told()
