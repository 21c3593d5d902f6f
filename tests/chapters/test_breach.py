"""The breach sheet: counts of one file, open or a copy, and not a word of what is in it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from borgerraad_tui.chapters.blocks import Document, TableBlock
from borgerraad_tui.chapters.breach import HOURS, LOCKED, UNLOCKED
from borgerraad_tui.chapters.keeping import register_breach
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.export.document_as_text import document_as_text
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.safekeeping.keeper import Keeper
from tests.conftest import NOW
from tests.registers import changed, inquiry, saved
from tests.running import Ran, ran
from tests.store.test_migrations import first_version
from tests.tui.secrets import WORD, keep_secrets

PASSPHRASE, PAPER = "små æbler gror", new_recovery_key()
DAY = date(2021, 9, 6)


def told(document: Document) -> str:
    return document_as_text(document).decode()


def tables(document: Document) -> dict[str, dict[str, object]]:
    return {table.key: {str(row[0]): row[1] for row in table.rows} for table in document.of(TableBlock)}


def fill(register: Register) -> None:
    """Three inquiries of one who came back, one of another, one of nobody."""
    first = saved(register, inquiry(DAY, kind="complaint", citizen="Ane Holm", phone="74343434", note="Om sin søn"))
    second = saved(register, inquiry(date(2021, 10, 1), kind="other", theme="hjemmel", citizen="A.H."))
    with register.acts.act("Samlet"):
        register.people.join(first.id or 0, second.id or 0)
    saved(register, inquiry(DAY, mail="b@eksempel.dk", subject="010190-1234"))
    saved(register, inquiry(DAY, subject="Anonym"))


def test_persons_inquiries_and_categories_are_counted(register: Register) -> None:
    fill(register)
    found = tables(register_breach(register))
    assert found["who"] == {
        "Personer kendt ved navn, telefon eller mail, højst": "2",
        "Henvendelser": "4",
        "Heraf uden navn, telefon og mail": "1",
        "Modtaget": "06-09-2021 – 01-10-2021",
    }
    assert found["contacts"] == {
        "navn eller initialer": 2, "telefon": 1, "mail": 1, "nummer i kommunens journal": 0,
    }  # fmt: skip
    assert found["kinds"] == {"klager": 1, "andre henvendelser": 1, "ikke afgjort": 2}
    assert found["chosen-tema"] == {"Hjemmelsspørgsmål": 1}
    assert found["texts"]["notater"] == 1
    assert "CPR-numre i 1 tekst og i 0 tekster, der nu kun står i historikken" in told(register_breach(register))


def test_what_only_the_history_still_holds_is_counted_for_itself(register: Register) -> None:
    fill(register)
    changed(register, register.inquiries.get(3), subject="[fjernet]")
    assert "CPR-numre i 0 tekster og i 1 tekst, der nu kun står i historikken" in told(register_breach(register))


def test_nobody_is_named_and_no_text_is_told(demo_register: Register) -> None:
    secretive = keep_secrets(demo_register)
    document = register_breach(secretive)
    assert WORD.lower() not in told(document).lower()
    for written in DOCUMENT_FORMATS.values():
        assert WORD.encode() not in written.write(document)


def test_a_plain_register_is_said_to_be_open_to_anybody(register: Register) -> None:
    text = told(register_breach(register))
    assert UNLOCKED in text
    assert LOCKED not in text
    assert HOURS in text
    assert "72 timer" in HOURS


def test_when_the_newest_copy_was_checked_is_told(register: Register) -> None:
    assert "ingen kopi i" in told(register_breach(register))
    saved(register, inquiry(DAY))
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    assert "Ved den seneste kopi: 17-01-2022 kl. 10.00 i" in told(register_breach(register))


@pytest.fixture
def copied(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> tuple[Path, Path]:
    """A locked register that was filled, closed, and its copy."""
    path = tmp_path / "register.db"
    locks = Locks(PASSPHRASE, PAPER)
    register = create_register(path, clock, "Haderslev Kommune", haderslev, locks=locks)
    fill(register)
    assert Keeper(register.engine, register.settings).keep(NOW) == []
    register.close()
    (copy,) = (tmp_path / "register-kopier").glob("2*.kopi")
    return path, copy


def typed(monkeypatch: pytest.MonkeyPatch, secret: str, *arguments: str | Path) -> Ran:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{secret}\n"))
    return ran(*arguments, "--kode-fra-stdin")


@pytest.mark.parametrize("secret", [PASSPHRASE, PAPER], ids=["passphrase", "paper"])
def test_a_locked_copy_tells_the_same_when_the_register_is_gone(
    copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    path, copy = copied
    path.unlink()
    ended = typed(monkeypatch, secret, "brud", "--kopi", copy)
    assert ended.status == 0, ended.told
    assert "Personer kendt ved navn, telefon eller mail, højst · 2" in ended.output
    assert LOCKED in ended.output
    assert "Haderslev Kommune" in ended.output
    assert "Fra · 17-01-2022 kl. 10.00" in ended.output
    assert f"Historikkens seneste led · {copy.name[16:28]}" in ended.output
    assert "Set efter · Nu, og den er hel." in ended.output
    assert not [word for word in ("Ane", "Holm", "eksempel.dk", "1234") if word in ended.output]


def test_a_copy_that_nothing_opens_is_told(copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    _, copy = copied
    ended = typed(monkeypatch, "helt forkert", "brud", "--kopi", copy)
    assert (ended.status, ended.output) == (3, "")
    assert "åbner kopien" in ended.told
    assert ran("brud", "--kopi", copy).status == 2, "nobody can be asked"
    missing = ran("brud", "--kopi", copy.with_name("væk.kopi"))
    assert missing.status == 3
    assert "kan ikke nås" in missing.told


def test_the_command_takes_the_register_itself_and_writes_a_file(register: Register, tmp_path: Path) -> None:
    fill(register)
    path = register.engine.path
    register.close()
    made = ran("brud", "--ud", tmp_path, "--format", "docx", "--fil", path)
    assert (made.status, made.output) == (0, f"{tmp_path / 'brud.docx'}\n")


def test_a_copy_from_the_programs_first_version_is_counted(tmp_path: Path, clock: Clock) -> None:
    first_version(tmp_path / "old.db", clock)
    ended = ran("brud", "--kopi", tmp_path / "old.db")
    assert ended.status == 0, ended.told
    assert "Henvendelser · 2" in ended.output
    assert "højst · 2" in ended.output
    assert "telefon" not in ended.output.split("Kontaktoplysninger")[1].split("Henvendelsernes art")[0]
