"""Comparing periods, asking questions of one's own and reconciling a printed report from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import statistics
from tests.running import Ran, ran

PRINTED = Path(statistics.__file__).parent / "printed-tables.json"


def asked(file: Path, *arguments: str | Path) -> Ran:
    return ran(*arguments, "--fil", file)


def test_the_named_periods_are_compared(demo_file: Path) -> None:
    found = asked(demo_file, "sammenlign")
    assert found.status == 0
    assert "springer fra 17 % til 54 %" in found.output
    assert "Registreret: Vikarperioden 222, Den resterende beretningsperiode 118" in found.output


def test_periods_are_given_by_name_or_by_days_and_converted(demo_file: Path) -> None:
    found = asked(demo_file, "sammenlign", "vikarperioden", "2021-08-01..2021-12-31", "--omregnet")
    assert (
        "Kan ikke omregnes, fordi kataloget ikke siger, hvad de blev til:"
        " Erhvervs- og borgerservice (63 i Vikarperioden)." in found.output
    )


def test_help_says_that_two_extracts_can_be_held_against_each_other() -> None:
    told = " ".join(ran("spoerg", "--help").output.split())
    assert "Det gælder ét udtræk ad gangen: to, der ligner hinanden," in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["sammenlign", "2021-08-01..2021-12-31"], "mindst to perioder"),
        (["sammenlign", "sommeren"], "kendes ikke. De navngivne er: »Den resterende"),
        (["sammenlign", "2021-12-31..2021-08-01", "vikarperioden"], "Byt om"),
        (["spoerg", "område", "område"], "Vælg to forskellige"),
        (["spoerg", "område", "--soeg", "område:xyz"], "område:»xyz« kendes ikke"),
        (["spoerg", "område", "--soeg", "cykel"], "»cykel« er intet filter"),
        (["spoerg", "område", "--mindst", "2"], "Skriv et helt tal fra 3 til 1000"),
        (["spoerg", "humør"], "»humør« kendes ikke. Vælg en af: område,"),
        (["spoerg", "område", "--format", "json"], "Skriv også --ud MAPPE"),
        (["afstem", "findes-ikke.json"], "kan ikke læses"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_to_do(demo_file: Path, arguments: list[str], told: str) -> None:
    found = asked(demo_file, *arguments)
    assert (found.status, found.output) == (2, "")
    assert told in found.told


def test_an_extract_is_suppressed_unless_she_asks_for_every_count(demo_file: Path) -> None:
    arguments = ["spoerg", "område", "art", "--fra", "2021-08-01", "--til", "2021-12-31"]
    extract, own = asked(demo_file, *arguments), asked(demo_file, *arguments, "--alle-tal")
    assert "Teknik og Klima: Klage udeladt, Andre henvendelser udeladt" in extract.output
    assert "4 antal er udeladt: antal fra 1 til 4, fordi de kan pege på en person" in extract.output
    assert "Teknik og Klima: Klage 4, Andre henvendelser 2, I alt 6" in own.output
    assert "udeladt" not in own.output
    assert "Kun til eget brug" in own.output
    assert "eget brug" not in extract.output


def test_filters_are_those_of_the_search(demo_file: Path) -> None:
    arguments = ["spoerg", "tema", "--fra", "2021-08-01", "--til", "2021-12-31", "--soeg", "område:Div", "--alle-tal"]
    assert "I alt: 16" in asked(demo_file, *arguments).output


def test_a_printed_report_is_reconciled_and_written_as_any_format(demo_file: Path, tmp_path: Path) -> None:
    told = asked(demo_file, "afstem", PRINTED)
    assert (
        "Tabel 3, Teknik og Klima, procent: trykt 66, talt 67. Skåret af i stedet for rundet: 4 af 6 er 66,67 %."
        in told.output
    )
    written = asked(demo_file, "afstem", PRINTED, "--format", "csv", "--ud", tmp_path)
    assert written.output == f"{tmp_path / 'afstemning-printed-tables.csv'}\n"
    assert (tmp_path / "afstemning-printed-tables.csv").read_text(encoding="utf-8-sig").count("Lagt sammen") == 2
