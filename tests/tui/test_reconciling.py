"""A printed report on screen: read in or typed by hand, held against the register, and looked into."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.chapters.printed_reports import printed_reports
from borgerraad_tui.intake.printed import read_printed
from borgerraad_tui.statistics.printed import PrintedPeriod
from borgerraad_tui.store.kinds import PRINTED
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import EXPORT_FOLDER
from tests import statistics
from tests.tui.journey import LARGE, SMALL, Journey, at_desk
from tests.tui.test_hostile import NASTY, assert_only_shows

FILE = Path(statistics.__file__).parent / "printed-tables.json"
FOUR = (
    ("Teksten, gennemsnit", "knap 28", "godt 22", "Delt med 4 måneder i stedet for 5 måneder"),
    ("Tabel 3, Teknik og", "66", "67", "Skåret af i stedet for rundet"),
    ("Tabel 6, I alt", "61", "60", "Lagt sammen af rundede rækker"),
    ("Tabel 7, I alt", "31", "32", "Lagt sammen af rundede rækker"),
)
"""The printed report's figures that disagree with their own counts: where, printed, counted and why."""
BEGUN = ("6", "e", "n", *"Efter hånden", "tab", "tab", *"1-8-2021", "tab", *"31-12-2021", "ctrl+s")
"""From the desk to the printed reports, with one of the second period begun by hand."""


def cleared(register: Register) -> None:
    """Take away what the demo holds of the printed report."""
    with register.acts.act("Ryddet"):
        for one in register.records(PRINTED).where("true"):
            register.records(PRINTED).remove(one.id or 0)


@pytest.fixture
async def desk(demo_register: Register, tmp_path: Path) -> AsyncIterator[Journey]:
    """The desk on a large screen, without printed figures, and an empty folder for documents."""
    cleared(demo_register)
    (tmp_path / "ud").mkdir()
    demo_register.settings.set(EXPORT_FOLDER, str(tmp_path / "ud"))
    async with at_desk(demo_register, LARGE) as journey:
        yield journey


def kept(desk: Journey) -> list[tuple[PrintedPeriod, ...]]:
    """The periods of every printed report that is kept."""
    return [one.periods for one in printed_reports(desk.register)]


async def type_path(desk: Journey, path: str) -> None:
    """Open the form for a file from the desk, and paste a path into it."""
    await desk.press("6", "e", "l")
    await desk.paste(path)
    await desk.press("ctrl+s")


async def test_the_demo_holds_the_printed_report_with_its_four(demo_register: Register) -> None:
    async with at_desk(demo_register, SMALL) as desk:
        await desk.press("6", "e")
        assert "4 trykte tal afviger" in desk.cursor
        assert kept(desk) == [read_printed(FILE.read_bytes(), "trykt")]


