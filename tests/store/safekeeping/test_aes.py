"""AES-256 as the standard's own examples have it, and as the engine itself encrypts."""

from __future__ import annotations

from pathlib import Path

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.register import Locks, create_register
from borgerraad_tui.store.safekeeping.aes import decrypted
from borgerraad_tui.store.safekeeping.bare import HEADER, bare_bytes
from tests.registers import inquiry, saved

KEY = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"
VECTOR = "000102030405060708090a0b0c0d0e0f"
PLAIN = (
    "6bc1bee22e409f96e93d7e117393172a", "ae2d8a571e03ac9c9eb76fac45af8e51",
    "30c81c46a35ce411e5fbc1191a0a52ef", "f69f2445df4f9b17ad2b417be66c3710",
)  # fmt: skip
CIPHER = (
    "f58c4c04d6e5f1ba779eabfb5f7bfbd6", "9cfc4e967edb808d679f777bc6702c7d",
    "39f23369a9d9bacfa530e26304231461", "b2eb05e2c39be9fcda6c19078c6a9d1b",
)  # fmt: skip
"""NIST SP 800-38A, F.2.5 and F.2.6."""


@pytest.mark.parametrize("blocks", [1, 2, 4])
def test_the_standard_s_example_comes_back(blocks: int) -> None:
    run = bytes.fromhex(VECTOR + "".join(CIPHER[:blocks]))
    assert decrypted(bytes.fromhex(KEY), run) == bytes.fromhex("".join(PLAIN[:blocks]))


@pytest.mark.parametrize("passphrase", ["", "små æbler i 'Gram' hver fredag"])
def test_the_bytes_of_a_register_are_those_of_a_plain_one(
    tmp_path: Path, clock: Clock, haderslev: Catalogue, passphrase: str
) -> None:
    register = create_register(tmp_path / "æ.db", clock, "Haderslev", haderslev, locks=Locks(passphrase, passphrase))
    saved(register, inquiry(subject="Qzxvemnet " * 600))
    found = bare_bytes(register.engine)
    tables = register.engine.one("SELECT count(*) FROM sqlite_schema WHERE sql LIKE 'CREATE TABLE%'")
    pages = register.engine.one("PRAGMA page_count")
    ends = len(found) // pages
    assert found.startswith(HEADER)
    assert found.count(b"CREATE TABLE ") >= tables
    # the line is in its row and in the history, and on some pages a word is cut in two
    assert found.count(b"Qzxvemnet") > 2 * 29
    assert ends == (4016 if passphrase else 4096)
    register.close()
    assert (b"Qzxvemnet" in register.engine.path.read_bytes()) is not bool(passphrase)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["æ.db", "æ.db-journal"]
