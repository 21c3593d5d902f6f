"""Every declared table is written and read whole, through the history, and undone as one act."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.model import Record
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store import kinds
from borgerraad_tui.store.records import RecordKind
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.store.chain import broken_seals, strayed_rows

KINDS: list[RecordKind[Any]] = [kind for kind in vars(kinds).values() if isinstance(kind, RecordKind)]
TODAY = NOW.date()
WRITTEN: dict[str, dict[str, Any]] = {
    "consultation": {
        "day": TODAY, "entered": NOW, "kind": "sparring", "directorate": "diverse", "topic": "æøå", "minutes": 30,
    },
    "log_entry": {
        "inquiry": 1, "corrects": None, "happened": TODAY, "clock": "09:05", "entered": NOW, "kind": "moede",
        "manner": "moede_maegling", "party": "department", "department": "visitationen", "minutes": 90,
        "text": "Enighed om to\nting.", "esdh": "22/1234-7",
    },
    "reminder": {"inquiry": 1, "due": TODAY, "text": "Ring", "done": TODAY},
    "appointment": {
        "day": TODAY, "clock": "10:00", "office": True, "place": "gram", "inquiry": 1, "text": "Træffetid",
        "repeats": "monthly", "until": date(2022, 12, 31), "series": None, "instead": None, "cancelled": True,
    },
    "request": {
        "scope": "systemic", "inquiry": 1, "directorate": "voksen_og_sundhed", "department": "plejecentre", "asked": TODAY,
        "entered": NOW, "question": "Er der andre?", "replied": TODAY, "answered": TODAY, "answer": "Ja, to.", "chasers": 2,
        "chased": TODAY, "settled": TODAY,
    },
    "person": {"same_as": None},
    "link": {"inquiry": 1, "other": 2, "kind": "same_error", "reason": "samme kontrakt"},
    "finding": {"inquiry": 1, "outcome": "kritik"},
    "recommendation": {
        "given": TODAY, "entered": NOW, "report": "Beretningen", "title": "Skriv klart", "text": "Tekst", "directorate": None,
        "department": None, "theme": "forvaltningsret", "reply": "Tak", "plan": "Kursus", "repeats": None,
    },
    "recommendation_status": {"recommendation": 1, "day": TODAY, "status": "under_way", "text": "kursus i maj"},
    "basis": {"recommendation": 1, "consultation": None, "inquiry": 1},
    "example": {"inquiry": 1, "consultation": None, "marked": TODAY, "title": "T", "text": "Tekst", "cleared": None},
    "settlement": {"example": 1, "kind": "sted", "words": "et plejehjem", "reason": "der er mange"},
    "saved_search": {"name": "Venter", "words": "område:V&S åben"},
    "report": {"title": "Beretning 2021", "entered": NOW, "published": TODAY},
    "report_part": {"report": 1, "name": "Efteråret", "first": date(2021, 8, 1), "last": date(2021, 12, 31)},
    "report_block": {"report": 1, "part": None, "block": "rules", "included": False, "text": "Sådan\nblev der talt."},
    "frozen": {"part": 1, "at": NOW, "act": 1, "rules": "Regler", "figures": "{}", "facts": "[]", "catalogue": "{}"},
    "printed": {"name": "Beretning 2021", "body": "{}"},
    "question": {"name": "Temaer", "rows": "theme", "columns": "kind", "words": "er:lukket"},
    "service_level": {"reply": 5, "answer": 14},
    "retention_term": {"part": None, "outcome": "kritik", "years": 5},
    "retention_hold": {"inquiry": 1, "until": date(2023, 1, 1), "reason": "sagen er hos Ombudsmanden"},
    "erasure": {"inquiry": 1, "day": TODAY, "ground": "asked", "what": "navn og tekster", "why": "brev af 3. januar"},
}  # fmt: skip
"""One of each, every field in use where the table lets it be."""
NEEDED = {
    "recommendation_status": ["recommendation"], "basis": ["recommendation"], "settlement": ["example"],
    "report_part": ["report"], "report_block": ["report"], "frozen": ["report", "report_part"],
}  # fmt: skip
"""What has to stand in the file before."""


@pytest.fixture
def peopled(register: Register) -> Register:
    """A register with two inquiries, the rest empty."""
    with register.acts.act("To henvendelser"):
        for subject in ("Første", "Anden"):
            register.inquiries.add(Inquiry(received=TODAY, entered=NOW, kind=Kind.COMPLAINT, subject=subject))
    return register


def _kind(table: str) -> RecordKind[Any]:
    return next(kind for kind in KINDS if kind.table == table)


def _made(table: str) -> Record:
    made = _kind(table).model.model_validate(WRITTEN[table])
    assert isinstance(made, Record)
    return made


def test_each_kind_is_tried_with_every_field() -> None:
    assert {kind.table: set(kind.model.model_fields) - {"id"} for kind in KINDS} == {
        table: set(values) for table, values in WRITTEN.items()
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_the_model_s_fields_are_the_table_s_columns(register: Register, kind: RecordKind[Any]) -> None:
    columns = [row["name"] for row in register.engine.dicts(f"PRAGMA table_info({kind.table})")]
    assert sorted(kind.model.model_fields) == sorted(columns)
    references = register.engine.dicts(f"PRAGMA foreign_key_list({kind.table})")
    assert set(kind.catalogued) == {row["from"] for row in references if row["table"] == "catalogue"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_one_of_each_comes_back_as_it_was_and_goes_and_returns_with_undo_and_redo(
    peopled: Register, kind: RecordKind[Any]
) -> None:
    with peopled.acts.act("Forud"):
        for needed in NEEDED.get(kind.table, []):
            peopled.records(_kind(needed)).add(_made(needed))
    records = peopled.records(kind)
    with peopled.acts.act("Skrevet"):
        saved = records.add(_made(kind.table))
    assert records.get(saved.id) == saved
    assert saved == _made(kind.table).edit(id=saved.id)
    assert peopled.history.undo() == "Skrevet"
    with pytest.raises(RuleBroken, match="er fortrudt"):
        records.get(saved.id)
    assert peopled.history.redo() == "Skrevet"
    assert records.get(saved.id) == saved
    with peopled.acts.act("Fjernet"):
        records.remove(saved.id)
    assert records.where("true") == []
    peopled.history.undo()
    assert records.where("true") == [saved]
    assert broken_seals(peopled.engine) == []
    assert list(strayed_rows(peopled.engine)) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), days=st.integers(0, 400), minutes=st.integers(0, 6000))
def test_any_entry_comes_back_as_it_was_saved(peopled: Register, text: str, days: int, minutes: int) -> None:
    entry = kinds.LOG_ENTRY.model(
        inquiry=1, happened=TODAY - timedelta(days), entered=datetime(2022, 1, 17, 11, 30), kind="samtale", text=text,
        minutes=minutes,
    )  # fmt: skip
    records = peopled.records(kinds.LOG_ENTRY)
    with peopled.acts.act("Samtale"):
        saved = records.add(entry)
    assert records.get(saved.id or 0) == saved == entry.edit(id=saved.id)
