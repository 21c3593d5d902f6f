"""The proof of an erasure: it finds what is left wherever it is left, and tells what stands elsewhere by right."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.kinds import SAVED_SEARCH
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.bare import bare_bytes
from borgerraad_tui.store.safekeeping.erasing import Erased, _empty_lines, _empty_titles, erase
from borgerraad_tui.store.safekeeping.proof import Elsewhere, prove
from borgerraad_tui.store.safekeeping.traces import Line, Traces
from tests.registers import TODAY, inquiry, saved
from tests.store.safekeeping.planted import MAIL, NAME, PHONE


@pytest.fixture
def erased(planted: Register) -> Erased:
    """The citizen taken away."""
    return erase(planted, [1], "asked")


def test_after_an_erasure_nothing_is_left_and_the_whole_file_was_looked_through(
    planted: Register, erased: Erased
) -> None:
    proof = prove(planted.engine, erased)
    assert proof.is_clean
    assert proof.words > 20
    assert proof.texts > 5
    assert proof.files == ("register.db", "register.db-journal")
    assert proof.searched >= len(bare_bytes(planted.engine))
    assert [each for each in proof.elsewhere if each.known_by] == []


def test_what_the_engine_would_leave_without_its_care_is_found(planted: Register) -> None:
    with planted.acts.act("Skrevet"):
        planted.drafts.keep(None, "log", 1, {"text": "Qzxwvjrest, som bliver liggende"})
    planted.engine.execute("PRAGMA secure_delete = OFF")
    draft = next(each.id for each in planted.drafts.all() if "Qzxwvjrest" in str(each.values))
    planted.drafts.drop(draft)
    texts = frozenset({"Qzxwvjrest, som bliver liggende"})
    assert b"Qzxwvjrest" in bare_bytes(planted.engine)
    proof = prove(planted.engine, Erased((1,), texts, frozenset(), frozenset(), 2))
    assert not proof.is_clean
    assert set(proof.remnants) >= {"qzxwvjrest", "bliver", "liggende"} - {each.text for each in proof.elsewhere}


def test_what_lies_in_the_journal_is_found(planted: Register, erased: Erased) -> None:
    journal = planted.engine.path.with_name("register.db-journal")
    journal.write_bytes(b"\0" * 99 + NAME.encode() + b"\0" + PHONE.encode())
    proof = prove(planted.engine, erased)
    assert set(proof.remnants) >= {"wvækking", NAME.casefold(), PHONE}


def test_what_the_search_still_knows_is_found_though_its_pages_do_not_spell_it(
    planted: Register, erased: Erased
) -> None:
    # of a word that goes on where the one before it ended, only the rest is written
    sql = "INSERT INTO search (rowid, citizen, text, marks) VALUES (999999, '', 'wvæk wvækking', '')"
    planted.engine.execute(sql)
    assert "wvækking" not in bare_bytes(planted.engine).decode(errors="replace")
    assert prove(planted.engine, erased).remnants == ("wvækking",)


def test_a_name_that_stands_elsewhere_by_right_is_told_with_where(planted: Register) -> None:
    other = saved(planted, inquiry(citizen="Qzxwvjåse Hansen", note=f"Nabo til {NAME.upper()}, tlf. 73918264"))
    with planted.acts.act("Konsulentbistand"):
        planted.consultations.add(
            Consultation(day=TODAY, kind="sparring", topic=f"Om {MAIL}", entered=inquiry().entered)
        )
    proof = prove(planted.engine, erase(planted, [1], "asked"))
    assert proof.is_clean
    where = f"en anden henvendelse (2021-{other.number})"
    told = {each.text: each.where for each in proof.elsewhere if each.known_by}
    assert told["qzxwvjåse"] == told[NAME.casefold()] == where
    assert told[MAIL] == "en konsulentbistand"
    assert {each.text: each.where for each in proof.elsewhere}["73918264"] == where


def test_common_words_are_told_apart_from_names(planted: Register) -> None:
    saved(planted, inquiry(subject="emne om to linjer"))
    proof = prove(planted.engine, erase(planted, [1], "asked"))
    assert Elsewhere("linjer", "en anden henvendelse (2021-4)", False) in proof.elsewhere
    assert proof.is_clean


def test_a_line_of_the_history_that_the_erasing_missed_is_a_remnant(
    planted: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_but_the_log(engine: Engine, lines: Iterable[Line]) -> None:
        _empty_lines(engine, [line for line in lines if line.place != "log_entry"])

    monkeypatch.setattr("borgerraad_tui.store.safekeeping.erasing._empty_lines", all_but_the_log)
    proof = prove(planted.engine, erase(planted, [1], "asked"))
    assert set(proof.remnants) >= {"qzxwvjlog", "qzxwvjlog før", "qzxwvjlog nu"}


def test_a_title_of_an_act_that_only_took_something_away_is_a_remnant_where_it_was_missed(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def those_with_words(engine: Engine, found: Traces) -> frozenset[str]:
        return _empty_titles(engine, found._replace(acts=frozenset(line.act for line in found.lines)))

    monkeypatch.setattr("borgerraad_tui.store.safekeeping.erasing._empty_titles", those_with_words)
    saved(register, inquiry(citizen="Qzxwvjåse"))
    with register.acts.act("Søgningen »om Qzxwvjåse« gemt"):
        search = register.records(SAVED_SEARCH).add(SavedSearch(name="om Qzxwvjåse Wvækking", words="åben"))
    with register.acts.act("Søgningen »om Qzxwvjåse« fjernet"):
        register.records(SAVED_SEARCH).remove(search.id or 0)
    with register.acts.act("Navn"):
        register.inquiries.update(register.inquiries.get(1).edit(citizen=NAME))
    assert "qzxwvjåse" in prove(register.engine, erase(register, [1], "asked")).remnants


def test_a_name_that_is_a_word_of_the_program_s_own_is_no_remnant_in_a_title(register: Register) -> None:
    with register.acts.act("Henvendelse registreret af en person"):
        register.inquiries.add(inquiry(citizen="Ukendt person"))
    assert prove(register.engine, erase(register, [1], "asked")).is_clean


def test_each_place_of_a_name_is_told_and_a_draft_with_the_surname_too(planted: Register) -> None:
    first = saved(planted, inquiry(citizen="Anders Wvækking"))
    second = saved(planted, inquiry(note="Talte med Wvækking"))
    planted.drafts.keep(None, "registration", None, {"citizen": "Bo Wvækking"})
    proof = prove(planted.engine, erase(planted, [1], "asked"))
    told = {each.text: each.where for each in proof.elsewhere if each.known_by}
    assert set(told["wvækking"].split(", ")) == {
        f"en anden henvendelse (2021-{first.number})", f"en anden henvendelse (2021-{second.number})", "en kladde",
    }  # fmt: skip


def test_words_that_every_register_is_built_of_are_no_remnants(register: Register) -> None:
    words = "drop forløb, accept, check, status, moment, index, text, plan, title, frist, data, version, content, trigger, dropped"
    saved(register, inquiry(note=words))
    assert prove(register.engine, erase(register, [1], "asked")).remnants == ()
