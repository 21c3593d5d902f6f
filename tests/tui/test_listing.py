"""The list as it is seen: columns, roles, titles, and a cursor that never loses its row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.text import cells
from borgerraad_tui.tui.glyphs import ASCII
from borgerraad_tui.tui.widgets.columns import Column
from tests.tui.listing_desk import OPEN, SIZES, Desk, Endless, Line, Rows, shown
from tests.tui.screen_text import screen_strips, screen_text


async def test_rows_stand_in_columns_cut_to_the_width_of_a_narrow_screen() -> None:
    app = Desk()
    async with app.run_test(size=(46, 24)) as pilot:
        await shown(pilot, Rows(OPEN))
        first, second, third, *rest = app.lines()
        assert first == "▶ 118 K V&S    Lejekontrakt og varme,… i dag"
        assert second == " !117 K B&K    Frist overskredet, bør…  -2 d"
        assert third == "  114 A T&K    Byggesag: hvem skal je…  2/12"
        assert not any(rest)


async def test_a_wide_screen_has_titles_and_the_columns_meant_for_it() -> None:
    app = Desk()
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(pilot, Rows(OPEN))
        titles, first, *_ = app.lines()
        assert titles.split() == ["Nr", "Art", "Område", "Emne", "Næste"]
        assert first.startswith("▶ 118  Klage  V&S     Lejekontrakt og varme, plejecenter   ")
        assert first.endswith("i dag")
        for title, text in (("Art", "Klage"), ("Område", "V&S"), ("Emne", "Lejekontrakt")):
            assert titles.index(title) == first.index(text)


@SIZES
async def test_the_cursor_row_is_reversed_over_the_full_width_and_carries_its_sign(size: tuple[int, int]) -> None:
    app = Desk()
    async with app.run_test(size=size) as pilot:
        await shown(pilot, Rows(OPEN))
        (line,) = app.cursor_lines()
        assert line.startswith("▶ 118")
        assert len(line) == size[0] - 1
        await pilot.press("down")
        (line,) = app.cursor_lines()
        assert line.startswith("▶!117")


async def test_the_old_console_gets_its_own_sign() -> None:
    app = Desk(ASCII)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, Rows(OPEN))
        assert app.lines()[0].startswith("> 118")
        assert all(line.isascii() for line in app.lines()[3:])


async def test_the_roles_of_a_row_are_seen_in_its_colours() -> None:
    app = Desk()
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(pilot, Rows(OPEN))
        colours = {
            segment.text.strip(): segment.style.color.name
            for strip in screen_strips(app)[2:4]
            for segment in strip
            if segment.style and segment.style.color
        }
        assert colours["Klage"] == "#ffb073"
        assert colours["Andet"] == "#8fc7ff"


async def test_a_list_without_rows_says_so_and_has_nothing_to_open() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, Rows(()))
        assert app.lines()[0] == "  Ingen åbne henvendelser. Tryk n for en ny."
        await pilot.press("down", "up", "pagedown", "pageup", "end", "home", "enter")
        await pilot.click(app.listing, offset=(5, 0))
        assert app.listing.cursor_key is None
        assert app.told == []
        assert app.cursor_lines() == []


async def test_moving_tells_the_key_under_the_cursor_and_enter_opens_it() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, Rows(OPEN))
        await pilot.press("down", "down", "down", "enter", "up", "home", "home", "end")
        told = [("moved", key) for key in (118, 117, 114)] + [("opened", 114), ("moved", 117), ("moved", 118)]
        assert app.told == [*told, ("moved", 114)]
        assert app.listing.cursor_key == 114


async def test_a_click_selects_and_a_second_one_opens() -> None:
    app = Desk()
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(pilot, Rows(OPEN))
        await pilot.click(app.listing, offset=(20, 3))
        assert app.told == [("moved", 118), ("moved", 114)]
        await pilot.click(app.listing, offset=(40, 3))
        assert app.told[2:] == [("opened", 114)]
        await pilot.click(app.listing, offset=(20, 0))
        await pilot.click(app.listing, offset=(20, 9))
        assert len(app.told) == 3, "neither the titles nor the page below the rows can be chosen"
        await pilot.double_click(app.listing, offset=(20, 2))
        assert app.told[3:] == [("moved", 117), ("opened", 117)]


async def test_the_cursor_stays_on_its_row_when_the_rows_are_read_again() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, Rows(OPEN))
        await pilot.press("down")
        added = Line(119, "Andet", "Div", "Naboforhold", "i dag")
        await shown(pilot, Rows((added, *OPEN)), keep=app.listing.cursor_key)
        assert app.listing.cursor_key == 117
        assert app.cursor_lines()[0].startswith("▶!117")
        assert app.told == [("moved", 118), ("moved", 117)]


async def test_the_cursor_stays_where_it_was_when_its_row_is_gone() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, Rows(OPEN))
        await pilot.press("down")
        await shown(pilot, Rows((OPEN[0], OPEN[2])), keep=117)
        assert app.listing.cursor_key == 114
        await shown(pilot, Rows(OPEN[:1]), keep=114)
        assert app.listing.cursor_key == 118
        await shown(pilot, Rows(()), keep=118)
        assert app.told[-1] == ("moved", None)


async def test_other_rows_start_at_the_first_when_no_key_is_to_be_kept() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, Endless())
        await pilot.press("end")
        await shown(pilot, Rows(OPEN))
        assert app.cursor_lines()[0].startswith("▶ 118")


HOSTILE = (
    "Jens [/] Jensen",
    "[@click=app.bell]tryk[/] [red]rød[/red]",
    "\x1b]52;c;aGVq\x07\x1b[2J\x9b8m skjult",
    "linje et\r\nlinje to\ttab",
    "漢字かな交じり文" * 9,
    "e\u0301\u0302\u0303" * 40 + "👩‍👩‍👧🏽 🇩🇰",
    "\u202etxet\u200b\u2066",
    "\udcff",
    "",
)


@SIZES
async def test_whatever_a_row_holds_is_shown_as_text_within_its_columns(size: tuple[int, int]) -> None:
    app = Desk()
    async with app.run_test(size=size) as pilot:
        await shown(pilot, Rows(Line(100 + n, text or "K", text, text, text) for n, text in enumerate(HOSTILE)))
        assert "Jens [/] Jensen" in screen_text(app)
        assert "[@click=app.bell]tryk[/]" in screen_text(app)
        for strip in screen_strips(app):
            assert strip.cell_length == size[0]
            assert strip.text.isprintable()
            assert not any(segment.style and segment.style.meta for segment in strip)
        await pilot.press("end", "enter")
        assert app.told[-1] == ("opened", 108)


@given(st.text(), st.integers(1, 30), st.booleans())
def test_a_cell_is_exactly_as_wide_as_its_column(text: str, width: int, right: bool) -> None:
    cell = Column[Line]("", width, lambda row: row.subject, right=right).set(text, width, "…")
    assert cells(cell) == width
    assert cell.isprintable()
