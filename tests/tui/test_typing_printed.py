"""What is printed, typed off the page by hand: a table at a time, a line a row, and a slip is pointed out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from borgerraad_tui.chapters.printed_reports import keep_new
from borgerraad_tui.intake.printed import read_printed
from borgerraad_tui.statistics.printed import PrintedPeriod, PrintedRow, PrintedTable
from borgerraad_tui.store.register import Register
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.test_reconciling import BEGUN, FILE, cleared, kept


@pytest.fixture
async def desk(demo_register: Register) -> AsyncIterator[Journey]:
    """The desk on a large screen, without printed figures."""
    cleared(demo_register)
    async with at_desk(demo_register, LARGE) as journey:
        yield journey


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
    above = [(str(header), str(number)) for header, number in printed.headers.items()]
    for field, text in [*above, ("per_month", "knap 28")]:
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


async def test_a_row_printed_with_other_letters_keeps_its_figures_when_another_is_typed(
    demo_register: Register,
) -> None:
    cleared(demo_register)
    printed = PrintedRow("ANDEN behandling og Hjælp", 36, None, 60)
    days = date(2021, 8, 1), date(2021, 12, 31)
    period = PrintedPeriod("", *days, {}, "", (PrintedTable(4, (printed,)),))
    with demo_register.acts.act("Trykt"):
        keep_new(demo_register, "Beretning", [period])
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("6", "e", "enter", "enter", "4", "tab", *"19 32 %", "ctrl+s")
        ((after,),) = kept(desk)
        own = replace(printed, name="Anden behandling og hjælp")
        assert after.table(4).rows == (own, PrintedRow("Undersøgt", 19, None, 32))


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
