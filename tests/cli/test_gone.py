"""A register whose file is gone and whose copies are there: nothing new takes its place in silence."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from borgerraad_tui.cli import desk
from borgerraad_tui.cli.invocation import Invocation, Left
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import FileInUse, FileTrouble, InputRefused, SaveFailed
from borgerraad_tui.store.register import OPEN, Locks, Register, create_register
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.orphans import set_orphans_aside
from borgerraad_tui.store.safekeeping.restoring import keys_to
from borgerraad_tui.tui.gates.gone import Gone
from borgerraad_tui.tui.gates.restoring import Chosen, Restoring
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.running import ran
from tests.tui.screen_text import screen_text

SHEET = "modtaget\n17-1-2022\n"


@pytest.fixture
def gone(register: Register) -> Path:
    """Where a register lay that has left a copy."""
    saved(register, inquiry(subject="Kuverten"))
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    register.close()
    register.engine.path.unlink()
    return register.engine.path


def answers(monkeypatch: pytest.MonkeyPatch, answer: str | None, chosen: Chosen | None = None) -> None:
    """Somebody at a terminal who gives these answers at the gates."""
    monkeypatch.setattr(desk, "has_terminal", lambda: True)
    monkeypatch.setattr(Gone, "run", lambda self: answer)
    monkeypatch.setattr(Restoring, "run", lambda self: chosen)


@pytest.mark.parametrize("options", [["--uden-kode"], ["--kode-fra-stdin"], []])
def test_without_a_terminal_it_is_refused_and_nothing_is_made(
    gone: Path, options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "ark.csv"
    sheet.write_text(SHEET, "utf-8")
    before = sorted(own_folder(gone).iterdir())
    monkeypatch.setattr("sys.stdin", io.StringIO("små æbler gror\n"))
    ended = ran("importer", sheet, "--fil", gone, *options)
    assert ended.status == 2
    assert "men selve filen" in ended.told
    assert "»borgerraad gendan«" in ended.told
    assert not gone.exists()
    assert sorted(own_folder(gone).iterdir()) == before


def test_a_key_file_alone_is_enough(gone: Path) -> None:
    (copy,) = copies_in(own_folder(gone))
    copy.path.rename(copy.path.with_name("noegle.kopi"))
    with pytest.raises(InputRefused), Invocation(Clock(lambda: NOW), gone, without_passphrase=True).made():
        pass


def test_other_commands_name_the_way_back(gone: Path) -> None:
    assert "»borgerraad gendan« laver det igen" in ran("liste", "--fil", gone).told


def test_she_leaves_and_nothing_is_made(gone: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, None)
    with pytest.raises(Left), Invocation(clock, gone, without_passphrase=True).made():
        pass
    answers(monkeypatch, "restore")
    with pytest.raises(Left), Invocation(clock, gone, without_passphrase=True).made():
        pass
    assert not gone.exists()


def test_the_way_back_leads_to_the_register_of_the_copy(
    gone: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy,) = copies_in(own_folder(gone))
    answers(monkeypatch, "restore", Chosen(copy, keys_to(copy.path.parent, ""), ""))
    with Invocation(clock, gone).made() as register:
        assert register.inquiries.get(1).subject == "Kuverten"


def test_a_new_one_has_its_own_folder_and_the_old_one_is_whole(
    gone: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = own_folder(gone)
    names = sorted(path.name for path in folder.iterdir())
    taken = folder.with_name(f"{folder.name}-fra-før-2022-01-17")
    taken.mkdir()
    answers(monkeypatch, "new")
    with Invocation(clock, gone, without_passphrase=True).made() as register:
        assert register.engine.one("SELECT count(*) FROM inquiry") == 0
        assert not folder.exists()
    aside = taken.with_name(f"{taken.name}-2")
    assert sorted(path.name for path in aside.iterdir()) == names
    assert list(taken.iterdir()) == []


def test_where_no_new_one_can_be_made_the_copies_lie_where_they_lay(
    gone: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> Register:
        raise SaveFailed("Disken er fuld.")

    answers(monkeypatch, "new")
    monkeypatch.setattr("borgerraad_tui.store.register.create_register", refused)
    with pytest.raises(SaveFailed), Invocation(clock, gone, without_passphrase=True).made():
        pass
    assert copies_in(own_folder(gone))


@pytest.mark.parametrize(
    ("keys", "answer"),
    [("g", "restore"), ("nj", "new"), ("j", None), ("ng", "restore"), ("n", None), ("nn", None)],
)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_new_one_needs_two_different_keys(keys: str, answer: str | None, size: tuple[int, int]) -> None:
    gate = Gone("/hjem/register.db", "register-kopier-fra-før-2022-01-17")
    async with gate.run_test(size=size) as pilot:
        assert "Her ligger kopier af et register, men selve filen er væk." in seen(gate)
        assert "g gendan" in seen(gate)
        await pilot.press(*keys)
        if keys == "n":
            assert "register-kopier-fra-før-2022-01-17" in seen(gate)
        if answer is None:
            await pilot.press("escape")
    assert gate.return_value == answer


def seen(app: App[Any]) -> str:
    """All that is seen."""
    return screen_text(app)


def test_a_missing_folder_is_told_before_a_passphrase_is_asked_for(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("borgerraad_tui.cli.passphrases.new_locks", pytest.fail)
    with pytest.raises(FileTrouble, match="mangler findes ikke"), Invocation(clock, tmp_path / "mangler/x.db").made():
        pass


@pytest.mark.parametrize(("locks", "told"), [(Locks("små æbler gror", "NØGLE"), "riv papiret"), (OPEN, "andet vindue")])
def test_the_slower_of_two_new_starts_hears_that_its_paper_is_void(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, locks: Locks, told: str
) -> None:
    path = tmp_path / "r.db"

    def meanwhile(invocation: Invocation) -> Locks:
        municipality, catalogue = invocation.new_catalogue()
        create_register(path, clock, municipality, catalogue).close()
        return locks

    monkeypatch.setattr("borgerraad_tui.cli.passphrases.new_locks", meanwhile)
    with pytest.raises(FileInUse, match=told), Invocation(clock, path).made():
        pass


def test_copies_whose_folder_can_have_no_longer_name_stay_and_it_is_told(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 250)
    folder.mkdir()
    with pytest.raises(SaveFailed, match="kunne ikke få et andet navn"):
        set_orphans_aside(folder, NOW.date())
    assert folder.is_dir()
