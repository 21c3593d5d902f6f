"""An act is whole or not at all; nothing is written outside one; and its seal finds whatever is changed behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.errors import RuleBroken, SaveFailed
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register
from tests.registers import changed, inquiry, saved
from tests.store.chain import broken_seals, strayed_rows

GUARDS = ("history_in_open_act", "history_append_only", "history_only_erased", "seal_append_only", "seal_never_changed")


@pytest.fixture
def written(scratch: Register) -> Register:
    """A register in which two inquiries were written, one of them twice, and one change undone."""
    first = saved(scratch, inquiry(subject="Hjælpemiddel"))
    saved(scratch, inquiry(subject="Kørestol", further_themes=("hjemmel", "andet")))
    changed(scratch, first, kind=Kind.COMPLAINT)
    scratch.history.undo()
    return scratch


@contextmanager
def contradicted(by: str) -> Iterator[None]:
    """Expect a write to be refused by a rule of the file; the rule's name is kept where a fault is looked into."""
    with pytest.raises(SaveFailed, match="registret modsagde sig selv") as refused:
        yield
    assert by in str(refused.value.__cause__)


def newest_lines(engine: Engine) -> list[tuple[str, int]]:
    sql = "SELECT place, row FROM history WHERE act = (SELECT max(id) FROM act) ORDER BY id"
    return [tuple(line) for line in engine.execute(sql)]


@pytest.mark.parametrize(
    "write",
    [
        "INSERT INTO inquiry (year, number, received, entered) VALUES (2021, 9, '2021-09-09', '2021-09-09T09:09:09')",
        "UPDATE inquiry SET citizen = 'En anden'",
        "DELETE FROM further_theme",
        "DELETE FROM inquiry WHERE id = 1",
        "INSERT INTO consultation (day, entered, kind) VALUES ('2021-09-09', '2021-09-09T09:09:09', 90)",
        "INSERT INTO period (name, first) VALUES ('Foråret', '2021-02-01')",
        "UPDATE catalogue SET name = 'Noget andet' WHERE key = 'kritik'",
        "INSERT INTO history (act, place, row, salt) VALUES (2, 'inquiry', 1, x'00')",
    ],
)
def test_a_write_outside_an_act_is_refused(written: Register, write: str) -> None:
    before = list(strayed_rows(written.engine))
    with pytest.raises(SaveFailed):
        written.engine.execute(write)
    assert list(strayed_rows(written.engine)) == before == []


def test_everything_in_an_act_is_one_act(scratch: Register) -> None:
    with scratch.acts.act("To på en gang") as act:
        one = scratch.inquiries.add(inquiry(further_themes=("andet",)))
        other = scratch.inquiries.add(inquiry())
    assert newest_lines(scratch.engine) == [("inquiry", one.id), ("further_theme", 1), ("inquiry", other.id)]
    assert scratch.engine.execute("SELECT at, what, title FROM act WHERE id = ?", (act,)).fetchone() == (
        "2022-01-17T10:00:00", "do", "To på en gang",
    )  # fmt: skip


def stop_halfway(register: Register, error: BaseException) -> None:
    with register.acts.act("Halvt"):
        register.inquiries.add(inquiry(subject="Halvt"))
        raise error


@pytest.mark.parametrize("error", [RuleBroken("Nej."), KeyboardInterrupt(), ZeroDivisionError()], ids=repr)
def test_an_error_inside_an_act_takes_all_of_it_back(register: Register, error: BaseException) -> None:
    saved(register, inquiry(subject="Før"))
    before = register.engine.execute("SELECT * FROM inquiry").fetchall()
    acts = register.engine.one("SELECT max(id) FROM act")
    with pytest.raises(type(error)):
        stop_halfway(register, error)
    assert register.engine.execute("SELECT * FROM inquiry").fetchall() == before
    assert register.engine.one("SELECT max(id) FROM act") == acts
    assert register.inquiries.expected_number(2021) == 2
    assert broken_seals(register.engine) == []
    assert saved(register, inquiry()).number == 2


def test_an_act_whose_end_is_refused_is_taken_back_too(register: Register) -> None:
    acts = register.engine.one("SELECT max(id) FROM act")
    with contradicted("FOREIGN KEY"), register.acts.act("Forældreløs"):
        register.engine.execute("PRAGMA defer_foreign_keys = ON")
        register.engine.execute("INSERT INTO further_theme (inquiry, theme) VALUES (99, 99)")
    assert register.engine.one("SELECT count(*) FROM further_theme") == 0
    assert register.engine.one("SELECT max(id) FROM act") == acts
    saved(register, inquiry())


def test_a_trial_shows_what_a_write_would_do_and_leaves_nothing(register: Register) -> None:
    day = date(2021, 9, 6)
    with register.acts.trial():
        register.inquiries.add(inquiry(day, kind=Kind.OTHER))
        assert register.figures(day, day).counted == 1
    assert register.figures(day, day).counted == 0
    assert register.inquiries.expected_number(2021) == 1
    assert broken_seals(register.engine) == []


