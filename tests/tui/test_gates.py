"""What stands before the desk: the prompt, the choice of a passphrase, the key on paper, and the way back from a copy."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from borgerraad_tui.cli import desk as cli_desk
from borgerraad_tui.cli.invocation import Invocation
from borgerraad_tui.cli.passphrases import new_locks
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import group, new_recovery_key
from borgerraad_tui.errors import FileForeign, InputRefused
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Locks, Register, create_register, open_register
from borgerraad_tui.store.safekeeping.backups import Copy, copies_in, own_folder
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import NAME
from borgerraad_tui.store.safekeeping.lost import told_lost
from borgerraad_tui.store.safekeeping.restoring import Held, held, newest_first
from borgerraad_tui.tui.gates import restoring, setting_up
from borgerraad_tui.tui.gates.restoring import Restoring
from borgerraad_tui.tui.gates.setting_up import ChoosingPassphrase, ShowingKey
from borgerraad_tui.tui.gates.unlocking import Unlocking
from tests.registers import inquiry, saved
from tests.tui.screen_text import screen_text
from tests.tui.test_damaged_file import without

PASSPHRASE = "små æbler gror"
KEY = new_recovery_key()
NOW = datetime(2022, 1, 17, 10, 0)
SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def locked(tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """An encrypted register with a recovery key."""
    municipality, catalogue = packaged_catalogue()
    register = create_register(tmp_path / "r.db", clock, municipality, catalogue, locks=Locks(PASSPHRASE, KEY))
    yield register
    register.close()


async def typed(pilot: Pilot[Any], text: str, *keys: str) -> None:
    """Type a text and keys, and wait until what they began is done."""
    await pilot.press(*(" " if letter == " " else letter for letter in text), *keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def seen(app: App[Any]) -> str:
    """All that is seen."""
    return screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_prompt_shows_no_letter_and_answers_the_open_register(
    locked: Register, clock: Clock, size: tuple[int, int]
) -> None:
    path = locked.engine.path
    locked.close()
    gate = Unlocking(path.name, lambda passphrase: open_register(path, clock, passphrase))
    async with gate.run_test(size=size) as pilot:
        assert "Registret r.db er låst." in seen(gate)
        await typed(pilot, "forkert")
        assert "forkert" not in seen(gate)
        await typed(pilot, "", "enter")
        assert "Adgangskoden passer ikke til registret." in seen(gate)
        await typed(pilot, PASSPHRASE, "enter")
    register = gate.return_value
    assert isinstance(register, Register)
    assert register.engine.passphrase == PASSPHRASE
    register.close()


async def test_a_damaged_file_leaves_the_prompt_and_is_told_as_such(locked: Register, clock: Clock) -> None:
    path = locked.engine.path
    locked.close()
    content = path.read_bytes()
    path.write_bytes(content[:3000] + bytes(9) + content[3009:])
    gate = Unlocking(path.name, lambda passphrase: open_register(path, clock, passphrase))
    async with gate.run_test() as pilot:
        await typed(pilot, PASSPHRASE, "enter")
    assert gate.return_value is None
    assert isinstance(gate.trouble, FileForeign)


NASTY = "r\x1b]0;t\x07\x9bm\u202e[/].db"
"""A file may be called anything."""


async def test_a_files_name_drives_no_terminal() -> None:
    for gate in (Unlocking(NASTY, open_register), Restoring(f"{NASTY} er væk.", (), NASTY, locked=True)):  # type: ignore[arg-type]
        async with gate.run_test() as pilot:
            await typed(pilot, "")
            assert "r]0;tm‹U+202E›[/].db" in seen(gate)
            gate.say(NASTY)
            await typed(pilot, "")
            assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(seen(gate))


async def test_esc_leaves_with_nothing_done(locked: Register) -> None:
    gate = Unlocking("r.db", lambda passphrase: locked)
    async with gate.run_test() as pilot:
        await typed(pilot, "halvt", "escape")
    assert gate.return_value is None


@pytest.mark.parametrize("size", SIZES)
async def test_a_passphrase_is_judged_while_it_is_typed_and_typed_twice(size: tuple[int, int]) -> None:
    gate = ChoosingPassphrase("Et nyt register")
    async with gate.run_test(size=size) as pilot:
        await typed(pilot, "kort")
        assert "Adgangskoden er for kort" in seen(gate)
        await typed(pilot, "", "enter")
        assert gate.focused is gate.query_one("#first"), "one that is too short leads nowhere"
        assert seen(gate).count("for kort") == 1, "and is told once"
        await typed(pilot, " og meget godt")
        assert "Adgangskoden er stærk." in seen(gate)
        await typed(pilot, "", "enter")
        await typed(pilot, "kort og meget skidt", "enter")
        assert "De to adgangskoder er ikke ens." in seen(gate)
        assert gate.return_value is None
        assert gate.query_one("#again", Input).value == "", "she types it anew, not on"
        await typed(pilot, "kort og meget godt", "enter")
    assert gate.return_value == "kort og meget godt"


@pytest.mark.parametrize(
    ("passphrase", "key", "told"),
    [(None, None, "ikke valgt nogen adgangskode"), ("små æbler gror", None, "Gendannelsesnøglen er ikke bekræftet")],
)
def test_what_was_left_is_what_is_told(
    monkeypatch: pytest.MonkeyPatch, clock: Clock, passphrase: str | None, key: str | None, told: str
) -> None:
    monkeypatch.setattr(cli_desk, "has_terminal", lambda: True)
    monkeypatch.setattr(setting_up, "chosen_passphrase", lambda *_: passphrase)
    monkeypatch.setattr(setting_up, "key_on_paper", lambda *_: key)
    with pytest.raises(InputRefused, match=told):
        new_locks(Invocation(clock))


@pytest.mark.parametrize("size", SIZES)
async def test_the_key_is_shown_until_it_is_typed_back_from_the_paper(size: tuple[int, int]) -> None:
    gate = ShowingKey(KEY)
    one, other = gate._asked
    async with gate.run_test(size=size) as pilot:
        assert KEY in seen(gate)
        await typed(pilot, "x")
        assert KEY not in seen(gate)
        await typed(pilot, "", "backspace")
        assert KEY in seen(gate)
        await typed(pilot, "00000" if group(KEY, one) != "00000" else "11111", "enter")
        assert f"Gruppe {one} er ikke den" in seen(gate)
        await typed(pilot, "", *["backspace"] * 5)
        await typed(pilot, group(KEY, one).lower(), "enter")
        await typed(pilot, group(KEY, other), "enter")
    assert gate.return_value is True


@pytest.mark.parametrize("secret", [PASSPHRASE, KEY.lower().replace("-", " ")], ids=["passphrase", "paper"])
@pytest.mark.parametrize("size", SIZES)
async def test_a_copy_is_chosen_in_few_keys_with_what_it_holds_beside_it(
    locked: Register, size: tuple[int, int], secret: str
) -> None:
    keeper = Keeper(locked.engine, locked.settings)
    assert keeper.keep(NOW - timedelta(days=1)) == []
    saved(locked, inquiry(subject="Ny"))
    assert keeper.keep(NOW) == []
    copies = copies_in(own_folder(locked.engine.path))
    gate = Restoring("Filen er beskadiget.", copies, "mappen", locked=True)
    async with gate.run_test(size=size) as pilot:
        assert "Filen er beskadiget." in seen(gate)
        await typed(pilot, "forkert", "enter")
        assert "Det åbner ingen af kopierne." in seen(gate)
        await typed(pilot, secret, "enter")
        assert "ma 17-01-2022 kl. 10:00   1 henvendelse" in seen(gate)
        assert "sø 16-01-2022 kl. 10:00   0 henvendelser" in seen(gate)
        assert "Det, der er skrevet efter den," in seen(gate)
        await typed(pilot, "", "down", "enter")
    chosen = gate.return_value
    assert chosen is not None
    assert chosen.copy == copies[1]


async def test_a_damaged_copy_cannot_be_chosen_and_plain_ones_need_no_question(register: Register) -> None:
    keeper = Keeper(register.engine, register.settings)
    for hours in (3, 2, 0):
        saved(register, inquiry(subject="Ny"))
        assert keeper.keep(NOW - timedelta(hours=hours)) == []
    copies = copies_in(keeper.own)
    copies[0].path.write_bytes(bytes(9000))
    gate = Restoring("", copies, str(keeper.own), locked=False)
    async with gate.run_test() as pilot:
        await typed(pilot, "")
        assert "kl. 10:00   beskadiget" in seen(gate)
        await typed(pilot, "", "enter")
    assert gate.return_value is not None
    assert gate.return_value.copy == copies[1]


@pytest.mark.parametrize("secret", [PASSPHRASE, KEY], ids=["passphrase", "paper"])
async def test_a_copy_whose_beginning_is_gone_does_not_stand_in_the_way_of_the_next(
    locked: Register, secret: str
) -> None:
    keeper = Keeper(locked.engine, locked.settings)
    for hours in (3, 2):
        saved(locked, inquiry(subject="Ny"))
        assert keeper.keep(NOW - timedelta(hours=hours)) == []
    copies = copies_in(keeper.own)
    # it refuses every key: what a key is made with stood there
    if secret == KEY:
        (keeper.own / NAME).unlink()
    copies[0].path.write_bytes(b"0123456789abcdef" + copies[0].path.read_bytes()[16:])
    gate = Restoring("", copies, "mappen", locked=True)
    async with gate.run_test() as pilot:
        await typed(pilot, secret, "enter")
        assert "kl. 08:00   åbnes ikke af det, du skrev" in seen(gate)
        await typed(pilot, "", "enter")
    assert gate.return_value is not None
    assert gate.return_value.copy == copies[1]


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_once_she_has_chosen_or_left_no_further_copy_is_opened(
    register: Register, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    keeper = Keeper(register.engine, register.settings)
    for hours in range(5):
        saved(register, inquiry(subject="Ny"))
        assert keeper.keep(NOW + timedelta(hours=hours)) == []
    opened: list[Copy] = []
    second, left, ended = Event(), Event(), Event()

    def opens(copy: Copy, keys: list[str]) -> Held:
        opened.append(copy)
        if len(opened) == 2:
            second.set()
            assert left.wait(10)
        return held(copy, keys)

    def look(gate: Restoring, secret: str) -> None:
        try:
            looks(gate, secret)
        finally:
            ended.set()

    looks = Restoring._look
    monkeypatch.setattr(restoring, "held", opens)
    monkeypatch.setattr(Restoring, "_look", look)
    copies = copies_in(keeper.own)
    gate = Restoring("", copies, "mappen", locked=False)
    async with gate.run_test() as pilot:
        assert await asyncio.to_thread(second.wait, 10)
        await pilot.press(key)
    left.set()
    assert await asyncio.to_thread(ended.wait, 10)
    assert opened == copies[:2]
    assert (gate.return_value and gate.return_value.copy) == (copies[0] if key == "enter" else None)


async def test_without_the_key_file_it_says_what_the_passphrase_needs(locked: Register) -> None:
    keeper = Keeper(locked.engine, locked.settings)
    assert keeper.keep(NOW) == []
    (keeper.own / NAME).unlink()
    gate = Restoring("", copies_in(keeper.own), "mappen", locked=True)
    async with gate.run_test(size=(120, 40)) as pilot:
        await typed(pilot, PASSPHRASE, "enter")
        assert "ligger der ingen noegle.kopi" in " ".join(seen(gate).split())
        await typed(pilot, KEY, "enter")
        await typed(pilot, "", "enter")
    assert gate.return_value is not None


async def test_without_copies_it_says_where_it_looked() -> None:
    gate = Restoring("", (), "/et/sted", locked=True)
    async with gate.run_test() as pilot:
        await typed(pilot, "x", "enter")
        assert "Der er ingen kopier i /et/sted." in seen(gate)
        await typed(pilot, "", "escape")
    assert gate.return_value is None


async def test_the_list_says_where_each_copy_lies(register: Register, tmp_path: Path) -> None:
    keeper = Keeper(register.engine, register.settings)
    assert keeper.keep(NOW) == []
    (tmp_path / "usb").mkdir()
    keeper.choose_second(tmp_path / "usb")
    saved(register, inquiry(subject="Ny"))
    assert keeper.keep(NOW + timedelta(hours=1)) == []
    gate = Restoring("", newest_first(*keeper.places()), "mappen", locked=False, own=keeper.own)
    async with gate.run_test() as pilot:
        await typed(pilot, "")
        lines = [line.strip() for line in seen(gate).splitlines() if " kl. " in line]
    assert sorted(line.split("   ")[1] for line in lines) == ["her", "her", "ude"]


async def test_a_damaged_register_that_does_not_tell_what_would_be_lost_leaves_the_list(
    register: Register, clock: Clock
) -> None:
    saved(register, inquiry(subject="Ny"))
    keeper = Keeper(register.engine, register.settings)
    assert keeper.keep(NOW) == []
    register.close()
    with closing(open_register(without(register.engine.path, "draft"), clock)) as damaged:
        copies = copies_in(keeper.own)
        gate = Restoring("", copies, "mappen", locked=False, lost=lambda copy, _: told_lost(damaged.engine, copy))
        async with gate.run_test(size=SIZES[0]) as pilot:
            await typed(pilot, "")
            assert "kl. 10:00   1 henvendelse   ukendt, hvad der går tabt" in seen(gate)
            await typed(pilot, "", "enter")
    assert gate.return_value is not None
    assert gate.return_value.copy == copies[0]
