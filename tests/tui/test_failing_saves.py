"""When the disk does not take it: the form stays with every word, a Danish sentence says why, and the next try works."""

from __future__ import annotations

from typing import NoReturn

import pytest

from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.acts import Acts
from borgerraad_tui.store.drafts import Drafts
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.settings import LOCK_AFTER, Settings
from tests.tui.journey import Journey
from tests.tui.test_drafts import FORMS, drafts, in_form
from tests.tui.test_registering import saved
from tests.tui.test_undoing import content

REFUSED = "Disken tog ikke imod, så der er ikke gemt. Prøv igen om lidt."
FULL = "Disken er fuld, så der er ikke gemt. Gør plads på disken, og gem igen."


def refuse(*_: object, **__: object) -> NoReturn:
    """What a disk does that takes nothing."""
    raise SaveFailed(REFUSED)


async def fill_in(desk: Journey, form: str) -> None:
    """Open a form and fill it in as far as its draft is."""
    keys, _ = FORMS[form]
    await desk.press(*keys)
    assert in_form(desk)


def hers(desk: Journey) -> object:
    """Every row that is hers, and the setting that a form of its own writes."""
    return content(desk.register), desk.register.settings.get(LOCK_AFTER)


@pytest.mark.parametrize("form", FORMS)
async def test_a_refused_save_keeps_form_and_text_and_the_next_one_works(
    desk: Journey, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    await fill_in(desk, form)
    typed, before = desk.values, hers(desk)
    with monkeypatch.context() as broken:
        broken.setattr(Acts, "act", refuse)
        # one form writes what has no history
        broken.setattr(Settings, "set", refuse)
        await desk.press("ctrl+s")
        assert in_form(desk)
        assert desk.values == typed
        assert desk.status == f"! {REFUSED}"
    assert hers(desk) == before
    await desk.press("ctrl+s")
    assert not in_form(desk), desk.screen
    assert hers(desk) != before
    assert drafts(desk) == []


async def test_a_full_disk_is_told_as_one_and_with_room_again_it_is_saved_once(desk: Journey) -> None:
    engine = desk.register.engine
    await desk.press(*"ntkbf", *"fuld disk", "enter", "enter", "enter")
    await desk.paste("Lang note. " * 1_500)
    engine.execute(f"PRAGMA max_page_count = {engine.one('PRAGMA page_count')}")
    await desk.press("ctrl+s")
    assert desk.status == f"! {FULL}"
    assert desk.values["subject"] == "fuld disk"
    assert desk.register.inquiries.find(2022, 13) is None
    engine.execute("PRAGMA max_page_count = 1000000")
    await desk.press("ctrl+s")
    assert saved(desk).note == ("Lang note. " * 1_500).strip()
    assert desk.register.inquiries.find(2022, 14) is None


async def test_while_no_draft_can_be_kept_escape_does_not_throw_the_text_away(
    desk: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.press(*"ntkbf", *"må ikke tabes")
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "keep", refuse)
        await desk.press("escape")
        assert (desk.room, desk.values["subject"]) == ("FormScreen", "må ikke tabes")
        assert desk.status.startswith(f"! {REFUSED} Kladden er ikke på disken. Esc igen lukker formularen")
    await desk.press("escape")
    assert desk.room == "Desk"
    assert drafts(desk)[0].values["subject"] == "må ikke tabes"


async def test_what_is_remembered_beside_a_save_never_makes_it_twice(
    desk: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.press("n", "shift+tab", "g", *"tkbf", *"kun én gang")
    with monkeypatch.context() as broken:
        broken.setattr(Settings, "set", refuse)
        await desk.press("ctrl+s")
        assert desk.room == "FormScreen"
    await desk.press("ctrl+s")
    assert saved(desk).subject == "kun én gang"
    assert desk.register.inquiries.find(2022, 14) is None


async def test_a_preview_that_cannot_be_made_is_told_and_stops_nothing(
    desk: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Acts, "trial", refuse)
        await desk.press("a", "u", "i")
        assert desk.status == f"! {REFUSED}"
    await desk.press("ctrl+s")
    assert saved(desk, 1).outcome == "ingen_kritik"


@pytest.mark.parametrize(
    ("owner", "name", "keys"), [(Acts, "act", ("ctrl+z",)), (Settings, "set", ("m", *"udseendet", "enter"))]
)
async def test_a_refused_command_is_told_in_the_status_line(
    desk: Journey, monkeypatch: pytest.MonkeyPatch, owner: type, name: str, keys: tuple[str, ...]
) -> None:
    await desk.press(*"ntkbf", *"varme", "ctrl+s")
    monkeypatch.setattr(owner, name, refuse)
    await desk.press(*keys)
    assert desk.room == "Desk"
    assert desk.status == f"! {REFUSED}"
    assert saved(desk).subject == "varme"


async def test_a_draft_that_cannot_be_discarded_stays(desk: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.press(*"ntkbf", *"bliver", "escape", "home")
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "drop", refuse)
        await desk.press("m", *"kassér", "enter", "k")
        assert desk.status == f"! {REFUSED}"
    assert len(drafts(desk)) == 1


async def test_the_desk_says_gemt_only_when_all_is_on_the_disk(desk: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.lines[1].endswith("· gemt ✓")
    with monkeypatch.context() as broken:
        broken.setattr(Engine, "transaction", refuse)
        await desk.press("f", "tab", *"ringe")
        await desk.until(lambda: desk.lines[1].endswith("· ! ikke gemt"))
        assert REFUSED in " ".join(desk.screen.replace("│", " ").split())
    await desk.press("x")
    await desk.until(lambda: desk.lines[1].endswith("· gemt ✓"))
    assert drafts(desk)[0].values["next_step"].endswith("ringex")
