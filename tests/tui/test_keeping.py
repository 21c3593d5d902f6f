"""Copies are made beside the work: soon after the start, when something was saved, at the end; the desk says how old they are."""

from __future__ import annotations

import sys
import threading
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import write_keys
from borgerraad_tui.store.safekeeping.restoring import held
from borgerraad_tui.tui import keeping as keeping_module
from borgerraad_tui.tui.keeping import Keeping
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, SMALL, Journey, at_desk
from tests.tui.office_time import Time


@pytest.fixture
async def desk(office: Register, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Journey]:
    """Its desk, which copies at once and looks often."""
    monkeypatch.setattr(keeping_module, "FIRST_AFTER", 0.01)
    monkeypatch.setattr(keeping_module, "LOOK_EVERY", 0.02)
    async with at_desk(office, LARGE) as journey:
        yield journey


def copies(register: Register) -> int:
    """How many there are beside the register."""
    return len(copies_in(own_folder(register.engine.path)))


async def test_one_is_made_soon_after_the_start_and_another_when_half_an_hour_of_changes_has_gone(
    desk: Journey, time: Time
) -> None:
    register = desk.register
    await desk.until(lambda: copies(register) == 1)
    time.now += timedelta(minutes=70)
    saved(register, inquiry(subject="Ny"))
    await desk.until(lambda: copies(register) == 2)
    newest = copies_in(own_folder(register.engine.path))[0]
    assert held(newest, [""]).inquiries == 1


async def test_on_a_small_screen_the_copies_take_the_municipalitys_place(
    desk: Journey, tmp_path: Path, time: Time
) -> None:
    await desk.until(lambda: "Haderslev · ulåst · kopi kun her" in desk.lines[1])
    (tmp_path / "usb").mkdir()
    Keeper(desk.register.engine, desk.register.settings).choose_second(tmp_path / "usb")
    for number in range(120):
        saved(desk.register, inquiry(subject=f"Sag {number}"))
    time.now += timedelta(hours=1)
    await desk.resize(*SMALL)
    await desk.until(lambda: "kopi ude i dag · ma 17-01-2022 · gemt ✓" in desk.lines[1])
    assert "Haderslev" not in desk.lines[1]


async def test_the_desk_says_whether_there_is_a_copy_outside_the_machine(
    desk: Journey, tmp_path: Path, time: Time
) -> None:
    await desk.until(lambda: "kopi kun her" in desk.lines[1])
    usb = tmp_path / "usb"
    usb.mkdir()
    Keeper(desk.register.engine, desk.register.settings).choose_second(usb)
    time.now += timedelta(hours=1)
    saved(desk.register, inquiry(subject="Ny"))
    await desk.until(lambda: "kopi ude i dag" in desk.lines[1])
    assert len(copies_in(usb)) == 1


async def test_one_that_is_too_old_or_refused_is_told_in_few_cells_too(
    office: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_module, "FIRST_AFTER", 0.01)
    wall = tmp_path / "usb"
    wall.write_text("ingen mappe")
    monkeypatch.chdir(tmp_path)
    Keeper(office.engine, office.settings).choose_second(Path("usb"))
    async with at_desk(office, SMALL) as journey:
        await journey.until(lambda: "! ingen ny kopi" in journey.lines[1])
        assert "gemt ✓" in journey.lines[1]
        assert journey.status.startswith("! Der kunne ikke gemmes en kopi i usb")


