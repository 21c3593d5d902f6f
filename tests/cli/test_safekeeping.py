"""Passphrase, copies, control and the way back, by command and without a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from borgerraad_tui.cli import desk
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.cipher import belongs, is_locked
from borgerraad_tui.store.register import Register, open_register, plain_left
from borgerraad_tui.store.safekeeping import control
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.control import names
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.restoring import held
from borgerraad_tui.store.troubles import FULL
from borgerraad_tui.tui.gates import setting_up
from borgerraad_tui.tui.gates.restoring import Restoring
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.running import Ran, ran
from tests.tui.test_damaged_file import without

OLD, NEW = "små æbler gror", "helt andre æbler"
Says = Callable[..., Ran]
SECRET = "Kuverten fra Bispebroen"


@pytest.fixture
def plain(register: Register) -> Path:
    """A plain register with the secret and a plain copy of it, closed."""
    saved(register, inquiry(subject=SECRET))
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    register.close()
    return register.engine.path


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Says:
    """Run a command with lines on standard input."""

    def run(lines: list[str], *arguments: str | Path) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return ran(*arguments, *(["--kode-fra-stdin"] if lines else []))

    return run


def everything_in(folder: Path) -> bytes:
    """All bytes of all files."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_plain_register_is_locked_and_nothing_readable_is_left(plain: Path, says: Says) -> None:
    assert SECRET.encode() in everything_in(plain.parent)
    ended = says([NEW], "adgangskode", "--fil", plain)
    assert (ended.status, ended.output) == (0, "Registret er låst. Det åbnes nu kun med adgangskoden.\n")
    assert ended.told.startswith("Gendannelsesnøgle, skriv den på papir: ")
    assert SECRET.encode() not in everything_in(plain.parent)
    assert says([NEW], "liste", "--fil", plain).output.count(SECRET) == 1
    assert says([], "liste", "--fil", plain).status == 2
    empty = says([""], "liste", "--fil", plain)
    assert (empty.status, "på første linje af standardinput" in empty.told) == (2, True)
    kontrol = says([NEW], "kontrol", "--fil", plain)
    assert kontrol.status == 0, kontrol.output
    assert kontrol.output.count("i orden") == len(names()) - 1
    assert "BEDRE    stedet til kopier uden for maskinen" in kontrol.output


def test_what_the_disk_does_not_let_be_looked_at_is_not_told_as_a_fault_and_not_as_well(
    plain: Path, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: control.View) -> Iterator[str]:
        raise SaveFailed(FULL)

    look = next(look for look in control.LOOKS if look.remedy == control.RESTORE)
    monkeypatch.setattr(control, "LOOKS", (look._replace(faults=refused),))
    ended = says([], "kontrol", "--fil", plain)
    assert ended.status == 3
    assert ended.output.startswith(f"UVIST    {look.name}\n         disken tog ikke imod")
    assert "GALT" not in ended.output
    assert "gendan" not in ended.output.lower()


def test_without_the_paper_nothing_is_locked(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_up, "chosen_passphrase", lambda *_: NEW)
    monkeypatch.setattr(setting_up, "key_on_paper", lambda *_: None)
    ended = ran("adgangskode", "--fil", plain)
    assert ended.status == 2
    assert ended.told == "Nøglen er ikke skrevet af, så registret er ikke låst.\n"
    assert not is_locked(plain)
    assert ran("liste", "--fil", plain).output.count(SECRET) == 1


def test_a_register_that_a_power_cut_left_under_its_other_name_is_found(plain: Path) -> None:
    plain.rename(plain_left(plain))
    assert ran("liste", "--fil", plain).output.count(SECRET) == 1


def test_the_passphrase_is_changed_and_opens_register_and_copies(plain: Path, says: Says) -> None:
    says([OLD], "adgangskode", "--fil", plain)
    assert says([OLD, NEW], "adgangskode", "--fil", plain).output == "Adgangskoden er ændret.\n"
    assert says([OLD], "liste", "--fil", plain).status == 3
    assert says([NEW], "liste", "--fil", plain).status == 0
    assert says([NEW], "kontrol", "--fil", plain).status == 0