def test_a_trial_inside_an_act_would_be_kept_and_is_refused(register: Register) -> None:
    with pytest.raises(AssertionError), register.acts.act("Gemt"), register.acts.trial():
        pass  # pragma: no cover - never reached


def test_an_act_inside_an_act_is_refused(register: Register) -> None:
    with contradicted("an act is open"), register.acts.act("Ydre"), register.acts.act("Indre"):
        pass  # pragma: no cover - never reached
    assert broken_seals(register.engine) == []


def test_an_act_that_changes_nothing_leaves_nothing_to_undo(written: Register) -> None:
    saved(written, inquiry(), "Noget")
    with written.acts.act("Intet"):
        written.settings.set("place", "gram")
    assert written.settings.get("place") == "gram"
    assert written.history.undo() == "Noget"
    assert broken_seals(written.engine) == []


def test_the_chain_verifies_when_it_is_computed_apart(written: Register) -> None:
    acts = written.engine.one("SELECT count(*) FROM act")
    assert acts == written.engine.one("SELECT count(*) FROM seal") == 5
    assert broken_seals(written.engine) == []
    assert list(strayed_rows(written.engine)) == []


def test_salts_are_of_each_line_alone(written: Register) -> None:
    assert written.engine.one("SELECT count(*) = count(DISTINCT salt) AND min(length(salt)) = 16 FROM history") == 1


@pytest.mark.parametrize(
    "write",
    [
        "DELETE FROM history WHERE act = 2",
        "UPDATE history SET body = NULL WHERE act = 2",
        "UPDATE history SET salt = x'00'",
        "DELETE FROM seal WHERE act = 2",
        "UPDATE seal SET chain = x'00'",
        "UPDATE seal SET act = act + 100",
    ],
)
def test_history_is_append_only(written: Register, write: str) -> None:
    with contradicted("append-only"):
        written.engine.execute(write)
    assert broken_seals(written.engine) == []


def test_an_erasing_may_blank_lines_only_while_it_is_open(written: Register) -> None:
    blank = "UPDATE history SET body = json_replace(body, '$.subject', ''), salt = x'' WHERE place = 'inquiry'"
    with written.acts.act("Slettet efter ønske", "erase"):
        written.engine.execute(blank)
        with contradicted("append-only"):
            written.engine.execute("UPDATE history SET row = row + 1")
    with contradicted("append-only"):
        written.engine.execute(blank)


TAMPERINGS = {
    "edit": ["UPDATE history SET body = replace(body, 'Kør', 'Gå') WHERE id = :line"],
    "delete": ["DELETE FROM history WHERE id = :line"],
    "delete the last": ["DELETE FROM history WHERE id = (SELECT max(id) FROM history)"],
    "insert": [
        "INSERT INTO history (act, place, row, body, salt) SELECT act, place, row, body, salt FROM history WHERE id = :line"
    ],
    "swap": [
        "UPDATE history SET id = -1 WHERE id = :line",
        "UPDATE history SET id = :line WHERE id = :line + 1",
        "UPDATE history SET id = :line + 1 WHERE id = -1",
    ],
    "another act": ["UPDATE history SET act = act + 1 WHERE id = :line"],
    "another row": ["UPDATE history SET row = row + 1 WHERE id = :line"],
    "salt": ["UPDATE history SET salt = randomblob(16) WHERE id = :line"],
    "title": ["UPDATE act SET title = 'Intet' WHERE id = 2"],
    "moment": ["UPDATE act SET at = '2021-01-01T00:00:00' WHERE id = 2"],
    "seal": ["UPDATE seal SET digests = zeroblob(length(digests)) WHERE act = 2"],
    "a whole act": ["DELETE FROM history WHERE act = 2", "DELETE FROM seal WHERE act = 2", "DELETE FROM act WHERE id = 2"],
}  # fmt: skip


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_whatever_is_changed_behind_the_seal_is_found(written: Register, tampering: str) -> None:
    for guard in GUARDS:
        written.engine.execute(f"DROP TRIGGER {guard}")
    line = written.engine.one("SELECT id FROM history WHERE body LIKE '%Kørestol%'")
    for statement in TAMPERINGS[tampering]:
        assert written.engine.execute(statement, {"line": line}).rowcount > 0
    assert broken_seals(written.engine) != []


def test_a_row_that_was_changed_past_its_triggers_is_found(written: Register) -> None:
    written.engine.execute("DROP TRIGGER inquiry_history_update")
    written.engine.execute("UPDATE inquiry SET citizen = 'En anden' WHERE number = 2")
    assert list(strayed_rows(written.engine)) == [("inquiry", 2)]
    assert broken_seals(written.engine) == []
