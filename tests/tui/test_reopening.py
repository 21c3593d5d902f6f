"""A closed inquiry is opened again: its ending is gone in one act, the figures follow, and the history tells both."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.store.inquiry_history import TEXTS
from borgerraad_tui.tui.screens.reading import EARLIER
from tests.tui.journey import LARGE, Journey

REOPEN = ("m", *"genåbn", "enter")


async def test_what_was_closed_is_open_again_and_the_figures_follow(desk: Journey) -> None:
    await desk.press("s")
    before = desk.figures()
    await desk.press("s", "enter")
    number = desk.register.inquiries.get(desk.app.screen.inquiry_id() or 0).number  # type: ignore[attr-defined]
    await desk.press("a", "u", "i", "ctrl+s")
    assert desk.figures() != before
    await desk.press(*REOPEN)
    title = f"Henvendelse 2022-{number} genåbnet"
    # the demo's first inquiry waits for an answer since 11 January
    assert desk.status == f"Gemt: {title}. Næste er igen 11-01-2022 »svar fra Familierådgivningen«, over frist."
    inquiry = desk.register.inquiries.find(2022, number or 0)
    assert inquiry is not None
    assert (inquiry.closed, inquiry.action, inquiry.outcome, inquiry.exclusion) == (None, None, None, None)
    assert desk.figures() == before
    shown = [line.strip() for line in desk.lines[2:-3] if f"Henvendelse 2022-{number} lukket" in line or title in line]
    assert [line.split("  ", 1)[1] for line in shown] == [f"Henvendelse 2022-{number} lukket", title]
    assert "Lukket" not in desk.screen
    await desk.press("ctrl+z")
    assert desk.status == f"Fortrudt: {title}"
    assert desk.figures() != before


@pytest.mark.parametrize("ending", [("a", "u", "i", "ctrl+s"), ("a", "x", "i", "ctrl+s")], ids=["closed", "excluded"])
async def test_the_step_the_ending_dropped_is_back_in_the_same_act(desk: Journey, ending: tuple[str, ...]) -> None:
    await desk.press("enter", *ending)
    assert "OVER FRIST" not in desk.screen
    # the ending is corrected before it is taken back
    await desk.press("a")
    await desk.walk_to("closed")
    await desk.press("left", "ctrl+s", *REOPEN)
    opened = desk.register.inquiries.find(2022, 1)
    assert opened is not None
    assert (opened.next_due, opened.next_step) == (date(2022, 1, 11), "svar fra Familierådgivningen")
    assert "! OVER FRIST 11-01-2022 (6 dage) svar fra Familierådgivningen" in desk.screen
    await desk.press("ctrl+z")
    closed = desk.register.inquiries.find(2022, 1)
    assert closed is not None
    assert (closed.next_due, closed.next_step) == (None, "")
    assert closed.closed is not None


async def test_to_close_it_again_begins_with_what_it_was_closed_with(desk: Journey) -> None:
    await desk.press("enter", "a", "u", "g", "k", "ctrl+s", *REOPEN, "a")
    given = {key: desk.values[key] for key in ("action", "outcome", "findings", "closed", "exclusion")}
    assert given == {
        "action": "undersoegt", "outcome": "genoptaget", "findings": "kritik", "closed": "2022-01-17", "exclusion": "",
    }  # fmt: skip
    await desk.press("ctrl+s")
    closed = desk.register.inquiries.find(2022, 1)
    assert closed is not None
    assert (closed.action, closed.outcome) == ("undersoegt", "genoptaget")


@pytest.mark.parametrize(
    "keys",
    [("a", "u", "i", "ctrl+s", "ctrl+z"), ("a", "x", "i", "ctrl+s", *REOPEN), ()],
    ids=["an ending that was undone", "left the statistics", "never closed"],
)
async def test_nothing_is_suggested_where_it_was_not_closed_with_anything(desk: Journey, keys: tuple[str, ...]) -> None:
    await desk.press("enter", *keys, "a")
    assert [desk.values[key] for key in ("action", "outcome", "findings", "exclusion")] == [""] * 4


async def test_without_a_step_before_it_says_how_to_set_one(desk: Journey) -> None:
    await desk.press(
        "enter", "f", "ctrl+a", "delete", "tab", "ctrl+a", "delete", "ctrl+s", "a", "u", "i", "ctrl+s", *REOPEN
    )
    assert desk.status == "Gemt: Henvendelse 2022-1 genåbnet. Sæt et næste skridt med f."


@pytest.mark.parametrize(
    "keys", [("s", "p", "1", "enter"), ("s", "p", "1", "enter", "enter"), ("/", *"2021-8"), ("/", *"2021-8", "enter")]
)
async def test_it_can_be_done_wherever_a_closed_inquiry_is_met(desk: Journey, keys: tuple[str, ...]) -> None:
    open_before = desk.register.engine.one("SELECT count(*) FROM inquiry WHERE closed IS NULL")
    await desk.press(*keys, *(("f10", *REOPEN[1:]) if keys[0] == "/" else REOPEN))
    assert "genåbnet" in desk.status
    assert desk.register.engine.one("SELECT count(*) FROM inquiry WHERE closed IS NULL") == open_before + 1


async def test_an_inquiry_out_of_the_statistics_comes_back(desk: Journey) -> None:
    await desk.press("enter", "a", "x", "i", "ctrl+s")
    assert "Udgår" in desk.screen
    await desk.press(*REOPEN)
    assert "Udgår" not in desk.screen


@pytest.mark.parametrize("keys", [(), ("enter",), ("s",), ("/", *"2022-7")])
async def test_an_open_inquiry_is_not_offered_to_be_opened(desk: Journey, keys: tuple[str, ...]) -> None:
    await desk.press(*keys, "f10", *"genåbn")
    assert "Ingen kommando med de ord." in desk.screen


def test_every_text_the_history_tells_as_it_stood_has_a_name() -> None:
    told = {(place, column) for place, columns in TEXTS.items() for column in columns}
    assert told | {("inquiry", "ending"), ("inquiry", "next_step")} == set(EARLIER)


async def test_the_history_tells_what_was_asked_tied_and_agreed_with_the_words_that_were_replaced(
    desk: Journey,
) -> None:
    await desk.resize(*LARGE)
    await desk.press("r", *"Hvornår?", "ctrl+s", "m", *"forbind med", "enter", "3", "enter", "s", *"ens", "ctrl+s")
    await desk.press(
        "m", *"saml", "enter", *"2022-2", "ctrl+s", "enter", "enter", "ctrl+a", *"Nyt emne", "ctrl+s", "end"
    )
    told = [
        line.split("  ", 1)[1].strip() for line in map(str.strip, desk.lines) if line.startswith("17-01-2022 10:00")
    ]
    assert told == [
        "Demoregistret lagt",
        "Spørgsmål til Børn og Kultur om henvendelse 2022-1",
        "Henvendelse 2022-1 forbundet med 2022-3",
        "Henvendelse 2022-1 samlet som samme person med 2022-2",
        "Henvendelse 2022-1 rettet",
    ]
    assert desk.line("Emne før:") == "Emne før: Venter stadig på børnefaglig undersøgelse"
    await desk.press("escape", "/", *"2022-2", "enter")
    assert "Henvendelse 2022-1 samlet som samme person med 2022-2" in desk.screen


async def test_the_history_shows_both_endings_of_what_was_reopened_and_closed_again(desk: Journey) -> None:
    await desk.press(
        "a", "u", "i", "ctrl+s", "/", *"Venter stadig på", "enter", *REOPEN, "a", "u", "h", "ctrl+s", "end"
    )
    assert "Afsluttet før: 17-01-2022, Undersøgt, Ingen kritik" in " ".join(desk.screen.split())
    assert "Henstilling" in desk.screen
