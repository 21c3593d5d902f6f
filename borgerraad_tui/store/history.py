"""History: undo and redo of saved acts, and what happened to one row. Written by triggers in schema.sql, read here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from borgerraad_tui.store.acts import Acts, What
from borgerraad_tui.store.engine import Engine

BEFORE = """
SELECT (SELECT body FROM history WHERE place = touched.place AND row = touched.row AND act < :act ORDER BY id DESC LIMIT 1),
       place, row
FROM (SELECT place, row, max(id) AS newest FROM history WHERE act = :act GROUP BY place, row) AS touched
ORDER BY newest DESC
"""
"""Every row an act touched, as it was before the act (NULL: not there), last touched first."""

PLACES = (
    "inquiry", "further_theme", "consultation", "period", "catalogue", "person", "log_entry", "reminder", "appointment", "request",
    "link", "finding", "recommendation", "recommendation_status", "basis", "example", "settlement", "saved_search",
    "report", "report_part", "report_block", "frozen", "printed", "question", "service_level",
    "retention_term", "retention_hold", "erasure",
)  # fmt: skip
"""The tables with a history."""
DELETIONS = {place: f"DELETE FROM {place} WHERE id = ?" for place in PLACES}  # noqa: S608 - the names stand above

ACTS = "SELECT id, what, title FROM act WHERE id >= ? ORDER BY id DESC"

OF_ROW = """
SELECT act.at, act.what, act.title FROM history JOIN act ON act.id = history.act
WHERE place = ? AND row = ? GROUP BY act.id ORDER BY act.id
"""

LAST_OPEN = """
SELECT json_extract(body, '$.next_due'), json_extract(body, '$.next_step') FROM history
WHERE place = 'inquiry' AND row = ? AND json_extract(body, '$.closed') IS NULL AND json_extract(body, '$.exclusion') IS NULL
  AND body IS NOT NULL
ORDER BY act DESC, id DESC LIMIT 1
"""
ENDINGS = """
SELECT act, json_extract(body, '$.action'), json_extract(body, '$.outcome') FROM history
WHERE place = 'inquiry' AND row = ? AND json_extract(body, '$.closed') IS NOT NULL ORDER BY id
"""
"""The acts that left an inquiry closed, an undo of its opening among them."""


class Earlier(NamedTuple):
    """A text that an act replaced: where it stood, and what it was."""

    place: str
    column: str
    text: str


class Happened(NamedTuple):
    """One act in the life of a row: the moment (ISO), what it was, its title, and the texts it replaced, where they are told."""

    at: str
    what: str
    title: str
    earlier: tuple[Earlier, ...] = ()


class History:
    """Undo and redo over one register's acts; `catalogue_changed` is called when one of them has changed the catalogue."""

    def __init__(self, engine: Engine, acts: Acts, catalogue_changed: Callable[[], None]) -> None:
        self._engine = engine
        self._acts = acts
        self._catalogue_changed = catalogue_changed

    def undo(self) -> str | None:
        """Take the newest act back, as a new act; returns its title, or None when there is nothing to undo."""
        return self._revert(self._newest(skips="undo", takes=("do", "redo")), "undo")

    def redo(self) -> str | None:
        """Take the newest undo back; returns the act's title, or None when nothing was undone since the last act."""
        return self._revert(self._newest(skips="redo", takes=("undo",)), "redo")

    def of_row(self, place: str, row: int) -> list[Happened]:
        """The acts that touched a row, oldest first."""
        return [Happened(*line) for line in self._engine.rows(OF_ROW, (place, row))]

    def step_before_ending(self, inquiry: int) -> tuple[date | None, str]:
        """The next step an inquiry had when it was last open; none of one that was never open here."""
        due, step = self._engine.first(LAST_OPEN, (inquiry,)) or (None, "")
        return date.fromisoformat(due) if due else None, step

    def ending_before(self, inquiry: int) -> tuple[int | None, int | None]:
        """The action and outcome (catalogue ids) an inquiry that was opened again had; none of one that was never closed."""
        endings = {act: (action, outcome) for act, action, outcome in self._engine.rows(ENDINGS, (inquiry,))}
        oldest = min(endings, default=None)
        if oldest is None:
            return None, None
        standing = (act for act, *_ in self._standing(skips="undo", since=oldest))
        return next((endings[act] for act in standing if act in endings), (None, None))

    def _newest(self, skips: str, takes: tuple[str, ...]) -> tuple[int, str] | None:
        """The newest act that is still standing, if it is one of `takes`."""
        act, what, title = next(self._standing(skips), (0, "", ""))
        return (act, title) if what in takes else None

    def _standing(self, skips: str, since: int = 0) -> Iterator[tuple[int, str, str]]:
        """The acts from one on that still stand, newest first: each later `skips` act has answered for one of the others."""
        answered = 0
        for act, what, title in self._engine.stream(ACTS, (since,)):
            if what == skips:
                answered += 1
            elif answered:
                answered -= 1
            else:
                yield act, what, title

    def _revert(self, found: tuple[int, str] | None, what: What) -> str | None:
        if found is None:
            return None
        import json  # late: the first frame takes nothing back

        act, title = found
        before = self._engine.rows(BEFORE, {"act": act})
        with self._acts.act(title, what):
            self._engine.execute("PRAGMA defer_foreign_keys = ON")
            for body, place, row in before:
                self._put_back(place, row, json.loads(body) if body else None)
        if any(place == "catalogue" for _, place, _ in before):
            self._catalogue_changed()
        return title

    def _put_back(self, place: str, row: int, body: dict[str, Any] | None) -> None:
        if body is None:
            # an import may have brought thousands of rows: one bare statement each
            self._engine.execute(DELETIONS[place], (row,))
            return
        table = self._engine.tables.table(place)
        if table.count_where("id = ?", [row]):
            table.update(row, body)
        else:
            table.insert(body)
