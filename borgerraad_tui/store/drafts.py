"""Drafts: what was typed into a form and not saved yet. No history; gone in the transaction that saves the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.store.engine import Engine

CHANGE = "UPDATE draft SET body = ?, saved_at = ? WHERE id = ? RETURNING id"
ADD = "INSERT INTO draft (form, target, body, saved_at) VALUES (?, ?, ?, ?) RETURNING id"


BEHIND = {
    "answer": "request", "rephrase": "request", "correction": "log_entry", "example": "example", "appointment": "appointment",
}  # fmt: skip
"""Forms that are opened on what belongs to an inquiry, and the table it stands in."""
ON_INQUIRY = frozenset({
    "edit", "closing", "step", "log", "reminder", "ask", "systemic", "pointing", "join", "link", "unlink", "export_inquiry",
    "export_person", "retention_hold", "erasing",
})  # fmt: skip
"""Forms that are opened on an inquiry itself."""


TEXT_FIELDS: Mapping[str, str] = {
    "subject": "emne", "topic": "emne", "name": "navn", "citizen": "borger", "next_step": "næste skridt", "text": "tekst",
    "next": "næste skridt", "note": "notat", "question": "spørgsmål", "answer": "svar", "title": "titel", "reply": "svar",
    "plan": "handleplan", "reason": "grund", "why": "grund", "phone": "telefon", "mail": "mail", "esdh": "ESDH",
}  # fmt: skip
"""The fields of forms that hold words of hers, and what each is called; what tells a draft best comes first."""
PRINTS = "export_"
"""What the names of forms that only print begin with: nothing of what is typed in one goes into the register."""


class Draft(NamedTuple):
    """A form's values as typed; `target` is the row the form was opened on (None for a new one), `saved_at` an ISO moment.

    One that is not `on_disk` is only in memory, and gone with the program.
    """

    id: int
    form: str
    target: int | None
    values: Mapping[str, str]
    saved_at: str
    on_disk: bool = True


FIRST_HELD = 2**52
"""The id of the first draft that never was on the disk, far above the file's own."""


class Drafts:
    """The drafts of one open register, newest first; `waiting` as long as the disk has not taken what was to be kept."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.waiting = False
        self._engine = engine
        self._clock = clock
        self._held: dict[int, Draft] = {}
        self._free = count(FIRST_HELD)
        self._written: dict[int, int] = {}
        """The ids on the disk of those that were in memory first: a form that took one up there knows it by the id it had."""

    def all(self) -> list[Draft]:
        """Every draft; those in memory first, each in the place of its older self on the disk."""
        on_disk = self.on_disk(self._engine)
        return [*reversed(self._held.values()), *(draft for draft in on_disk if draft.id not in self._held)]

    @staticmethod
    def on_disk(engine: Engine) -> list[Draft]:
        """Those that are in a file."""
        rows = engine.rows("SELECT id, form, target, body, saved_at FROM draft ORDER BY id DESC")
        return [Draft(identifier, form, target, _values(body), at) for identifier, form, target, body, at in rows]

    def count(self) -> int:
        """How many there are."""
        never_on_disk = sum(identifier >= FIRST_HELD for identifier in self._held)
        return int(self._engine.one("SELECT count(*) FROM draft")) + never_on_disk

    def keep(self, identifier: int | None, form: str, target: int | None, values: Mapping[str, str]) -> int:
        """Put the draft on the disk, over the one before; returns its id."""
        before = self._now(identifier)
        kept = self._write(before, form, target, values)
        self._held.pop(before or 0, None)
        if identifier is not None and identifier >= FIRST_HELD:
            self._written[identifier] = kept
        self.waiting = bool(self._held)
        return kept

    def hold(self, identifier: int | None, form: str, target: int | None, values: Mapping[str, str]) -> int:
        """Keep the draft in memory while the disk does not take it; returns its id."""
        now = self._now(identifier)
        held = next(self._free) if now is None else now
        self._held[held] = Draft(held, form, target, dict(values), self._clock.now().isoformat(), on_disk=False)
        return held

    def write_held(self) -> None:
        """Put on the disk what is only in memory; SaveFailed when it still does not take it."""
        for draft in list(self._held.values()):
            self.keep(draft.id, draft.form, draft.target, draft.values)

    def drop(self, identifier: int | None) -> None:
        """Forget a draft; inside an act it goes or stays with the act."""
        now = self._now(identifier)
        self._engine.execute("DELETE FROM draft WHERE id = ?", (now,))
        self._engine.afterwards(lambda: self._forget(now or 0))

    def _forget(self, identifier: int) -> None:
        self._held.pop(identifier, None)
        self.waiting = bool(self._held)

    def _now(self, identifier: int | None) -> int | None:
        return None if identifier is None else self._written.get(identifier, identifier)

    def _write(self, identifier: int | None, form: str, target: int | None, values: Mapping[str, str]) -> int:
        import json  # late: as below

        body, now = json.dumps(dict(values), ensure_ascii=False), self._clock.now().isoformat()
        self.waiting = True
        with self._engine.transaction():
            kept = identifier and self._engine.one(CHANGE, (body, now, identifier))
            kept = kept or self._engine.one(ADD, (form, target, body, now))
        return int(kept)


def _values(body: str) -> dict[str, str]:
    import json  # late: the first frame needs it only where a draft lies

    values: dict[str, str] = json.loads(body)
    return values


def inquiries_behind(engine: Engine, drafts: Sequence[Draft]) -> dict[int, int]:
    """The inquiry that a draft is about in the end, by the draft's id; those about none are left out."""
    found = {draft.id: draft.target for draft in drafts if draft.form in ON_INQUIRY and draft.target}
    for table in dict.fromkeys(BEHIND.values()):
        targets = {draft.id: draft.target for draft in drafts if BEHIND.get(draft.form) == table and draft.target}
        marks = ",".join("?" * len(targets))
        sql = f"SELECT id, inquiry FROM {table} WHERE id IN ({marks}) AND inquiry IS NOT NULL"  # noqa: S608 - declared, see above
        inquiries = dict(engine.rows(sql, tuple(targets.values()))) if targets else {}
        found |= {draft: inquiries[row] for draft, row in targets.items() if row in inquiries}
    return found
