"""The control beside her work: what it finds is told where it is read, and elsewhere only when something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from borgerraad_tui.chapters.controlled import Controlled
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.safekeeping import control
from borgerraad_tui.store.safekeeping.control import Check, names, standing_still
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.tui import controlling as controlling_module
from borgerraad_tui.tui.screens import control as control_module
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, SMALL, Journey, at_desk

OPEN = ("m", *"hele registret efter", "enter")
PASSPHRASE = "små æbler gror"


@pytest.fixture
def office(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """An office's own locked register with copies in two places, which are taken for two disks."""
    monkeypatch.setattr(control, "second_told", lambda *_: "")
    register = create_register(tmp_path / "r.db", clock, *packaged_catalogue(), locks=Locks(PASSPHRASE, "NØGLEN"))
    saved(register, inquiry(subject="En"))
    keeper, usb = Keeper(register.engine, register.settings), tmp_path / "usb"
    usb.mkdir()
    keeper.choose_second(usb)
    assert keeper.keep(NOW) == []
    yield register
    register.close()


def damage(register: Register) -> None:
    """A tally that is another than the rows give."""
    register.engine.execute("UPDATE tally SET n = n + 1")


def over(desk: Journey) -> Callable[[], bool]:
    """Whether the control has come to its end."""
    return lambda: desk.app.office.controlled is not None and not desk.app.office.controlled.looking


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_register_in_order_has_a_line_for_each_thing(office: Register, size: tuple[int, int]) -> None:
    async with at_desk(office, size) as desk:
        await desk.press(*OPEN)
        await desk.until(over(desk))
        await desk.settle()
        assert desk.lines[0].startswith(" KONTROL")
        for name in names():
            assert name in desk.screen.lower()
        assert "Alt er i orden." in desk.screen
        assert "GALT" not in desk.screen


async def test_what_is_wrong_stands_first_with_what_to_do_and_is_looked_at_again_when_she_asks(
    office: Register,
) -> None:
    async with at_desk(office, LARGE) as desk:
        damage(office)
        await desk.press(*OPEN)
        await desk.until(over(desk))
        await desk.settle()
        assert "GALT: optællingen" in desk.screen
        assert "Det skal du gøre: Gendan registret fra en kopi" in desk.screen
        office.engine.execute("UPDATE tally SET n = n - 1")
        await desk.press("a")
        await desk.until(lambda: "Alt er i orden." in desk.screen)


async def test_entered_again_it_looks_again_what_it_knows_being_old(
    office: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk(office, LARGE) as desk:
        damage(office)
        await desk.press(*OPEN)
        await desk.until(over(desk))
        office.engine.execute("UPDATE tally SET n = n - 1")
        await desk.press("escape", *OPEN)
        assert "GALT: optællingen" in desk.screen, "it was looked at just now"
        monkeypatch.setattr(control_module, "FRESH", timedelta(-1))
        await desk.press("escape", *OPEN)
        await desk.until(lambda: "Alt er i orden." in desk.screen)


async def test_at_start_it_looks_by_itself_and_says_nothing_where_all_is_well(
    office: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controlling_module, "FIRST_AFTER", 0.01)
    async with at_desk(office, LARGE) as desk:
        before = desk.screen
        await desk.until(over(desk))
        await desk.settle()
        assert desk.screen == before
        assert len(desk.app.office.controlled.checks) == len(names())  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_at_start_a_fault_is_told_on_the_desk_and_in_the_room_she_is_in(
    office: Register, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(controlling_module, "FIRST_AFTER", 0.01)
    damage(office)
    async with at_desk(office, size) as desk:
        await desk.until(over(desk))
        await desk.settle()
        assert "! kontrol: fejl" in desk.lines[1]
        assert "Kontrollen fandt noget galt: optællingen." in desk.status


async def test_what_is_saved_meanwhile_is_neither_lost_nor_a_fault(
    office: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controlling_module, "PAUSE", 0.02)
    for number in range(20):
        saved(office, inquiry(subject=f"Nr. {number}"))
    async with at_desk(office, LARGE) as desk:
        desk.app.action_control_now()
        await desk.until(lambda: bool(desk.app.office.controlled.checks))  # type: ignore[union-attr]
        saved(office, inquiry(subject="Midt"))
        assert not over(desk)(), "it was still looking"
        await desk.until(over(desk), within=10)
        assert desk.app.office.controlled.wrong == []  # type: ignore[union-attr]
        assert office.engine.one("SELECT count(*) FROM inquiry WHERE subject = 'Midt'") == 1


async def test_a_lock_ends_it_at_once_and_leaves_nothing_behind(
    office: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controlling_module, "PAUSE", 0.2)
    async with at_desk(office, LARGE) as desk:
        desk.app.action_control_now()
        await desk.pilot.press("ctrl+l")
        assert over(desk)()
        assert [path.name for path in office.engine.path.parent.glob(".*")] == []
        await desk.press(*PASSPHRASE, "enter")
        await desk.press(*OPEN)
        assert "Kontrollen blev afbrudt." in desk.screen


async def test_a_disk_without_room_for_it_is_told_and_is_no_fault_of_the_register(
    office: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise SaveFailed(control.NO_PLACE)

    monkeypatch.setattr(control, "standing_still", refuses)
    async with at_desk(office, LARGE) as desk:
        await desk.press(*OPEN)
        await desk.until(lambda: "der er ikke plads på disken" in desk.screen)
        await desk.press("1")
        assert "kontrol: fejl" not in desk.screen


def test_a_locked_register_stands_still_locked_and_goes_with_it(office: Register) -> None:
    with standing_still(office) as still:
        content = still.engine.path.read_bytes()
        assert b"SQLite" not in content[:16]
        assert still.engine.passphrase not in ("", PASSPHRASE, "NØGLEN")
        saved(office, inquiry(subject="Senere"))
        assert still.engine.one("SELECT count(*) FROM inquiry") == 1
    assert not still.engine.path.exists()


def test_advice_and_what_could_not_be_looked_at_are_no_alarm() -> None:
    advice, unseen, fault = (
        Check("stedet", ("samme disk.",), "Vælg et andet.", advice=True),
        Check("optællingen", ("disken er fuld.",), "Gør plads.", unseen=True),
        Check("filen", ("hul.",), "Gendan."),
    )
    known = Controlled(NOW, (advice, unseen, fault), looking=False)
    assert known.wrong == [advice, unseen, fault]
    assert known.alarming == [fault]
