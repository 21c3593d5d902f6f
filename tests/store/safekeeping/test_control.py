"""The control finds each thing that can be wrong, says so in one line, and says what to do; a register in order has none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.register import Locks, Register, create_register, open_register
from borgerraad_tui.store.safekeeping.backups import copies_in
from borgerraad_tui.store.safekeeping.control import (
    ANOTHER,
    NOWHERE,
    RESTORE,
    TRY_AGAIN,
    UNSEEN,
    Check,
    controls,
    names,
    standing_still,
)
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import write_keys
from borgerraad_tui.store.search import Search
from borgerraad_tui.store.troubles import FULL
from tests.registers import inquiry, saved
from tests.store.test_search_more import consultation

NOW = datetime(2022, 1, 17, 10, 0)


@pytest.fixture
def kept(register: Register) -> Register:
    """A register with a little of everything and a copy."""
    saved(register, inquiry(kind="complaint"))
    saved(register, inquiry(subject="Den anden"))
    with register.acts.act("Konsulent"):
        register.consultations.add(consultation("Sparring"))
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    return register


def wrong(register: Register) -> dict[str, Check]:
    """What is not in order, by its name; that no place outside the machine was chosen is left out."""
    return {check.name: check for check in controls(register) if check.faults not in ((), (NOWHERE,))}


def changed(register: Register, *statements: str) -> dict[str, Check]:
    """What is found after somebody has written past the program."""
    for statement in statements:
        register.engine.execute(statement)
    return wrong(register)


def test_a_register_in_order_has_a_line_for_each_thing_and_no_fault(kept: Register) -> None:
    checks = list(controls(kept))
    assert [check.name for check in checks] == [
        "filen", "opbygningen", "historikken", "optællingen", "kataloget og reglerne", "stederne",
        "stedet til kopier uden for maskinen", "søgningen", "kopierne",
    ]  # fmt: skip
    assert [check for check in checks if not check.is_well] == [
        Check("stedet til kopier uden for maskinen", (NOWHERE,), ANOTHER, advice=True)
    ]


def test_the_demo_needs_no_copies_outside_the_machine(demo_register: Register) -> None:
    assert [check for check in controls(demo_register) if not check.is_well and check.name != "kopierne"] == []


TABLES = ("tally", "inquiry", "history", "setting")


def contents(register: Register) -> list[list[object]]:
    """All rows of some tables."""
    return [register.engine.rows(f"SELECT * FROM {table}") for table in TABLES]  # noqa: S608


def test_the_control_itself_changes_nothing(kept: Register) -> None:
    before = contents(kept)
    list(controls(kept))
    assert contents(kept) == before


def test_the_register_is_not_written_to_where_a_copy_of_it_can_be_looked_at(kept: Register) -> None:
    path = kept.engine.path
    before = path.read_bytes()
    assert kept.search.waiting()
    assert wrong(kept) == {}
    assert path.read_bytes() == before
    assert list(path.parent.glob(".*")) == []


@pytest.fixture
def without_room(kept: Register) -> Register:
    """No copy of it can be made beside it: something that is no file has the name."""
    kept.engine.path.with_name(f".{kept.engine.path.stem}-kontrol.del").mkdir()
    return kept


def test_without_room_for_a_copy_the_register_itself_is_looked_at(without_room: Register) -> None:
    with pytest.raises(SaveFailed), standing_still(without_room):
        pass
    assert wrong(without_room) == {}
    damaged = changed(without_room, "UPDATE tally SET n = n + 1 WHERE part = 'theme' AND span = 7")
    assert damaged["optællingen"].remedy == RESTORE


def test_what_a_refusing_disk_does_not_let_be_looked_at_is_no_reason_to_go_back_to_a_copy(
    without_room: Register,
) -> None:
    without_room.engine.execute("PRAGMA query_only = ON")
    checks = {check.name: check for check in controls(without_room)}
    assert list(checks) == names()
    assert checks["optællingen"] == Check("optællingen", (UNSEEN,), TRY_AGAIN, unseen=True)
    assert not any(check.faults for check in checks.values() if check.remedy == RESTORE)


def test_words_that_could_not_be_laid_into_the_index_are_not_told_as_looked_at(
    without_room: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Search, "index_some", refused)
    assert wrong(without_room) == {"søgningen": Check("søgningen", (UNSEEN,), TRY_AGAIN, unseen=True)}


def test_a_folder_that_the_disk_does_not_list_is_told_as_not_looked_at_and_every_other_look_is_given(
    kept: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists, folder = Path.iterdir, kept.engine.path.parent

    def listed(path: Path) -> Iterator[Path]:
        if path == folder:
            raise PermissionError("optaget")
        return lists(path)

    monkeypatch.setattr(Path, "iterdir", listed)
    assert wrong(kept) == {"stederne": Check("stederne", (UNSEEN,), TRY_AGAIN, unseen=True)}
    assert len(list(controls(kept))) == len(names())


def test_a_copy_to_look_at_that_the_disk_does_not_let_go_of_ends_no_control(
    kept: Register, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise OSError("optaget")

    with monkeypatch.context() as refusing:
        with standing_still(kept) as still:
            refusing.setattr(Path, "unlink", refuses)
            assert still.inquiries.get(2).subject == "Den anden"
        path = kept.engine.path
        assert list(path.parent.glob(".*-kontrol.del")) != []
    kept.close()
    open_register(path, clock).close()
    assert list(path.parent.glob(".*")) == []


def refused(*_: object) -> None:
    """As by a full disk."""
    raise SaveFailed(FULL)


def test_a_tally_that_was_changed_is_found(kept: Register) -> None:
    found = changed(kept, "UPDATE tally SET n = n + 1 WHERE part = 'theme' AND span = 7")
    assert list(found) == ["optællingen"]
    assert found["optællingen"].faults[0] == "optællingen 2021-09 (temaer) er en anden, end rækkerne giver."
    assert "gendan" in found["optællingen"].remedy


@pytest.mark.parametrize("harm", ["DELETE FROM name_word", "UPDATE name_word SET written = 'x'"])
def test_names_that_would_not_be_found_are_told(kept: Register, harm: str) -> None:
    saved(kept, inquiry(citizen="Inger Klövermark", phone="12 34 56 78"))
    kept.search.index_all()
    assert wrong(kept) == {}
    (told,) = changed(kept, harm)["søgningen"].faults
    assert told == "navnene, der kan søges på, er andre, end henvendelserne giver."


def test_a_row_changed_past_the_history_is_found_by_it_and_by_the_tally(kept: Register) -> None:
    found = changed(
        kept, "DROP TRIGGER inquiry_history_update", "DROP TRIGGER inquiry_tally_update",
        "UPDATE inquiry SET kind = 'other' WHERE id = 1",
    )  # fmt: skip
    assert set(found) == {"opbygningen", "historikken", "optællingen"}


def test_an_act_that_was_deleted_is_found(kept: Register) -> None:
    kept.engine.execute("PRAGMA foreign_keys = OFF")
    found = changed(kept, "DROP TRIGGER seal_append_only", "DELETE FROM seal WHERE act = 2")
    assert "historikken" in found


def test_what_was_built_otherwise_is_named_and_every_other_look_is_given(kept: Register) -> None:
    triggers = kept.engine.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    statements = [f"DROP TRIGGER {name}" for (name,) in triggers if "tally" in name]
    found = changed(kept, *statements, "DROP INDEX history_row", "CREATE TABLE bagdør (x)")
    assert len(list(controls(kept))) == len(names())
    assert found["opbygningen"].faults[:2] == (
        "indekset history_row mangler.",
        "tabellen bagdør er ikke lavet af programmet.",
    )
    assert "udløseren" in found["opbygningen"].faults[2]
    assert "kunne ikke ses efter" in found["optællingen"].faults[0]


def test_a_trigger_that_does_nothing_any_more_is_found(kept: Register) -> None:
    trigger = "CREATE TRIGGER inquiry_history_update AFTER UPDATE ON inquiry BEGIN SELECT 1; END"
    found = changed(kept, "DROP TRIGGER inquiry_history_update", trigger)
    assert found["opbygningen"].faults == ("udløseren inquiry_history_update er en anden, end programmet laver den.",)


def test_a_value_that_stands_in_no_catalogue_is_named_and_every_other_look_is_given(kept: Register) -> None:
    kept.engine.execute("PRAGMA foreign_keys = OFF")
    with kept.acts.act("Uden om formularen"):
        kept.engine.execute("UPDATE inquiry SET action = 99999, outcome = 99999 WHERE id = 1")
    found = wrong(kept)
    assert found["kataloget og reglerne"].faults == ("henvendelsen med id 1 kan ikke læses.",)
    assert len(list(controls(kept))) == len(names())


def test_a_row_that_breaks_a_rule_is_named_by_its_number(kept: Register) -> None:
    with kept.acts.act("Uden om formularen"):
        kept.engine.execute("UPDATE inquiry SET closed = '2022-06-01' WHERE id = 2")
    found = wrong(kept)
    assert list(found) == ["kataloget og reglerne"]
    assert found["kataloget og reglerne"].faults[0].startswith("henvendelse 2021-2: ")


def test_a_damaged_copy_and_one_of_another_history_are_found_each_with_what_to_do(kept: Register) -> None:
    keeper = Keeper(kept.engine, kept.settings)
    (copy,) = copies_in(keeper.own)
    content = copy.path.read_bytes()
    copy.path.write_bytes(content[:8192] + b"\xff" * 8 + content[8200:])
    (damaged,) = wrong(kept)["kopierne"].faults
    assert damaged.startswith(f"kopien {copy.path.name} i {keeper.own} er beskadiget")
    assert damaged.endswith("Flyt den et andet sted hen, og lav en ny med »borgerraad kopier«.")
    copy.path.write_bytes(content)
    copy.path.rename(copy.path.with_name("20220117-100000-0123456789ab.kopi"))
    none, foreign = wrong(kept)["kopierne"].faults
    assert none.startswith("der er ingen kopi af registret i")
    assert foreign.startswith(
        f"kopien 20220117-100000-0123456789ab.kopi i {keeper.own} slutter med noget, der ikke står"
    )
    assert "behold den, og se, hvad den har, med »borgerraad gendan" in foreign


def test_copies_of_another_history_are_one_line_and_hide_no_other_place(kept: Register, tmp_path: Path) -> None:
    keeper = Keeper(kept.engine, kept.settings)
    for number in range(6):
        (keeper.own / f"2021011{number}-100000-0123456789ab.kopi").write_bytes(b"x")
    (tmp_path / "usb").mkdir()
    keeper.choose_second(tmp_path / "usb")
    foreign, none = wrong(kept)["kopierne"].faults
    assert "20210115-100000-0123456789ab.kopi (og 5 til)" in foreign
    assert none.startswith(f"der er ingen kopi af registret i {tmp_path / 'usb'}. Er det et drev, så sæt det i")


def test_a_drive_that_is_not_plugged_in_is_worth_knowing_and_no_fault(kept: Register, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    keeper = Keeper(kept.engine, kept.settings)
    keeper.choose_second(usb)
    assert keeper.keep(NOW) == []
    usb.rename(tmp_path / "skuffen")
    found = wrong(kept)
    assert "kopierne" not in found
    told = found["stedet til kopier uden for maskinen"]
    assert told.advice
    assert told.faults[0].startswith(f"{usb} kan ikke nås nu")
    (tmp_path / "skuffen").rename(usb)
    assert not any("kan ikke nås" in fault for check in wrong(kept).values() for fault in check.faults)


def test_a_key_that_is_due_in_one_place_is_told_and_every_place_is_looked_at(
    tmp_path: Path, clock: Clock, haderslev: Catalogue
) -> None:
    locks = Locks("små æbler gror", "små æbler gror")
    register = create_register(tmp_path / "register.db", clock, "Haderslev Kommune", haderslev, locks=locks)
    keeper, usb = Keeper(register.engine, register.settings), tmp_path / "usb"
    usb.mkdir()
    keeper.choose_second(usb)
    assert keeper.keep(NOW) == []
    keeper.change_passphrase("store pærer falder")
    copies_in(usb)[0].path.unlink()
    faults = wrong(register)["kopierne"].faults
    told = [
        f"nøglefilen i {keeper.own} er af en anden",
        f"nøglefilen i {usb} er af en anden",
        f"der er ingen kopi af registret i {usb}",
    ]
    assert len(faults) == len(told), "the newest copy of the first place opens with what the register knows"
    assert all(fault.startswith(begins) for fault, begins in zip(faults, told, strict=True))
    (usb / "noegle.kopi").unlink()
    (keeper.own / "noegle.kopi").unlink()
    assert keeper.keep(NOW) == []
    assert "kopierne" not in wrong(register)
    (usb / "noegle.kopi").write_bytes(b"noget andet")
    (foreign,) = wrong(register)["kopierne"].faults
    assert foreign.startswith(f"nøglefilen i {usb} er beskadiget")
    assert keeper.keep(NOW) == []
    assert "kopierne" not in wrong(register)
    aside = usb / "noegle-sat-til-side-1.kopi"
    assert aside.read_bytes() == b"noget andet", "it may be another register's"
    register.close()


@pytest.mark.parametrize("harm", ["mangler", "er beskadiget", "er af en anden adgangskode"])
def test_copies_are_looked_at_as_on_the_day_they_are_needed(
    tmp_path: Path, clock: Clock, haderslev: Catalogue, harm: str
) -> None:
    locks = Locks("små æbler gror", new_recovery_key())
    with closing(create_register(tmp_path / "r.db", clock, "Haderslev Kommune", haderslev, locks=locks)) as locked:
        keeper = Keeper(locked.engine, locked.settings)
        assert keeper.keep(NOW) == []
        assert wrong(locked) == {}
        file = keeper.own / "noegle.kopi"
        if harm == "mangler":
            file.unlink()
        elif harm == "er beskadiget":
            file.write_bytes(file.read_bytes()[:4096] + bytes(4096))
        else:
            write_keys(keeper.own, "store pærer falder", keeper.keys.all())
        (fault,) = wrong(locked)["kopierne"].faults
        assert fault.startswith(f"nøglefilen i {keeper.own} {harm}")
        assert "Lav en kopi nu" in fault
        assert keeper.keep(NOW) == []
        assert wrong(locked) == {}


def test_a_register_without_a_copy_says_so(register: Register) -> None:
    folder = Keeper(register.engine, register.settings).own
    (told,) = wrong(register)["kopierne"].faults
    assert told.startswith(f"der er ingen kopi af registret i {folder}.")


def test_where_the_register_and_its_second_copies_lie_and_what_was_laid_beside_it_is_told(
    kept: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = kept.engine.path
    monkeypatch.setenv("OneDriveCommercial", str(path.parent))
    path.with_name(f"{path.stem}-LAPTOP7{path.suffix}").touch()
    second = tmp_path / "Dropbox"
    second.mkdir()
    keeper = Keeper(kept.engine, kept.settings)
    keeper.choose_second(second)
    assert keeper.keep(NOW) == []
    check, advice = wrong(kept).values()
    laid = f"Ved siden af registret ligger {path.stem}-LAPTOP7{path.suffix}, som et"
    begins = ("Registret ligger i en OneDrive-mappe", laid)
    assert all(fault.startswith(told) for fault, told in zip(check.faults, begins, strict=True))
    (told,) = advice.faults
    assert told.startswith("Kopierne uden for maskinen ligger i en OneDrive-mappe")
    assert (check.advice, advice.advice) == (False, True)