def test_a_forgotten_passphrase_costs_what_came_after_the_last_copy(plain: Path, says: Says) -> None:
    key = (
        says([OLD], "adgangskode", "--fil", plain).told.removeprefix("Gendannelsesnøgle, skriv den på papir: ").strip()
    )
    (name,) = [line.split()[0] for line in ran("gendan", "--vis", "--fil", plain).output.splitlines()]
    ended = says([key.lower(), NEW], "gendan", "--kopi", name, "--fil", plain)
    assert ended.status == 0, ended.told
    assert "-sat-til-side-" in ended.told
    assert says([NEW], "liste", "--fil", plain).output.count(SECRET) == 1


def test_a_damaged_register_is_made_again_and_the_damaged_one_is_kept(plain: Path, says: Says, clock: Clock) -> None:
    damaged = bytes(9000) + plain.read_bytes()[9000:]
    plain.write_bytes(damaged)
    (name,) = [line.split()[0] for line in ran("gendan", "--vis", "--fil", plain).output.splitlines()]
    assert says([], "gendan", "--kopi", name, "--fil", plain).status == 0
    register = open_register(plain, clock)
    assert register.inquiries.get(1).subject == SECRET
    register.close()
    assert [path.read_bytes() for path in plain.parent.glob("*-sat-til-side-*.db")] == [damaged]


def test_a_new_key_for_the_paper_opens_a_copy_at_once_and_is_not_praised_before(
    plain: Path, says: Says, tmp_path: Path
) -> None:
    asked = ("adgangskode", "--ny-noegle", "--fil", plain)
    says([OLD], "adgangskode", "--fil", plain)
    ended = says([OLD], *asked)
    assert ended.output == "Gendannelsesnøglen er ændret.\n"
    key = ended.told.removeprefix("Gendannelsesnøgle, skriv den på papir: ").strip()
    (opened,) = [copy for copy in copies_in(own_folder(plain)) if belongs(copy.path, key)]
    assert held(opened, [key]).inquiries == 1
    usb = tmp_path / "usb"
    usb.mkdir()
    assert says([OLD], "kopier", "--til", usb, "--fil", plain).status == 0
    usb.rename(tmp_path / "ude")
    usb.touch()
    assert "Gem også det gamle papir" in says([OLD], *asked).output


def test_a_weak_passphrase_is_refused_in_words(plain: Path, says: Says) -> None:
    ended = says(["Haderslev2026"], "adgangskode", "--fil", plain)
    assert ended.status == 2
    assert ended.told.startswith("Adgangskoden er svag, for den er let at gætte")
    assert says([], "liste", "--fil", plain).output.count(SECRET) == 1


def test_a_new_key_for_the_paper_is_refused_while_there_is_no_lock(plain: Path, demo_file: Path) -> None:
    assert ran("adgangskode", "--ny-noegle", "--fil", plain).status == 2
    assert ran("adgangskode", "--fil", demo_file).told == "Demoregistret har ingen adgangskode.\n"


def test_a_register_that_is_open_is_not_restored_over(register: Register) -> None:
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    (name,) = [line.split()[0] for line in ran("gendan", "--vis", "--fil", register.engine.path).output.splitlines()]
    ended = ran("gendan", "--kopi", name, "--fil", register.engine.path)
    assert ended.status == 3
    assert "åbent i et andet vindue" in ended.told


def test_without_copies_and_without_a_name_it_says_what_to_do(register: Register) -> None:
    path = register.engine.path
    assert "Der er ingen kopier i" in ran("gendan", "--fil", path).told
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    register.close()
    ended = ran("gendan", "--fil", path)
    assert ended.status == 2
    assert "--kopi NAVN" in ended.told


