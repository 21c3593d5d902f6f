"""Closing an inquiry: four keys, and beforehand the cells of the tables it will move."""

from __future__ import annotations

import re
from datetime import date

import pytest

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.report import Figures
from tests.tui.journey import Journey
from tests.tui.test_registering import saved

CELL = re.compile(r"tabel ([0-9 og]+) (.+?) (\d+)→(\d+)")

Cells = dict[tuple[int, str], int]


def cells(figures: Figures) -> Cells:
    """Every cell that holds a count: the rows of the nine tables, and table 3's complaints."""
    counts = {(table.spec.number, row.name): row.count for table in figures.tables for row in table.rows}
    complaints = {(3, f"klager i {row.name}"): row.complaints or 0 for row in figures.table(3).rows}
    return counts | complaints


def moved(before: Figures, after: Figures) -> dict[tuple[int, str], tuple[int, int]]:
    """The cells that are another number afterwards; one that is not printed is 0."""
    old, new = cells(before), cells(after)
    return {cell: (old.get(cell, 0), new.get(cell, 0)) for cell in old | new if old.get(cell, 0) != new.get(cell, 0)}


def announced(status: str) -> dict[tuple[int, str], tuple[int, int]]:
    """The cells the preview names."""
    told = re.sub(r"^Flytter( i [^:]+)?: | ! Stadig åbent: .*", "", status)
    found = [CELL.fullmatch(cell) for cell in told.split(" · ")]
    return {
        (int(number), cell[2]): (int(cell[3]), int(cell[4]))
        for cell in found
        if cell
        for number in cell[1].split(" og ")
    }


async def test_the_complaint_under_the_cursor_is_closed_with_four_keys(desk: Journey) -> None:
    await desk.press("a", "u", "i", "ctrl+s")
    inquiry = saved(desk, 1)
    assert (inquiry.kind, inquiry.action, inquiry.outcome) == (Kind.COMPLAINT, "undersoegt", "ingen_kritik")
    assert (inquiry.closed, inquiry.next_due, inquiry.next_step) == (date(2022, 1, 17), None, "")
    assert desk.status == "Gemt: Henvendelse 2022-1 lukket."
    assert "Åbne 11 · frist: 2 over, 2 i dag" in desk.screen
    assert "4 K A&B" in desk.cursor, "the cursor is on the next one"


@pytest.mark.parametrize(("action", "outcomes"), [("b", "dhul"), ("u", "ghki"), ("a", "gkfm")])
async def test_the_preview_names_exactly_the_cells_that_then_move(desk: Journey, action: str, outcomes: str) -> None:
    for outcome in outcomes:
        before = desk.figures()
        await desk.press("a", action, outcome)
        told = announced(desk.status)
        await desk.press("ctrl+s")
        assert moved(before, desk.figures()) == told
        assert len(told) == 3, "the action, its outcome, and one open complaint less"
        await desk.press("ctrl+z")


async def test_an_undecided_inquiry_closed_as_a_complaint_moves_it_into_every_table(desk: Journey) -> None:
    before = desk.figures()
    await desk.press("end", "a", "k", "b", "l")
    told = announced(desk.status)
    await desk.press("ctrl+s")
    assert moved(before, desk.figures()) == told
    assert {table for table, _ in told} == {1, 2, 3, 4, 6, 9}


async def test_a_complaint_closed_as_another_inquiry_takes_its_complaint_out_of_table_3(desk: Journey) -> None:
    before = desk.figures()
    await desk.press("a", "shift+tab", "a", "v")
    told = announced(desk.status)
    await desk.press("ctrl+s")
    assert moved(before, desk.figures()) == told
    assert told[3, "klager i Børn og Kultur"] == (3, 2)
    assert saved(desk, 1).kind is Kind.OTHER


@pytest.mark.parametrize(("reason", "key"), [("i", "ikke_vendt_tilbage"), ("a", "anden_aarsag")])
async def test_x_and_a_reason_leave_the_statistics(desk: Journey, reason: str, key: str) -> None:
    before = desk.figures()
    await desk.press("a", "x", reason)
    told = announced(desk.status)
    await desk.press("ctrl+s")
    inquiry, after = saved(desk, 1), desk.figures()
    assert (inquiry.exclusion, inquiry.action, inquiry.outcome) == (key, None, None)
    assert inquiry.closed == date(2022, 1, 17)
    assert (after.excluded, after.counted, after.registered) == (1, before.counted - 1, before.registered)
    assert moved(before, after) == told


async def test_x_takes_back_an_action_that_was_chosen(desk: Journey) -> None:
    await desk.press("a", "u", "i", "shift+tab", "x", "i", "ctrl+s")
    inquiry = saved(desk, 1)
    assert (inquiry.exclusion, inquiry.action, inquiry.outcome) == ("ikke_vendt_tilbage", None, None)


