"""Sheets as scripts take them in: what is told, where, with which exit status, and what is made of it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue_file import read_catalogue
from borgerraad_tui.domain.passphrase import read_recovery_key
from borgerraad_tui.store.register import Register
from tests.running import ran

HEADING = "modtaget;art;emne\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with two inquiries."""
    path = tmp_path / "to.csv"
    path.write_text(f"{HEADING}2021-09-01;klage;a\n2021-09-02;anden;b\n", encoding="utf-8")
    return path


@pytest.fixture
def bad_sheet(tmp_path: Path) -> Path:
    """A sheet with a good row and a bad one."""
    path = tmp_path / "fejl.csv"
    path.write_text(f"{HEADING}2021-09-01;klage;a\n2021-09-31;anden;b\n", encoding="utf-8")
    return path


def test_a_sheet_is_taken_into_a_register_that_is_made_for_it(sheet: Path, tmp_path: Path) -> None:
    register = tmp_path / "nyt.db"
    told = f"Registret bliver ikke låst: enhver, der har filen {register}, kan læse alt, hvad der står i den.\n"
    assert ran("importer", sheet, "--uden-kode", "--fil", register) == (0, "Indlæst: 2 henvendelser.\n", told)
    assert "2021-2" in ran("liste", "--fil", register).output


def test_a_trial_reports_and_writes_nothing(sheet: Path, tmp_path: Path) -> None:
    register = tmp_path / "nyt.db"
    ended = ran("importer", sheet, "--proev", "--fil", register)
    assert ended == (0, "2 henvendelser kan læses ind; intet er skrevet.\n", "")
    assert not register.exists()


def test_a_trial_on_a_register_writes_nothing(sheet: Path, register: Register) -> None:
    register.close()
    assert ran("importer", sheet, "--proev", "--fil", register.engine.path).status == 0
    assert ran("liste", "--fil", register.engine.path).output == ""


def test_faults_are_told_on_standard_error_and_no_register_is_made(bad_sheet: Path, tmp_path: Path) -> None:
    register = tmp_path / "nyt.db"
    ended = ran("importer", bad_sheet, "--fil", register)
    assert (ended.status, ended.output) == (2, "")
    assert ended.told.splitlines() == [
        "Der er 1 fejl i fejl.csv, så intet er læst ind. Ret arket, og prøv igen.",
        "Linje 3, modtaget: Datoen »2021-09-31« findes ikke. Skriv den som 2021-08-31 eller 31-08-2021.",
    ]
    assert not register.exists()


def test_faults_leave_a_register_as_it_was(bad_sheet: Path, register: Register) -> None:
    register.close()
    before = register.engine.path.read_bytes()
    assert ran("importer", bad_sheet, "--fil", register.engine.path).status == 2
    assert register.engine.path.read_bytes() == before


def test_the_same_sheet_again_is_refused_unless_asked_for(sheet: Path, tmp_path: Path) -> None:
    register = tmp_path / "nyt.db"
    ran("importer", sheet, "--uden-kode", "--fil", register)
    again = ran("importer", sheet, "--fil", register)
    assert again.status == 2
    assert "--igen" in again.told
    assert ran("importer", sheet, "--igen", "--fil", register).status == 0
    assert len(ran("liste", "--fil", register).output.splitlines()) == 4


def test_a_new_register_may_be_given_its_own_catalogue(tmp_path: Path, sheet: Path, demo_file: Path) -> None:
    catalogue, register = tmp_path / "katalog.json", tmp_path / "nyt.db"
    text = ran("katalog", "--fil", demo_file).output
    catalogue.write_text(text.replace("Haderslev Kommune", "Ærø Kommune"), encoding="utf-8")
    assert ran("importer", sheet, "--uden-kode", "--fil", register, "--katalog", catalogue).status == 0
    assert read_catalogue(ran("katalog", "--fil", register).output)[0] == "Ærø Kommune"


def test_a_register_that_is_there_takes_no_catalogue_by_the_way(sheet: Path, demo_file: Path) -> None:
    ended = ran("importer", sheet, "--fil", demo_file, "--katalog", "hvad-som-helst.json")
    assert ended.status == 2
    assert "borgerraad katalog" in ended.told


def test_an_empty_file_becomes_a_register_of_the_sheet(sheet: Path, tmp_path: Path) -> None:
    register = tmp_path / "tom.db"
    register.touch()
    told = f"Registret bliver ikke låst: enhver, der har filen {register}, kan læse alt, hvad der står i den.\n"
    assert ran("importer", sheet, "--uden-kode", "--fil", register) == (0, "Indlæst: 2 henvendelser.\n", told)
    assert len(ran("liste", "--fil", register).output.splitlines()) == 2


@pytest.mark.parametrize("only_check", [True, False])
def test_what_looks_like_a_cpr_number_is_told_beside_the_result(tmp_path: Path, only_check: bool) -> None:
    sheet = tmp_path / "cpr.csv"
    sheet.write_text(f"{HEADING}2021-09-01;klage;om 010190-1234\n", encoding="utf-8")
    ended = ran("importer", sheet, "--uden-kode", "--fil", tmp_path / "nyt.db", *(["--proev"] if only_check else []))
    assert ended.status == 0
    assert ended.output.startswith("1 henvendelse kan læses ind" if only_check else "Indlæst: 1 henvendelse.")
    assert (
        ended.told.splitlines()[-1]
        == "Linje 2, emne: Det ligner et CPR-nummer. Registret skal ikke have det: brug initialer."
    )


def test_a_new_register_is_locked_with_the_first_line_of_standard_input(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = tmp_path / "nyt.db"
    monkeypatch.setattr("sys.stdin", io.StringIO("små æbler gror i Gram\n"))
    ended = ran("importer", sheet, "--kode-fra-stdin", "--fil", register)
    assert (ended.status, ended.output) == (0, "Indlæst: 2 henvendelser.\n")
    key = ended.told.removeprefix("Gendannelsesnøgle, skriv den på papir: ").strip()
    assert read_recovery_key(key) == key
    assert b"SQLite" not in register.read_bytes()
    assert ran("liste", "--fil", register).status == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("små æbler gror i Gram\n"))
    assert len(ran("liste", "--kode-fra-stdin", "--fil", register).output.splitlines()) == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("en anden\n"))
    wrong = ran("liste", "--kode-fra-stdin", "--fil", register)
    assert (wrong.status, wrong.told) == (3, "Adgangskoden passer ikke til registret. Filen er urørt: prøv igen.\n")


@pytest.mark.parametrize(("typed", "told"), [("kort\n", "Adgangskoden er for kort"), ("", "Adgangskoden er for kort")])
def test_a_weak_passphrase_makes_no_register(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, told: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    ended = ran("importer", sheet, "--kode-fra-stdin", "--fil", tmp_path / "nyt.db")
    assert ended.status == 2
    assert ended.told.startswith(told)
    assert not (tmp_path / "nyt.db").exists()


def test_without_a_terminal_somebody_has_to_say_how_a_new_register_is_locked(sheet: Path, tmp_path: Path) -> None:
    ended = ran("importer", sheet, "--fil", tmp_path / "nyt.db")
    assert ended.status == 2
    assert "--kode-fra-stdin" in ended.told
    assert "--uden-kode" in ended.told
    assert not (tmp_path / "nyt.db").exists()