def test_a_second_place_is_remembered_and_each_place_gets_its_copy(register: Register, tmp_path: Path) -> None:
    path, usb = register.engine.path, tmp_path / "usb"
    register.close()
    usb.mkdir()
    ended = ran("kopier", "--til", usb, "--fil", path)
    assert ended.status == 0
    assert ended.told.startswith("Kopierne uden for maskinen ligger på samme disk som registret")
    assert ended.output.splitlines() == [
        f"17-01-2022 10:00  {path.with_name(f'{path.stem}-kopier')}",
        f"17-01-2022 10:00  {usb}",
    ]
    assert ran("kopier", "--fil", path).output == ended.output
    assert ran("kopier", "--kun-her", "--fil", path).output.count("\n") == 1


@pytest.mark.parametrize("empty", ["", " "])
def test_no_second_place_is_only_here_as_in_the_form(register: Register, tmp_path: Path, empty: str) -> None:
    path, usb = register.engine.path, tmp_path / "usb"
    register.close()
    usb.mkdir()
    assert ran("kopier", "--til", usb, "--fil", path).output.count("\n") == 2
    ended = ran("kopier", "--til", empty, "--fil", path)
    assert (ended.status, ended.told, ended.output.count("\n")) == (0, "", 1)


@pytest.mark.parametrize("folder", ["findes ikke", "x" * 290, "own"])
def test_a_place_that_is_none_is_refused(register: Register, tmp_path: Path, folder: str) -> None:
    own = Keeper(register.engine, register.settings).own
    path = register.engine.path
    register.close()
    own.mkdir()
    ended = ran("kopier", "--til", own if folder == "own" else tmp_path / folder, "--fil", path)
    assert ended.status == 2
    assert ran("kopier", "--fil", path).output.count("\n") == 1
    assert ran("gendan", "--fra", tmp_path / ("x" * 290), "--fil", path).told.endswith("med --fra MAPPE.\n")


def test_a_place_that_takes_no_copy_is_told_and_the_other_has_its_own(register: Register, tmp_path: Path) -> None:
    path, usb = register.engine.path, tmp_path / "usb"
    register.close()
    usb.mkdir()
    assert ran("kopier", "--til", usb, "--fil", path).status == 0
    for copy in usb.iterdir():
        copy.unlink()
    usb.rmdir()
    usb.write_text("ikke en mappe mere")
    ended = ran("kopier", "--fil", path)
    assert ended.status == 1
    assert ended.told.startswith(f"Der kunne ikke gemmes en kopi i {usb}")
    assert "kan ikke nås" in ended.output


def test_what_is_no_copy_is_told_as_that(plain: Path, says: Says) -> None:
    says([NEW], "adgangskode", "--fil", plain)
    folder = own_folder(plain)
    told = says([NEW], "brud", "--kopi", folder, "--fil", plain)
    assert (told.status, told.told.startswith(f"{folder} er en mappe.")) == (3, True)
    told = says([NEW], "brud", "--kopi", folder / "noegle.kopi", "--fil", plain)
    assert (told.status, "er nøglen til kopierne og ingen kopi" in told.told) == (3, True)


def test_a_new_register_in_a_synchronised_folder_is_told_where_it_had_better_lie(tmp_path: Path, says: Says) -> None:
    folder, sheet = tmp_path / "OneDrive - Haderslev Kommune", tmp_path / "ark.csv"
    folder.mkdir()
    sheet.write_text("modtaget;emne\n3-1-2022;Nyt\n", encoding="utf-8")
    ended = says([NEW], "importer", sheet, "--fil", folder / "r.db")
    assert ended.status == 0, ended.told
    assert "Registret ligger i en OneDrive-mappe" in ended.told


def test_before_an_import_and_a_changed_catalogue_a_copy_is_kept_that_is_not_thinned_out(
    register: Register, tmp_path: Path
) -> None:
    path, sheet, catalogue = register.engine.path, tmp_path / "ark.csv", tmp_path / "katalog.toml"
    register.close()
    sheet.write_text("modtaget;emne\n3-1-2022;Nyt\n", encoding="utf-8")
    assert ran("importer", sheet, "--fil", path, "--proev").status == 0
    assert copies_in(own_folder(path)) == []
    assert ran("importer", sheet, "--fil", path).status == 0
    (copy,) = copies_in(own_folder(path))
    assert (copy.before, held(copy, [""]).inquiries) == (True, 0)
    catalogue.write_text(ran("katalog", "--fil", path).output, encoding="utf-8")
    assert ran("katalog", catalogue, "--fil", path).status == 0
    assert ran("kopier", "--fil", path).status == 0
    assert {held(each, [""]).inquiries for each in copies_in(own_folder(path)) if each.before} == {0, 1}


