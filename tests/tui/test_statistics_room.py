"""The statistics on screen: the printed report's figures, what its keys do, and that it is always up to date."""

from __future__ import annotations

import re
from typing import Any

import pytest

from borgerraad_tui.store.register import Register
from tests.statistics.test_printed_report import PRINTED
from tests.tui.journey import LARGE, Journey, at_desk

PERIODS = {"2": PRINTED["periods"][0], "1": PRINTED["periods"][1]}
"""The printed periods by their digit in the picker."""
COMPUTED = {
    (3, "Teknik og Klima"): 67,
    (6, "I alt"): 60,
    (7, "I alt"): 32,
}
"""Percentages that the report printed otherwise than its own counts say."""


def figures_of(line: str, name: str) -> list[int]:
    """The numbers behind a name in a line of the board."""
    return [int(number) for number in re.findall(r"\d+", line.split(name, 1)[1])]


def expected(table: dict[str, Any], row: dict[str, Any]) -> list[int]:
    """What the board shows of a printed row: count, complaints in table 3, percent."""
    name = row.get("name", "I alt")
    percent = COMPUTED.get((table["table"], name), row.get("printed_percent", 100))
    return [row["count"], *([row["klage"]] if "klage" in row else []), percent]


@pytest.mark.parametrize("digit", ["1", "2"])
async def test_every_printed_figure_is_on_the_screen(demo_register: Register, digit: str) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("s", "p", digit, "right")
        for table in PERIODS[digit]["tables"]:
            while f"Tabel {table['table']} " not in desk.lines[1]:
                await desk.press("right")
            for row in [*table["rows"], table["total"]]:
                name = row.get("name", "I alt")
                assert figures_of(desk.line(name), name) == expected(table, row)


@pytest.mark.parametrize("digit", ["1", "2"])
async def test_the_overview_of_a_printed_period_is_the_reports(desk: Journey, digit: str) -> None:
    printed = PERIODS[digit]
    await desk.press("s", "p", digit)
    shown = {
        name: figures_of(desk.line(name), name)[0] for name in ("Registrerede henvendelser", "Talt med", "heraf klager")
    }
    assert shown == {
        "Registrerede henvendelser": printed["registered"],
        "Talt med": printed["counted"],
        "heraf klager": printed["klage"],
    }
    assert figures_of(desk.line("heraf andre"), "henvendelser") == [printed["andre_henvendelser"]]
    assert figures_of(desk.line("Konsulentbistand"), "Konsulentbistand") == [printed["consultations"]]


async def test_the_monthly_average_shows_its_divisor(desk: Journey) -> None:
    await desk.press("s", "p", "1")
    assert desk.line("Gennemsnit").split() == ["Gennemsnit", "pr.", "måned", "(over", "5", "måneder)", "22,2"]
    await desk.press(*["down"] * 7, "g")
    assert desk.status == ("Gennemsnit pr. måned (over 5 måneder): 111 henvendelser / 5 måneder = 22,2 om måneden.")


async def test_the_titles_say_the_period_and_how_the_sum_is_made(desk: Journey) -> None:
    await desk.press("s")
    assert desk.lines[0] == " STATISTIK · 01-01-2022 – i dag                            demo · ma 17-01-2022"
    assert desk.lines[1].endswith("12 henvendelser, 1 ikke afgjort = 11")
    await desk.press("p", "1")
    # the day stays whole; the period's name gives way, since its days stand beside it
    assert desk.lines[0].startswith(" STATISTIK · 01-08-2021 – 31-12-2021 · Den resterende ")
    assert desk.lines[0].endswith(" demo · ma 17-01-2022")
    assert desk.lines[1].endswith("118 henvendelser, 7 udgår = 111")


