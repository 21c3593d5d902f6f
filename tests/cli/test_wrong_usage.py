"""Wrong usage is told in Danish, with exit status 2 and nothing on standard output."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import ran


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["statistk"], "Kommandoen »statistk« findes ikke. Mente du statistik? Se »borgerraad --help«."),
        (["xyz"], "Kommandoen »xyz« findes ikke. Se »borgerraad --help«."),
        (["--fill", "x"], "Valgmuligheden --fill findes ikke. Mente du --fil? Se »borgerraad --help«."),
        (["liste", "--ukendt"], "Valgmuligheden --ukendt findes ikke. Se »borgerraad liste --help«."),
        (["liste", "--fil", ""], "--fil: Filens navn er tomt. Skriv, hvor filen ligger. Se »borgerraad liste --help«."),
        (["importer", ""], "FIL: Filens navn er tomt. Skriv, hvor filen ligger. Se »borgerraad importer --help«."),
        (["liste", "--qqq"], "Valgmuligheden --qqq findes ikke. Se »borgerraad liste --help«."),
        (["statistik", "--fil"], "--fil mangler sin værdi. Se »borgerraad statistik --help«."),
        (["liste", "--aabne=nu"], "--aabne kan ikke have en værdi efter sig. Se »borgerraad liste --help«."),
        (["vis"], "NUMMER mangler. Se »borgerraad vis --help«."),
        (["importer"], "FIL mangler. Se »borgerraad importer --help«."),
        (
            ["vis", "1", "2"],
            "Der står mere på linjen, end kommandoen kan bruge. Se »borgerraad vis --help«.",
        ),
        (
            ["statistik", "--format", "xml"],
            "--format: »xml« kendes ikke. Vælg en af: tekst, json, csv. Se »borgerraad statistik --help«.",
        ),
        (["--tema", "grå"], "--tema: »grå« kendes ikke. Vælg en af: dag, nat. Se »borgerraad --help«."),
        (
            ["statistik", "--fra", "1/8"],
            "--fra: Datoen »1/8« kan ikke læses. Skriv den som 2021-08-31 eller 31-08-2021. Se »borgerraad statistik --help«.",
        ),
        (
            ["liste", "--til", "9999-12-31"],
            "--til: Året i »9999-12-31« ligger uden for 1900-2999. Skriv den som 2021-08-31 eller 31-08-2021."
            " Se »borgerraad liste --help«.",
        ),
        (
            ["demo", "--kun-fil"],
            "--kun-fil kræver, at du skriver, hvor filen skal ligge, med --fil. Se »borgerraad demo --help«.",
        ),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_where_to_read_on(arguments: list[str], told: str) -> None:
    assert ran(*arguments) == (2, "", f"{told}\n")


def test_what_is_quoted_cannot_drive_the_terminal() -> None:
    for arguments in (["\x1b[31m"], ["--\x1b[31m"], ["statistik", "--format", "\x1b[31m"], ["vis", "\x1b[31m"]):
        assert "\x1b" not in ran(*arguments, "--fil", "x").told


def test_a_name_with_terminal_codes_is_told_without_them(tmp_path: Path) -> None:
    for arguments in (["importer", tmp_path / "\x1b[31m.csv"], ["liste"], ["katalog", tmp_path / "\x1b[31m.json"]):
        told = ran(*arguments, "--fil", tmp_path / "\x1b]0;x\x07.db").told
        assert told
        assert "\x1b" not in told
        assert "\x07" not in told
