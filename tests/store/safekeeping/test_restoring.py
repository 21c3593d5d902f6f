"""The register made again from a copy: whole or not at all, and what stood there is set aside."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.errors import FileForeign, FileInUse, SaveFailed, WrongPassphrase
from borgerraad_tui.store.register import Register, open_register
from borgerraad_tui.store.safekeeping import restoring
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.others import others_of
from borgerraad_tui.store.safekeeping.restoring import held, keys_to, restore
from borgerraad_tui.store.settings import RECOVERY_KEY
from tests.registers import inquiry, saved
from tests.store.safekeeping.copying import ANOTHERS, NOW, PASSPHRASE, SECRET, copied, taken_meanwhile


@pytest.mark.parametrize("plain", [False, True])
def test_a_register_is_made_again_from_its_copy_and_what_stood_there_is_set_aside(
    locked: Register, clock: Clock, plain: bool
) -> None:
    path, copy = locked.engine.path, copied(locked)
    locked.close()
    damaged = b"\x00" * 5000 + path.read_bytes()[5000:]
    path.write_bytes(damaged)
    aside = restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, "" if plain else "en ny lang adgangskode", NOW)
    assert aside is not None
    assert aside.read_bytes() == damaged
    register = open_register(path, clock, "" if plain else "en ny lang adgangskode")
    assert register.inquiries.get(1).subject == SECRET
    register.close()
    assert (SECRET.encode() in path.read_bytes()) is plain


@pytest.mark.parametrize(("fixture", "passphrase"), [("locked", PASSPHRASE), ("register", "")])
def test_a_register_that_was_opened_in_another_window_since_is_not_replaced(
    request: pytest.FixtureRequest, clock: Clock, fixture: str, passphrase: str
) -> None:
    open_now: Register = request.getfixturevalue(fixture)
    copy, path = copied(open_now), open_now.engine.path
    with pytest.raises(FileInUse, match="allerede åbent i et andet vindue"):
        restore(copy, [open_now.settings.get(RECOVERY_KEY)], path, passphrase, NOW)
    assert others_of(path) == []
    assert list(path.parent.glob(".*")) == []
    number = saved(open_now, inquiry(subject="I det andet vindue")).id
    open_now.close()
    with closing(open_register(path, clock, passphrase)) as again:
        assert again.inquiries.get(number or 0).subject == "I det andet vindue"


def test_a_damaged_locked_register_that_was_set_aside_is_not_told_as_one_anybody_can_read(
    locked: Register, clock: Clock
) -> None:
    copy, path = copied(locked), locked.engine.path
    locked.close()
    path.write_bytes(path.read_bytes()[:-1000])
    restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    with closing(open_register(path, clock, PASSPHRASE)) as register:
        assert Keeper(register.engine, register.settings).told_readable() == []


SAYS_WAL = slice(18, 20)
"""Of a plain file's header (https://sqlite.org/fileformat.html): how it is written and read."""


@pytest.mark.parametrize("stands", ["nothing", "an empty file", "no database", "a damaged one", "one that says WAL"])
def test_whatever_stands_in_its_place_is_set_aside_as_it_is(locked: Register, tmp_path: Path, stands: str) -> None:
    copy, place = copied(locked), tmp_path / "andetsteds" / "register.db"
    place.parent.mkdir()
    locked.engine.copy_to(place, "")
    locked.close()
    content = bytearray(place.read_bytes())
    content[SAYS_WAL] = b"\2\2"
    damaged = bytes(5000) + locked.engine.path.read_bytes()[5000:]
    there = {"an empty file": b"", "no database": b"hej", "a damaged one": damaged, "one that says WAL": bytes(content)}
    place.unlink()
    if stands in there:
        place.write_bytes(there[stands])
    before = {path.name for path in place.parent.iterdir()}
    aside = restore(copy, keys_to(copy.path.parent, PASSPHRASE), place, PASSPHRASE, NOW)
    assert (aside.read_bytes() if aside else None) == there.get(stands)
    assert {path.name for path in place.parent.iterdir()} - before <= {place.name, aside.name if aside else ""}


def test_a_save_that_was_broken_off_goes_with_what_it_was_broken_off_in(locked: Register) -> None:
    """Its journal, which whoever opens the file to write would play back, stays as it is."""
    copy, path = copied(locked), locked.engine.path
    with locked.engine.transaction(keep=False):
        # more than fits in memory: its journal is on the disk and counts
        locked.engine.execute("PRAGMA cache_size = 1")
        locked.engine.execute("CREATE TABLE big (x)")
        for _ in range(400):
            locked.engine.execute("INSERT INTO big VALUES (randomblob(4000))")
        names = (path.name, f"{path.name}-journal")
        broken_off = {name: path.with_name(name).read_bytes() for name in names}
    locked.close()
    for name, content in broken_off.items():
        path.with_name(name).write_bytes(content)
    aside = restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    assert aside is not None
    assert [each.read_bytes() for each in (aside, aside.with_name(f"{aside.name}-journal"))] == [*broken_off.values()]