async def test_an_undecided_inquiry_closes_only_by_a_decision_or_by_x(desk: Journey) -> None:
    await desk.press("end", "a")
    assert desk.here == "kind"
    await desk.press("ctrl+s")
    assert desk.hint == "! Arten er ikke afgjort. Vælg Klage eller Andre henvendelser, eller tryk X, hvis sagen udgår."
    assert saved(desk, 12).closed is None
    await desk.press("x", "i", "ctrl+s")
    assert (saved(desk, 12).kind, saved(desk, 12).exclusion) == (None, "ikke_vendt_tilbage")


async def test_an_undecided_inquiry_is_decided_and_closed_in_the_same_form(desk: Journey) -> None:
    await desk.press("end", "a", "a", "f", "ctrl+s")
    assert (saved(desk, 12).kind, saved(desk, 12).action) == (Kind.OTHER, "vejvisning")


async def test_a_complaint_without_action_or_outcome_is_told_what_is_missing(desk: Journey) -> None:
    await desk.press("a", "ctrl+s")
    assert (desk.here, desk.hint) == ("action", "! Vælg en handling, eller tryk X, hvis sagen udgår af statistikken.")
    await desk.press("u", "ctrl+s")
    assert (desk.here, desk.hint) == ("outcome", "! Vælg et udfald for Undersøgt.")
    assert saved(desk, 1).closed is None


async def test_a_closing_day_before_the_receipt_is_told_at_its_field(desk: Journey) -> None:
    await desk.press("a", "u", "i", "enter", "ctrl+a", *"1-1", "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "closed")
    assert desk.hint == "! Lukket 01-01-2022 ligger før modtagelsen 03-01-2022. Ret en af de to datoer."


async def test_a_closing_is_corrected_from_the_inquirys_own_room(desk: Journey) -> None:
    await desk.press("a", "u", "i", "ctrl+s", "/", *"Venter stadig på", "enter", "a")
    assert (desk.values["action"], desk.values["outcome"], desk.here) == ("undersoegt", "ingen_kritik", "action")
    await desk.press("tab", "k")
    before, told = desk.figures(), announced(desk.status)
    await desk.press("ctrl+s")
    assert saved(desk, 1).outcome == "kritik"
    assert moved(before, desk.figures()) == told == {(7, "Kritik"): (0, 1), (7, "Ingen kritik"): (1, 0)}
    assert desk.status == "Gemt: Henvendelse 2022-1 rettet i lukningen."
    assert "Undersøgt · Kritik" in desk.screen


async def test_a_correction_outside_the_period_shown_names_the_period_it_moves(desk: Journey) -> None:
    await desk.press("/", *"aflastning uden begrundelse", "enter", "a", "tab", "h")
    assert desk.status == (
        "Flytter i »Den resterende beretningsperiode«: tabel 7 Henstilling 3→4 · tabel 7 Genoptaget af forvaltningen 14→13"
    )


async def test_one_imported_closed_without_an_action_is_never_asked_for_one(desk: Journey) -> None:
    await desk.press("/", *"Parkeringskort til", "enter", "a", "enter", "g", "ctrl+s")
    assert desk.room == "InquiryRoom"
    inquiry = saved(desk, 2, 2020)
    assert (inquiry.action, inquiry.closed) == (None, date(2022, 1, 16))
    assert desk.status.startswith("Gemt: Henvendelse 2020-2 rettet i lukningen.")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_longest_preview_is_seen_to_its_end(desk: Journey, size: tuple[int, int]) -> None:
    await desk.resize(*size)
    await desk.press("n", "t", "enter", "a", "f", *"uafklaret", "ctrl+s", "end")
    await desk.press("a", "k", "b")
    for outcome in "dhul":
        await desk.press(outcome)
        assert len(announced(desk.status)) == 7
        assert desk.keys.startswith("Enter næste")
        await desk.press("shift+tab")


async def test_escape_closes_nothing_and_keeps_what_was_chosen(desk: Journey) -> None:
    await desk.press("a", "u", "k", "escape")
    assert saved(desk, 1).closed is None
    await desk.press("home", "enter")
    assert desk.values["action"] == "undersoegt"


async def test_what_leaves_or_enters_the_tables_is_told(desk: Journey) -> None:
    await desk.press("a", "x", "i")
    assert desk.status.startswith("Flytter: udgår 0→1 · tabel 1 og 3 ")
    await desk.press("ctrl+s", "end", "a", "x", "i")
    assert desk.status == "Flytter: ikke afgjort 1→0 · udgår 1→2"
    await desk.press("ctrl+s")
    assert (desk.figures().undecided, desk.figures().excluded) == (0, 2)


async def test_the_title_names_one_inquiry_of_its_kind(desk: Journey) -> None:
    await desk.press(*"ntabf", *"Om pas", "ctrl+s", "a")
    assert "Afslut ANDEN HENVENDELSE 13" in desk.screen
