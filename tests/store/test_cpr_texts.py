"""What looks like a CPR number is found in every text of the file, and taken out of the one that is pointed at."""

from __future__ import annotations

import pytest

from borgerraad_tui.domain.cpr import REMOVED, cpr_numbers, without_cpr
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.cpr_texts import CprText, cpr_texts, erase_cpr, is_past, remove_cpr
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.kinds import SAVED_SEARCH
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.bare import bare_bytes
from borgerraad_tui.store.safekeeping.chain import chain_faults, row_faults
from borgerraad_tui.store.texts import PLACES
from tests.conftest import NOW
from tests.registers import changed, inquiry, saved
from tests.running import ran
from tests.tui.secrets import OTHERS, TEXTS, keep_secrets

NUMBER, SHOWN = "010190-1234", "010190-xxxx"
HELD_APART = {("act", "title"), ("history", "body"), ("draft", "body")}


def places(engine: Engine) -> list[str]:
    return [found.at.where for found in cpr_texts(engine)]


def removed(register: Register, found: CprText) -> None:
    with register.acts.act("Fjernet"):
        remove_cpr(register, found.at)


def test_every_text_of_hers_is_looked_through() -> None:
    looked = {(place.table, column) for place in PLACES for column in place.columns}
    hers = {(table, column) for table, columns in TEXTS.items() for column in columns}
    others = {(table, column) for table, columns in OTHERS.items() for column in columns}
    assert hers - looked == {("history", "body"), ("draft", "body")}, "they are read beside the others"
    assert looked <= hers | others


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ringet af 010190-1234 i går", [SHOWN]),
        ("0101901234, 31 12 99 - 0000", [SHOWN, "311299-xxxx"]),
        ("Mødet er 01-01-2022 kl. 10.30, sag 2021-118", []),
        ("Telefon 74 34 34 34", []),
    ],
)
def test_they_are_shown_without_their_last_digits_and_taken_out(text: str, shown: list[str]) -> None:
    assert list(cpr_numbers(text)) == shown
    assert cpr_numbers(without_cpr(text)) == ()
    assert without_cpr(text).count(REMOVED) == len(shown)
    assert len(without_cpr(text)) <= len(text)


@pytest.fixture
def everywhere(demo_register: Register) -> Register:
    """A register with one row of each kind, and a number in every text that can be written over."""
    keep_secrets(demo_register)
    with demo_register.acts.act(f"Husk {NUMBER}"):
        for table, columns in TEXTS.items():
            if table in ("act", "history", "draft"):
                continue
            for column in columns:
                row = demo_register.engine.one(f"SELECT min(id) FROM {table}")  # noqa: S608 - declared in the tests
                # no two of them may be called the same
                text = f"{table} {NUMBER}" if column in ("name", "title") else NUMBER
                demo_register.engine.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (text, row))  # noqa: S608
    demo_register.drafts.keep(None, "log", 1, {"text": NUMBER, "kind": "samtale"})
    return demo_register


def test_each_is_found_and_each_that_may_be_mended_is_mended(everywhere: Register) -> None:
    found = cpr_texts(everywhere.engine)
    at = {(each.at.table, each.at.column) for each in found if not each.at.earlier}
    wanted = {(table, column) for table, columns in TEXTS.items() for column in columns} - HELD_APART
    assert at == wanted | {("act", "title"), ("draft", "text")}
    assert all(each.numbers == (SHOWN,) for each in found)
    for each in found:
        if each.at.fixed:
            with pytest.raises(RuleBroken, match="kan ikke rettes"):
                removed(everywhere, each)
            assert is_past(each.at) is (each.at.table == "act"), "the others are mended where they are written"
        else:
            removed(everywhere, each)
    left = cpr_texts(everywhere.engine)
    assert {each.at.table for each in left if not each.at.earlier} == {"act"}
    past = {(each.at.table, each.at.column) for each in left if each.at.earlier}
    assert past == wanted, "the history keeps what stood, and that is told"
    for each in left:
        erase_cpr(everywhere, each.at)
    assert cpr_texts(everywhere.engine) == []
    assert not list(chain_faults(everywhere.engine))
    assert not list(row_faults(everywhere.engine))
    assert NUMBER.encode() not in bare_bytes(everywhere.engine)