def test_a_register_damaged_in_its_middle_names_the_way_back_and_the_way_back_does_not(
    plain: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def on_screen(gate: Restoring) -> None:
        told.append(gate._why)

    plain.write_bytes(plain.read_bytes()[:4096] + bytes(9) + b"\xff" * 5000)
    assert "»borgerraad gendan«" in ran("liste", "--fil", plain).told
    monkeypatch.setattr(desk, "has_terminal", lambda: True)
    monkeypatch.setattr(Restoring, "run", on_screen)
    assert ran("gendan", "--fil", plain).status == 0
    assert told[0].endswith("eller den er beskadiget.")


def test_the_copies_are_listed_with_what_they_hold_and_what_would_be_lost(
    register: Register, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, path = Keeper(register.engine, register.settings), register.engine.path
    for day in (2, 1):
        saved(register, inquiry(subject=SECRET))
        assert keeper.keep(NOW - timedelta(days=day)) == []
    saved(register, inquiry(subject=SECRET))
    register.close()

    def told() -> list[str]:
        return [line.split("  ", 2)[2] for line in ran("gendan", "--vis", "--fil", path).output.splitlines()]

    assert told() == ["2 henvendelser  1 handling efter den", "1 henvendelse  2 handlinger efter den"]
    says([OLD], "adgangskode", "--fil", path)
    listed = says([OLD], "gendan", "--vis", "--fil", path).output.splitlines()
    assert listed[0].split("  ", 2)[2] == "3 henvendelser  intet går tabt"
    assert set(told()) == {"låst"}, "nobody can be asked"
    assert "åbnes ikke" in says(["forkert"], "gendan", "--vis", "--fil", path).output
    path.unlink()
    assert says([OLD], "gendan", "--vis", "--fil", path).output.splitlines()[0].endswith("  3 henvendelser")


def test_a_damaged_register_that_does_not_tell_what_would_be_lost_is_made_again_from_the_list(
    plain: Path, clock: Clock
) -> None:
    without(plain, "draft")
    listed = ran("gendan", "--vis", "--fil", plain)
    assert (listed.status, listed.told) == (0, "")
    name, told = listed.output.split("  ", 1)
    assert told.endswith("  1 henvendelse  ukendt, hvad der går tabt\n")
    assert ran("gendan", "--kopi", name, "--fil", plain).status == 0
    with closing(open_register(plain, clock)) as register:
        assert register.drafts.all() == []


def test_on_the_screen_of_the_command_what_would_be_lost_is_told_as_well(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    with closing(open_register(plain, Clock(lambda: NOW + timedelta(hours=1)))) as register:
        saved(register, inquiry(subject=SECRET))
        register.drafts.keep(None, "register", None, {"subject": "Halvt"})

    def on_screen(gate: Restoring) -> None:
        told.extend(gate._lost(copy, "") for copy in gate._copies)
        assert "--fra MAPPE" in " ".join(str(part.render()) for part in gate.page() if isinstance(part, Static))

    monkeypatch.setattr(desk, "has_terminal", lambda: True)
    monkeypatch.setattr(Restoring, "run", on_screen)
    assert ran("gendan", "--fil", plain).status == 0
    assert told == ["1 handling og 1 kladde efter den"]
    plain.unlink()
    told.clear()
    assert ran("gendan", "--fil", plain).status == 0
    assert told == [""]


def test_a_name_that_is_none_is_told_and_the_sentence_after_names_the_file(plain: Path) -> None:
    ended = ran("gendan", "--kopi", "findesikke", "--fil", plain)
    assert (ended.status, "der hedder findesikke" in ended.told) == (2, True)
    (copy,) = copies_in(own_folder(plain))
    assert f"»borgerraad --fil {plain}«" in ran("gendan", "--kopi", copy.path.name, "--fil", plain).output
