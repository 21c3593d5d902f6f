"""Everything about one person: all that is theirs is in it, and not a word of anybody else's."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borgerraad_tui.chapters.blocks import Document, Paragraph, TableBlock
from borgerraad_tui.chapters.person import person_document
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.export.document_as_text import document_as_text
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS
from borgerraad_tui.store.register import Register, open_register
from tests.chapters.two_persons import ACTS, DAY, OF_THE_OFFICE, TABLES, TwoPersons
from tests.registers import changed, inquiry, saved
from tests.running import ran
from tests.tui.secrets import TEXTS

LIVES = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 1)), max_size=12)


def told(register: Register, identifier: int, *, internal: bool = True) -> str:
    return document_as_text(person_document(register, identifier, internal=internal)).decode()


def test_every_table_with_texts_is_one_persons_or_the_offices() -> None:
    assert set(TEXTS) == TABLES | OF_THE_OFFICE
    assert not TABLES & OF_THE_OFFICE


def test_each_thing_that_can_happen_leaves_its_words_with_whose_they_are(register: Register) -> None:
    persons = TwoPersons(register)
    for act in ACTS:
        for person in (0, 1):
            act(persons, person)
    assert_each_has_their_own(persons)
    written = {row[0] for row in register.engine.rows("SELECT DISTINCT place FROM history")}
    assert written >= TABLES - {"act", "history", "draft"}, "every table was written in"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(life=LIVES)
def test_all_of_the_persons_own_is_in_it_and_nothing_of_the_others(
    plain_file: Path, clock: Clock, life: list[tuple[object, int]]
) -> None:
    with TemporaryDirectory() as folder:
        register = open_register(Path(shutil.copy(plain_file, Path(folder) / "r.db")), clock)
        try:
            persons = TwoPersons(register)
            for act, person in life:
                assert callable(act)
                act(persons, person)
            assert_each_has_their_own(persons)
        finally:
            register.close()


@pytest.fixture
def plain_file(register: Register) -> Path:
    register.close()
    return register.engine.path


def assert_each_has_their_own(persons: TwoPersons) -> None:
    for person in (0, 1):
        for identifier in persons.inquiries[person]:
            text = told(persons.register, identifier)
            missing = [word for word, whose in persons.words.items() if whose == person and word not in text]
            foreign = [word for word, whose in persons.words.items() if whose != person and word in text]
            assert (missing, foreign) == ([], [])
            bare = told(persons.register, identifier, internal=False)
            assert not [word for word, whose in persons.words.items() if whose != person and word in bare]


def test_what_she_wrote_for_herself_comes_only_when_it_is_chosen(register: Register) -> None:
    one = saved(register, inquiry(DAY, subject="Emnet", note="EGET notat", next_due=DAY, next_step="EGET skridt"))
    changed(register, one, note="EGET nyt", next_step="", next_due=None, subject="Nyt emne", title="EGEN titel")
    register.drafts.keep(None, "log", one.id, {"text": "EGEN kladde"})
    without, whole = told(register, 1, internal=False), told(register, 1)
    assert "EGE" not in without
    assert "Interne notater er ikke med." in without
    assert all(word in whole for word in ("EGET notat", "EGET nyt", "EGET skridt", "EGEN kladde", "EGEN titel"))
    assert "Emnet" in without, "what stood before"


def test_drafts_are_told_by_what_was_typed_and_the_fields_names(register: Register) -> None:
    one = saved(register, inquiry(DAY))
    register.drafts.keep(
        None, "step", one.id, {"next_step": "Ring igen", "next_due": "2022-01-20", "@here": "next_step"}
    )
    register.drafts.keep(None, "edit", one.id, {"note": "EGEN", "@begun": '{"next_due": "2022"}', "deaf": "yes"})
    register.drafts.keep(None, "export_person", one.id, {"folder": "/hemmeligt", "name": "indsigt", "internal": "yes"})
    table = tables(person_document(register, 1, internal=True))["drafts"]
    assert [column.name for column in table.columns] == ["Dag", "Felt", "Skrevet"]
    assert {row[1:] for row in table.rows} == {("næste skridt", "Ring igen"), ("notat", "EGEN")}


def test_what_stood_before_is_told_in_words_with_when_it_ended(register: Register) -> None:
    one = saved(register, inquiry(DAY, kind="complaint", theme="hjemmel", directorate="boern_og_kultur"))
    changed(register, one, kind="other", theme=None, received=date(2021, 9, 7))
    table = tables(person_document(register, 1, internal=False))["before"]
    assert {row[2:] for row in table.rows} == {
        ("art", "Klage"), ("tema", "Hjemmelsspørgsmål"), ("modtaget", "06-09-2021"),
    }  # fmt: skip
    assert {row[:2] for row in table.rows} == {("17-01-2022 kl. 10.00", "Henvendelsen")}


def tables(document: Document) -> dict[str, TableBlock]:
    return {table.key: table for table in document.of(TableBlock)}


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"citizen": "Ane Holm"}, "Ringet til Ane Holms bror"),
        ({"phone": "74 34 34 34"}, "Ring 74343434"),
        ({"mail": "ane@eksempel.dk"}, "Skrev fra Ane@Eksempel.dk."),
    ],
)
def test_where_others_texts_may_speak_of_the_person_is_counted_and_told_her_alone(
    register: Register, known: dict[str, str], said: str
) -> None:
    saved(register, inquiry(DAY, subject="Mit", **known))
    saved(register, inquiry(date(2021, 10, 4), subject="En andens", note=said))
    document = person_document(register, 1, internal=True)
    text = document_as_text(document).decode()
    assert "1 sted: 04-10-2021." in text
    assert said not in text
    assert "En andens" not in text
    (remark,) = document.remarks
    assert remark.startswith("Henvendelsen: notat, henvendelse 2021-2, 04-10-2021 nævner samme navn")


def test_a_person_nobody_else_speaks_of_is_told_so_by_saying_nothing(register: Register) -> None:
    saved(register, inquiry(DAY, citizen="Ane Holm"))
    saved(register, inquiry(DAY, note="Anette Holmgaard, 74 34 34 35"))
    document = person_document(register, 1, internal=True)
    assert not document.remarks
    assert not [block for block in document.of(Paragraph) if "steder" in block.text]


def test_another_persons_inquiry_that_is_linked_is_not_named(register: Register) -> None:
    persons = TwoPersons(register)
    persons.tie(0)
    for number in (0, 1):
        ties = tables(person_document(register, persons.inquiries[number][0], internal=True))["links"]
        assert [row[0] for row in ties.rows] == ["en henvendelse, der ikke er denne persons"]


def test_what_moved_between_two_persons_is_told_her(register: Register) -> None:
    persons = TwoPersons(register)
    persons.plan(0)
    for number in (0, 1):
        remarks = person_document(register, persons.inquiries[number][0], internal=True).remarks
        assert [remark.split(" har hørt til")[0] for remark in remarks] == ["Aftalen"]


def test_it_is_written_in_every_format(register: Register) -> None:
    persons = TwoPersons(register)
    for act in ACTS:
        act(persons, 0)
    document = person_document(register, 1, internal=True)
    assert all(written.write(document) for written in DOCUMENT_FORMATS.values())


def test_an_inquiry_that_was_undone_is_nobodys(register: Register) -> None:
    with pytest.raises(RuleBroken):
        person_document(register, 1, internal=True)


def test_the_command_writes_it_into_a_folder(register: Register, tmp_path: Path) -> None:
    saved(register, inquiry(DAY, citizen="Ane Holm", subject="Mit", note="EGET"))
    saved(register, inquiry(DAY, subject="En andens, som Ane Holm kender"))
    path = register.engine.path
    register.close()
    made = ran("person", "21-1", "--ud", tmp_path, "--fil", path)
    assert (made.status, made.output) == (0, f"{tmp_path / 'indsigt-2021-1.txt'}\n")
    assert "henvendelse 2021-2" in made.told
    text = (tmp_path / "indsigt-2021-1.txt").read_text(encoding="utf-8")
    assert ("Mit" in text, "EGET" in text, "En andens" in text) == (True, False, False)
    again = ran("person", "21-1", "--ud", tmp_path, "--notater", "--overskriv", "--fil", path)
    assert again.status == 0
    assert "EGET" in (tmp_path / "indsigt-2021-1.txt").read_text(encoding="utf-8")
    assert ran("person", "21-9", "--fil", path).status == 2


@pytest.mark.parametrize("name", ["Ane Holm", 'Ane "Nus" Holm', "Ane\\Holm", "Åse Ærø"])
@pytest.mark.parametrize("said", ["{}", "Første linje\n{} ringede", "talt med {}s mor"])
def test_what_stood_once_about_the_person_elsewhere_is_found_however_it_was_written(
    register: Register, name: str, said: str
) -> None:
    saved(register, inquiry(DAY, citizen=name))
    other = saved(register, inquiry(DAY, note=said.format(name)))
    changed(register, other, note="")
    (remark,) = person_document(register, 1, internal=True).remarks
    assert remark.startswith("Historikken, henvendelsen: notat, henvendelse 2021-2")