def test_what_still_stands_keeps_its_line_of_the_history(register: Register) -> None:
    one = saved(register, inquiry(subject=f"Først {NUMBER}"))
    changed(register, one, subject=f"Siden {NUMBER}")
    standing, past = cpr_texts(register.engine)
    assert NUMBER.encode() in bare_bytes(register.engine)
    erase_cpr(register, past.at)
    assert cpr_texts(register.engine) == [standing]
    assert register.inquiries.get(1).subject == f"Siden {NUMBER}"
    assert not list(chain_faults(register.engine))
    assert not list(row_faults(register.engine))


def test_what_was_mended_is_found_as_it_stands_now_and_comes_back_when_it_is_undone(register: Register) -> None:
    saved(register, inquiry(subject=f"Klage fra {NUMBER}", note="uden"))
    (found,) = cpr_texts(register.engine)
    removed(register, found)
    assert register.inquiries.get(1).subject == "Klage fra [fjernet]"
    assert register.inquiries.get(1).note == "uden"
    register.search.index_all()
    assert not register.engine.rows("SELECT rowid FROM search WHERE search MATCH '1234'")
    assert places(register.engine) == ["Historikken, henvendelsen: emne"]
    register.history.undo()
    assert register.inquiries.get(1).subject == f"Klage fra {NUMBER}"
    assert places(register.engine) == ["Henvendelsen: emne"]


def test_a_text_that_was_changed_meanwhile_is_left_alone(register: Register) -> None:
    one = saved(register, inquiry(subject=NUMBER))
    (found,) = cpr_texts(register.engine)
    changed(register, one, subject="Et andet")
    with pytest.raises(RuleBroken, match="rettet eller fortrudt"):
        removed(register, found)
    assert register.inquiries.get(1).subject == "Et andet"


def test_two_that_would_be_called_the_same_stay_apart(demo_register: Register) -> None:
    with demo_register.acts.act("Gemt"):
        for number in (NUMBER, "020290-1234"):
            demo_register.records(SAVED_SEARCH).add(SavedSearch(name=f"Om {number}", words="ord"))
    first, second = cpr_texts(demo_register.engine)
    removed(demo_register, first)
    with pytest.raises(RuleBroken, match="hedder to det samme"):
        removed(demo_register, second)


def test_an_example_in_other_words_is_no_longer_cleared(register: Register) -> None:
    saved(register, inquiry())
    with register.acts.act("Eksempel"):
        register.engine.execute(
            "INSERT INTO example (inquiry, marked, text, cleared) VALUES (1, '2021-09-06', ?, '2021-09-06')", (NUMBER,)
        )
    (found,) = cpr_texts(register.engine)
    removed(register, found)
    assert register.engine.first("SELECT text, cleared FROM example") == (REMOVED, None)


def test_the_command_says_where_and_never_the_number(register: Register) -> None:
    saved(register, inquiry(subject="Klage", note=f"Hun hedder {NUMBER}, født her"))
    path = register.engine.path
    register.close()
    told = ran("cpr", "--fil", path)
    assert (told.status, told.output) == (0, "010190-xxxx  Henvendelsen: notat, henvendelse 2021-1, 06-09-2021\n")
    assert "CPR-numre i teksterne" in told.told
    assert "1234" not in told.output + told.told


def test_the_command_says_that_there_is_none(register: Register) -> None:
    saved(register, inquiry(subject="Klage", note=f"Modtaget {NOW:%d-%m-%Y} kl. 10.00"))
    path = register.engine.path
    register.close()
    told = ran("cpr", "--fil", path)
    assert (told.status, told.output) == (0, "")
    assert "Ingen tekst i registret ligner et CPR-nummer." in told.told
