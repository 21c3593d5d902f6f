"""Lists of inquiries, read in windows: plain rows, no models, and no more rows than a screen wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from borgerraad_tui.store.engine import Engine

if TYPE_CHECKING:
    from borgerraad_tui.statistics.report import Selection

COLUMNS = """
SELECT i.id, i.year, i.number, i.kind, i.received, i.closed, i.next_due, i.next_step, i.subject,
       coalesce(d.short, d.name, ''), i.exclusion IS NOT NULL
FROM inquiry AS i LEFT JOIN catalogue AS d ON d.id = i.directorate
"""

OPEN_ORDER = "coalesce(next_due, '9999-12-31')"


class Waited(NamedTuple):
    """How many days were waited; not `ended`, so far, or until nothing more was waited for."""

    days: int
    ended: bool


class ListedInquiry(NamedTuple):
    """One line of a list; days are ISO text or None, `directorate` is its short name.

    `waited` is known in a list behind a figure of waits alone (store/waits.py).
    """

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
    waited: Waited | None = None


class Order(NamedTuple):
    """What a list holds and how it is sorted: a condition with its values, one sort column and then the id, both one way.

    `low` and `high` are the column's bounds, both included; empty for none.
    """

    where: str
    values: tuple[Any, ...]
    column: str
    descending: bool = False
    low: str = ""
    high: str = ""

    def holds(self) -> tuple[str, tuple[Any, ...]]:
        """The condition for all rows, and its values."""
        bounds = [(f"{self.column} {sign} ?", day) for sign, day in ((">=", self.low), ("<=", self.high)) if day]
        return " AND ".join([self.where, *(text for text, _ in bounds)]), (*self.values, *(day for _, day in bounds))

    def beyond(self, edge: Edge, *, descending: bool) -> tuple[str, tuple[Any, ...]]:
        """The condition for the rows past an edge, and its values.

        The edge takes a bound's place: of two bounds on one side the engine would search by one and read past the other.
        """
        narrowed = self._replace(high=edge.value) if descending else self._replace(low=edge.value)
        where, values = narrowed.holds()
        sign = "<" if descending else ">"
        return f"{where} AND ({self.column} {sign} ? OR id {sign} ?)", (*values, *edge)


class Edge(NamedTuple):
    """Where one row stands in an order."""

    value: str
    id: int


class InquiryWindow:
    """A list that hands out windows of rows; nothing is read before it is asked for.

    A window beside one that was read goes on from its edge, so paging costs the same anywhere in a list of any length; any
    other is reached from the nearer end.
    """

    def __init__(self, engine: Engine, order: Order) -> None:
        self._engine = engine
        self._order = order
        self._count: int | None = None
        self._edges: dict[int, Edge] = {}

    def count(self) -> int:
        """How many rows the list holds."""
        if self._count is None:
            self._count = self._number(*self._order.holds())
        return self._count

    def rows(self, start: int, number: int) -> Sequence[ListedInquiry]:
        """The rows from position `start` on."""
        if number <= 0:
            return []
        found = self._window(start, number)
        if found:
            self._edges[start], self._edges[start + len(found) - 1] = found[0], found[-1]
        return chosen_inquiries(self._engine, [edge.id for edge in found])

    def index_of(self, key: int) -> int | None:
        """The position of a row in the list, or None when it is not in it."""
        order = self._order
        where, values = order.holds()
        sql = f"SELECT {order.column}, id FROM inquiry WHERE id = ? AND {where}"  # noqa: S608
        found = self._engine.first(sql, (key, *values))
        if found is None:
            return None
        return self._number(*order.beyond(Edge(*found), descending=not order.descending))

    def _number(self, where: str, values: tuple[Any, ...]) -> int:
        # conditions are written here and below, values are bound
        return int(self._engine.one(f"SELECT count(*) FROM inquiry WHERE {where}", values))  # noqa: S608

    def _window(self, start: int, number: int) -> list[Edge]:
        before, after = self._edges.get(start - 1), self._edges.get(start + number)
        if before:
            return self._read(number, edge=before)
        if after:
            return self._read(number, edge=after, backwards=True)[::-1]
        if self._count is None or start <= self._count // 2:
            return self._read(number, skip=start)
        # a negative limit would be none at all
        number = max(0, min(number, self._count - start))
        return self._read(number, skip=self._count - start - number, backwards=True)[::-1]

    def _read(self, number: int, *, skip: int = 0, edge: Edge | None = None, backwards: bool = False) -> list[Edge]:
        order = self._order
        descending = order.descending != backwards
        way = "DESC" if descending else "ASC"
        where, values = order.beyond(edge, descending=descending) if edge else order.holds()
        sql = f"SELECT {order.column}, id FROM inquiry WHERE {where} ORDER BY {order.column} {way}, id {way} LIMIT ? OFFSET ?"  # noqa: S608
        return [Edge(*row) for row in self._engine.rows(sql, (*values, number, skip))]


def open_inquiries(engine: Engine, first: date = date.min, last: date = date.max) -> InquiryWindow:
    """Every open inquiry received from `first` to `last` (on the desk: whenever), late, today, dated, undated."""
    if (first, last) == (date.min, date.max):
        return InquiryWindow(engine, Order("closed IS NULL", (), OPEN_ORDER))
    span = (first.isoformat(), last.isoformat())
    return InquiryWindow(engine, Order("closed IS NULL AND received BETWEEN ? AND ?", span, OPEN_ORDER))


def selected_inquiries(engine: Engine, selection: Selection) -> InquiryWindow:
    """The inquiries behind a figure, newest first."""
    span = (selection.first.isoformat(), selection.last.isoformat())
    return InquiryWindow(engine, Order(*_condition(selection), "received", True, *span))


def all_inquiries(engine: Engine, first: date = date.min, last: date = date.max) -> InquiryWindow:
    """Every inquiry received from `first` to `last`, newest first."""
    return InquiryWindow(engine, Order("true", (), "received", True, first.isoformat(), last.isoformat()))


def narrowed_inquiries(engine: Engine, selection: Selection, entries: Mapping[str, Sequence[int]]) -> InquiryWindow:
    """The inquiries behind a figure that also have one of these catalogue entries in each of these columns, newest first."""
    where, values = _condition(selection)
    for column, among in entries.items():
        where, values = f"{where} AND {_among(column, among)}", (*values, *among)
    span = (selection.first.isoformat(), selection.last.isoformat())
    return InquiryWindow(engine, Order(where, values, "received", True, *span))


def chosen_inquiries(engine: Engine, identifiers: Sequence[int]) -> list[ListedInquiry]:
    """These inquiries, in the given order."""
    marks = ",".join("?" * len(identifiers))
    rows = {
        row[0]: ListedInquiry(*row) for row in engine.rows(f"{COLUMNS} WHERE i.id IN ({marks})", tuple(identifiers))
    }
    return [rows[identifier] for identifier in identifiers if identifier in rows]


class OpenCounts(NamedTuple):
    """The desk's title line."""

    open: int
    late: int
    today: int


