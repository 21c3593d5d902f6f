"""Lists of inquiries, read in windows: plain rows, no models, and no more rows than a screen wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.engine import Engine

COLUMNS = """
SELECT i.id, i.year, i.number, i.kind, i.received, i.closed, i.next_due, i.next_step, i.subject,
       coalesce(d.short, d.name, ''), i.exclusion IS NOT NULL
FROM inquiry AS i LEFT JOIN catalogue AS d ON d.id = i.directorate
"""

OPEN_ORDER = "coalesce(next_due, '9999-12-31')"


class ListedInquiry(NamedTuple):
    """One line of a list; days are ISO text or None, `directorate` is its short name."""

    id: int
    year: int
    number: int
    kind: str | None
    received: str
    closed: str | None
    next_due: str | None
    next_step: str
    subject: str
    directorate: str
    excluded: int


@dataclass(frozen=True, slots=True)
class Order:
    """What a list holds and how it is sorted: a condition with its values, one sort column and then the id, both one way."""

    where: str
    values: tuple[Any, ...]
    column: str
    descending: bool = False


class InquiryWindow:
    """A list that hands out windows of rows. Windows are reached from the nearer end; nothing is read before it is asked for."""

    def __init__(self, engine: Engine, order: Order) -> None:
        self._engine = engine
        self._order = order
        self._count: int | None = None

    def count(self) -> int:
        """How many rows the list holds."""
        if self._count is None:
            sql = f"SELECT count(*) FROM inquiry WHERE {self._order.where}"  # noqa: S608 - conditions are written below, values are bound
            self._count = int(self._engine.one(sql, self._order.values))
        return self._count

    def rows(self, start: int, number: int) -> Sequence[ListedInquiry]:
        """The rows from position `start` on."""
        if self._count is None or start <= self._count // 2:
            return self._read(start, max(0, number), backwards=False)
        number = max(0, min(number, self._count - start))  # a negative limit would be none at all
        return self._read(self._count - start - number, number, backwards=True)[::-1]

    def index_of(self, key: int) -> int | None:
        """The position of a row in the list, or None when it is not in it."""
        order = self._order
        sql = f"SELECT {order.column} FROM inquiry WHERE id = ? AND {order.where}"  # noqa: S608
        found = self._engine.execute(sql, (key, *order.values)).fetchone()
        if found is None:
            return None
        before = ">" if order.descending else "<"
        sql = f"SELECT count(*) FROM inquiry WHERE {order.where} AND ({order.column}, id) {before} (?, ?)"  # noqa: S608
        return int(self._engine.one(sql, (*order.values, found[0], key)))

    def _read(self, skip: int, number: int, *, backwards: bool) -> list[ListedInquiry]:
        order = self._order
        way = "DESC" if order.descending != backwards else "ASC"
        ids = f"SELECT id FROM inquiry WHERE {order.where} ORDER BY {order.column} {way}, id {way} LIMIT ? OFFSET ?"  # noqa: S608
        found = [row[0] for row in self._engine.execute(ids, (*order.values, number, skip))]
        marks = ",".join("?" * len(found))
        rows = {
            row[0]: ListedInquiry(*row) for row in self._engine.execute(f"{COLUMNS} WHERE i.id IN ({marks})", found)
        }
        return [rows[identifier] for identifier in found]


def open_inquiries(engine: Engine) -> InquiryWindow:
    """The desk: every open inquiry, late, today, dated, undated."""
    return InquiryWindow(engine, Order("closed IS NULL", (), OPEN_ORDER))


def selected_inquiries(engine: Engine, selection: Selection) -> InquiryWindow:
    """The inquiries behind a figure, newest first."""
    where, values = _condition(selection)
    span = (selection.first.isoformat(), selection.last.isoformat())
    return InquiryWindow(
        engine, Order(f"received BETWEEN ? AND ? AND {where}", (*span, *values), "received", descending=True)
    )


def all_inquiries(engine: Engine) -> InquiryWindow:
    """Every inquiry, newest first."""
    return InquiryWindow(engine, Order("true", (), "received", descending=True))


def chosen_inquiries(engine: Engine, identifiers: Sequence[int]) -> list[ListedInquiry]:
    """These inquiries, in the given order."""
    marks = ",".join("?" * len(identifiers))
    rows = {
        row[0]: ListedInquiry(*row) for row in engine.execute(f"{COLUMNS} WHERE i.id IN ({marks})", tuple(identifiers))
    }
    return [rows[identifier] for identifier in identifiers if identifier in rows]


class OpenCounts(NamedTuple):
    """The desk's title line."""

    open: int
    late: int
    today: int


def open_counts(engine: Engine, today: date) -> OpenCounts:
    """How many are open, late, and due today."""
    sql = """
    SELECT count(*), count(*) FILTER (WHERE next_due < :today), count(*) FILTER (WHERE next_due = :today)
    FROM inquiry WHERE closed IS NULL
    """
    return OpenCounts(*engine.execute(sql, {"today": today.isoformat()}).fetchone())


def _condition(selection: Selection) -> tuple[str, tuple[Any, ...]]:
    """A selection as SQL; the words are fixed, the values are bound."""
    if selection.part == "registered":
        return "true", ()
    if selection.part == "left out":
        return _left_out(selection.entries)
    where = "exclusion IS NULL AND " + ("kind = ?" if selection.kind else "kind IS NOT NULL")
    values = (selection.kind.value,) if selection.kind else ()
    if selection.part in ("directorate", "theme"):
        return f"{where} AND {_among(selection.part, selection.entries)}", (*values, *selection.entries)
    if selection.part == "action":
        return f"{where} AND {_among('action', selection.entries)}", (*values, *selection.entries)
    if selection.part == "outcome":
        where = f"{where} AND closed IS NOT NULL AND action IN ({_marks(selection.within)})"
        return f"{where} AND {_among('outcome', selection.entries)}", (*values, *selection.within, *selection.entries)
    return where, values


def _among(column: str, entries: Sequence[int]) -> str:
    """The column is one of the entries, where 0 stands for not given and -1 for an inquiry that is still open."""
    if min(entries, default=0) > 0:
        # the bare column lets its index serve
        return f"{column} IN ({_marks(entries)})" + (" AND closed IS NOT NULL" if column == "action" else "")
    value = "iif(closed IS NULL, -1, coalesce(action, 0))" if column == "action" else f"coalesce({column}, 0)"
    return f"{value} IN ({_marks(entries)})"


def _left_out(reasons: tuple[int, ...]) -> tuple[str, tuple[Any, ...]]:
    where = f"(exclusion IS NOT NULL OR kind IS NULL) AND coalesce(exclusion, 0) IN ({_marks(reasons)})"
    return where, reasons


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))