def test_a_journal_of_what_stood_there_is_not_read_into_the_register(locked: Register, clock: Clock) -> None:
    path, copy = locked.engine.path, copied(locked)
    locked.close()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"en halv handling")
    aside = restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    assert aside is not None
    assert not journal.exists()
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"en halv handling"


@pytest.mark.parametrize("two_names", [True, False])
def test_a_place_that_is_refused_leaves_what_stood_there_in_it(
    locked: Register, clock: Clock, monkeypatch: pytest.MonkeyPatch, two_names: bool
) -> None:
    path, copy = locked.engine.path, copied(locked)
    saved(locked, inquiry(subject="Kun i registret"))
    locked.close()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"en halv handling")
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}

    def refuses(*_: object) -> None:
        raise OSError("optaget")

    with monkeypatch.context() as refusing, pytest.raises(SaveFailed, match="Intet er ændret"):
        refusing.setattr(restoring, "put_in_place", refuses)
        if not two_names:
            refusing.setattr(Path, "hardlink_to", refuses)
        restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


def test_what_cannot_be_moved_back_is_told_by_name(locked: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    path, copy = locked.engine.path, copied(locked)
    locked.close()

    def refuses(*_: object) -> None:
        raise OSError("optaget")

    monkeypatch.setattr(restoring, "put_in_place", refuses)
    monkeypatch.setattr(restoring, "name_back", lambda *_: False)
    monkeypatch.setattr(Path, "hardlink_to", refuses)
    with pytest.raises(SaveFailed) as told:
        restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    (aside,) = others_of(path)
    assert str(aside) in told.value.text
    assert "Intet er ændret" not in told.value.text


@pytest.mark.parametrize("one_number", [False, True])
def test_a_file_that_another_program_put_in_the_place_costs_nothing_of_what_stood_there(
    locked: Register, monkeypatch: pytest.MonkeyPatch, one_number: bool
) -> None:
    path, copy = locked.engine.path, copied(locked)
    locked.close()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"en halv handling")
    original = path.read_bytes()
    with monkeypatch.context() as synchronising, pytest.raises(SaveFailed) as told:
        taken_meanwhile(synchronising, path, one_number=one_number)
        restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    assert (path.read_bytes(), journal.exists()) == (ANOTHERS, False)
    (aside,) = (each for each in others_of(path) if each.suffix == path.suffix)
    assert aside.read_bytes() == original
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"en halv handling"
    assert str(aside) in told.value.text
    assert "Intet er ændret" not in told.value.text


def test_the_keys_of_later_copies_stand_in_the_register_from_the_first_moment(locked: Register, clock: Clock) -> None:
    path, copy, later = locked.engine.path, copied(locked), new_recovery_key()
    saved(locked, inquiry(subject="Ny"))
    newest = copied(locked, NOW + timedelta(hours=1))
    locked.close()
    restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW, [later])
    register = open_register(path, clock, PASSPHRASE)
    keeper = Keeper(register.engine, register.settings)
    assert later in keeper.keys.all()
    assert keeper.left_behind() == {newest.head}
    assert keeper.keys_missing() == [keeper.own]
    register.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda old: old[:9000] + bytes([old[9000] ^ 4]) + old[9001:],
        lambda old: old[: len(old) - 4096],
        lambda old: bytes(4096) + old[4096:],
        lambda old: old[:4096] + old[8192:12288] + old[4096:8192] + old[12288:],
    ],
    ids=["a bit", "cut off", "the first page", "swapped"],
)
def test_a_damaged_copy_is_refused_before_anything_is_touched(
    locked: Register, damage: Callable[[bytes], bytes]
) -> None:
    path, copy = locked.engine.path, copied(locked)
    locked.close()
    before = path.read_bytes()
    copy.path.write_bytes(damage(copy.path.read_bytes()))
    with pytest.raises((FileForeign, WrongPassphrase)):
        restore(copy, keys_to(copy.path.parent, PASSPHRASE), path, PASSPHRASE, NOW)
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} <= {"register-kopier", "register.db", "register.db-journal"}


def test_a_copy_that_is_no_database_any_more_points_to_another_copy(register: Register) -> None:
    copy = copied(register)
    copy.path.write_bytes(b"kaffe" * 1000)
    with pytest.raises(FileForeign) as told:
        restore(copy, [""], register.engine.path, "", NOW)
    assert told.value.text.startswith(f"Kopien {copy.path.name} er beskadiget")
    assert told.value.text.endswith("Vælg en anden kopi.")


@pytest.mark.parametrize("table", ["seal", "inquiry", "history"])
def test_a_plain_copy_that_lacks_a_table_is_damaged_to_whoever_asks(register: Register, table: str) -> None:
    saved(register, inquiry(subject="Sag"))
    copy = copied(register)
    with closing(dbapi2.connect(copy.path)) as other, other:
        other.execute(f"DROP TABLE {table}")
    with pytest.raises(FileForeign, match=f"Kopien {copy.path.name} er beskadiget"):
        held(copy, [""]) if table == "inquiry" else restore(copy, [""], register.engine.path, "", NOW)