def open_counts(engine: Engine, today: date) -> OpenCounts:
    """How many are open, late, and due today; counted within the index of the open ones."""
    still_open = "SELECT count(*) FROM inquiry WHERE closed IS NULL"
    late, due_today = (f"{still_open} AND {OPEN_ORDER} {sign} :today" for sign in "<=")
    counts = engine.first(f"SELECT ({still_open}), ({late}), ({due_today})", {"today": today.isoformat()})
    return OpenCounts(*counts)


def _condition(selection: Selection) -> tuple[str, tuple[Any, ...]]:
    """A selection as SQL; the words are fixed, the values are bound."""
    where, values = _counted_in(selection)
    return (where, values) if selection.place is None else (f"{where} AND place = ?", (*values, selection.place))


def _counted_in(selection: Selection) -> tuple[str, tuple[Any, ...]]:
    """The part of the tally that a selection is about."""
    if selection.part == "registered":
        return "true", ()
    if selection.part == "left out":
        return _left_out(selection.entries)
    if selection.part in ("contact", "closing"):
        return f"exclusion IS NULL AND {_among('directorate', selection.entries)}", selection.entries
    where = "exclusion IS NULL AND " + ("kind = ?" if selection.kind else "kind IS NOT NULL")
    values = (selection.kind.value,) if selection.kind else ()
    if selection.part == "finding":
        marked = f"SELECT inquiry FROM finding WHERE outcome IN ({_marks(selection.entries)})"  # noqa: S608 - marks alone
        return f"{where} AND closed IS NOT NULL AND id IN ({marked})", (*values, *selection.entries)
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
