"""Questions to departments as lists read them: plain rows, no models."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.waiting import RequestClock, Terms
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine

if TYPE_CHECKING:
    from borgerraad_tui.statistics.further import AskedSelection

HAS_OPEN_REQUEST = "EXISTS (SELECT 1 FROM request WHERE request.inquiry = inquiry.id AND request.settled IS NULL)"
"""A condition on the table inquiry: it waits for a department."""

COLUMNS = """
SELECT r.id, r.scope, r.inquiry, i.year, i.number, coalesce(d.short, d.name), d.name, coalesce(p.name, ''), r.asked, r.replied,
       r.answered, r.settled, r.chasers,"""
TABLES = """
FROM request AS r LEFT JOIN catalogue AS d ON d.id = r.directorate LEFT JOIN catalogue AS p ON p.id = r.department
LEFT JOIN inquiry AS i ON i.id = r.inquiry
"""
LISTED = f"{COLUMNS} substr(r.question, 1, 200), '' {TABLES}"
WHOLE = f"{COLUMNS} r.question, r.answer {TABLES}"

OPEN = "r.settled IS NULL"
# the term of an answer is the longer one: what is late at all was asked before the first reply was due
LATE = f"{OPEN} AND r.answered IS NULL AND r.asked < ? AND (r.replied IS NULL OR r.asked < ?)"
IN_TIME = f"{OPEN} AND (r.answered IS NOT NULL OR r.asked >= ? OR (r.replied IS NOT NULL AND r.asked >= ?))"

# the plus keeps an index of all that was ever asked out of it: the open ones are few
OWED = f"""
SELECT r.directorate, count(*), sum({LATE}), min(r.asked)
FROM request AS r WHERE {OPEN} GROUP BY +r.directorate
"""  # noqa: S608 - the condition above

EVER_ASKED = f"SELECT DISTINCT coalesce(p.name, d.name) {TABLES} WHERE d.id IS NOT NULL ORDER BY 1"


class ListedRequest(NamedTuple):
    """One question; days are ISO text or None. `brief` is the directorate's short name.

    A list has the beginning of the question only, and no answer.
    """

    id: int
    scope: str
    inquiry: int | None
    year: int | None
    number: int | None
    brief: str
    directorate: str
    department: str
    asked: str
    replied: str | None
    answered: str | None
    settled: str | None
    chasers: int
    question: str
    answer: str

    @property
    def clock(self) -> RequestClock:
        """Its days."""
        return RequestClock(self.asked, self.replied, self.answered, self.settled)


class Ageing(NamedTuple):
    """What one directorate owes: its catalogue entries' ids, how many are open, how many late, the day (ISO) of the oldest."""

    directorates: tuple[int, ...]
    name: str
    open: int
    late: int
    oldest: str


class Run(NamedTuple):
    """Rows that stand together in the list, by the day they were asked, one way: a condition with its values."""

    where: str
    values: tuple[Any, ...]
    descending: bool = False


class RequestWindow:
    """Questions in runs that follow each other, read in windows."""

    def __init__(self, engine: Engine, runs: Sequence[Run]) -> None:
        self._engine = engine
        self._runs = runs

    def count(self) -> int:
        """How many there are."""
        return sum(map(self._number, self._runs))

    def rows(self, start: int, number: int) -> Sequence[ListedRequest]:
        """The rows from position `start` on."""
        found: list[ListedRequest] = []
        for run in self._runs:
            found += self._read(run, start, number - len(found))
            if len(found) == number:
                break
            start = max(0, start - self._number(run)) if start else 0
        return found

    def index_of(self, key: int) -> int | None:
        """The position of a row, or None when it is not in the list."""
        before = 0
        for run in self._runs:
            # conditions are written here, values are bound
            sql = f"SELECT r.asked FROM request AS r WHERE r.id = ? AND {run.where}"  # noqa: S608
            asked = self._engine.one(sql, (key, *run.values))
            if asked is not None:
                sign = ">" if run.descending else "<"
                ahead = run._replace(
                    where=f"{run.where} AND (r.asked, r.id) {sign} (?, ?)", values=(*run.values, asked, key)
                )
                return before + self._number(ahead)
            before += self._number(run)
        return None

    def _number(self, run: Run) -> int:
        return int(self._engine.one(f"SELECT count(*) FROM request AS r WHERE {run.where}", run.values))  # noqa: S608 - see above

    def _read(self, run: Run, start: int, number: int) -> list[ListedRequest]:
        way = "DESC" if run.descending else "ASC"
        sql = f"{LISTED} WHERE {run.where} ORDER BY r.asked {way}, r.id {way} LIMIT ? OFFSET ?"
        return [ListedRequest(*row) for row in self._engine.rows(sql, (*run.values, number, start))]


