"""Publishing on screen: the form, what moved since, the figures with the inquiries as they were, and what is written of them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import docx
import pytest

from borgerraad_tui.chapters.blocks import TableBlock
from borgerraad_tui.chapters.parts import PIECES
from borgerraad_tui.chapters.plan import read_plan
from borgerraad_tui.chapters.since import since_document
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.export.copied import copied_text
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.kinds import FROZEN, REPORT, REPORT_PART
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import EXPORT_FOLDER
from tests.tui.journey import LARGE, Journey, at_desk

TO_147 = ("1", "/", *"2021-147", "enter")
"""Keys to the room of inquiry 2021-147: a complaint of the second sub-period, closed, about »Forvaltningsret«."""
MOVE = (*TO_147, "enter", "shift+tab", "o", "ctrl+s")
"""Keys that make it one about »Opgavevaretagelse«."""
SECOND = ("1", "6", "home", *["down"] * (len(PIECES) + 2))
"""Keys to the second sub-period of the report: past the first one, its pieces, and the days between the two."""
WARNED = "Se efter først: Dagene 01-07-2021 – 31-07-2021 er ikke med i nogen delperiode."


@pytest.fixture
async def desk(demo_register: Register, tmp_path: Path) -> AsyncIterator[Journey]:
    """The desk, whose last document went into an empty folder."""
    folder = tmp_path / "ud"
    folder.mkdir()
    demo_register.settings.set(EXPORT_FOLDER, str(folder))
    async with at_desk(demo_register, LARGE) as journey:
        yield journey


def published(desk: Journey) -> str:
    return str(desk.register.records(REPORT).get(1).published)


def live(desk: Journey) -> Figures:
    part = desk.register.records(REPORT_PART).where("report = 1", (), "first")[1]
    return desk.register.figures(part.first, part.last)


def themes(figures: Figures) -> dict[str, int]:
    return {row.name: row.count for row in figures.table(9).rows}


async def test_the_form_has_today_tells_what_becomes_fixed_and_warns_without_refusing(desk: Journey) -> None:
    await desk.press("6", "f")
    assert desk.values == {"published": "2022-01-17"}
    told = "2 delperioders tal, tekster og regler ligger derefter fast, hvad der end rettes siden. Ctrl+Z fortryder."
    assert desk.status == f"{told} {WARNED}"
    await desk.press("ctrl+a", *"14/1", "ctrl+s")
    assert desk.status == "Gemt: Beretningen »Beretning 2020-2021« offentliggjort 14-01-2022."
    assert desk.lines[1].strip().endswith("2 delperioder · offentliggjort 14-01-2022")
    assert len(desk.register.records(FROZEN).where("true")) == 2
    await desk.press("ctrl+z")
    assert (published(desk), desk.register.records(FROZEN).where("true")) == ("None", [])
    assert "offentliggjort" not in desk.lines[1]
    await desk.press("ctrl+y")
    assert published(desk) == "2022-01-14"


async def test_an_inquiry_that_counts_otherwise_since_the_day_of_publication_is_warned_of_first(desk: Journey) -> None:
    with desk.register.engine.transaction():
        desk.register.engine.execute("UPDATE act SET at = '2022-01-10T09:00:00'")
    await desk.press(*MOVE, "1", "6", "f")
    assert desk.status.endswith(WARNED)
    await desk.press("ctrl+a", *"14/1")
    moved = (
        "Se efter først: 1 henvendelse tæller anderledes nu end 14-01-2022; det er tallene, som de er nu, der fryses."
    )
    assert desk.status.endswith(f"{moved} Og 1 til.")


async def test_a_figure_of_hers_that_stands_nowhere_is_warned_of_with_the_number_of_others(desk: Journey) -> None:
    await desk.press("6", "home", *["down"] * 5, "enter", *"Sidste år 34 %.", "ctrl+s", "f")
    where = "Teksten til Tabel 3 Klageandel (Vikarperioden, 01-08-2020 – 30-06-2021)"
    assert desk.status.endswith(f"Se efter først: {where}: 34 % står ikke i tallene. Og 1 til.")
    await desk.press("ctrl+s")
    assert published(desk) == "2022-01-17"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("ctrl+a", *"31-12-2021"), "Dagen for offentliggørelsen skal ligge efter beretningens sidste dag, 31-12-2021"),
        (("ctrl+a", *"1-2-2022"), "Dagen for offentliggørelsen skal ligge efter beretningens sidste dag, 31-12-2021"),
        (("ctrl+a", "delete"), "Skriv den dag, beretningen er offentliggjort, fx 31-3-2022."),
    ],
)
async def test_a_day_that_cannot_be_is_refused_at_its_field(desk: Journey, keys: tuple[str, ...], told: str) -> None:
    await desk.press("6", "f", *keys, "ctrl+s")
    assert desk.here == "published"
    assert desk.hint.removeprefix("! ").startswith(told)
    assert published(desk) == "None"


async def test_a_report_whose_last_day_has_not_passed_says_so_at_once_and_at_the_field(desk: Journey) -> None:
    days = ("tab", "tab", "ctrl+a", *"1-1-2022", "tab", "ctrl+a", *"17-1-2022")
    await desk.press("6", "n", *"Beretning 2022", *days, "ctrl+s", "f")
    told = "Beretningens sidste dag, 17-01-2022, er ikke gået endnu"
    assert desk.status.removeprefix("! ").startswith(told)
    await desk.press("ctrl+s")
    assert desk.hint.removeprefix("! ").startswith(told)
    assert desk.register.records(FROZEN).where("true") == []


async def test_publish_change_one_see_the_move_open_the_figure_as_it_was_and_undo(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", "h")
    assert desk.room == "SinceRoom"
    assert desk.lines[1].strip().startswith("Intet tal er flyttet siden offentliggørelsen.")
    before = themes(live(desk))
    await desk.press(*MOVE)
    moved = {name: (before[name], n) for name, n in themes(live(desk)).items() if before[name] != n}
    assert moved == {"Forvaltningsret eller forvaltningsskik": (86, 85), "Opgavevaretagelse": (2, 3)}
    await desk.press("1", "6", "h")
    assert desk.lines[1].strip().startswith("4 rækker og 1 henvendelse er anderledes nu.")
    assert desk.line("Tabel 9, Opgavevaretagelse").split()[-7:] == ["2", "(2", "%)", "→", "3", "(3", "%)"]
    await desk.press("enter")
    assert desk.room == "SinceRoom", "a sub-period opens nothing"
    await desk.press("end")
    assert desk.line("Talte som") == (
        "Talte som Klage · Voksen og Sundhed · Forvaltningsret eller forvaltningsskik · Undersøgt · Genoptaget af forvaltningen"
    )
    await desk.press("enter")
    assert desk.room == "InquiryRoom"
    assert desk.lines[1].strip() == "Henvendelsen, som den er nu. I beretningen tæller den, som den var."
    await desk.press(*SECOND, "g", "a", *["right"] * 10, "home")
    assert desk.room == "FrozenStatistics"
    assert desk.lines[0].startswith(" SOM OFFENTLIGGJORT 17-01-2022 · 01-08-2021 – 31-12-2021 · Den resterende")
    assert desk.line("Opgavevaretagelse").split()[:2] == ["Opgavevaretagelse", "2"]
    await desk.press("enter")
    assert desk.room == "FoundThen"
    assert desk.lines[0].strip().endswith("86 henvendelser")
    assert desk.lines[1].strip().split("  ")[0] == "Enter åbner henvendelsen, som den er nu."
    assert desk.lines[1].strip().endswith("som offentliggjort 17-01-2022")
    await desk.press(*["down"] * 40)
    await desk.walk_down("2021-147")
    await desk.press("enter")
    assert desk.lines[1].strip().startswith("Henvendelsen, som den er nu.")
    assert desk.line("Tema").split() == ["Tema", "Opgavevaretagelse"]
    await desk.press("ctrl+z", "escape")
    assert themes(live(desk)) == before
    await desk.press("1", "6", "h")
    assert desk.lines[1].strip().startswith("Intet tal er flyttet")


async def test_the_period_of_the_statistics_is_chosen_from_there_and_what_is_frozen_stays(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", "home", "g", "p", "1")
    assert desk.room == "FrozenStatistics"
    assert desk.lines[0].startswith(" SOM OFFENTLIGGJORT 17-01-2022 · 01-08-2020 – 30-06-2021")
    assert desk.status == "Statistikken (s) viser nu 01-08-2021 – 31-12-2021. Tallene her ligger fast."
    await desk.press("s")
    assert desk.lines[0].startswith(" STATISTIK · 01-08-2021 – 31-12-2021")
    await desk.press("s")
    assert desk.room == "FrozenStatistics"


async def test_a_table_that_was_not_published_is_not_asked_for(desk: Journey) -> None:
    await desk.press("s", "left")
    assert "◀ Svarfristen ▶" in desk.lines[1]
    await desk.press("6", "f", "ctrl+s")
    kept = desk.register.records(FROZEN)
    with desk.register.acts.act("Som en tidligere version gemte dem"):
        for one in kept.where("true"):
            figures = json.loads(one.figures)
            kept.update(one.edit(figures=json.dumps({**figures, "further": None})))
    await desk.press("home", "g")
    assert "◀ Alle tabeller ▶" in desk.lines[1]
    await desk.press("left", "left")
    assert "◀ Tabel 9 ▶" in desk.lines[1]
    assert "Svarfristen" not in desk.screen


async def test_the_cursor_says_which_sub_period_and_an_unpublished_report_has_none(desk: Journey) -> None:
    for key in ("h", "g"):
        await desk.press("6", "home", key)
        assert desk.room == "ReportRoom"
        assert desk.status.startswith("! Beretningen er ikke offentliggjort, så intet ligger fast endnu. Tryk f")
        await desk.press("1")
    await desk.press("6", "f", "ctrl+s", "end", "g")
    assert desk.room == "ReportRoom"
    assert desk.status == "! Stil markøren i den delperiode, du vil se tallene for."
    await desk.press("f")
    assert desk.status.startswith(
        "! Beretningen er offentliggjort 17-01-2022, og det, der står i den, kan ikke ændres."
    )


async def test_arrows_in_figures_that_are_gone_pick_no_other_table(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", "home", "g", "right", "right")
    picked = desk.lines[1].split("▶")[0]
    await desk.press("ctrl+z", "right", "left", "left", "ctrl+y")
    assert "Tabel 1" in picked
    assert desk.lines[1].startswith(picked)


@pytest.mark.parametrize(
    ("keys", "room"),
    [
        (("h",), "SinceRoom"),
        (("g",), "FrozenStatistics"),
        (("g", "enter"), "FoundThen"),
        ((*SECOND[3:], "g", "a", "left", "left", "enter"), "RequestsThen"),
        ((*SECOND[3:], "g", "a", "right", "end", "enter"), "ConsultationsThen"),
    ],
)
async def test_when_the_publishing_is_undone_the_rooms_say_so_and_come_back_with_it(
    desk: Journey, keys: tuple[str, ...], room: str
) -> None:
    await desk.press("6", "f", "ctrl+s", "home", *keys)
    seen = desk.screen.split("\n")[:-2]
    assert desk.room == room
    await desk.press("ctrl+z")
    assert desk.status == "Fortrudt: Beretningen »Beretning 2020-2021« offentliggjort 17-01-2022"
    assert "Offentliggørelsen er fortrudt." in desk.screen or "ikke offentliggjort, så intet ligger fast" in desk.screen
    for key in ("enter", "u", "c", "right", "x"):
        await desk.press(key)
        assert desk.room == room, key
    await desk.press("ctrl+y")
    assert desk.screen.split("\n")[:-2] == seen


async def test_what_moved_is_copied_and_written_as_it_stands(desk: Journey, tmp_path: Path) -> None:
    await desk.press("6", "f", "ctrl+s", *MOVE, "1", "6", "h", "c")
    document = since_document(desk.register, read_plan(desk.register, 1))
    assert desk.app.clipboard == copied_text(document.blocks)
    await desk.press("u", "j", "ctrl+s")
    (path,) = (tmp_path / "ud").glob("*.json")
    body = json.loads(path.read_text(encoding="utf-8"))
    assert (body["title"], path.stem) == (
        "Siden offentliggørelsen",
        "Siden-offentliggørelsen-Beretning-2020-2021-2022-01-17",
    )


async def test_what_is_written_of_a_published_report_are_the_frozen_figures_also_after_edits(
    desk: Journey, tmp_path: Path
) -> None:
    await desk.press("6", "f", "ctrl+s")
    frozen = [*report_document(desk.register, read_plan(desk.register, 1)).of(TableBlock)]
    await desk.press(*MOVE, *SECOND, "u", "d", "ctrl+s")
    (path,) = (tmp_path / "ud").glob("*.docx")
    word = docx.Document(str(path))
    assert len(word.tables) == len(frozen)
    for table, block in zip(word.tables, frozen, strict=True):
        written = [row.cells[1].text for row in table.rows[1:]]
        assert written == [str(row[1]) for row in (*block.rows, *([block.total] if block.total else []))]
    assert "86" in [row.cells[1].text for row in word.tables[-1].rows], "85 now"


async def test_the_figures_of_one_sub_period_are_written_alone(desk: Journey, tmp_path: Path) -> None:
    await desk.press("6", "f", "ctrl+s", *MOVE, *SECOND, "g", "u", "j", "ctrl+s")
    (path,) = (tmp_path / "ud").glob("*.json")
    assert path.stem == "Beretning-2020-2021-2021-08-01-2021-12-31"
    text = path.read_text(encoding="utf-8")
    assert "01-08-2020 – 30-06-2021" not in text
    assert "Sådan er der talt" in text
    assert "anbefales at have fokus på" not in text
    (nine,) = (block for block in json.loads(text)["blocks"] if block.get("table") == 9)
    assert nine["rows"][0][:2] == ["Forvaltningsret eller forvaltningsskik", 86]
