"""The commands as scripts use them: results on standard output, everything else on standard error, and the exit status."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from borgerraad_tui import __version__
from borgerraad_tui.cli.program import COMMANDS
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.store.listing import InquiryWindow, ListedInquiry
from borgerraad_tui.store.register import Register
from tests.conftest import DEMO_SHEETS, NOW
from tests.running import ran

HEADING = "modtaget;art;emne\n"


def test_the_file_may_be_named_before_and_after_the_command(demo_file: Path) -> None:
    before = ran("--fil", demo_file, "statistik", "--format", "json")
    after = ran("statistik", "--format", "json", "--fil", demo_file)
    assert before == after
    assert before.status == 0
    assert json.loads(before.output)["registered"] == 222 + 118 + 12


def test_a_search_lists_the_inquiries_that_the_screen_finds(demo_file: Path) -> None:
    def listed(*more: str) -> list[str]:
        ended = ran("liste", *more, "--format", "json", "--fil", demo_file)
        return [row["number"] for row in json.loads(ended.output)]

    found = listed("--soeg", "hjemmehjælp område:V&S")
    assert found == ["2021-218", "2021-215", "2021-104"]
    assert listed("--soeg", "hjemmehjælp område:V&S", "--fra", "2021-08-01") == found[:2]
    every = dict.fromkeys(listed())
    closed = listed("--soeg", "er:lukket")
    assert len(closed) > 200, "no fewer than there are"
    assert [number for number in every if number in closed] == closed
    assert set(every) - set(closed) == set(listed("--aabne"))
    assert listed("--soeg", "") == []


def test_a_filter_that_cannot_be_read_is_refused(demo_file: Path) -> None:
    ended = ran("liste", "--soeg", "ord område:zz", "--fil", demo_file)
    assert (ended.status, ended.output) == (2, "")
    assert "område:»zz« kendes ikke. Skriv A&B, B&I" in ended.told


def test_the_file_named_last_counts(demo_file: Path) -> None:
    assert ran("--fil", "findes-ikke.db", "statistik", "--fil", demo_file).status == 0


@pytest.mark.parametrize("place", [0, 1])
def test_a_register_without_a_passphrase_may_be_said_to_have_none(demo_file: Path, place: int) -> None:
    arguments: list[str | Path] = ["statistik", "--fil", demo_file]
    arguments.insert(place, "--uden-kode")
    assert ran(*arguments).status == 0


def test_statistics_are_text_of_all_until_the_demos_own_day_when_nothing_is_asked(demo_file: Path) -> None:
    assert ran("statistik", "--fil", demo_file).output.startswith("Statistik 03-08-2020 – 17-01-2022\n")


@pytest.mark.parametrize("first", ["2021-08-01", "1-8-2021", "01/08/2021"])
def test_days_are_iso_or_danish(demo_file: Path, first: str) -> None:
    ended = ran("statistik", "--fil", demo_file, "--fra", first, "--til", "31-12-2021", "--format", "json")
    assert json.loads(ended.output)["period"] == {"from": "2021-08-01", "to": "2021-12-31", "months": 5.0}


def test_json_is_one_object_and_nothing_else(demo_file: Path) -> None:
    ended = ran("statistik", "--fil", demo_file, "--format", "json")
    assert ended.told == ""
    assert isinstance(json.loads(ended.output), dict)


def test_csv_has_its_headings(demo_file: Path) -> None:
    output = ran("statistik", "--fil", demo_file, "--format", "csv").output
    assert output.startswith("tabel;titel;række;antal;klager;procent;")


def test_a_period_before_the_first_inquiry_holds_nothing(demo_file: Path) -> None:
    body = json.loads(ran("statistik", "--fil", demo_file, "--til", "2019-12-31", "--format", "json").output)
    assert body["period"] == {"from": None, "to": "2019-12-31", "months": 0}
    assert (body["registered"], body["per_month"]) == (0, None)


def test_a_period_that_ends_before_it_begins_is_wrong_usage(demo_file: Path) -> None:
    ended = ran("statistik", "--fil", demo_file, "--fra", "2021-12-31", "--til", "2021-08-01")
    assert (ended.status, ended.output) == (2, "")
    assert "slutter (01-08-2021) før den begynder (31-12-2021)" in ended.told


def test_the_list_of_open_ones_begins_with_the_latest(demo_file: Path) -> None:
    lines = ran("liste", "--aabne", "--fil", demo_file).output.splitlines()
    assert len(lines) == 12
    assert lines[0].startswith("2022-1 ")
    assert "Venter stadig på børnefaglig undersøgelse" in lines[0]


def test_the_list_of_a_span_has_only_what_came_in_it(demo_file: Path) -> None:
    ended = ran("liste", "--fra", "2021-08-01", "--til", "2021-12-31", "--format", "json", "--fil", demo_file)
    days = [row["received"] for row in json.loads(ended.output)]
    assert len(days) == 118
    assert days == sorted(days, reverse=True)


def test_the_list_reaches_beyond_one_window(demo_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("borgerraad_tui.cli.liste._AT_A_TIME", 100)
    assert len(ran("liste", "--format", "csv", "--fil", demo_file).output.splitlines()) == 1 + 222 + 118 + 12


def test_an_inquiry_is_shown_by_its_number_or_this_years_bare_one(demo_file: Path) -> None:
    full, bare = (ran("vis", number, "--fil", demo_file) for number in ("2022-3", "3"))
    assert full == bare
    assert full.output.startswith("Henvendelse 2022-3\nArt: Andre henvendelser\nModtaget: 05-01-2022\n")


@pytest.mark.parametrize(
    ("number", "told"), [("2022-999", "Henvendelse 2022-999 findes ikke"), ("x", "kan ikke læses")]
)
def test_an_inquiry_that_is_not_there_is_wrong_input(demo_file: Path, number: str, told: str) -> None:
    ended = ran("vis", number, "--fil", demo_file)
    assert (ended.status, ended.output) == (2, "")
    assert told in ended.told


def test_the_catalogue_is_written_and_taken_in_again_unchanged(demo_register: Register, tmp_path: Path) -> None:
    demo_register.close()
    file, catalogue = demo_register.engine.path, tmp_path / "katalog.json"
    catalogue.write_text(ran("katalog", "--fil", file).output, encoding="utf-8-sig")
    assert ran("katalog", catalogue, "--fil", file) == (0, "Kataloget er uændret.\n", "")


def test_a_changed_catalogue_is_taken_in_and_told(demo_register: Register, tmp_path: Path) -> None:
    demo_register.close()
    file, catalogue = demo_register.engine.path, tmp_path / "katalog.json"
    text = ran("katalog", "--fil", file).output
    place = '{"nøgle": "gram", "navn": "Gram", "bogstav": "G"}'
    assert place in text
    catalogue.write_text(text.replace(place, f'{place}, {{"nøgle": "over", "navn": "Over Jerstal"}}'), encoding="utf-8")
    assert ran("katalog", catalogue, "--fil", file).output.splitlines() == ["ny: Over Jerstal"]
    assert "Over Jerstal" in ran("katalog", "--fil", file).output


@pytest.mark.parametrize("content", [b"{", b'{"kommune": 1}', b"\xff\xfe"])
def test_a_catalogue_that_cannot_be_read_is_wrong_input(demo_file: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "katalog.json").write_bytes(content)
    ended = ran("katalog", tmp_path / "katalog.json", "--fil", demo_file)
    assert (ended.status, ended.output) == (2, "")
    assert "kan ikke læses" in ended.told


@pytest.mark.parametrize(
    "arguments", [["statistik"], ["liste"], ["vis", "1"], ["katalog"]], ids=lambda arguments: arguments[0]
)
def test_a_register_that_is_not_there_is_named_and_not_made(arguments: list[str], tmp_path: Path) -> None:
    missing = tmp_path / "æøå mappe" / "findes ikke.db"
    ended = ran(*arguments, "--fil", missing)
    assert (ended.status, ended.output) == (2, "")
    assert str(missing) in ended.told
    assert not missing.parent.exists()


def test_a_file_that_is_no_register_is_trouble_with_the_file() -> None:
    sheet = DEMO_SHEETS / "2021.csv"
    before = sheet.read_bytes()
    ended = ran("statistik", "--fil", sheet)
    assert (ended.status, ended.output) == (3, "")
    assert "ikke et register" in ended.told
    assert sheet.read_bytes() == before


def test_a_register_that_is_open_elsewhere_is_trouble_with_the_file(register: Register) -> None:
    ended = ran("statistik", "--fil", register.engine.path)
    assert ended.status == 3
    assert "allerede åbent" in ended.told


def test_the_version_is_told() -> None:
    assert ran("--version") == (0, f"borgerraad {__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_danish_and_takes_a_file(command: str) -> None:
    ended = ran(command, "--help")
    assert ended.status == 0
    assert ended.output.startswith(f"Brug: borgerraad {command} [VALG]")
    assert "Valgmuligheder:" in ended.output
    assert "--fil FIL" in ended.output
    assert "Vis denne hjælp." in ended.output
    for english in ("Usage", "Options", "Commands", "Show ", "OPTIONS", "FILE"):
        assert english not in ended.output


def test_the_help_page_lists_the_commands() -> None:
    output = ran("--help").output
    assert "Kommandoer:" in output
    for command in COMMANDS:
        assert f"\n  {command} " in output


def test_without_a_first_day_it_begins_with_the_first_consultation_or_inquiry(register: Register) -> None:
    with register.acts.act("To"):
        register.consultations.add(Consultation(day=date(2021, 3, 1), entered=NOW, kind="sparring"))
    register.close()
    told = ("statistik", "--fil", register.engine.path, "--format", "json")
    body = json.loads(ran(*told).output)
    assert (body["period"]["from"], body["consultations"], body["registered"]) == ("2021-03-01", 1, 0)
    sheet = register.engine.path.with_name("tidlig.csv")
    sheet.write_text(f"{HEADING}2021-02-01;klage;a\n", encoding="utf-8")
    ran("importer", sheet, "--fil", register.engine.path)
    assert json.loads(ran(*told).output)["period"]["from"] == "2021-02-01"


def test_the_months_of_a_period_that_is_not_over_end_today(demo_file: Path) -> None:
    ended = ran("statistik", "--fra", "1-1-2022", "--til", "31-12-2022", "--format", "json", "--fil", demo_file)
    body = json.loads(ended.output)
    assert body["period"] == {"from": "2022-01-01", "to": "2022-12-31", "months": 0.55}  # 17 of 31 days
    assert (body["counted"], body["per_month"]) == (11, 20.1)  # 11 x 31 / 17


def test_a_first_day_to_come_alone_is_told_as_what_it_is(demo_file: Path) -> None:
    ended = ran("statistik", "--fra", "2030-01-01", "--fil", demo_file)
    assert (ended.status, ended.output) == (2, "")
    assert ended.told.startswith(
        "--fra 01-01-2030 ligger i fremtiden, og uden --til slutter perioden i dag, 17-01-2022."
    )


def test_the_number_of_a_narrow_list_is_understood(demo_file: Path) -> None:
    short, full = (ran("vis", number, "--fil", demo_file) for number in ("21-118", "2021-118"))
    assert short == full
    assert full.output.startswith("Henvendelse 2021-118\n")


def test_the_open_ones_of_a_span_are_the_open_ones_received_in_it(demo_file: Path) -> None:
    span = ("--fra", "2022-01-05", "--til", "2022-01-10")
    both = [
        json.loads(ran("liste", *more, *span, "--format", "json", "--fil", demo_file).output)
        for more in ((), ("--aabne",))
    ]
    every, still_open = ({row["number"] for row in rows if row["closed"] is None} for rows in both)
    assert every == still_open
    assert 0 < len(still_open) < 12


def test_the_list_of_a_span_reads_no_row_outside_it(demo_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    rows = InquiryWindow.rows

    def noted(window: InquiryWindow, start: int, number: int) -> Sequence[ListedInquiry]:
        found = rows(window, start, number)
        read.extend(row.received for row in found)
        return found

    monkeypatch.setattr(InquiryWindow, "rows", noted)
    ran("liste", "--fra", "2021-12-01", "--til", "2021-12-10", "--fil", demo_file)
    assert read
    assert all("2021-12-01" <= day <= "2021-12-10" for day in read)


def test_a_catalogue_of_another_municipality_changes_nothing(demo_register: Register, tmp_path: Path) -> None:
    demo_register.close()
    file, catalogue = demo_register.engine.path, tmp_path / "katalog.json"
    before = ran("katalog", "--fil", file).output
    changed = before.replace("Haderslev Kommune", "Ærø Kommune").replace('"navn": "Gram"', '"navn": "Gram by"')
    catalogue.write_text(changed, encoding="utf-8")
    ended = ran("katalog", catalogue, "--fil", file)
    assert (ended.status, ended.output) == (2, "")
    assert "Kataloget er til Ærø Kommune, men registret er til Haderslev Kommune; intet er ændret." in ended.told
    assert ran("katalog", "--fil", file).output == before