async def test_a_refused_copy_is_told_once_and_made_at_the_next_contact(
    desk: Journey, tmp_path: Path, time: Time
) -> None:
    await desk.until(lambda: copies(desk.register) == 1)
    usb = tmp_path / "usb"
    usb.write_text("en fil, så længe et andet program holder mappen")
    Keeper(desk.register.engine, desk.register.settings).choose_second(usb)
    time.now += timedelta(minutes=31)
    saved(desk.register, inquiry(subject="Ny"))
    await desk.until(lambda: desk.status.startswith("! Der kunne ikke gemmes en kopi i"))
    await desk.press("s")
    await desk.pilot.pause(0.2)
    assert "Der kunne ikke gemmes" not in desk.status
    usb.unlink()
    usb.mkdir()
    await desk.until(lambda: len(copies_in(usb)) == 1)
    await desk.until(lambda: desk.status == "Der er gemt en kopi igen alle steder.")
    await desk.press("s")
    await desk.until(lambda: "kopi ude i dag" in desk.lines[1])


async def test_a_fault_in_one_copy_does_not_end_the_copying(
    desk: Journey, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.until(lambda: copies(desk.register) == 1)
    ended = []

    def fails(self: Keeper, now: datetime) -> None:
        ended.append(now)
        raise ArithmeticError

    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    with monkeypatch.context() as failing:
        failing.setattr(Keeper, "keep", fails)
        time.now += timedelta(hours=1)
        saved(desk.register, inquiry(subject="Ny"))
        await desk.until(lambda: len(ended) > 1)
    await desk.until(lambda: copies(desk.register) == 2)


async def test_a_week_old_copy_outside_is_late(desk: Journey, tmp_path: Path, time: Time) -> None:
    keeping = Keeping(desk.app, desk.app.office, lambda: None)
    keeper = Keeper(desk.register.engine, desk.register.settings)
    (tmp_path / "usb").mkdir()
    keeper.choose_second(tmp_path / "usb")
    assert keeping.standing() == ("kopi ude mangler", True)
    assert keeper.keep(time.now) == []
    time.now += timedelta(days=6)
    assert keeping.standing() == ("ulåst · kopi ude 6 d", False), "a register without a passphrase says so"
    time.now += timedelta(days=1)
    assert keeping.standing() == ("ulåst · kopi ude 7 d", False), "it holds all there is"
    saved(desk.register, inquiry(subject="Ny"))
    assert keeping.standing() == ("kopi ude 7 d", True)
    await desk.until(lambda: "kopi ude i dag" in desk.lines[1])


async def test_asked_for_where_nothing_was_written_it_is_told_from_when_the_copy_is(desk: Journey, time: Time) -> None:
    await desk.until(lambda: copies(desk.register) == 1)
    time.now += timedelta(days=10)
    await desk.press("m", *"lav en kopi", "enter")
    await desk.until(
        lambda: desk.status.startswith("Intet er skrevet siden kopien af 17-01-2022 kl. 10:00. Den er set efter")
    )
    assert copies(desk.register) == 1


async def test_the_demo_is_never_copied(demo_register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_module, "FIRST_AFTER", 0.0)
    async with at_desk(demo_register, LARGE) as journey:
        await journey.press("s", "escape")
        journey.app.last_copy()
    assert copies(demo_register) == 0


async def test_the_last_one_holds_what_was_saved_at_the_end(office: Register) -> None:
    async with at_desk(office, LARGE) as journey:
        saved(office, inquiry(subject="Det sidste"))
        journey.app.last_copy()
    newest = copies_in(own_folder(office.engine.path))[0]
    assert held(newest, [""]).inquiries == 1


async def test_a_last_copy_that_is_refused_is_told_once_the_terminal_is_hers_again(
    office: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "usb").mkdir()
    Keeper(office.engine, office.settings).choose_second(tmp_path / "usb")
    monkeypatch.setattr(sys, "__stderr__", outside := StringIO())
    async with at_desk(office, LARGE) as journey:
        (tmp_path / "usb").rmdir()
        journey.app.last_copy()
        journey.app.last_copy()
    (told,) = outside.getvalue().splitlines()
    assert told.startswith(f"Der kunne ikke gemmes en kopi i {tmp_path / 'usb'}: mappen kan ikke nås. Sæt drevet i")


async def test_a_place_with_another_registers_key_is_told_at_the_field(desk: Journey, tmp_path: Path) -> None:
    await desk.until(lambda: copies(desk.register) == 1)
    (tmp_path / "usb").mkdir()
    write_keys(tmp_path / "usb", "en andens", ["nøgle"])
    await desk.press("m", *"uden for maskinen", "enter", *str(tmp_path / "usb"), "ctrl+s")
    assert "nøglen til kopier, som dette registers adgangskode ikke åbner" in desk.hint
    assert Keeper(desk.register.engine, desk.register.settings).second is None


async def test_a_second_place_is_chosen_from_the_menu_and_holds_a_copy_at_once(desk: Journey, tmp_path: Path) -> None:
    await desk.until(lambda: copies(desk.register) == 1)
    usb = tmp_path / "usb"
    usb.mkdir()
    await desk.press("m", *"uden for maskinen", "enter", *f'"{usb}"', "ctrl+s")
    await desk.until(lambda: "ligger her og ude. Kopierne uden for maskinen ligger på samme disk" in desk.status)
    assert len(copies_in(usb)) == 1
    await desk.press("m", *"uden for maskinen", "enter")
    assert desk.values["folder"] == str(usb)
    await desk.press("ctrl+a", "delete", "ctrl+s")
    assert desk.status.startswith("Kopierne ligger fra nu af kun ved siden af registret.")
    assert Keeper(desk.register.engine, desk.register.settings).second is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/findes/ikke", "findes ikke. Sæt drevet i"),
        ("/" + "x" * 290, "findes ikke. Sæt drevet i"),
        ("usb", "Skriv hele stien"),
        ("own", "allerede"),
    ],
)
async def test_a_place_where_no_copy_can_lie_is_told(desk: Journey, typed: str, told: str) -> None:
    await desk.until(lambda: copies(desk.register) == 1)
    own = str(own_folder(desk.register.engine.path))
    await desk.press("m", *"uden for maskinen", "enter", *(own if typed == "own" else typed), "ctrl+s")
    assert told in desk.hint
    assert Keeper(desk.register.engine, desk.register.settings).second is None


