"""The data package: 98 offices read together by another program, and nothing in it that points at a person."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import duckdb
import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.export.data_package import FIELDS, Packed, write_package
from borgerraad_tui.statistics.generalise import EXCLUDED, WITHHELD, OpenRow, generalise
from borgerraad_tui.store.register import Register
from tests.registers import inquiry, saved
from tests.running import ran

OFFICES = 98
"""Danish municipalities."""
FIRST, LAST = date(2021, 1, 1), date(2021, 12, 31)


def office(number: int, catalogue: Catalogue) -> Packed:
    """An office of a few hundred inquiries, drawn at random."""
    random = Random(number)
    directorates = [entry.key for entry in catalogue.of("directorate")]
    rows = [
        OpenRow(
            f"2021-{random.randint(1, 12):02}", random.choice(["klage", "anden"]), random.choice(directorates), "andet", "",
            "", "", "", random.choice(["telefon", "mail"]), "borger",
        )
        for _ in range(random.randint(50, 300))
    ]  # fmt: skip
    return Packed(f"Kommune {number}", FIRST, LAST, LAST, "0", 5, generalise(rows), catalogue)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory, haderslev: Catalogue) -> tuple[Path, list[Packed]]:
    folder = tmp_path_factory.mktemp("kontorer")
    packed = [office(number, haderslev) for number in range(OFFICES)]
    for number, one in enumerate(packed):
        (folder / str(number)).mkdir()
        assert write_package(one, folder / str(number))
    return folder, packed


@pytest.mark.parametrize(
    "reader",
    ["read_csv('{}/*/fortroligt-henvendelser.csv', delim=';', header=true)", "'{}/*/fortroligt-henvendelser.parquet'"],
)
def test_duckdb_reads_98_offices_as_one_table(offices: tuple[Path, list[Packed]], reader: str) -> None:
    folder, packed = offices
    wanted = Counter((one.municipality, row.kind) for one in packed for row in one.rows.rows)
    question = "SELECT kommune, coalesce(art, ''), count(*) FROM {} GROUP BY ALL"
    with duckdb.connect() as database:
        found = database.sql(question.format(reader.format(folder.as_posix()))).fetchall()
    assert {(name, kind): number for name, kind, number in found} == wanted
    assert len({name for name, _, _ in found}) == OFFICES


def test_a_name_that_looks_like_a_formula_is_guarded_for_spreadsheets_alone(
    haderslev: Catalogue, tmp_path: Path
) -> None:
    first, *others = haderslev.entries
    named = Catalogue([replace(first, name='=1+1;"x"'), *others])
    write_package(replace(office(0, haderslev), catalogue=named, municipality="-Kommune"), tmp_path)
    with (tmp_path / "katalog.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file, delimiter=";"))["navn"] == '\'=1+1;"x"'
    with duckdb.connect() as database:
        entries = database.read_parquet(str(tmp_path / "katalog.parquet")).project("navn").fetchall()
        offices = database.read_parquet(str(tmp_path / "fortroligt-henvendelser.parquet")).project("kommune").fetchall()
    assert entries == [(entry.name,) for entry in named.entries]
    assert set(offices) == {("-Kommune",)}
    assert {path.suffix for path in tmp_path.iterdir()} == {".csv", ".parquet", ".json"}


def test_the_description_names_every_column_of_every_file(offices: tuple[Path, list[Packed]]) -> None:
    folder = offices[0] / "0"
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert described["description"].startswith("FORTROLIGT")
    assert {resource["path"] for resource in described["resources"]} == {
        path.name for path in folder.iterdir() if path.name != "datapackage.json"
    }
    for resource in described["resources"]:
        if resource["format"] == "csv":
            with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
                heading = next(csv.reader(file, delimiter=resource["dialect"]["delimiter"]))
            assert heading == [field["name"] for field in resource["schema"]["fields"]]


def test_every_key_is_one_of_the_catalogue_beside_it(demo_file: Path, tmp_path: Path) -> None:
    made = ran("eksporter", "--format", "pakke", "--ud", tmp_path, "--navn", "pakke", "--fil", demo_file)
    assert made.status == 0
    assert "FORTROLIGT" in made.told
    with (tmp_path / "fortroligt-pakke" / "katalog.csv").open(encoding="utf-8", newline="") as file:
        known = {(row["liste"], row["noegle"]) for row in csv.DictReader(file, delimiter=";")}
    with (tmp_path / "fortroligt-pakke" / "fortroligt-henvendelser.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    lists = {"direktoeromraade": "direktørområder", "tema": "temaer", "handling": "handlinger", "udfald": "udfald"}
    for row in rows:
        for column, listing in lists.items():
            assert row[column] in ("", WITHHELD) or (listing, row[column]) in known
        assert row["udgaar"] in ("", WITHHELD, EXCLUDED) or ("udgår", row["udgaar"]) in known
    alike = Counter(tuple(row.values()) for row in rows)
    assert all(number >= 5 for row, number in alike.items() if set(row[1:]) != {WITHHELD})


def test_the_folder_and_the_rows_say_in_their_names_that_they_are_confidential(demo_file: Path, tmp_path: Path) -> None:
    made = ran("eksporter", "--format", "pakke", "--ud", tmp_path, "--fil", demo_file)
    assert made.status == 0
    [folder] = tmp_path.iterdir()
    assert folder.name.startswith("fortroligt-")
    assert {file.name for file in folder.iterdir() if "henvendelser" in file.name} == {
        "fortroligt-henvendelser.csv",
        "fortroligt-henvendelser.parquet",
    }


def test_a_name_that_says_so_itself_stays(demo_file: Path, tmp_path: Path) -> None:
    made = ran("eksporter", "--format", "pakke", "--ud", tmp_path, "--navn", "Fortroligt 2021", "--fil", demo_file)
    assert (made.status, [folder.name for folder in tmp_path.iterdir()]) == (0, ["Fortroligt 2021"])


def test_the_readme_s_question_over_many_offices_is_answered(offices: tuple[Path, list[Packed]]) -> None:
    folder, packed = offices
    shown = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
    sql = shown.split("```sql\n")[1].split("```")[0]
    with duckdb.connect() as database:
        found = database.sql(sql.replace("kontorer/", f"{folder.as_posix()}/")).fetchall()
    counted = [row for one in packed for row in one.rows.rows if row.kind and not row.excluded]
    wanted = Counter(row.directorate for row in counted)
    complaints = Counter(row.directorate for row in counted if row.kind == "klage")
    assert {(name or "", number, share) for name, number, share in found} == {
        (name, number, float(round(100 * complaints[name] / number, 1))) for name, number in wanted.items()
    }


def test_no_text_person_place_or_department_is_in_it(register: Register, tmp_path: Path) -> None:
    for _ in range(6):
        new = inquiry(
            subject="HEMMELIG emne", note="HEMMELIG note", citizen="HEMMELIG Hansen", esdh="HEMMELIG-1", place="gram",
            directorate="boern_og_kultur", department="familieraadgivningen", next_step="HEMMELIG",
        )  # fmt: skip
        saved(register, new)
    path = register.engine.path
    register.close()
    assert ran("eksporter", "--format", "pakke", "--ud", tmp_path, "--navn", "pakke", "--fil", path).status == 0
    written = b"".join(
        file.read_bytes()
        for file in (tmp_path / "fortroligt-pakke").iterdir()
        if file.name.startswith("fortroligt-henvend")
    )
    assert b"boern_og_kultur" in written
    for word in ("HEMMELIG", "gram", "familieraadgivningen"):
        assert word.encode() not in written


def test_a_package_is_never_written_over_anything(demo_file: Path, tmp_path: Path) -> None:
    (tmp_path / "fortroligt-pakke").mkdir()
    made = ran("eksporter", "--format", "pakke", "--ud", tmp_path, "--navn", "pakke", "--fil", demo_file)
    assert made.status == 2
    assert "bliver ikke overskrevet" in made.told
    assert [path.name for path in tmp_path.iterdir()] == ["fortroligt-pakke"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_nobody_else_can_read_it(demo_file: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        made = ran("eksporter", "--format", "pakke", "--ud", tmp_path, "--navn", "pakke", "--fil", demo_file)
    finally:
        os.umask(before)
    assert made.status == 0
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "fortroligt-pakke").iterdir()}
    assert modes
    assert ((tmp_path / "fortroligt-pakke").stat().st_mode & 0o777, set(modes.values())) == (0o700, {0o600})


@pytest.mark.parametrize("number", ["1", "fem", "1001"])
def test_a_limit_that_is_none_is_refused_in_danish(demo_file: Path, tmp_path: Path, number: str) -> None:
    made = ran("eksporter", "--format", "pakke", "--ud", tmp_path, "--mindst", number, "--fil", demo_file)
    assert made.status == 2
    assert "Skriv et helt tal fra 2 til 1000." in made.told


def test_the_columns_are_those_of_a_row() -> None:
    assert tuple(FIELDS) == tuple(OpenRow.__slots__)