async def test_left_and_right_walk_the_tables_round_and_a_shows_all(desk: Journey) -> None:
    await desk.press("s")
    shown = []
    for _ in range(16):
        await desk.press("right")
        shown.append(desk.lines[1][3:].split(" ▶")[0])
    waits = ["Første svar", "Svar", "Første kontakt", "Til afslutning", "Svarfristen"]
    assert shown == ["Overblik", *(f"Tabel {number}" for number in range(1, 10)), *waits, "Alle tabeller"]
    await desk.press("left")
    assert "◀ Svarfristen ▶" in desk.lines[1]
    await desk.press("a")
    assert "◀ Alle tabeller ▶" in desk.lines[1]


async def test_0_shows_the_rows_without_inquiries_and_takes_them_away_again(desk: Journey) -> None:
    await desk.press("s", *["right"] * 8)
    assert "Genoptaget" not in desk.screen
    await desk.press("0")
    assert figures_of(desk.line("Genoptaget"), "Genoptaget") == [0, 0]
    assert desk.status == "Rækker uden henvendelser vises."
    await desk.press("0")
    assert "Genoptaget" not in desk.screen


@pytest.mark.parametrize(
    ("rights", "downs", "told"),
    [
        (3, 0, "Forvaltningsret eller forvaltningsskik: 86 af 111 henvendelser = 77,48 %, rundet 77 %."),
        (4, 3, "Teknik og Klima: 4 klager af 6 sager i rækken = 66,67 %, rundet 67 %."),
        (7, 4, "I alt: 36 af 60 klager = 60 %."),
        (6, 0, "Vejledning: 18 af 51 andre henvendelser = 35,29 %, rundet 35 %."),
    ],
)
async def test_g_tells_what_a_figure_is_a_part_of(desk: Journey, rights: int, downs: int, told: str) -> None:
    await desk.press("s", "p", "1", *["right"] * rights, *["down"] * downs, "g")
    assert desk.status == told


async def test_c_copies_the_table_the_cursor_stands_in(desk: Journey) -> None:
    await desk.press("s", "p", "1", *["right"] * 5, "c")
    assert desk.app.clipboard == (
        "Tabel 4 Borgerrådgiverens handlinger ved klager\n"
        "\tAntal\tAndel\n"
        "Anden behandling og hjælp\t36\t60 %\nUndersøgt\t19\t32 %\nAfvist\t5\t8 %\nI alt\t60\t100 %"
    )
    assert desk.status == "Kopieret: Tabel 4 Borgerrådgiverens handlinger ved klager"


async def test_a_copied_table_of_complaint_shares_says_which_number_is_which(desk: Journey) -> None:
    await desk.press("s", "p", "1", *["right"] * 4, "c")
    title, heads, *rows = desk.app.clipboard.split("\n")
    assert title == "Tabel 3 Henvendelsernes fordeling på direktørområde og klageandel"
    assert heads == "\tAntal\tKlager\tKlageandel"
    (climate,) = (row for row in rows if "Teknik og Klima" in row)
    assert climate.split("\t")[1:] == ["6", "4", "67 %"]


async def test_what_is_registered_above_the_statistics_is_in_them_at_once(desk: Journey) -> None:
    await desk.press("s", "n", *"tkbf", *"mens statistikken er fremme", "ctrl+s")
    assert desk.room == "Statistics"
    assert figures_of(desk.line("Registrerede"), "henvendelser") == [13]
    assert figures_of(desk.line("heraf klager"), "klager") == [7]
    await desk.press("ctrl+z")
    assert figures_of(desk.line("Registrerede"), "henvendelser") == [12]


async def test_s_leads_there_and_back(desk: Journey) -> None:
    await desk.press("s")
    assert desk.room == "Statistics"
    assert "s Tilbage" in desk.keys
    await desk.press("s")
    assert desk.room == "Desk"


async def test_an_empty_register_has_statistics_too(register: Register) -> None:
    async with at_desk(register) as desk:
        await desk.press("s")
        assert desk.lines[1].endswith("0 henvendelser")
        await desk.press("end", *["up"] * 5, "enter")
        assert desk.lines[0].split() == ["Tabel", "9", "·", "I", "alt", "0", "henvendelser"]
        assert "Ingen henvendelser bag det tal." in desk.screen
