"""A printed report on screen: read in or typed by hand, held against the register, and looked into."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.chapters.printed_reports import printed_reports
from borgerraad_tui.intake.printed import read_printed
from borgerraad_tui.statistics.printed import PrintedPeriod, PrintedRow
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


@pytest.fixture
async def desk(demo_register: Register, tmp_path: Path) -> AsyncIterator[Journey]:
    """The desk on a large screen, without printed figures, and an empty folder for documents."""
    with demo_register.acts.act("Ryddet"):
        for one in demo_register.records(PRINTED).where("true"):
            demo_register.records(PRINTED).remove(one.id or 0)
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


async def test_a_table_typed_by_hand_with_a_slip_has_it_pointed_out(desk: Journey) -> None:
    await desk.press(*BEGUN, "enter")
    assert "Her er ingen trykte tal skrevet ind endnu." in desk.screen
    await desk.press("enter", "4")
    assert desk.lines[0].startswith(" Tabel 4 Handlinger ved klager, som trykt")
    # printed: 36 (60 %), 19 (32 %), 5 (8 %), in all 60; one figure is turned round
    await desk.press(*"36 60 %", "tab", *"91 32 %", "tab", *"5 8", "tab", "tab", *"60")
    assert desk.status.startswith("Rækkerne giver 132 tilsammen, men i alt er skrevet som 60.")
    await desk.press("ctrl+s")
    assert desk.status == "Gemt: Tabel 4, 7 tal, 1 afviger."
    line = desk.line("Tabel 4, Undersøgt")
    assert line.split()[3:6] == ["antal", "91", "19"]
    assert "Ingen af de kendte årsager forklarer det." in line
    await desk.press("enter", "4", "tab", "ctrl+a", *"19 32 %", "ctrl+s")
    assert desk.status == "Gemt: Tabel 4, 7 tal, ingen afviger."
    ((period,),) = kept(desk)
    assert period.table(4) == read_printed(FILE.read_bytes(), "trykt")[1].table(4)
    await desk.press("ctrl+z")
    assert "91" in desk.line("Tabel 4, Undersøgt")
    await desk.press("ctrl+z", "ctrl+z")
    assert kept(desk) == []


async def test_everything_typed_by_hand_is_what_the_file_says(desk: Journey) -> None:
    _, printed = read_printed(FILE.read_bytes(), "trykt")
    await desk.press(*BEGUN, "enter", "enter", "0")
    for field, text in {
        **{key: str(number) for key, number in printed.headers.items()},
        "per_month": "knap 28",
    }.items():
        await desk.walk_to(field)
        await desk.press(*text)
    await desk.press("ctrl+s")
    for table in printed.tables:
        await desk.press("enter", str(table.number))
        for row in table.rows:
            await desk.walk_to(f"row {row.name}")
            figures = [row.count, row.complaints, row.percent]
            await desk.press(*" ".join(str(figure) for figure in figures if figure is not None))
        await desk.press("ctrl+s")
    ((typed,),) = kept(desk)
    assert typed == PrintedPeriod("", printed.first, printed.last, printed.headers, "knap 28", printed.tables)
    assert desk.lines[1].strip() == "4 trykte tal afviger"


async def test_the_next_table_is_offered_until_all_are_typed(desk: Journey) -> None:
    await desk.press(*BEGUN, "enter", "enter")
    assert "Tallene over tabellerne" in picked(desk)
    await desk.press("enter", *"118", "ctrl+s", "enter")
    assert "Tabel 1" in picked(desk)
    await desk.press("3")
    await desk.press(*"25 12 48", "ctrl+s", "enter")
    assert "Tabel 4" in picked(desk)


def picked(desk: Journey) -> str:
    """The line under the cursor of the dialog on top."""
    return next(line for line in desk.lines if "│▶" in line)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("mange", "»mange« er intet tal. Skriv antal klager procent, fx 42 30 71 %."),
        ("25 12 48,5 %", "»48,5« er intet helt tal."),
        ("25 12 48 9", "Her er flere tal, end tabellen har."),
        ("99999999999", "er for stort til at stå i en beretning."),
    ],
)
async def test_what_is_no_row_is_told_at_its_field(desk: Journey, typed: str, told: str) -> None:
    await desk.press(*BEGUN, "enter", "enter", "3", "tab", *typed, "shift+tab", "ctrl+s")
    assert (desk.here, desk.room) == ("row Børn og Kultur", "FormScreen")
    assert told in desk.hint
    await desk.press("ctrl+a", *"42 30 71 %", "ctrl+s")
    assert desk.status == "Gemt: Tabel 3, 3 tal, ingen afviger."


async def test_a_row_that_the_register_does_not_have_is_typed_with_its_name(desk: Journey) -> None:
    await desk.press(*BEGUN, "enter", "enter", "9")
    await desk.walk_to("further")
    await desk.press(*"Andet: 7 6", "ctrl+s")
    assert "»Andet« har sin egen linje her" in desk.hint
    await desk.press("ctrl+a", *"Sagsbehandlingstid 3", "ctrl+s")
    assert "Skriv rækkens navn, kolon og tallene" in desk.hint
    await desk.press("ctrl+a", *"Svar: sen: 3 2 %", "ctrl+s")
    ((period,),) = kept(desk)
    assert period.table(9).rows == (PrintedRow("Svar: sen", 3, None, 2),)
    assert "findes ikke" in desk.line("Tabel 9, Svar: sen")
    await desk.press("enter", "9")
    await desk.walk_to("row Svar: sen")
    await desk.press("ctrl+a", "delete", "ctrl+s")
    assert kept(desk)[0][0].tables == ()


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


async def test_periods_are_added_and_mended_and_keep_their_figures(desk: Journey) -> None:
    await desk.press(
        *BEGUN, "enter", "enter", "0", *"118", "ctrl+s", "a", "tab", *"1-8-2021", "tab", *"31-12-2021", "ctrl+s"
    )
    assert "Den periode står der allerede." in desk.hint
    await desk.press("ctrl+a", *"1-8-2020", "tab", "ctrl+a", *"30-6-2021", "ctrl+s")
    await desk.press(
        "m", *"ret en delperiode i", "enter", "1", *"Resten", "tab", "tab", "ctrl+a", *"1-7-2021", "ctrl+s"
    )
    assert "slutter, før den begynder" in desk.hint
    await desk.press("ctrl+a", *"30-11-2021", "ctrl+s")
    ((first, second),) = kept(desk)
    assert (first.name, first.last.isoformat(), first.headers) == ("Resten", "2021-11-30", {"registered": 118})
    assert (second.first.isoformat(), second.figures) == ("2020-08-01", 0)
    assert "Resten, 01-08-2021 – 30-11-2021" in desk.screen


async def test_a_form_on_what_an_undo_took_away_says_so(desk: Journey) -> None:
    await desk.press(*BEGUN, "enter", "enter", "3", *"25 12 48", "escape", "ctrl+z")
    assert "findes ikke længere" in desk.screen
    await desk.press("1", "home", "enter")
    assert "findes ikke længere" in desk.status
    assert desk.room == "Desk"


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