def owed_requests(
    engine: Engine, terms: Terms, directorates: Sequence[int] = (), *, settled: bool = False
) -> RequestWindow:
    """The open questions, late ones first, each part oldest first; below them, if wanted, the settled ones, newest first."""
    area = f" AND {_of(directorates)}" if directorates else ""
    runs = [Run(where + area, (*_bounds(terms), *directorates)) for where in (LATE, IN_TIME)]
    if settled:
        runs.append(Run("r.settled IS NOT NULL" + area, tuple(directorates), descending=True))
    return RequestWindow(engine, runs)


def unanswered_requests(engine: Engine) -> list[ListedRequest]:
    """The open questions without an answer, oldest first."""
    sql = f"{LISTED} WHERE {OPEN} AND r.answered IS NULL ORDER BY r.asked, r.id"
    return [ListedRequest(*row) for row in engine.rows(sql)]


def asked_requests(engine: Engine, selection: AskedSelection) -> RequestWindow:
    """The questions behind a figure, newest first."""
    first, last, directorates, _ = selection
    span = (first.isoformat(), last.isoformat())
    where = f"r.asked BETWEEN ? AND ? AND {_of(directorates)}"
    return RequestWindow(engine, [Run(where, (*span, *directorates), descending=True)])


def late_inquiries(engine: Engine, terms: Terms) -> frozenset[int]:
    """The inquiries about which a department owes a reply or an answer beyond its term."""
    sql = f"SELECT DISTINCT r.inquiry FROM request AS r WHERE {LATE} AND r.inquiry IS NOT NULL"  # noqa: S608 - the condition above
    return frozenset(row[0] for row in engine.rows(sql, _bounds(terms)))


def requests_of(engine: Engine, inquiry: int) -> list[ListedRequest]:
    """All questions of one inquiry with their whole texts, oldest first."""
    sql = f"{WHOLE} WHERE r.inquiry = ? ORDER BY r.asked, r.id"
    return [ListedRequest(*row) for row in engine.rows(sql, (inquiry,))]


def asked_names(engine: Engine) -> list[str]:
    """Who in the administration was ever asked: the departments, and the directorates where none was named; by name."""
    return [row[0] for row in engine.rows(EVER_ASKED)]


def is_settled(engine: Engine, request: int) -> bool:
    """Whether nothing more is waited for; RuleBroken when there is no such question."""
    found = engine.first("SELECT settled FROM request WHERE id = ?", (request,))
    if found is None:
        raise RuleBroken("Spørgsmålet findes ikke længere.")
    return found[0] is not None


def ageing(engine: Engine, catalogue: Catalogue, terms: Terms) -> list[Ageing]:
    """What every directorate owes, in the catalogue's order; entries of one name are one."""
    rows = {directorate: counts for directorate, *counts in engine.rows(OWED, _bounds(terms))}
    found: dict[str, Ageing] = {}
    for entry in catalogue.of("directorate"):
        if entry.id in rows:
            number, late, oldest = rows[entry.id]
            same = found.get(entry.name, Ageing((), entry.name, 0, 0, oldest))
            found[entry.name] = Ageing(
                (*same.directorates, entry.id),
                entry.name,
                same.open + number,
                same.late + late,
                min(same.oldest, oldest),
            )
    return list(found.values())


def service_terms(engine: Engine, today: date) -> Terms:
    """The service levels as they are set, on a day; the usual ones until she sets others."""
    return Terms(today, *(engine.first("SELECT reply, answer FROM service_level") or ()))


def _bounds(terms: Terms) -> tuple[str, str]:
    return terms.reply_late_before, terms.answer_late_before


def _of(directorates: Sequence[int]) -> str:
    # the plus as above
    return f"+r.directorate IN ({','.join('?' * len(directorates))})"