@pytest.mark.parametrize("around", ["{}", '"{}"', "'{}'", "»{}«", "  {}  "])
async def test_a_file_is_read_in_once_and_shows_just_the_four_with_their_causes(desk: Journey, around: str) -> None:
    await type_path(desk, around.format(FILE))
    assert desk.status == "Gemt: De trykte tal »printed-tables« med 110 tal. Enter holder dem op mod registret."
    assert kept(desk) == [read_printed(FILE.read_bytes(), "trykt")]
    assert "4 trykte tal afviger" in desk.cursor
    await desk.press("enter")
    assert desk.room == "ReconciledRoom"
    assert desk.lines[0].startswith(" AFSTEMNING · printed-tables")
    for where, printed, counted, cause in FOUR:
        line = desk.line(where)
        assert line.split(cause)[0].endswith((f"{printed:<9}{counted:<9}", f"{printed}  {counted}  ")), line
        assert cause in line
    assert sum(line.startswith(("  Tabel ", "  Teksten")) for line in desk.lines) == len(FOUR)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "kan ikke læses. Se efter, om den findes"),
        (b"", "er ikke JSON"),
        (b"[" * 100_000, "er ikke JSON"),
        (b"\x00\xff\xfe", "er ikke JSON"),
        (b"{}", "her skal stå en liste"),
        (b'{"periods": [{"period": {"from": "0001-01-01", "to": "0001-02-01"}}]}', "ligger uden for"),
        (b" " * 2_000_001, "er for stor"),
    ],
)
async def test_a_file_that_is_none_is_told_at_its_field_and_nothing_is_lost(
    desk: Journey, tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "trykt.json"
    if content is not None:
        path.write_bytes(content)
    await type_path(desk, str(path))
    assert (desk.room, desk.here, desk.values["path"]) == ("FormScreen", "path", str(path))
    assert told in desk.hint
    assert kept(desk) == []


@pytest.mark.parametrize(
    ("path", "told"), [("", "Skriv eller indsæt stien"), ("trykt.json", "Skriv hele stien til filen")]
)
async def test_a_path_must_be_there_and_whole(desk: Journey, path: str, told: str) -> None:
    await desk.press("6", "e", "l", *path, "ctrl+s")
    assert told in desk.hint


async def test_hostile_texts_in_a_file_are_shown_as_data(desk: Journey, tmp_path: Path) -> None:
    rows = [{"name": NASTY, "count": 1, "printed_percent": 1}, {"name": "__proto__", "count": 2}]
    period = {"name": NASTY, "from": "2021-08-01", "to": "2021-12-31"}
    body = {"periods": [{"period": period, "printed_monthly": NASTY, "tables": [{"table": 9, "rows": rows}]}]}
    (tmp_path / "[red]x.json").write_text(json.dumps(body), encoding="utf-8")
    await type_path(desk, str(tmp_path / "[red]x.json"))
    assert "[red]x" in desk.cursor
    for keys in (
        ("enter",),
        ("enter",),
        ("end", "enter"),
        ("ctrl+s",),
        ("enter", "home", "enter"),
        ("ctrl+s",),
        ("g",),
        ("2",),
    ):
        await desk.press(*keys)
        assert_only_shows(desk)
    assert desk.room == "Statistics"
    await desk.press("escape", "u", "j", "ctrl+s")
    assert "Rækken findes ikke i registrets tabel." in json.dumps(written(tmp_path / "ud"), ensure_ascii=False)


def written(folder: Path) -> dict[str, Any]:
    """The JSON document that is alone in the folder."""
    (path,) = folder.glob("*.json")
    body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return body


async def test_from_a_deviation_one_gets_to_the_inquiries_behind_the_figure(desk: Journey) -> None:
    await type_path(desk, str(FILE))
    await desk.press("enter", "g", "2")
    assert desk.room == "Statistics"
    assert desk.lines[0].startswith(" STATISTIK · 01-08-2021 – 31-12-2021")
    assert desk.cursor.split()[:6] == ["▶Teknik", "og", "Klima", "6", "4", "67"]
    await desk.press("enter")
    assert desk.lines[0].startswith(" Tabel 3 · Teknik og Klima")
    assert "6 henvendelser, heraf 4 klager" in desk.lines[0]
    await desk.press("escape", "escape")
    assert desk.room == "ReconciledRoom"


async def test_what_is_written_and_copied_is_what_is_read(desk: Journey, tmp_path: Path) -> None:
    await type_path(desk, str(FILE))
    await desk.press("enter", "c")
    for where, printed, counted, _ in FOUR:
        assert f"{printed}\t{counted}" in next(
            line for line in desk.app.clipboard.split("\n") if line.startswith(where)
        )
    await desk.press("u", "j", "ctrl+s")
    body = written(tmp_path / "ud")
    assert body["title"] == "Afstemning af printed-tables"
    assert [path.name for path in (tmp_path / "ud").iterdir()] == ["Afstemning-printed-tables.json"]


async def test_a_name_is_one_s_own_and_can_be_another(desk: Journey) -> None:
    await type_path(desk, str(FILE))
    await desk.press("l")
    await desk.paste(str(FILE))
    await desk.press("ctrl+s")
    assert "Der er allerede trykte tal med navnet »printed-tables«" in desk.hint
    await desk.walk_to("name")
    await desk.press(*"Igen", "ctrl+s")
    assert [one.name for one in printed_reports(desk.register)] == ["Igen", "printed-tables"]
    assert "Igen" in desk.cursor, "the cursor is on the new one"
    await desk.press("m", *"ret navnet", "enter", "ctrl+a", *"Første", "ctrl+s")
    assert [one.name for one in printed_reports(desk.register)] == ["Første", "printed-tables"]
    await desk.press("home", "x")
    assert desk.status == "De trykte tal »Første« fjernet. Ctrl+Z fortryder."
    await desk.press("ctrl+z")
    assert "Første" in desk.screen


async def test_names_are_hidden_with_all_of_hers(desk: Journey) -> None:
    await desk.press(
        "6", "e", "n", *"Lejemål", "tab", *"Vintersagen", "tab", *"1-8-2021", "tab", *"31-12-2021", "ctrl+s", "f9"
    )
    for keys in ((), ("enter",), ("enter",), ("4",), ("escape", "m", *"ret en delperiode i", "enter")):
        await desk.press(*keys)
        assert "Lejemål" not in desk.screen
        assert "Vintersagen" not in desk.screen


async def test_it_is_in_every_room_s_menu_and_the_letter_leads_back(desk: Journey) -> None:
    await desk.press("m", *"trykte tal", "enter")
    assert desk.room == "PrintedRoom"
    await desk.press("escape", "6", "e")
    assert desk.room == "PrintedRoom"
    await desk.press("e")
    assert desk.room == "ReportRoom"
