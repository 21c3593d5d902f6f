"""A file of an older version is brought up to date whole, with everything in it, and comes out as a new file would be."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.waiting import Terms
from borgerraad_tui.errors import BorgerraadError, SaveFailed
from borgerraad_tui.store.acts import Acts
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.examples import findings_left
from borgerraad_tui.store.kinds import APPOINTMENT, EXAMPLE, LOG_ENTRY
from borgerraad_tui.store.known import likely
from borgerraad_tui.store.migrations import step_text
from borgerraad_tui.store.opening import APPLICATION_ID, SCHEMA_VERSION, open_engine
from borgerraad_tui.store.register import Register, open_register
from borgerraad_tui.store.requests import service_terms
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.chain import chain_faults, row_faults
from borgerraad_tui.store.safekeeping.structure import structure_faults, structure_of
from borgerraad_tui.store.service_level import set_service_level
from tests.registers import changed
from tests.store.chain import broken_seals

FIRST = (Path(__file__).parent / "schema-1.sql").read_text(encoding="utf-8")
"""The text of version 1, as it was."""
DAY, MOMENT = "2022-01-17", "2022-01-17T10:00:00"


def first_version(path: Path, clock: Clock) -> None:
    """A register of version 1: two areas of which one is used, two inquiries (one closed), a consultation, a period, a draft."""
    with closing(open_engine(path, create=True)) as engine:
        with engine.transaction():
            engine.script(FIRST)
            engine.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            engine.execute("PRAGMA user_version = 1")
        acts = Acts(engine, clock)
        with acts.act("Registret oprettet", "create"):
            for position, (listing, key) in enumerate(
                [("directorate", "diverse"), ("theme", "andet"), ("consultation", "sparring")], start=1
            ):
                engine.execute(
                    "INSERT INTO catalogue (list, key, name, position) VALUES (?, ?, ?, ?)",
                    (listing, key, key.title(), position),
                )
            engine.execute(
                "INSERT INTO catalogue (list, key, name, kind, position) VALUES ('action', 'afvist', 'Afvist', 'complaint', 1)"
            )
        with acts.act("Henvendelse 2022-1 registreret"):
            _inquiry(engine, 1, "Første: æøå", closed=None)
        with acts.act("Henvendelse 2022-2 registreret"):
            _inquiry(engine, 2, "Anden", closed=DAY)
            engine.execute(
                "INSERT INTO consultation (day, entered, kind, topic, minutes) VALUES (?, ?, 3, 'Sparring om frister', 30)",
                (DAY, MOMENT),
            )
            engine.execute("INSERT INTO period (name, first, last) VALUES ('Året', '2022-01-01', NULL)")
        engine.execute(
            "INSERT INTO draft (form, body, saved_at) VALUES ('registration', '{\"subject\": \"Halvt skrevet\"}', ?)",
            (MOMENT,),
        )


def _inquiry(engine: Engine, number: int, subject: str, closed: str | None) -> None:
    engine.execute(
        "INSERT INTO inquiry (year, number, received, entered, kind, directorate, theme, subject, citizen, action, closed)"
        " VALUES (2022, ?, ?, ?, 'complaint', 1, 2, ?, 'Jens Møller', iif(? IS NULL, NULL, 4), ?)",
        (number, DAY, MOMENT, subject, closed, closed),
    )


def contents(engine: Engine, table: str) -> list[dict[str, Any]]:
    return list(engine.tables.table(table).rows)


@pytest.fixture
def old_file(tmp_path: Path, clock: Clock) -> Path:
    path = tmp_path / "gammelt æøå.db"
    first_version(path, clock)
    return path


def later_version(path: Path, clock: Clock, version: int) -> Path:
    """The same register, of a later version."""
    first_version(path, clock)
    with closing(open_engine(path, create=False)) as engine, Acts(engine, clock).act("Opdateret", "migrate"):
        for step in range(2, version + 1):
            engine.script(step_text(step))
        engine.execute(f"PRAGMA user_version = {version}")
    return path


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_the_history_fits_every_row_afterwards_and_an_undo_takes_back_a_column_that_was_added(
    tmp_path: Path, clock: Clock, version: int
) -> None:
    with closing(open_register(later_version(tmp_path / "gammelt.db", clock, version), clock)) as register:
        assert [*chain_faults(register.engine), *row_faults(register.engine)] == []
        before = register.inquiries.get(1)
        changed(register, before, phone="74 53 44 22")
        register.history.undo()
        assert register.inquiries.get(1) == before


def test_a_row_changed_past_the_program_before_is_told_of_afterwards(old_file: Path, clock: Clock) -> None:
    with closing(open_engine(old_file, create=False)) as engine:
        engine.execute("DROP TRIGGER inquiry_history_update")
        engine.execute("UPDATE inquiry SET subject = 'Rettet' WHERE id = 1")
    with closing(open_register(old_file, clock)) as register:
        assert list(row_faults(register.engine)) == [
            "Henvendelsen (række 1), henvendelse 2022-1, 17-01-2022: indholdet er et andet, end historikken siger."
        ]


def test_a_file_of_the_first_version_comes_out_as_a_new_one_is_made(
    old_file: Path, clock: Clock, register: Register
) -> None:
    with closing(open_register(old_file, clock)) as migrated:
        assert structure_of(migrated.engine) == structure_of(register.engine)
        assert list(structure_faults(migrated.engine)) == []
        assert migrated.engine.one("PRAGMA user_version") == SCHEMA_VERSION
        assert migrated.engine.one("PRAGMA integrity_check") == "ok"
        assert migrated.engine.rows("PRAGMA foreign_key_check") == []


def test_a_file_of_the_second_version_learns_which_outcomes_exclude_each_other(tmp_path: Path, clock: Clock) -> None:
    path = later_version(tmp_path / "to.db", clock, 2)
    with closing(open_engine(path, create=False)) as engine, Acts(engine, clock).act("Udfald", "create"):
        for position, key in enumerate(("kritik", "ingen_kritik", "henstilling", "andet"), 1):
            sql = "INSERT INTO catalogue (list, key, name, parent, position) VALUES ('outcome', ?, ?, 4, ?)"
            engine.execute(sql, (key, key, position))
    with closing(open_register(path, clock)) as migrated:
        says = {entry.key: entry.excludes for entry in migrated.catalogue.of("outcome")}
        assert says == {"kritik": "ingen_kritik", "henstilling": "ingen_kritik", "ingen_kritik": "", "andet": ""}
        assert broken_seals(migrated.engine) == []


def test_in_a_file_of_the_second_version_words_are_found_with_what_hangs_on_an_inquiry(
    tmp_path: Path, clock: Clock
) -> None:
    path = later_version(tmp_path / "to.db", clock, 2)
    with closing(open_engine(path, create=False)) as engine, Acts(engine, clock).act("Ført i loggen"):
        sql = (
            "INSERT INTO log_entry (inquiry, happened, entered, kind, text)"
            " SELECT 1, ?, ?, id, 'Telefonsvarer' FROM catalogue WHERE list = 'log' AND key = 'samtale'"
        )
        engine.execute(sql, (DAY, MOMENT))
        engine.execute("INSERT INTO recommendation (given, entered, title) VALUES (?, ?, 'Telefontid')", (DAY, MOMENT))
    with closing(open_register(path, clock)) as migrated:
        assert not migrated.search.waiting()
        assert [hit[1:4] for hit in migrated.search.hits("telefonsvar første", 2022)] == [("inquiry", 1, "subject")]
        assert [hit[1:3] for hit in migrated.search.hits("telefontid", 2022)] == [("recommendation", 1)]


def test_a_file_of_the_fifth_version_finds_other_spellings_and_what_hangs_on_no_inquiry(
    tmp_path: Path, clock: Clock
) -> None:
    path = later_version(tmp_path / "fem.db", clock, 5)
    with closing(open_engine(path, create=False)) as engine, Acts(engine, clock).act("Skrevet"):
        sql = "INSERT INTO request (scope, directorate, asked, entered, question) VALUES ('own', 1, ?, ?, 'Svartider?')"
        engine.execute(sql, (DAY, MOMENT))
        engine.execute("INSERT INTO appointment (day, text) VALUES (?, 'Oplæg om svartider')", (DAY,))
    with closing(open_register(path, clock)) as migrated:
        assert not migrated.search.waiting()
        found = {hit[1:4] for hit in migrated.search.hits("svartid", 2022)}
        assert found == {("request", 1, "question"), ("appointment", 1, "meeting")}
        assert [hit.id for hit in migrated.search.hits("moeller jens", 2022)] == [2, 1]
        assert [hit.kind for hit in migrated.search.hits("sparring", 2022)] == ["consultation"]
        migrated.engine.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        assert broken_seals(migrated.engine) == []


def test_in_a_file_of_the_fourth_version_an_appointment_can_be_cancelled_and_that_be_undone(
    tmp_path: Path, clock: Clock
) -> None:
    path = later_version(tmp_path / "fire.db", clock, 4)
    with closing(open_engine(path, create=False)) as engine, Acts(engine, clock).act("Aftale skrevet"):
        engine.execute("INSERT INTO appointment (day, text, repeats) VALUES (?, 'Møde: æøå', 'weekly')", (DAY,))
    with closing(open_register(path, clock)) as migrated:
        books = migrated.records(APPOINTMENT)
        (one,) = books.where("true")
        assert (one.day.isoformat(), one.text, one.repeats, one.cancelled) == (DAY, "Møde: æøå", "weekly", False)
        with migrated.acts.act("Aflyst"):
            books.update(one.edit(cancelled=True))
        assert migrated.history.undo() == "Aflyst"
        assert books.where("true") == [one]
        assert broken_seals(migrated.engine) == []


def test_what_was_let_stand_in_a_file_of_the_fourth_version_stands(tmp_path: Path, clock: Clock) -> None:
    path = later_version(tmp_path / "fire.db", clock, 4)
    with closing(open_engine(path, create=False)) as engine, Acts(engine, clock).act("Eksempel"):
        engine.execute(
            "INSERT INTO example (inquiry, marked, title, text) VALUES (1, ?, 'Titel', 'Møller frøs.')", (DAY,)
        )
        engine.execute("INSERT INTO settlement (example, kind, words) VALUES (1, 'name', 'Møller')")
    with closing(open_register(path, clock)) as migrated:
        (stands,) = contents(migrated.engine, "settlement")
        assert stands == {"id": 1, "example": 1, "kind": "name", "words": "Møller", "reason": ""}
        left = findings_left(migrated, migrated.records(EXAMPLE).get(1))
        assert [each.kind for each in left] == ["combination"]
        assert broken_seals(migrated.engine) == []


@pytest.mark.parametrize(
    ("set_before", "terms"), [({}, (2, 28)), ({"service_level": "5"}, (5, 28)), ({"service_level": "30"}, (30, 30)),
    ({"answer_level": "14"}, (2, 14)), ({"service_level": "3", "answer_level": "40"}, (3, 40))],
)  # fmt: skip
def test_the_service_levels_of_a_file_of_the_sixth_version_hold_and_can_be_changed_and_that_be_undone(
    tmp_path: Path, clock: Clock, set_before: dict[str, str], terms: tuple[int, int]
) -> None:
    path = later_version(tmp_path / "seks.db", clock, 6)
    with closing(open_engine(path, create=False)) as engine:
        for key, value in set_before.items():
            engine.execute("INSERT INTO setting VALUES (?, ?)", (key, value))
    with closing(open_register(path, clock)) as migrated:
        engine, kept = migrated.engine, Terms(clock.today(), *terms)
        assert service_terms(engine, clock.today()) == kept
        assert engine.rows("SELECT key FROM setting WHERE key LIKE '%level'") == []
        with migrated.acts.act("Svarfrist"):
            set_service_level(migrated, 7, 50)
        assert service_terms(engine, clock.today()) == Terms(clock.today(), 7, 50)
        assert migrated.history.undo() == "Svarfrist"
        assert service_terms(engine, clock.today()) == kept
        assert migrated.history.undo() is None
        assert broken_seals(engine) == []


def test_a_log_entry_of_a_file_of_the_seventh_version_can_get_a_documents_number_and_that_be_undone(
    tmp_path: Path, clock: Clock
) -> None:
    path = later_version(tmp_path / "syv.db", clock, 7)
    with closing(open_engine(path, create=False)) as engine, Acts(engine, clock).act("Log"):
        kind = engine.one("SELECT id FROM catalogue WHERE list = 'log' LIMIT 1")
        engine.execute(
            "INSERT INTO log_entry (inquiry, happened, entered, kind, text) VALUES (1, ?, ?, ?, 'Mail: æøå')",
            (DAY, f"{DAY}T10:00:00", kind),
        )
    with closing(open_register(path, clock)) as migrated:
        books = migrated.records(LOG_ENTRY)
        *_, one = books.where("true")
        assert (one.text, one.esdh) == ("Mail: æøå", "")
        with migrated.acts.act("Rettet"):
            books.update(one.edit(esdh="22/1234"))
        assert books.get(one.id or 0).esdh == "22/1234"
        assert migrated.history.undo() == "Rettet"
        assert books.get(one.id or 0) == one
        assert broken_seals(migrated.engine) == []


def test_nothing_in_it_is_lost(old_file: Path, clock: Clock) -> None:
    with closing(open_engine(old_file, create=False)) as engine:
        before = {
            table: contents(engine, table)
            for table in ("inquiry", "consultation", "period", "draft", "tally", "history")
        }
    with closing(open_register(old_file, clock)) as migrated:
        new_columns = {"phone": "", "mail": "", "person": None}
        for table, rows in before.items():
            wanted = [row | (new_columns if table == "inquiry" else {}) for row in rows]
            assert contents(migrated.engine, table)[: len(rows)] == wanted
        assert migrated.inquiries.get(1).subject == "Første: æøå"
        assert broken_seals(migrated.engine) == []


def test_the_lists_that_came_with_the_version_are_those_of_the_packaged_catalogue(
    old_file: Path, clock: Clock, haderslev: Catalogue
) -> None:
    def told(catalogue: Catalogue) -> list[tuple[str, ...]]:
        lists = [*catalogue.of("log"), *catalogue.of("manner")]
        return [(entry.list, entry.key, entry.name, entry.short, entry.letter, entry.parent) for entry in lists]

    with closing(open_register(old_file, clock)) as migrated:
        assert told(migrated.catalogue) == told(haderslev)


def test_it_is_done_once_and_is_not_undone(old_file: Path, clock: Clock) -> None:
    open_register(old_file, clock).close()
    with closing(open_register(old_file, clock)) as migrated:
        assert migrated.engine.rows("SELECT title FROM act WHERE what = 'migrate'") == [
            (f"Registret opdateret til udgave {SCHEMA_VERSION}",)
        ]
        assert migrated.history.undo() is None


def test_what_is_saved_afterwards_is_undone_and_found(old_file: Path, clock: Clock) -> None:
    with closing(open_register(old_file, clock)) as migrated:
        with migrated.acts.act("Rettet"):
            migrated.inquiries.update(migrated.inquiries.get(1).edit(subject="Rettet emne"))
        migrated.search.index_all()
        assert [hit.id for hit in migrated.search.find("rettet", 2022)] == [1]
        assert migrated.history.undo() == "Rettet"
        assert migrated.inquiries.get(1).subject == "Første: æøå"


def test_whoever_was_in_it_is_found_by_name(old_file: Path, clock: Clock) -> None:
    with closing(open_register(old_file, clock)) as migrated:
        assert not migrated.search.waiting()
        assert [[one.id for one in person] for person in likely(migrated.engine, "Moeller J", "", "").persons] == [
            [2],
            [1],
        ]
        assert {hit.id for hit in migrated.search.find("jens", 2022)} == {1, 2}
        migrated.engine.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def test_what_was_saved_before_is_found_too(old_file: Path, clock: Clock) -> None:
    with closing(open_register(old_file, clock)) as migrated:
        for _ in range(2):
            assert [hit.kind for hit in migrated.search.hits("sparring frister", 2022)] == ["consultation"]
            migrated.search.index_all()


def test_a_step_that_fails_leaves_the_old_file_as_it_was(
    old_file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old_file.read_bytes()
    step = "CREATE TABLE half (a INTEGER) STRICT;\nINSERT INTO nowhere VALUES (1);\n"
    monkeypatch.setattr("borgerraad_tui.store.migrations.step_text", lambda version: step)
    with pytest.raises((BorgerraadError, dbapi2.OperationalError)):
        open_register(old_file, clock)
    assert old_file.read_bytes() == before
    monkeypatch.undo()
    with closing(open_register(old_file, clock)) as migrated:
        assert migrated.engine.one("PRAGMA user_version") == SCHEMA_VERSION


def test_the_first_version_s_text_is_a_plain_database_too() -> None:
    plain = dbapi2.connect(":memory:")
    plain.executescript(FIRST)
    assert plain.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'inquiry'").fetchone() == (1,)
    plain.close()


def test_before_a_file_is_brought_up_to_date_a_copy_of_it_as_it_was_is_kept(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "r.db"
    first_version(path, clock)
    open_register(path, clock).close()
    (copy,) = copies_in(own_folder(path))
    assert copy.before
    with closing(dbapi2.connect(copy.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM inquiry").fetchone() == (2,)


def test_a_file_that_cannot_be_copied_is_not_brought_up_to_date(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "r.db"
    first_version(path, clock)
    before = path.read_bytes()
    own_folder(path).write_text("ingen mappe")
    with pytest.raises(SaveFailed, match="Der kunne ikke gemmes en kopi"):
        open_register(path, clock)
    assert path.read_bytes() == before
