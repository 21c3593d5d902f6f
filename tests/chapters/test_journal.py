"""One inquiry for the journal: everything that belongs to it, and her own notes only when they are chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from borgerraad_tui.chapters.blocks import Document, Paragraph, TableBlock
from borgerraad_tui.chapters.journal import inquiry_document
from borgerraad_tui.domain.log import LogEntry
from borgerraad_tui.domain.request import Request
from borgerraad_tui.export.document_as_text import document_as_text
from borgerraad_tui.store.kinds import LOG_ENTRY, REQUEST
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.running import ran

DAY = date(2021, 9, 6)
ENTRIES = (("samtale", None, "Hun ringede"), ("notat", None, "EGEN tanke"), ("mail", "mail_ud", "Spurgt til brev"))


@pytest.fixture
def told(register: Register) -> Register:
    new = saved(
        register,
        inquiry(
            DAY,
            kind="complaint",
            subject="Mistet hjælp",
            citizen="A. B.",
            note="EGET notat",
            esdh="21/4711",
            next_due=DAY,
            next_step="EGEN husker",
        ),
    )
    log = register.records(LOG_ENTRY)
    with register.acts.act("Log"):
        for kind, manner, text in ENTRIES:
            log.add(LogEntry(inquiry=new.id or 0, happened=DAY, entered=NOW, kind=kind, manner=manner, text=text))
        register.records(REQUEST).add(
            Request(
                inquiry=new.id,
                directorate="voksen_og_sundhed",
                asked=DAY,
                entered=NOW,
                question="Hvornår?",
                chasers=2,
                chased=DAY,
            )
        )
    return register


def document(register: Register, *, internal: bool = False) -> Document:
    return inquiry_document(register, register.inquiries.get(1), internal=internal)


def tables(found: Document) -> dict[str, TableBlock]:
    return {table.key: table for table in found.of(TableBlock)}


def test_facts_log_and_questions_stand_in_it(told: Register) -> None:
    found = tables(document(told))
    assert ("Emne", "Mistet hjælp") in found["facts"].rows
    assert ("ESDH", "21/4711") in found["facts"].rows
    assert [row[-1] for row in found["log"].rows] == ["Hun ringede", "Spurgt til brev"]
    assert [(row[0], row[2], row[-1]) for row in found["requests"].rows] == [("06-09-2021", "Hvornår?", "2")]


@pytest.mark.parametrize("internal", [False, True])
def test_her_own_notes_come_only_when_they_are_chosen(told: Register, internal: bool) -> None:
    text = document_as_text(document(told, internal=internal)).decode()
    assert [own in text for own in ("EGET notat", "EGEN tanke", "EGEN husker")] == [internal] * 3
    said = [block.text for block in document(told, internal=internal).of(Paragraph)]
    assert ("Interne notater er ikke med." in said) is not internal


def test_the_command_writes_it_once_and_never_over_it(told: Register, tmp_path: Path) -> None:
    path = told.engine.path
    told.close()
    made = ran("vis", "21-1", "--ud", tmp_path, "--format", "tekst", "--fil", path)
    assert (made.status, made.output) == (0, f"{tmp_path / 'henvendelse-2021-1.txt'}\n")
    assert "Hun ringede" in (tmp_path / "henvendelse-2021-1.txt").read_text(encoding="utf-8")
    again = ran("vis", "21-1", "--ud", tmp_path, "--format", "tekst", "--fil", path)
    assert again.status == 2
    assert "bliver ikke overskrevet" in again.told


def test_in_plain_text_every_piece_of_a_row_has_its_heading(told: Register) -> None:
    lines = document_as_text(document(told)).decode().splitlines()
    assert "  Dag: 06-09-2021 · Hvad: Samtale · Tekst: Hun ringede" in lines
    assert any("Spørgsmål: Hvornår?" in line and "Rykket: 2" in line for line in lines)
    assert "  Emne · Mistet hjælp" in lines
