"""The record of processing: what the file holds and how it is kept stand in it; what only she knows is marked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from borgerraad_tui.chapters.blocks import Document, TableBlock
from borgerraad_tui.chapters.data_protection import AFTERWARDS, FILL_IN
from borgerraad_tui.chapters.processing import LOCKED, UNLOCKED, processing_document
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.domain.request import Request
from borgerraad_tui.export.document_as_text import document_as_text
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS
from borgerraad_tui.store.kinds import REQUEST
from borgerraad_tui.store.register import Locks, Register, create_register
from borgerraad_tui.store.retention import set_term
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.settings import LOCK_AFTER
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.running import ran
from tests.tui.secrets import WORD, keep_secrets

DAY = date(2021, 9, 6)
MARK = FILL_IN.partition(":")[0]


def rows(document: Document) -> dict[str, str]:
    return {str(row[0]): str(row[1]) for table in document.of(TableBlock) for row in table.rows}


def test_it_is_filled_in_from_the_register(register: Register) -> None:
    saved(register, inquiry(DAY, enquirer="borger", citizen="Ane Holm"))
    with register.acts.act("Spurgt"):
        asked = Request(inquiry=1, directorate="boern_og_kultur", asked=DAY, entered=NOW, question="Hvornår?")
        register.records(REQUEST).add(asked)
    found = rows(processing_document(register))
    assert found["Dataansvarlig"].startswith("Haderslev Kommune.")
    assert "1 henvendelser, 06-09-2021 – 06-09-2021: borger (1)" in found["Registrerede"]
    assert "spurgt: Børn og Kultur." in found["Modtagere"]
    assert found["navn eller initialer"] == "1"
    assert found["Kryptering"] == UNLOCKED
    assert "ingen kopi i" in found["Kopier"]


def test_what_only_she_knows_is_marked(register: Register) -> None:
    found = rows(processing_document(register))
    marked = {name for name, told in found.items() if MARK in told}
    assert marked == {"Dataansvarlig", "Databeskyttelsesrådgiver", "Modtagere", "Computeren og stedet"}
    assert found["Registrerede"].startswith("Ingen endnu.")


def test_for_how_long_is_told_by_the_terms_that_hold_now(register: Register) -> None:
    with register.acts.act("Slettefrister"):
        set_term(register, 3, part="complaint")
        set_term(register, 10, outcome="kritik")
    assert rows(processing_document(register))["Sletning"] == (
        "Klager: 3 år efter den seneste lukning. Andre henvendelser: 5 år efter den seneste lukning."
        " Udgåede: 2 år efter den seneste lukning. Lukket med »Kritik«: 10 år. " + AFTERWARDS
    )


def test_how_the_file_is_kept_is_told_as_it_is_now(tmp_path: Path, clock: Clock, haderslev: Catalogue) -> None:
    locks = Locks("små æbler gror", new_recovery_key())
    register = create_register(tmp_path / "register.db", clock, "Haderslev Kommune", haderslev, locks=locks)
    try:
        (tmp_path / "usb").mkdir()
        keeper = Keeper(register.engine, register.settings)
        keeper.choose_second(tmp_path / "usb")
        assert keeper.keep(NOW) == []
        found = rows(processing_document(register))
        assert found["Kryptering"] == LOCKED
        assert found["Lås"] == "Efter 15 minutter uden et tryk, efter dvale og med Ctrl+L."
        assert found["Kopier"].count("17-01-2022 kl. 10.00 i") == 2
        assert str(tmp_path / "usb") in found["Kopier"]
        register.settings.set(LOCK_AFTER, "0")
        assert rows(processing_document(register))["Lås"] == "Med Ctrl+L og efter dvale."
    finally:
        register.close()


def test_it_names_nobody_in_any_format(demo_register: Register) -> None:
    document = processing_document(keep_secrets(demo_register))
    assert WORD.lower() not in document_as_text(document).decode().lower()
    for written in DOCUMENT_FORMATS.values():
        assert WORD.encode() not in written.write(document)


def test_the_command_writes_it(register: Register, tmp_path: Path) -> None:
    path = register.engine.path
    register.close()
    assert "Fortegnelse over behandlingen" in ran("fortegnelse", "--fil", path).output
    made = ran("fortegnelse", "--ud", tmp_path, "--format", "html", "--fil", path)
    assert (made.status, made.output) == (0, f"{tmp_path / 'fortegnelse.html'}\n")
