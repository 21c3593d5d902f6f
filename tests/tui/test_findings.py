"""Outcomes beside the main one on screen: marked when closing, shown, and counted in a block of their own."""

from __future__ import annotations

import pytest

from borgerraad_tui.store.findings import findings_of
from borgerraad_tui.store.kinds import FINDING
from tests.tui.journey import LARGE, Journey
from tests.tui.test_registering import saved


def marks(desk: Journey, number: int = 1) -> tuple[str, ...]:
    return findings_of(desk.register.records(FINDING), saved(desk, number).id or 0)


async def test_reopened_by_the_authority_and_criticised(desk: Journey) -> None:
    await desk.resize(*LARGE)
    await desk.press("a", "u", "g", "k", "ctrl+s")
    assert (saved(desk, 1).outcome, marks(desk)) == ("genoptaget", ("kritik",))
    await desk.press("/", *"Venter stadig på", "enter")
    assert "Undersøgt · Genoptaget af forvaltningen; også: Kritik" in desk.screen


@pytest.mark.parametrize("keys", [("a", "u", "i", "ctrl+s"), ("a", "u", "i", "enter", "ctrl+s")])
async def test_enter_passes_them_by_and_closing_takes_four_keys(desk: Journey, keys: tuple[str, ...]) -> None:
    await desk.press(*keys)
    assert (saved(desk, 1).outcome, marks(desk)) == ("ingen_kritik", ())


async def test_the_main_outcome_is_not_offered_among_them(desk: Journey) -> None:
    await desk.press("a", "u", "g", "g")
    assert desk.hint == "»G« er ikke et valg her."
    await desk.press("k", "shift+tab", "k")
    assert (desk.values["outcome"], desk.values["findings"]) == ("kritik", "")
    assert "vælg igen" not in desk.screen


async def test_one_of_another_action_is_not_saved(desk: Journey) -> None:
    await desk.press("a", "u", "g", "k")
    await desk.walk_to("action", "shift+tab")
    await desk.press("a", "f", "ctrl+s")
    assert (desk.room, desk.here) == ("FormScreen", "findings")
    assert desk.hint == "! »Kritik« hører ikke til den valgte handling. Fjern mærket, eller vælg om."
    await desk.press("backspace", "ctrl+s")
    assert marks(desk) == ()


async def test_a_mark_that_the_new_outcome_excludes_is_taken_away_and_told(desk: Journey) -> None:
    await desk.press("a", "u", "g", "k", "ctrl+s")
    assert (saved(desk, 1).outcome, marks(desk)) == ("genoptaget", ("kritik",))
    await desk.press("/", *"Venter stadig på", "enter", "a", "enter", "i")
    assert desk.hint.startswith("Også: Kritik er taget væk.")
    await desk.press("ctrl+s")
    assert (saved(desk, 1).outcome, marks(desk)) == ("ingen_kritik", ())


@pytest.mark.parametrize(
    ("keys", "offered", "refused"),
    [
        (("k",), "genoptaget", "I"),  # criticism was the main outcome
        (("i",), "genoptaget", "K"),
        (("i",), "genoptaget", "H"),
        (("g", "k"), "kritik|henstilling", "I"),  # or is marked beside it
    ],
    ids=["kritik", "ingen kritik", "ingen kritik and henstilling", "marked"],
)
async def test_what_would_be_refused_beside_the_others_is_not_offered(
    desk: Journey, keys: tuple[str, ...], offered: str, refused: str
) -> None:
    await desk.press("a", "u", *keys, refused)
    assert desk.hint == f"»{refused}« er ikke et valg her."
    await desk.press({"genoptaget": "g"}.get(offered, "h"))
    assert set(desk.values["findings"].split("|")) == set(offered.split("|"))


async def test_another_action_or_leaving_the_statistics_takes_them_away(desk: Journey) -> None:
    await desk.press("a", "u", "g", "k", "ctrl+s", "/", *"Venter stadig på", "enter", "a", "enter", "enter")
    assert (desk.here, desk.values["findings"]) == ("findings", "kritik")
    await desk.press("x", "a", "ctrl+s")
    assert marks(desk) == ()
    await desk.press("ctrl+z")
    assert marks(desk) == ("kritik",)


async def test_they_are_counted_on_their_own_with_the_inquiries_behind_them(desk: Journey) -> None:
    await desk.press("a", "u", "g", "ctrl+s")
    before = desk.figures()
    await desk.press("/", *"Venter stadig på", "enter", "a", "enter", "enter", "k", "h", "ctrl+s")
    assert desk.figures() == before, "the nine tables do not move"
    await desk.press("s", "left")
    while "Yderligere mærker" not in desk.lines[1]:
        await desk.press("left")
    assert "◀ Yderligere mærker ▶" in desk.screen
    lines = [line.strip("▶ ").split("  ")[0] for line in desk.lines if "Undersøgt:" in line]
    assert lines == ["Undersøgt: Henstilling", "Undersøgt: Kritik"]
    assert desk.line("Henvendelser med mærker").endswith("1")
    await desk.press("home", "g")
    assert "indgår ikke i de ni tabeller" in desk.status
    await desk.press("enter")
    assert desk.lines[0].startswith(" Yderligere mærker · Undersøgt: Henstilling")
    assert "Venter stadig på" in desk.cursor


async def test_without_any_there_is_no_block(desk: Journey) -> None:
    await desk.press("a", "u", "g", "ctrl+s", "s", "end")
    assert "Yderligere mærker" not in desk.screen
