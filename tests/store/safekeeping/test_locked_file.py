"""An encrypted register: nothing of it can be read, and a wrong passphrase and damage are told apart and leave it untouched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from unicodedata import normalize

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.errors import FileForeign, FileLocked, FileTrouble, WrongPassphrase
from borgerraad_tui.store.register import Locks, create_register, open_register
from borgerraad_tui.store.safekeeping.backups import own_folder
from borgerraad_tui.store.safekeeping.key_file import write_keys
from tests.registers import inquiry, saved

PASSPHRASE = "små æbler i 'Gram' hver fredag"
SECRET = "Kuverten fra Bispebroen"
PAGE = 4096


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, clock: Clock, haderslev: Catalogue) -> bytes:
    """The bytes of an encrypted register that holds the secret in many places."""
    path = tmp_path_factory.mktemp("locked") / "register.db"
    register = create_register(path, clock, "Haderslev Kommune", haderslev, locks=Locks(PASSPHRASE))
    for _ in range(20):
        saved(register, inquiry(subject=SECRET, note=SECRET * 50))
    register.close()
    return path.read_bytes()


@pytest.fixture
def locked(tmp_path: Path, original: bytes) -> Path:
    """A file of its own with those bytes."""
    path = tmp_path / "register.db"
    path.write_bytes(original)
    return path


def test_no_word_and_no_name_of_a_table_stands_in_it(original: bytes) -> None:
    for word in (SECRET, "Bispebroen", "SQLite format", "inquiry", "Haderslev"):
        assert word.encode() not in original


def test_it_opens_with_its_passphrase_however_å_is_typed(locked: Path, clock: Clock) -> None:
    for passphrase in (PASSPHRASE, normalize("NFD", PASSPHRASE)):
        register = open_register(locked, clock, passphrase)
        assert register.inquiries.get(1).subject == SECRET
        register.close()


def test_without_a_passphrase_it_is_told_that_it_is_locked(locked: Path, clock: Clock) -> None:
    with pytest.raises(FileLocked, match="er låst med en adgangskode"):
        open_register(locked, clock)


@pytest.mark.parametrize("wrong", ["forkert", PASSPHRASE.upper(), PASSPHRASE + " ", "'", '"', "x'00'"])
def test_a_wrong_passphrase_is_told_takes_its_time_and_leaves_the_file_untouched(
    locked: Path, original: bytes, clock: Clock, wrong: str
) -> None:
    began = perf_counter()
    with pytest.raises(WrongPassphrase, match="passer ikke til registret"):
        open_register(locked, clock, wrong)
    assert perf_counter() - began >= 0.2
    assert locked.read_bytes() == original
    assert [path.name for path in locked.parent.iterdir()] == [locked.name]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "a bit of the first page": lambda old: old[:2000] + bytes([old[2000] ^ 1]) + old[2001:],
    "the first page's end": lambda old: old[: PAGE - 1] + bytes([old[PAGE - 1] ^ 128]) + old[PAGE:],
    "the first page gone": lambda old: bytes(PAGE) + old[PAGE:],
    "cut within the second page": lambda old: old[: PAGE + 500],
    "two pages swapped": lambda old: old[:PAGE] + old[2 * PAGE : 3 * PAGE] + old[PAGE : 2 * PAGE] + old[3 * PAGE :],
    "the last page cut off": lambda old: old[:-PAGE],
    "the first page twice": lambda old: old[:16] + old[PAGE + 16 : 2 * PAGE] + old[PAGE:],
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_told_apart_from_a_wrong_passphrase(locked: Path, original: bytes, clock: Clock, what: str) -> None:
    locked.write_bytes(DAMAGE[what](original))
    with pytest.raises(FileForeign, match="beskadiget"):
        open_register(locked, clock, PASSPHRASE)


def test_a_file_whose_beginning_is_gone_is_told_apart_where_the_copies_know_the_passphrase(
    locked: Path, original: bytes, clock: Clock
) -> None:
    own_folder(locked).mkdir(exist_ok=True)
    write_keys(own_folder(locked), PASSPHRASE, [new_recovery_key()])
    locked.write_bytes(b"0123456789abcdef" + original[16:])
    with pytest.raises(FileForeign, match="gendan den"):
        open_register(locked, clock, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        open_register(locked, clock, "forkert")


def test_a_wrong_passphrase_to_a_damaged_file_is_still_a_wrong_one(locked: Path, original: bytes, clock: Clock) -> None:
    locked.write_bytes(DAMAGE["a bit of the first page"](original))
    with pytest.raises(WrongPassphrase):
        open_register(locked, clock, "forkert")


def test_a_plain_file_opens_whatever_passphrase_is_given(register_path: Path, clock: Clock) -> None:
    register = open_register(register_path, clock, "hvad som helst")
    assert not register.engine.passphrase
    register.close()


@pytest.mark.parametrize("content", [b"Bare noget tekst.", bytes(8192), b"SQLite format 3\0" + bytes(100)])
def test_what_is_no_register_is_not_asked_a_passphrase_for(tmp_path: Path, clock: Clock, content: bytes) -> None:
    path = tmp_path / "andet.db"
    path.write_bytes(content)
    with pytest.raises(FileTrouble) as refused:
        open_register(path, clock)
    assert not isinstance(refused.value, FileLocked)
    assert path.read_bytes() == content


@pytest.fixture
def register_path(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> Path:
    """A plain register, closed."""
    path = tmp_path / "plain.db"
    create_register(path, clock, "Haderslev Kommune", haderslev).close()
    return path
