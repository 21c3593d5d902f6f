"""All figures of one period, and what stands behind each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.period import months
from borgerraad_tui.statistics.table import Row, Table, count_tables, names_of
from borgerraad_tui.statistics.tally import NOT_GIVEN, TallyLine


class Reason(NamedTuple):
    """How many left the statistics for one reason; `entries` are the catalogue ids that print its name."""

    name: str
    n: int
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a period holds. Registered = counted + excluded + undecided; every table counts only the counted.

    `first` is None where nothing was ever registered; `today` bounds the divisor of the average: days to come hold nothing yet.
    """

    first: date | None
    last: date
    today: date
    registered: int
    excluded: int
    undecided: int
    complaints: int
    others: int
    consultations: int
    excluded_by: tuple[Reason, ...]
    tables: tuple[Table, ...]

    @property
    def counted(self) -> int:
        """Registered less excluded less undecided."""
        return self.registered - self.excluded - self.undecided

    @property
    def months(self) -> Fraction:
        """The divisor of the monthly average."""
        return months(self.first, min(self.last, self.today)) if self.first else Fraction(0)

    @property
    def per_month(self) -> Fraction | None:
        """Counted inquiries a month."""
        return self.monthly(self.counted)

    def monthly(self, number: int) -> Fraction | None:
        """A number of the period a month; None of a period without a day."""
        return number / self.months if self.months else None

    @property
    def days(self) -> int:
        """Days of the period that have come."""
        return max(0, (min(self.last, self.today) - self.first).days + 1) if self.first else 0

    def table(self, number: int) -> Table:
        """One table by its printed number."""
        return self.tables[number - 1]


@dataclass(frozen=True, slots=True)
class Selection:
    """The inquiries behind a figure: received from `first` to `last`, and alike in one part of the tally.

    An empty `part` is all counted; "registered" all, "left out" those with the given reasons (0 undecided), "finding" those
    closed with the given outcomes beside their main one, "contact" and "closing" those whose time until then is counted: all of the
    given directorates that are not excluded.
    """

    first: date
    last: date
    part: str = ""
    kind: Kind | None = None
    entries: tuple[int, ...] = ()
    within: tuple[int, ...] = ()
    """For outcomes: the actions' ids."""
    place: int | None = None
    """Those received at one place (a catalogue id); None: at all."""


def count(lines: Sequence[TallyLine], catalogue: Catalogue, first: date | None, last: date, today: date) -> Figures:
    """Turn the tally lines of a period into its figures; rows stand in the order of the last day, or of today if earlier."""
    counted = [line for line in lines if line.part == "directorate"]
    left_out = [line for line in lines if line.part == "left out"]
    reasons: Counter[int] = Counter()
    for line in left_out:
        reasons[line.entry] += line.n
    undecided = reasons.pop(NOT_GIVEN, 0)
    return Figures(
        first=first,
        last=last,
        today=today,
        registered=sum(line.n for line in [*counted, *left_out]),
        excluded=reasons.total(),
        undecided=undecided,
        complaints=sum(line.n for line in counted if line.kind == Kind.COMPLAINT),
        others=sum(line.n for line in counted if line.kind == Kind.OTHER),
        consultations=sum(line.n for line in lines if line.part == "consultation"),
        excluded_by=tuple(_by_name(reasons, catalogue)),
        tables=count_tables(lines, catalogue, min(last, today)),
    )


def _by_name(reasons: Counter[int], catalogue: Catalogue) -> Iterator[Reason]:
    for name, entries in names_of(catalogue.of("exclusion")):
        if number := sum(reasons[entry] for entry in entries):
            yield Reason(name, number, entries)


def behind(figures: Figures, table: Table, row: Row, catalogue: Catalogue) -> Selection:
    """Which inquiries a row counts."""
    spec = table.spec
    within = (
        tuple(entry.id for entry in catalogue.of("action") if entry.name == catalogue.name("action", spec.within))
        if spec.within
        else ()
    )
    part = "outcome" if spec.within else spec.part
    return Selection(figures.first or figures.last, figures.last, part, spec.kind, row.entries, within)
