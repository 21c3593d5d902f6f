"""Heading rows: which are ours, and what is told of the others."""

from __future__ import annotations

import pytest

from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake.form import Background
from borgerraad_tui.intake.reading import read_content
from tests.intake.sheets import told

ALL = (
    "nummer;esdh;næste tekst;næste;notat;emne;borger;henvender;sted;kanal;lukket;udgår;udfald;handling;øvrige temaer;tema;"
    "afdeling;direktørområde;art;modtaget"
)


def faults(background: Background, headings: str) -> tuple[str, ...]:
    with pytest.raises(InputRefused) as refused:
        read_content("ark.csv", f"{headings}\n2021-08-31\n".encode(), background)
    return refused.value.faults


def test_every_column_is_known_in_any_order(background: Background) -> None:
    reading = read_content("ark.csv", f"{ALL}\n{';' * 19}2021-08-31\n".encode(), background)
    assert reading.holds == "1 henvendelse"


def test_only_the_day_received_is_required(background: Background) -> None:
    assert read_content("ark.csv", b"modtaget\n31-08-2021\n", background).holds == "1 henvendelse"


def test_without_the_day_received_it_is_no_sheet_of_ours(background: Background) -> None:
    assert faults(background, "art;tema") == ("Linje 1, overskrift: »modtaget« mangler.",)


def test_an_unknown_heading_is_told_with_its_likely_meaning(background: Background) -> None:
    (fault,) = faults(background, "modtaget;direktøromrade")
    assert "»direktøromrade« kendes ikke. Mente du »direktørområde«?" in fault
    assert "næste tekst" in fault


def test_a_heading_twice_is_a_fault(background: Background) -> None:
    assert faults(background, "modtaget;tema;Tema") == ("Linje 1, overskrift: »tema« står 2 gange. Behold den ene.",)


def test_a_column_without_a_heading_is_a_fault(background: Background) -> None:
    assert "ingen overskrift" in faults(background, "modtaget;;tema")[0]


def test_commas_instead_of_semicolons_are_told_as_such(background: Background) -> None:
    for headings in ("modtaget,art,tema", "modtaget,art", "modtaget\tart", "dato,konsulentbistand,emne"):
        assert "adskilt af semikolon" in faults(background, headings)[0]
    with pytest.raises(InputRefused, match="adskilt af semikolon"):
        read_content("ark.csv", b'"modtaget","art"\n"2021-08-31","klage"\n', background)


def test_headings_alone_are_no_rows(background: Background) -> None:
    reading = read_content("ark.csv", b"modtaget;art\n;\n", background)
    assert told(reading) == ["Linje 1, overskrifterne: Der er ingen linjer under dem."]


def test_a_sheet_of_consultations_is_known_by_its_heading(background: Background) -> None:
    reading = read_content("ark.csv", b"konsulentbistand;dato\nSparring;2021-08-31\n", background)
    assert reading.holds == "1 gang konsulentbistand"


def test_a_sheet_of_consultations_needs_its_day(background: Background) -> None:
    assert faults(background, "konsulentbistand;emne") == ("Linje 1, overskrift: »dato« mangler.",)
