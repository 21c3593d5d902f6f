"""What was typed when the disk takes no draft: told, kept in memory, written when there is room, never thrown away unasked."""

from __future__ import annotations

import sys

import pytest

from borgerraad_tui.store.drafts import Drafts
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui import drafting
from tests.tui.journey import Journey, at_desk
from tests.tui.test_drafts import drafts
from tests.tui.test_failing_saves import REFUSED, refuse
from tests.tui.test_registering import saved

TYPED = (*"ntkbf", *"må ikke tabes")
STAYS = (
    f"! {REFUSED} Kladden er ikke på disken. Gør plads, eller kopiér teksten. Ctrl+Q igen lukker programmet uden den."
)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A disk that takes no draft, until it is undone."""
    monkeypatch.setattr(Drafts, "_write", refuse)
    return monkeypatch


async def test_ctrl_q_stays_and_says_why_and_what_to_do(desk: Journey, full_disk: pytest.MonkeyPatch) -> None:
    await desk.press(*TYPED, "ctrl+q")
    assert desk.app.return_code is None
    assert (desk.room, desk.values["subject"]) == ("FormScreen", "må ikke tabes")
    assert desk.status == STAYS


async def test_ctrl_q_twice_leaves_with_status_1_and_a_sentence(
    demo_register: Register, full_disk: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with at_desk(demo_register) as desk:
        await desk.press(*TYPED, "ctrl+q", "ctrl+q")
        assert desk.app.return_code == 1
        full_disk.setattr(sys, "__stderr__", sys.stderr)
    assert f"er væk. {REFUSED}" in capsys.readouterr().err


async def test_another_key_between_takes_the_first_asking_back(desk: Journey, full_disk: pytest.MonkeyPatch) -> None:
    await desk.press(*TYPED, "ctrl+q", "x", "ctrl+q")
    assert desk.app.return_code is None
    assert desk.status == STAYS


async def test_ctrl_q_from_the_help_over_a_form_shows_the_form_again(
    desk: Journey, full_disk: pytest.MonkeyPatch
) -> None:
    await desk.press(*TYPED, "f1", "ctrl+q")
    assert (desk.room, desk.status) == ("FormScreen", STAYS)


async def test_with_room_again_ctrl_q_leaves_with_the_draft_kept(
    demo_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk(demo_register) as desk:
        with monkeypatch.context() as broken:
            broken.setattr(Drafts, "_write", refuse)
            await desk.press(*TYPED, "ctrl+q")
        await desk.press("ctrl+q")
        assert desk.app.return_code == 0
    assert demo_register.drafts.all()[0].values["subject"] == "må ikke tabes"


async def test_a_closed_window_ends_all_the_same(desk: Journey, full_disk: pytest.MonkeyPatch) -> None:
    await desk.press(*TYPED)
    desk.app.leave_at_once()
    assert desk.app.return_code == 0


async def test_escape_twice_leaves_the_draft_in_memory_and_the_rooms_are_open(
    desk: Journey, full_disk: pytest.MonkeyPatch
) -> None:
    await desk.press(*TYPED, "escape", "escape")
    assert (desk.room, desk.status) == ("Desk", "! Kladden ligger øverst på bordet, kun i hukommelsen.")
    await desk.resize(120, 40)
    assert "Kladde, kun i hukommelsen: må" in desk.screen
    await desk.press("s", "s", "/", *"Venter", "escape", "home")
    assert "Kun i hukommelsen" in desk.screen
    await desk.press("enter")
    assert (desk.room, desk.values["subject"]) == ("FormScreen", "må ikke tabes")


async def test_a_key_between_the_two_escapes_is_typed(desk: Journey, full_disk: pytest.MonkeyPatch) -> None:
    await desk.press(*TYPED, "escape", *"!", "escape")
    assert (desk.room, desk.values["subject"]) == ("FormScreen", "må ikke tabes!")


async def test_what_is_in_memory_is_written_when_the_disk_takes_it(
    desk: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "TRY_EVERY", 0.05)
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "_write", refuse)
        await desk.press(*TYPED, "escape", "escape")
        assert [draft.on_disk for draft in drafts(desk)] == [False]
    await desk.until(lambda: [draft.on_disk for draft in drafts(desk)] == [True])
    await desk.until(lambda: "Kladde: må ikke" in desk.screen)
    assert "hukommelsen" not in desk.screen
    assert desk.status == "Kladden er nu på disken."


async def test_ctrl_q_on_the_desk_asks_about_what_is_only_in_memory(
    desk: Journey, full_disk: pytest.MonkeyPatch
) -> None:
    await desk.press(*TYPED, "escape", "escape", "m", "ctrl+q")
    assert (desk.room, desk.app.return_code, desk.status) == ("Desk", None, STAYS)
    await desk.press("ctrl+q")
    assert desk.app.return_code == 1


async def test_what_is_in_memory_is_saved_or_discarded_like_any_draft(
    desk: Journey, full_disk: pytest.MonkeyPatch
) -> None:
    await desk.press(*TYPED, "escape", "escape", "home", "enter", "ctrl+s")
    assert saved(desk).subject == "må ikke tabes"
    assert drafts(desk) == []
    await desk.press(*TYPED, "escape", "escape", "home", "m", *"kassér", "enter", "k")
    assert drafts(desk) == []


async def test_a_draft_of_the_disk_that_was_changed_in_memory_is_shown_once(
    desk: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.press(*TYPED, "escape", "home", "enter")
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "_write", refuse)
        await desk.press(*"!", "escape", "escape")
        assert [(draft.values["subject"], draft.on_disk) for draft in drafts(desk)] == [("må ikke tabes!", False)]
    desk.register.drafts.write_held()
    assert [(draft.values["subject"], draft.on_disk) for draft in drafts(desk)] == [("må ikke tabes!", True)]


@pytest.mark.parametrize("key", ["ctrl+s", "escape"])
async def test_a_draft_taken_up_from_memory_and_written_meanwhile_is_one(
    desk: Journey, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "_write", refuse)
        await desk.press(*TYPED, "escape", "escape", "home", "enter")
    desk.register.drafts.write_held()
    await desk.press(*"!", key)
    left = [(draft.values["subject"], draft.on_disk) for draft in drafts(desk)]
    assert left == ([] if key == "ctrl+s" else [("må ikke tabes!", True)])