async def test_a_place_half_typed_is_a_draft_and_taken_up_again(desk: Journey) -> None:
    await desk.press("m", *"uden for maskinen", "enter", *"/usb", "escape", "home")
    assert "Kladde: kopier uden for" in desk.cursor
    await desk.press("enter")
    assert desk.values["folder"] == "/usb"


async def test_a_copy_is_made_when_she_asks_and_told_when_it_is_there(desk: Journey, time: Time) -> None:
    await desk.until(lambda: copies(desk.register) == 1)
    time.now += timedelta(minutes=3)
    saved(desk.register, inquiry(subject="Ny"))
    await desk.press("m", *"lav en kopi", "enter")
    await desk.until(lambda: "er set efter og ligger her;" in desk.status)
    newest = copies_in(own_folder(desk.register.engine.path))[0]
    assert (newest.made, held(newest, [""]).inquiries) == (time.now, 1)


async def test_the_demo_has_no_copies_to_ask_for(demo_register: Register) -> None:
    async with at_desk(demo_register) as journey:
        for asked in ("lav en kopi", "uden for maskinen"):
            await journey.press("m", *asked, "enter")
            assert journey.status.startswith("! Demoregistret har ingen adgangskode og ingen kopier")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_register_in_a_synchronised_folder_is_told_on_opening_and_stays_on_the_desk(
    office: Register, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("OneDrive", str(office.engine.path.parent))
    async with at_desk(office, size) as journey:
        await journey.until(lambda: "! i OneDrive" in journey.lines[1])
        assert journey.status.startswith("! Registret ligger i en OneDrive-mappe, der kan ødelægge det")


async def test_a_program_that_is_left_at_once_begins_no_caretaking(office: Register) -> None:
    async with at_desk(office) as journey:
        app = journey.app
        app.caretaking = None
    assert not app.screen_stack
    app._begin_caretaking()
    assert app.caretaking is None
