"""Erasure: nothing somebody could be known by is left anywhere in the file, and everything that is counted stays as it was."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.log import Reminder
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.errors import RuleBroken, SaveFailed
from borgerraad_tui.store.inquiry_history import inquiry_history
from borgerraad_tui.store.kinds import ERASURE, LOG_ENTRY, REMINDER, REQUEST, SAVED_SEARCH
from borgerraad_tui.store.known import likely, others_of
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.retention import hold
from borgerraad_tui.store.safekeeping.bare import bare_bytes
from borgerraad_tui.store.safekeeping.chain import chain_faults, row_faults
from borgerraad_tui.store.safekeeping.control import NOWHERE, controls
from borgerraad_tui.store.safekeeping.erasing import erase, erasures
from borgerraad_tui.store.safekeeping.proof import prove
from tests.registers import TODAY, inquiry, saved
from tests.store.safekeeping.planted import MAIL, NAME, OTHER, PHONE, STEM

COUNTED = (
    "SELECT id, year, number, received, entered, kind, channel, place, directorate, department, theme, enquirer, action, outcome,"
    " closed, exclusion FROM inquiry",
    "SELECT * FROM tally ORDER BY 1, 2, 3, 4, 5, 6",
    "SELECT id, inquiry, happened, kind, minutes FROM log_entry",
    "SELECT id, inquiry, directorate, asked, replied, answered FROM request",
    "SELECT id, inquiry, theme FROM further_theme",
    "SELECT id, inquiry, outcome FROM finding",
)
TRACES = (NAME, PHONE, MAIL, PHONE.replace(" ", ""))


def counted(register: Register) -> list[Any]:
    """Everything a figure is made of."""
    figures = register.figures(None, TODAY)
    return [*(register.engine.rows(sql) for sql in COUNTED), figures]


def traces_in(content: bytes) -> set[str]:
    """The planted words that stand in some bytes, however their letters are."""
    text = content.decode(errors="replace").casefold()
    return {word for word in (STEM, *(each.casefold() for each in TRACES)) if word in text}


def test_no_byte_of_what_was_written_is_left_and_before_all_of_it_was_there(planted: Register) -> None:
    assert traces_in(bare_bytes(planted.engine)) >= {STEM, NAME.casefold(), PHONE, MAIL}
    erase(planted, [1], "asked")
    assert traces_in(bare_bytes(planted.engine)) == set()
    planted.close()
    beside = [each for each in planted.engine.path.parent.iterdir() if each.name.startswith("register.db")]
    assert len(beside) > 1, "the journal is looked at, too"
    assert {word for each in beside for word in traces_in(each.read_bytes())} == set()


def test_every_figure_and_every_row_that_counts_stays(planted: Register) -> None:
    before = counted(planted)
    erase(planted, [1], "term")
    assert counted(planted) == before


def test_the_register_is_found_to_be_well(planted: Register) -> None:
    erase(planted, [1], "term")
    faults = [fault for check in controls(planted) for fault in check.faults if check.name != "kopierne"]
    assert faults == [NOWHERE]


def test_what_was_erased_is_told_with_why_and_nothing_of_it(planted: Register) -> None:
    erase(planted, [1], "asked", "brev af 3. januar")
    (told,) = erasures(planted.engine)
    assert told == (
        "2022-01-17", 2021, 1, "asked",
        "navn og tekster, 2 loglinjer, 1 spørgsmål, 1 aftale, 1 påmindelse, 1 eksempel", "brev af 3. januar",
    )  # fmt: skip
    assert planted.engine.rows("SELECT title FROM act WHERE what = 'erase'") == [("Sletning i 1 henvendelse",)]


@pytest.mark.parametrize("why", ["Wvækking har bedt om det", "ring til 73918264", f"{MAIL}"])
def test_a_reason_that_would_tell_who_it_was_is_refused_and_nothing_is_changed(planted: Register, why: str) -> None:
    before = planted.engine.rows("SELECT * FROM inquiry")
    with pytest.raises(RuleBroken, match="uden navn") as refused:
        erase(planted, [1], "asked", why)
    assert refused.value.field == "why"
    assert planted.engine.rows("SELECT * FROM inquiry") == before
    assert planted.records(ERASURE).where("true") == []


def test_another_s_case_keeps_its_words_and_is_tied_to_nobody(planted: Register) -> None:
    erase(planted, [1], "asked")
    other = planted.inquiries.get(2)
    assert (other.citizen, other.subject) == (OTHER, "Lejekontrakt")
    assert others_of(planted.engine, 2) == ()
    assert [[one.id for one in person] for person in likely(planted.engine, OTHER, "", "").persons] == [[2]]
    assert planted.engine.rows("SELECT name FROM saved_search") == [("Åbne",)]
    assert [draft.values for draft in planted.drafts.all()] == [{"note": "En andens"}]
    titles = {title for (title,) in planted.engine.rows("SELECT title FROM act")}
    assert "Henvendelse (slettet) samlet som samme person med (slettet)" in titles


def test_it_cannot_be_undone_nor_what_was_before_it_and_what_comes_after_can(planted: Register) -> None:
    erase(planted, [1], "asked")
    assert planted.history.undo() is None
    assert planted.history.redo() is None
    with planted.acts.act("Rettet"):
        planted.inquiries.update(planted.inquiries.get(1).edit(note="Nyt"))
    assert planted.history.undo() == "Rettet"
    left = planted.inquiries.get(1)
    assert (left.subject, left.note, left.citizen, left.person) == ("(slettet)", "", "", None)
    assert planted.history.undo() is None
    assert planted.history.redo() == "Rettet"
    assert traces_in(bare_bytes(planted.engine)) == set()
    assert [*chain_faults(planted.engine), *row_faults(planted.engine)] == []


def test_what_has_happened_is_still_told_without_the_words(planted: Register) -> None:
    before = inquiry_history(planted.engine, 1)
    erase(planted, [1], "asked")
    after = inquiry_history(planted.engine, 1)
    assert [each.at for each in after[:3]] == [each.at for each in before[:3]]
    assert STEM not in json.dumps(after).casefold()
    assert planted.history.ending_before(1) != (None, None)


def test_what_stays_can_be_read_as_models_and_is_not_found(planted: Register) -> None:
    erase(planted, [1], "asked")
    assert {entry.text for entry in planted.records(LOG_ENTRY).where("inquiry = 1")} == {"(slettet)"}
    (asked,) = planted.records(REQUEST).where("inquiry = 1")
    assert (asked.question, asked.answer) == ("(slettet)", "(slettet)")
    for words in (STEM, "wvækking", PHONE, MAIL, "venter"):
        assert planted.search.hits(words, 2022) == []
    assert [hit.id for hit in planted.search.hits("lejekontrakt", 2022)] == [2]


def test_an_erased_line_that_is_touched_afterwards_is_found(planted: Register) -> None:
    erase(planted, [1], "asked")
    for guard in ("history_append_only", "history_only_erased"):
        planted.engine.execute(f"DROP TRIGGER {guard}")
    for change in (
        'UPDATE history SET body = replace(body, \'"kind":"complaint"\', \'"kind":"other"\') WHERE id ='
        " (SELECT min(id) FROM history WHERE length(salt) <> 16 AND place = 'inquiry')",
        "UPDATE act SET title = title || '.' WHERE id = (SELECT max(id) FROM act WHERE title LIKE '%(slettet)%')",
    ):
        assert list(chain_faults(planted.engine)) == []
        with planted.engine.transaction(keep=False):
            assert planted.engine.execute(change).rowcount == 1
            assert list(chain_faults(planted.engine)) != []


def test_several_are_erased_at_once_and_twice_does_no_harm(planted: Register) -> None:
    before = counted(planted)
    erase(planted, [1, 2], "term")
    again = erase(planted, [1, 2], "term")
    assert again.texts == frozenset()
    assert counted(planted) == before
    assert len(erasures(planted.engine)) == 4
    assert OTHER.casefold() not in bare_bytes(planted.engine).decode(errors="replace").casefold()
    assert [*chain_faults(planted.engine), *row_faults(planted.engine)] == []


def test_what_a_refused_save_leaves_is_all_of_it(planted: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object, most: int) -> None:
        raise SaveFailed("nej")

    before = planted.engine.rows("SELECT * FROM history")
    held = planted.drafts.hold(None, "log", 1, {"text": "Kun i hukommelsen"})
    drafts = planted.drafts.all()
    with monkeypatch.context() as full, pytest.raises(SaveFailed, match="nej"):
        full.setattr("borgerraad_tui.store.word_index.WordIndex.index_some", refuse)
        erase(planted, [1], "asked")
    assert planted.drafts.all() == drafts
    assert held in {draft.id for draft in drafts}
    assert planted.engine.rows("SELECT * FROM history") == before
    assert planted.inquiries.get(1).citizen == NAME
    assert planted.inquiries.get(1).closed == date(2021, 10, 20)


def test_a_draft_in_memory_goes_once_the_erasing_is_saved(planted: Register) -> None:
    held = planted.drafts.hold(None, "log", 1, {"text": "Kun i hukommelsen"})
    found = erase(planted, [1], "asked")
    assert held not in {draft.id for draft in planted.drafts.all()}
    assert found.texts >= {"Kun i hukommelsen", "Qzxwvjkladde", "Qzxwvjny"}


def test_no_reason_names_any_citizen_of_the_register(planted: Register) -> None:
    for why in (f"som hos {OTHER}", "se Kjær, Børge"):
        with pytest.raises(RuleBroken, match="uden navn") as refused:
            erase(planted, [1], "asked", why)
        assert refused.value.field == "why"
        with planted.acts.act("Behold"), pytest.raises(RuleBroken, match="uden navn") as refused:
            hold(planted, 2, TODAY, why)
        assert refused.value.field == "reason"
    assert erase(planted, [1], "asked", "som hos Børge")


def test_what_was_taken_away_and_what_was_undone_is_not_quoted_any_more(register: Register) -> None:
    with register.acts.act("Ny: »Zebrafisk i kælderen«"):
        mine = register.inquiries.add(inquiry(subject="Zebrafisk i kælderen", citizen="Xenia Quvarsson"))
    register.history.undo()
    register.history.redo()
    reminders, searches = register.records(REMINDER), register.records(SAVED_SEARCH)
    with register.acts.act("Skrevet"):
        reminder = reminders.add(Reminder(inquiry=mine.id or 0, due=TODAY, text="Ring Lommevogteren"))
        search = searches.add(SavedSearch(name="Xenia Quvarsson", words="Quvarsson"))
    with register.acts.act("Fjernet »Ring Lommevogteren«"):
        reminders.remove(reminder.id or 0)
    with register.acts.act("Søgningen »Xenia Quvarsson« fjernet"):
        searches.remove(search.id or 0)
    proof = prove(register.engine, erase(register, [mine.id or 0], "asked"))
    titles = [title for (title,) in register.engine.rows("SELECT title FROM act ORDER BY id")]
    assert titles[1:] == [
        *["Ny: (slettet)"] * 3, "Skrevet", "Fjernet (slettet)", "Søgningen (slettet) fjernet", "Sletning i 1 henvendelse",
    ]  # fmt: skip
    assert (proof.remnants, proof.elsewhere) == ((), ())
    assert list(chain_faults(register.engine)) == []


def test_a_file_called_by_the_name_goes_from_the_undoing_of_it_too(register: Register) -> None:
    with register.acts.act("Indlæst: 1 henvendelse fra Jens Hansen.csv"):
        register.inquiries.add(inquiry(citizen="Jens Hansen"))
    register.history.undo()
    mine = saved(register, inquiry(citizen="Jens Hansen"))
    erase(register, [mine.id or 0], "asked")
    titles = [row[0] for row in register.engine.rows("SELECT title FROM act WHERE title LIKE 'Indlæst%'")]
    assert titles == ["Indlæst: 1 henvendelse fra (slettet)"] * 2


@pytest.mark.parametrize("file", ["Mona_Qvist.csv", "sager fra monaqvist 2021.xlsx", "»Qvist« brev.csv"])
def test_a_file_that_was_called_by_the_name_is_not_told_any_more(register: Register, file: str) -> None:
    with register.acts.act(f"Indlæst: 1 henvendelse fra {file}"):
        mine = register.inquiries.add(inquiry(citizen="Mona Qvist"))
    with register.acts.act("Indlæst: 1 henvendelse fra Gamle sager.csv"):
        register.inquiries.update(mine.edit(note="Kort"))
    found = erase(register, [mine.id or 0], "asked")
    titles = [title for (title,) in register.engine.rows("SELECT title FROM act")]
    assert "Indlæst: 1 henvendelse fra (slettet)" in titles
    assert "Indlæst: 1 henvendelse fra Gamle sager.csv" in titles
    assert file in found.texts
    assert list(chain_faults(register.engine)) == []
